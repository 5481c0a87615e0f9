// What the page is: its address without numbers and its structure (tags, roles, names and states of controls, not texts).
// A list is one thing however long it is; what its items look like is told apart, in `items`.
() => {
  const UNSEEN = ["SCRIPT", "STYLE", "TEMPLATE", "LINK", "META"];
  const KEPT = ["role", "type", "lang", "dir", "class", "style", "open", "disabled", "checked", "hidden", "tabindex"];
  const PRESENT = ["alt", "title", "for", "href", "src", "placeholder"];
  const ITEM = "li, dt, dd, tr, option, article, p, br, [role=listitem], [role=article], [role=row], [role=option]";
  const ALIKE = 4; // so many of one kind beside each other are a list, whatever they are made of

  // FNV-1a, twice with other seeds: enough to tell the states of one run apart.
  const fnv = (text, seed) => {
    let sum = seed >>> 0;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619) >>> 0;
    return sum.toString(16).padStart(8, "0");
  };
  const hash = (parts) => fnv(parts.join("\u001f"), 2166136261) + fnv(parts.join("\u001f"), 40389);

  const own = (element) => {
    const parts = [element.tagName];
    for (const { name, value } of element.attributes ?? []) {
      if (KEPT.includes(name) || name.startsWith("aria-") && !/\d/.test(value)) parts.push(name, value);
      else if (PRESENT.includes(name)) parts.push(name, value ? "+" : "-");
    }
    const text = [...element.childNodes].some((child) => child.nodeType === 3 && child.nodeValue.trim());
    return [...parts, text ? "t" : ""];
  };
  const kind = (element) => [element.tagName, element.getAttribute("role"), element.getAttribute("class")].join(" ");

  // The children in their order, where those of one list stand together: [what they are, the elements, a list or not].
  const groups = (node) => {
    const seen = [...node.children].filter((child) => !UNSEEN.includes(child.tagName));
    const count = {};
    for (const child of seen) count[kind(child)] = (count[kind(child)] ?? 0) + 1;
    const found = new Map();
    for (const child of seen) {
      const many = child.matches(ITEM) || count[kind(child)] >= ALIKE;
      const name = many ? child.matches(ITEM) ? `list ${child.tagName}` : `list ${kind(child)}` : `one ${found.size}`;
      found.set(name, { many, elements: [...(found.get(name)?.elements ?? []), child] });
    }
    return [...found];
  };
  const inside = (element) => [element, ...(element.shadowRoot ? [element.shadowRoot] : [])];

  // All that can be told of one element.
  const shape = (element) => hash([...own(element), ...inside(element).flatMap(groups).map(([name, { many, elements }]) =>
    many ? `${name} ${[...new Set(elements.map(shape))].sort().join()}` : shape(elements[0]))]);

  // The same, without what is in lists: that goes into `items`.
  const items = new Set();
  const skeleton = (element, above) => {
    const here = hash([above, ...own(element)]);
    return hash([...own(element), ...inside(element).flatMap(groups).map(([name, { many, elements }]) => {
      if (!many) return skeleton(elements[0], here);
      for (const item of elements) items.add(hash([here, name, shape(item)]));
      return name;
    })]);
  };

  const numberless = (path) => path.split("/").map((part) => /\d/.test(part) ? "#" : part).join("/");
  const route = /^#[!/]/.test(location.hash) ? numberless(location.hash) : "";
  const asked = [...new Set(new URLSearchParams(location.search).keys())].sort();
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const signature = skeleton(document.documentElement, "");
  return {
    signature,
    page: hash([numberless(location.pathname), ...asked, route, signature]),
    items: [...items],
    view: `${innerWidth}x${innerHeight}-${scheme}`,
    url: location.href,
    title: document.title,
  };
}
