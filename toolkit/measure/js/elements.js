// What rules of ours about a state tell of elements.
() => {
  const MOST = 10;
  const path = (element) => {
    const way = [];
    for (let at = element; at && at.nodeType === 1 && at !== document.documentElement; at = at.parentElement) {
      if (at.id) return [`#${CSS.escape(at.id)}`, ...way].join(" > ");
      const alike = at.parentElement ? [...at.parentElement.children].filter((one) => one.localName === at.localName) : [at];
      way.unshift(at.localName + (alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : ""));
    }
    return way.join(" > ");
  };
  const row = (element, outcome, message) => {
    const box = element.getBoundingClientRect();
    return {
      outcome, message, selector: path(element), html: element.outerHTML.slice(0, 1000),
      box: [box.x + scrollX, box.y + scrollY, box.width, box.height],
    };
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return { MOST, row, seen };
}
