// What a page shows that trust is asked about: names of controls, words, texts that look like a clock; and the form
// that a control stands in: its dialog, else its form, else the dialog on top, else all of the page.
(target) => {
  const DIALOGS = "dialog, [role=dialog], [role=alertdialog]";
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const name = (element) =>
    (element.getAttribute("aria-label") || [...(element.labels || [])].map((l) => l.innerText).join(" ") ||
      element.innerText || element.value || "").trim().replace(/\s+/g, " ").slice(0, 200);
  const main = document.querySelector("main, [role=main]") || document.body;
  const at = target || (document.activeElement === document.body ? null : document.activeElement);
  const own = at && (at.closest(DIALOGS) || (at.matches("a[href]") ? null : at.form || at.closest("form")));
  const holder = own || all(DIALOGS).filter(seen).pop() || null;
  const root = holder || document.body;
  const on = (box) => box.getAttribute("aria-checked") === "true" || !!box.checked;
  const BOXES = "input[type=checkbox], input[type=radio], [role=switch], [role=checkbox], [role=radio]";
  return {
    url: location.href,
    lang: document.documentElement.lang,
    controls: all("button, a[href], [role=button], input[type=submit]").filter(seen).map(name).slice(0, 400),
    words: main.innerText.slice(0, 20000),
    clocks: (document.body.innerText.match(/\b\d{1,2}:\d{2}(?::\d{2})?\b/g) || []).slice(0, 40),
    form: {
      kind: !holder ? "" : holder.matches(DIALOGS) ? "dialog" : "form",
      url: location.href,
      fields: all("input, select, textarea", root).filter((f) => !f.closest("[role=search]")).map((f) => ({
        type: f.type, name: f.name, label: f.type === "hidden" ? "" : name(f), seen: f.type !== "hidden" && seen(f),
        value: ["hidden", "url", "text"].includes(f.type) ? f.value.slice(0, 500) : "",
      })),
      actions: (root.matches("form") ? [root] : all("form", root)).map((f) => f.getAttribute("action") || ""),
      boxes: all(BOXES, root).filter(seen).map((b) => ({
        name: name(b), on: on(b), choice: b.type === "radio" || b.getAttribute("role") === "radio",
      })),
      words: (holder || main).innerText.slice(0, 20000),
      main: main.innerText.slice(0, 20000),
    },
  };
}
