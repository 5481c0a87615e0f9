// What must be scrolled sideways in a window of 320 CSS pixels.
({ MOST, row, seen }) => {
  const TWO_DIMENSIONS = "table, img, picture, svg, video, canvas, iframe, object, embed, pre, code, math, [role=grid], [role=toolbar]";
  const edge = document.documentElement.clientWidth + 1;
  // A line that does not wrap leaves its box.
  const right = (element) => {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
    const ends = texts.map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect().right;
    });
    return Math.max(element.getBoundingClientRect().right, ...ends);
  };
  const sticksOut = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && right(element) > edge && seen(element);
  };
  const held = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX !== "visible" && !sticksOut(at)) return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((one) => sticksOut(one) && !held(one));
  const outermost = out.filter((one) => !out.some((other) => other !== one && other.contains(one)));
  if (document.scrollingElement.scrollWidth <= edge) {
    const cut = outermost.filter((one) => one.innerText?.trim());
    return cut.slice(0, MOST).map((one) => row(one, "cantTell", "It sticks out of a page that cannot be scrolled sideways."));
  }
  const allowed = (one) => one.matches(TWO_DIMENSIONS) || [...one.querySelectorAll("*")].some((inner) =>
    inner.matches(TWO_DIMENSIONS) && sticksOut(inner) && !out.some((other) => one.contains(other) && !inner.contains(other) && !other.contains(inner)));
  return outermost.slice(0, MOST).map((one) => allowed(one)
    ? row(one, "cantTell", "It sticks out of the window, and may need two dimensions.")
    : row(one, "failed", `It ends ${Math.round(right(one) - edge + 1)} pixels beyond the window.`));
}
