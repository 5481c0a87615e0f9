// A feed as it is on the page: its items by addresses of their own, else by what they say, and how much of a document there is.
(known) => {
  const APART = "nav, aside, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=menu], body > header, body > footer";
  const fnv = (text) => {
    let sum = 2166136261;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619) >>> 0;
    return sum.toString(16);
  };
  const within = document.querySelector("main, [role=main]") ?? document.body;
  const seen = (element) => element.checkVisibility() && (element.innerText ?? "").trim().length > 20 && !element.closest(APART);
  // What changes while one looks (times, counts) is left out.
  const words = (item) => fnv(item.innerText.replace(/\d+/g, "#").replace(/\s+/g, " ").trim());

  // Where a link leads on this platform, and the forms of address it has: with its first part as it is, and without.
  const path = (link) => {
    if (link.origin !== location.origin || link.search) return "";
    return (link.hash.startsWith("#/") ? link.hash.slice(1) : link.pathname).replace(/\/+$/, "");
  };
  const forms = (address) => {
    const parts = address.split("/").slice(1);
    const signs = parts.map((part) => (/^\d|^(?=.*\d)[0-9a-f-]{8,}$/i.test(part) ? "#" : "*"));
    const named = [parts[0], ...signs.slice(1)].join("/");
    return [parts.length > 1 && signs[0] === "*" ? named : "", signs.includes("#") ? signs.join("/") : ""].filter(Boolean);
  };
  const links = (item) => [...(item.matches("a[href]") ? [item] : []), ...item.querySelectorAll("a[href]")]
    .map((link) => ({ link, address: path(link) })).filter(({ address }) => address);

  // The address by which items are told apart: almost each has one, and two items of one address say the same.
  const own = (items) => {
    const all = items.map((item) => {
      const mine = {};
      for (const { link, address } of links(item)) {
        for (const form of forms(address)) (mine[form] ??= []).push({ address, text: link.innerText.trim().length });
      }
      return { words: words(item), mine };
    });
    const about = (form) => {
      const having = all.filter(({ mine }) => mine[form]);
      const addresses = new Set(having.map(({ mine }) => mine[form][0].address)).size;
      const said = new Set(having.map((one) => one.mine[form][0].address + " " + one.words)).size;
      const each = having.reduce((sum, { mine }) => sum + new Set(mine[form].map(({ address }) => address)).size, 0);
      const good = having.length >= 3 && having.length * 2 >= all.length && addresses >= said * 0.9 && each <= having.length * 2;
      const text = having.reduce((sum, { mine }) => sum + mine[form][0].text, 0);
      return { form, good, order: [Number(form.includes("#")), addresses, text] };
    };
    const found = [...new Set(all.flatMap(({ mine }) => Object.keys(mine)))].map(about).filter(({ good }) => good);
    const better = (a, b) => b.order.map((value, at) => value - a.order[at]).find(Boolean) ?? 0;
    return (found.find(({ form }) => form === known) ?? found.sort(better)[0])?.form ?? "";
  };

  // What may be items: kinds of elements, and else siblings that hold links.
  const articles = [...within.querySelectorAll("article, [role=article]")].filter(seen);
  const kinds = ["[role=feed] > *, [role=listitem]", "li", "tr"].map((kind) => [...within.querySelectorAll(kind)].filter(seen));
  const siblings = () => {
    const parents = new Map();
    for (const { link } of links(within)) {
      for (let at = link; at !== within; at = at.parentElement) {
        const tags = parents.get(at.parentElement) ?? parents.set(at.parentElement, new Map()).get(at.parentElement);
        tags.set(at.tagName, (tags.get(at.tagName) ?? new Set()).add(at));
      }
    }
    return [...parents].flatMap(([parent, tags]) => [...tags].filter(([, holders]) => holders.size >= 3)
      .map(([tag]) => [...parent.children].filter((child) => child.tagName === tag && seen(child))));
  };
  const area = (items) => items.reduce((sum, item) => sum + item.offsetWidth * item.offsetHeight, 0);
  const choose = () => {
    if (articles.length >= 3) return { items: articles, form: own(articles) };
    const told = [...kinds, ...siblings()].filter((items) => items.length >= 3)
      .map((items) => ({ items, form: own(items), area: area(items) })).filter(({ form }) => form);
    const items = kinds.find((found) => found.length >= 3);
    return told.sort((a, b) => b.area - a.area)[0] ?? (items ? { items, form: "" } : null);
  };

  const chosen = choose();
  const form = chosen?.form ?? "";
  const mine = (item) => links(item).filter(({ address }) => forms(address).includes(form));
  const items = (chosen?.items ?? []).map((item) => ({ item, mine: form ? mine(item) : [] }))
    .filter(({ mine }) => !form || mine.length);
  const name = ({ item, mine }) => (form.includes("#") ? mine[0].address : (mine[0]?.address ?? "") + words(item));

  // Where a click on an item's own link would land, if it is in view and nothing lies over it.
  const spot = ({ mine }) => {
    for (const { link, address } of mine) {
      if (address !== mine[0].address || link.target === "_blank") continue;
      for (const box of link.getClientRects()) {
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (box.top >= 0 && box.bottom <= innerHeight && link.contains(document.elementFromPoint(x, y))) return [x, y];
      }
    }
    return null;
  };
  return {
    form,
    items: chosen ? items.map(name) : null,
    tops: items.map(({ item }) => item.getBoundingClientRect().top),
    spots: items.map(spot),
    nodes: document.querySelectorAll("*").length,
    origin: performance.timeOrigin,
    y: scrollY, window: innerHeight, height: document.documentElement.scrollHeight,
  };
}
