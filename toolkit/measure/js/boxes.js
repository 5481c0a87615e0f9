// Where elements stand in the document, by selector path (a path longer than one leads through frames or hosts).
(paths) => paths.map((path) => {
  try {
    let root = document;
    let element = null;
    for (const part of path.flat()) {
      element = root.querySelector(part);
      if (!element) return null;
      root = element.shadowRoot ?? element.contentDocument ?? element;
    }
    if (element.ownerDocument !== document) return null;
    const box = element.getBoundingClientRect();
    return [box.x + scrollX, box.y + scrollY, box.width, box.height];
  } catch {
    return null;
  }
})
