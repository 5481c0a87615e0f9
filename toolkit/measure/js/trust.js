// What a page shows that trust is asked about: the fields of its forms, boxes ticked beforehand, names of controls,
// words, and texts that look like a clock.
() => {
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (element) =>
    (element.getAttribute("aria-label") || [...(element.labels || [])].map((l) => l.innerText).join(" ") ||
      element.innerText || element.value || "").trim().replace(/\s+/g, " ").slice(0, 200);
  const main = document.querySelector("main, [role=main]") || document.body;
  return {
    url: location.href,
    lang: document.documentElement.lang,
    fields: all("input, select, textarea").filter((f) => !f.closest("[role=search]")).map((f) => ({
      type: f.type, name: f.name, label: f.type === "hidden" ? "" : name(f), seen: f.type !== "hidden" && seen(f),
      value: ["hidden", "url", "text"].includes(f.type) ? f.value.slice(0, 500) : "",
    })),
    actions: all("form").map((f) => f.getAttribute("action") || ""),
    ticked: all("input[type=checkbox], [role=switch], [role=checkbox]").filter((b) => seen(b) &&
      (b.defaultChecked || b.getAttribute("aria-checked") === "true")).map(name),
    controls: all("button, a[href], [role=button], input[type=submit]").filter(seen).map(name).slice(0, 400),
    words: main.innerText.slice(0, 20000),
    clocks: (document.body.innerText.match(/\b\d{1,2}:\d{2}(?::\d{2})?\b/g) || []).slice(0, 40),
  };
}
