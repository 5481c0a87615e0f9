// A feed as it is on the page: its items by where they lead and what they say, and how much of a document there is.
() => {
  const fnv = (text) => {
    let sum = 2166136261;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619) >>> 0;
    return sum.toString(16);
  };
  const within = document.querySelector("main, [role=main]") ?? document.body;
  const kinds = ["article, [role=article]", "[role=feed] > *, [role=listitem]", "li", "tr"];
  const seen = (element) => element.checkVisibility() && element.innerText.trim().length > 20;
  const items = kinds.map((kind) => [...within.querySelectorAll(kind)].filter(seen)).find((found) => found.length >= 3) ?? [];
  // An address in the item that has a number in it is its own; what changes while one looks (times, counts) is left out.
  const address = (item) => [...item.querySelectorAll("a[href]")].map((link) => link.getAttribute("href"))
    .filter((href) => /\d/.test(href) && !/[?#]/.test(href)).sort((a, b) => a.length - b.length)[0] ?? "";
  const words = (item) => item.innerText.replace(/\d+/g, "#").replace(/\s+/g, " ").trim();
  return {
    items: items.map((item) => address(item) || fnv(words(item))),
    tops: items.map((item) => item.getBoundingClientRect().top),
    links: items.map(address),
    nodes: document.querySelectorAll("*").length,
    origin: performance.timeOrigin,
    y: scrollY, window: innerHeight, height: document.documentElement.scrollHeight,
  };
}
