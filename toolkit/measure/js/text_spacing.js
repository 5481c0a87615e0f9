// What text is cut off once lines, letters and words are spaced out as WCAG 1.4.12 has it.
({ MOST, row, seen }) => {
  const texts = [...document.body.querySelectorAll("*")].filter((one) => seen(one) &&
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  // The nearest element around a text that cuts off what does not fit.
  const frame = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (["hidden", "clip"].some((word) => [style.overflowX, style.overflowY].includes(word))) return at;
    }
    return null;
  };
  const frames = new Set(texts.map(frame).filter((one) => one && one.clientWidth > 2 && one.clientHeight > 2));
  const cuts = (one) => {
    const style = getComputedStyle(one);
    const hides = (word) => word === "hidden" || word === "clip";
    return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) ||
      (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
  };
  const before = new Set([...frames].filter(cuts));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const cut = [...frames].filter((one) => !before.has(one) && cuts(one));
  const told = cut.slice(0, MOST).map((one) => row(one, "failed", "Some of its text is cut off when text is spaced out."));
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return told;
}
