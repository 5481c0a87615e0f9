// Controls of which nothing can be seen in forced colours.
({ MOST, row, seen }) => {
  const CONTROLS = "a[href], button, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab]";
  // What lies behind an element; the system's own ground where nothing else does.
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "transparent" && !/, 0\)$/.test(colour)) return colour;
    }
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.backgroundColor = "Canvas";
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return colour;
  };
  const shows = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && style.content === "none") return false;
    const lined = ["Top", "Right", "Bottom", "Left"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    const written = pseudo && !["none", "normal", '""'].includes(style.content);
    const pictured = style.backgroundImage.includes("url(");
    return lined || outlined || written || pictured;
  };
  const visible = (control) => [control, ...control.querySelectorAll("*")].some((one) =>
    one.matches("img, svg, video, canvas, input, select, textarea") ||
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) ||
    shows(one) || shows(one, "::before") || shows(one, "::after") || ground(one) !== ground(control.parentElement));
  const gone = [...document.querySelectorAll(CONTROLS)].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 4 && box.height > 4 && seen(one) && !visible(one);
  });
  return gone.slice(0, MOST).map((one) => row(one, "failed", "Nothing of it can be seen in forced colours."));
}
