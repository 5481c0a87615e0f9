// What the page is: a signature of its structure (tags, roles, names and states of controls, not the texts).
() => {
  const KEPT = ["role", "type", "lang", "dir", "class", "style", "open", "disabled", "checked", "hidden", "tabindex"];
  const PRESENT = ["alt", "title", "for", "href", "src", "placeholder"];
  const parts = [];
  const walk = (node) => {
    for (const element of node.children) {
      if (["SCRIPT", "STYLE", "TEMPLATE", "LINK", "META"].includes(element.tagName)) continue;
      parts.push(element.tagName);
      for (const { name, value } of element.attributes) {
        if (KEPT.includes(name) || name.startsWith("aria-") && !/\d/.test(value)) parts.push(name, value);
        else if (PRESENT.includes(name)) parts.push(name, value ? "+" : "-");
      }
      const text = [...element.childNodes].some((child) => child.nodeType === 3 && child.nodeValue.trim());
      parts.push(text ? "t" : "");
      if (element.shadowRoot) walk(element.shadowRoot);
      walk(element);
      parts.push("/");
    }
  };
  walk(document);
  // FNV-1a over the parts, twice with other seeds: enough to tell the states of one run apart.
  const hash = (seed) => {
    let sum = seed >>> 0;
    for (const part of parts) {
      for (let i = 0; i < part.length; i++) sum = Math.imul(sum ^ part.charCodeAt(i), 16777619) >>> 0;
      sum = Math.imul(sum ^ 31, 16777619) >>> 0;
    }
    return sum.toString(16).padStart(8, "0");
  };
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return {
    signature: hash(2166136261) + hash(40389),
    view: `${innerWidth}x${innerHeight}-${scheme}`,
    url: location.href,
    title: document.title,
    language: document.documentElement.lang,
  };
}
