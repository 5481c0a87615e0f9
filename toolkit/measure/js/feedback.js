// Keeps what answers a press (what moves in sight, other addresses, paints of events) until the recorder asks for it.
(handOver) => {
  if (window !== window.top || window.__virageFeedback) return;
  const origin = performance.timeOrigin;
  const born = origin + performance.now();
  const ANSWER_MS = 1_000; // what moves so soon after a press may be its answer
  const WATCH_MS = 30_000; // and later than this nothing is
  const QUIET_MS = 500; // what moves in this time before a press moves by itself …
  const HABIT_MS = 3_000; // … and so does what moves twice in this time
  const MOST = 300; // of the changes of one frame: the first that is seen ends the search
  const UNSEEN = ["SCRIPT", "STYLE", "TEMPLATE", "LINK", "META", "TITLE", "HEAD"];
  const SILENT = /^(id|data-.*|name|for|tabindex|nonce|lang|rel|aria-(describedby|description|labelledby|label|controls|owns))$/;
  const CONTROL = "a[href], button, input, select, textarea, label, summary, option, [contenteditable], [role]";
  const NAMED = "button, a, summary, [role=button], [role=link], [role=menuitem], [role=tab]"; // by words of the page, not of a person
  const EDITABLE = "textarea, select, [contenteditable], input:not([type=button], [type=submit], [type=reset], [type=image])";
  // Their answer is no part of the document: a list or a chooser of the browser's own, another window, a drawing.
  const OPAQUE = "select, canvas, video, audio, iframe, object, embed, a[target], a[download], a[href^='mailto:'], " +
    "a[href^='tel:'], input:is([type=file], [type=color], [type=date], [type=time], [type=datetime-local], [type=month], [type=week])";

  let presses = [];
  let moves = [];
  let views = [];
  let paints = [];
  let pending = [];
  let asked = false;
  let pressed = -Infinity; // on this document's clock
  const past = new WeakMap();

  // ------------------------------------------------------------------------------------------- what moves in sight

  const box = (node) => {
    const found = node.nodeType === 1 ? node.getBoundingClientRect() : null;
    if (found?.width && found.height) return found;
    const range = document.createRange();
    if (node.nodeType === 1) range.selectNodeContents(node);
    else range.selectNode(node);
    return range.getBoundingClientRect();
  };
  const inSight = (node) => {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    if (!element?.isConnected || UNSEEN.includes(element.tagName)) return false;
    if (node.nodeType === 3 && !node.data.trim()) return false;
    if (node.nodeType !== 1 && node.nodeType !== 3) return false;
    const { left, top, right, bottom, width, height } = box(node);
    if (width <= 1 || height <= 1 || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return false;
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
      element.getAnimations({ subtree: true }).some((running) => running.playState === "running");
  };

  // What moves of itself answers nobody: a clock, a counter, a carousel.
  const restless = (element, now) => {
    const known = past.get(element);
    if (!known) return false;
    const before = known.own.filter((at) => at <= pressed && at > pressed - HABIT_MS);
    const moving = now < known.until || before.length > 1 || before.some((at) => at > pressed - QUIET_MS);
    if (moving) known.until = now + HABIT_MS;
    return moving;
  };
  const remember = (element, now) => {
    if (now - pressed < ANSWER_MS) return;
    const known = past.get(element) ?? { own: [], until: -Infinity };
    if (known.own.at(-1) !== now) known.own = [...known.own.slice(-4), now];
    past.set(element, known);
  };

  const seen = (record, now) => {
    const { target, type } = record;
    const element = target.nodeType === 1 ? target : target.parentElement ?? target.host;
    if (!element || restless(element, now)) return false;
    if (type === "attributes") {
      const changed = record.oldValue !== target.getAttribute(record.attributeName);
      // A class of the whole document may mean anything: what it does is looked at by itself.
      const whole = target === document.body || target === document.documentElement;
      return changed && !whole && !SILENT.test(record.attributeName) && inSight(target);
    }
    if (type === "characterData") return record.oldValue !== target.data && inSight(target);
    if ([...record.addedNodes].some(inSight)) return true;
    const gone = [...record.removedNodes].some((node) => node.nodeType === 1 ? !UNSEEN.includes(node.tagName) : node.data?.trim());
    if (!gone) return false;
    const beside = [record.previousSibling, record.nextSibling].filter((node) => node?.isConnected);
    return beside.length ? beside.some(inSight) : target !== document.body && inSight(element);
  };

  const judge = () => {
    asked = false;
    const now = performance.now();
    const batch = pending;
    pending = [];
    if (batch.slice(0, MOST).some((record) => seen(record, now))) moves.push(origin + now);
    look(now);
  };
  const noticed = (records) => {
    const now = performance.now();
    for (const { target } of records.slice(0, MOST)) remember(target.nodeType === 1 ? target : target.parentElement ?? target, now);
    if (now - pressed > WATCH_MS) return;
    pending.push(...records);
    if (!asked) requestAnimationFrame(judge);
    asked = true;
  };
  const observer = new MutationObserver(noticed);
  const watched = new WeakSet();
  const watch = (root) => {
    if (!watched.has(root)) {
      watched.add(root);
      observer.observe(root, {
        subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true,
      });
    }
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) watch(element.shadowRoot);
  };
  // Until then the document is built: that it is there is the answer.
  const arm = () => {
    watch(document);
    moves.push(origin + performance.now());
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arm, { once: true });
  else arm();

  // ------------------------------------------------------------------------------------- what moves by style alone

  const controlOf = (target) => target.closest(EDITABLE) ?? target.closest("label")?.control ?? target;
  const grid = () => {
    const points = [];
    for (let x = 1; x < 16; x += 2) for (let y = 1; y < 12; y += 2) points.push(document.elementFromPoint(innerWidth * x / 16, innerHeight * y / 12));
    return points;
  };
  const appearance = (control) => {
    const focused = document.activeElement;
    return {
      focused: focused?.matches(EDITABLE) ? focused : null,
      state: [control.checked, control.value, control.selectedIndex, scrollX, scrollY, getSelection()?.isCollapsed, document.fullscreenElement],
      points: grid(),
    };
  };
  const animated = (element, since) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.getAnimations().some((running) => running.playState === "running" && (running.startTime ?? since) < since)) return true;
    }
    return false;
  };
  const moving = (element, now) => element && (animated(element, pressed) || restless(element, now));
  const differs = (then, here, now) =>
    (here.focused && here.focused !== then.focused) ||
    then.state.some((value, at) => value !== here.state[at]) ||
    then.points.some((point, at) => point !== here.points[at] && !moving(point, now) && !moving(here.points[at], now));
  // Whether the last press has changed what is in sight; told once a press.
  const look = (now) => {
    const last = presses.at(-1);
    if (last && !last.changed && differs(before, appearance(before.control), now)) last.changed = origin + now;
  };

  // ------------------------------------------------------------------------------------------------------- presses

  let before = null;
  const press = (kind) => (event) => {
    if (kind === "key" && ["Tab", "Shift", "Control", "Alt", "Meta", "CapsLock"].includes(event.key)) return;
    const hit = event.composedPath()[0];
    if (!event.isTrusted || !(hit instanceof Element)) return;
    const target = hit.closest(CONTROL) ?? hit;
    pressed = event.timeStamp;
    watch(document);
    const control = controlOf(hit);
    before = { control, ...appearance(control) };
    presses.push({
      kind, at: origin + pressed, x: event.clientX ?? 0, y: event.clientY ?? 0, changed: 0,
      widget: window.__virageWidget?.(target) ?? "", opaque: Boolean(hit.closest(OPAQUE) || control.matches(OPAQUE)),
      label: target.matches(NAMED) ? (target.ariaLabel || target.textContent).trim().replace(/\s+/g, " ").slice(0, 60) : "",
    });
    after(event);
  };
  let looking = false;
  const after = (event) => {
    if (!event.isTrusted || !presses.length || looking) return;
    looking = true;
    requestAnimationFrame(() => {
      looking = false;
      look(performance.now());
    });
  };
  addEventListener("pointerdown", press("point"), { capture: true, passive: true });
  addEventListener("keydown", press("key"), { capture: true, passive: true });
  for (const type of ["click", "keyup", "input", "change", "focusin"]) addEventListener(type, after, { capture: true, passive: true });
  let address = location.href;
  const moved = () => {
    if (location.href !== address) views.push(origin + performance.now());
    address = location.href;
  };
  if (window.navigation) window.navigation.addEventListener("currententrychange", moved);
  else for (const type of ["popstate", "hashchange"]) addEventListener(type, moved);
  if (window.PerformanceObserver?.supportedEntryTypes.includes("event")) {
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
      if (entry.interactionId) paints.push([origin + entry.startTime, origin + entry.startTime + entry.duration]);
    })).observe({ type: "event", durationThreshold: 16 });
  }

  const drain = () => {
    if (asked || pending.length) judge();
    const told = { origin, born, now: origin + performance.now(), presses, moves, views, paints };
    [presses, moves, views, paints] = [[], [], [], []];
    return told;
  };

  const over = handOver("__virageFeedbackHandOver", () => [drain()]);
  if (over.handed) pressed = 0; // what is built here answers a press of the document before
  Object.defineProperty(window, "__virageFeedback", { value: over.tell });
}
