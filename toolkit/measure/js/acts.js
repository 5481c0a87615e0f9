// Keeps where and when the person acted, with the box of the control just before, until the recorder asks for it.
(handOver) => {
  if (window !== window.top || window.__virageActs) return;
  const origin = performance.timeOrigin;
  const ACTIVATORS = "a[href], button, input, select, textarea, label, summary, option, [contenteditable], [role=button], " +
    "[role=link], [role=menuitem], [role=tab], [role=checkbox], [role=radio], [role=switch], [role=option]";
  let kept = [];
  const MOST = 100; // moments of a scroller that are kept
  const trails = new WeakMap();
  let focus = {}; // what came into focus last, and when

  const place = () => location.pathname.split("/").map((part) => /\d/.test(part) ? "#" : part).join("/");

  // What tells a control from the others of its page, by id or by its way down the tree.
  const widget = (element) => {
    const way = [];
    for (let at = element; at && at.nodeType === 1; at = at.parentElement) {
      if (at.id) return [`#${at.id}`, ...way].join(" ");
      const nth = at.parentElement ? [...at.parentElement.children].indexOf(at) + 1 : 1;
      way.unshift(`${at.tagName.toLowerCase()}:${nth}`);
    }
    return way.join(" ");
  };

  // Where each scroller was when. Whether the person scrolled it, or the page, is told by when an act began.
  const stands = (scroller) => scroller === document ? [scrollX, scrollY] : [scroller.scrollLeft, scroller.scrollTop];
  addEventListener("scroll", ({ target, timeStamp }) => {
    const trail = trails.get(target) ?? [[0, 0, 0]];
    trails.set(target, [...trail.slice(-MOST), [origin + timeStamp, ...stands(target)]]);
  }, { capture: true, passive: true });
  const ways = (path, at, last) => path.flatMap((scroller) => {
    if (scroller !== document && (scroller === document.scrollingElement || !(scroller instanceof Element))) return [];
    const [x, y] = stands(scroller);
    const trail = trails.get(scroller);
    if (!trail && !x && !y) return [];
    const now = [at, x, y];
    if (last) trails.set(scroller, [now]);
    return [[...trail ?? [[0, 0, 0]], now]];
  });

  // What takes the focus by itself has it before anybody can type, however soon a script is there.
  addEventListener("focusin", (event) => {
    const [target] = event.composedPath();
    const itself = !focus.target && target === document.querySelector("[autofocus]");
    focus = { target, at: itself ? origin : origin + event.timeStamp };
  }, { capture: true, passive: true });

  const keep = (kind) => (event) => {
    const hit = event.composedPath()[0];
    if (!(hit instanceof Element)) return;
    const target = hit.closest(ACTIVATORS) ?? hit;
    const moment = { kind, at: origin + event.timeStamp, view: `${origin.toFixed(0)} ${place()}` };
    // Many of these may come in a row, on the way to a control: where it stands is of no use, nor is it measured.
    if (event.key === "Tab") {
      kept.push({ ...moment, target });
      return;
    }
    const box = target.getBoundingClientRect();
    // A pointer passes over much on its way: only where it comes to rest may matter, and the scrolling is the click's.
    if (kind === "rest" && kept.at(-1)?.kind === "rest") kept.pop();
    kept.push({
      ...moment, widget: widget(target),
      box: [box.x, box.y, box.width, box.height], window: [innerWidth, innerHeight],
      ways: ways(event.composedPath(), moment.at, kind !== "rest"),
      options: target.options?.length ?? 0, focused: focus.target === hit ? focus.at : 0,
    });
  };
  for (const [type, kind] of [
    ["pointerdown", "point"], ["pointerover", "rest"], ["input", "edit"], ["keydown", "key"],
  ]) addEventListener(type, keep(kind), { capture: true, passive: true });

  const drain = () => {
    const told = kept.map(({ target, ...one }) => target ? { ...one, widget: widget(target) } : one);
    kept = [];
    return told;
  };
  const over = handOver("__virageActsHandOver", drain);
  Object.defineProperty(window, "__virageWidget", { value: widget });
  Object.defineProperty(window, "__virageActs", { value: over.tell });
}
