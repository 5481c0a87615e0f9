// What a person can read, where it stands, and what fields hold: two of these tell what a fault has changed.
() => {
  const LIVE = "[role=alert], [role=status], [role=log], [role=alertdialog], output, [aria-live]:not([aria-live=off])";
  const PLACE = "form, fieldset, dialog, [role=form], [role=dialog], [role=alertdialog]";
  const CONTROL = "button, [role=button], [role=tab], select, option, a[href], label, legend";
  const NEAR_PX = 200; // from a field: what stands there is read by whoever looks at it

  const roots = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const up = (element, selector) => {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host ?? null) if (at.matches(selector)) return at;
    return null;
  };

  const EDITABLE = "textarea, [contenteditable=''], [contenteditable=true], " +
    "input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url], input[type=tel], input[type=number]";
  const fields = all(EDITABLE).filter(seen);
  const held = (field) => "value" in field ? field.value : field.innerText;

  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active === document.body || active === document.documentElement) active = null;
  const told = new Set((active?.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean));

  const boxes = fields.map((field) => field.getBoundingClientRect());
  const near = (element, box) => Boolean(up(element, PLACE)) || boxes.some((field) =>
    box.bottom > field.top - NEAR_PX && box.top < field.bottom + NEAR_PX && box.right > field.left && box.left < field.right);

  // Words in front of the page, where notices come up; the shell of an application is no layer, however it is placed.
  const layers = new Map();
  const isLayer = (element) => {
    const box = element.getBoundingClientRect();
    return (element.matches("dialog, [popover]") || /fixed|absolute/.test(getComputedStyle(element).position)) &&
      box.width * box.height < innerWidth * innerHeight / 2;
  };
  const layered = (element) => {
    if (!element || element === document.body) return false;
    if (!layers.has(element)) layers.set(element, isLayer(element) || layered(element.parentElement ?? element.getRootNode().host));
    return layers.get(element);
  };

  const USED = "button, [role=button], input, select, textarea";
  const ready = all(USED).filter((one) => seen(one) && !one.matches(":disabled, [aria-disabled=true]")).length;

  const texts = [];
  for (const element of all("body *")) {
    if (texts.length >= 3000 || element.closest("script, style, template, noscript") || element.matches(EDITABLE)) continue;
    const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue).join(" ");
    const text = own.replace(/\s+/g, " ").trim();
    if (!text || !seen(element)) continue;
    const box = element.getBoundingClientRect();
    const described = [...told].some((id) => element.closest(`#${CSS.escape(id)}`));
    texts.push({
      text: text.slice(0, 300), live: Boolean(up(element, LIVE)), control: Boolean(up(element, CONTROL)),
      near: near(element, box), layer: layered(element), big: box.width > 1 && box.height > 1,
      focused: described || Boolean(active && !active.matches(EDITABLE) && !active.matches("button") && active.contains(element)),
    });
  }
  return {
    texts,
    values: fields.map(held),
    busy: all('[aria-busy="true"], [role=progressbar], progress').some(seen),
    origin: performance.timeOrigin,
    fields: fields.length,
    ready,
    drawn: document.readyState === "complete" || all("link[rel~=stylesheet]").every((link) => link.disabled || link.sheet),
  };
}
