// Keeps what somebody who listens to the page would be told, and what appears to be seen only, until the recorder asks.
(handOver) => {
  if (window.__virageTold) return;
  const origin = performance.timeOrigin;
  const QUIET_MS = 500; // a page has arrived when nothing has moved for so long; so has a view without a document
  const LOOK_MS = 400; // what is gone again before is a flicker
  const NEAR_MS = 1000; // what is told within this time of something that appears may be about it
  const LONGEST = 400;
  const MOST_TEXT = 200; // a status is a line: what is longer, or comes with more, is content
  const POLITE = { status: "polite", alert: "assertive", log: "polite" };
  const LIVE = "[aria-live], [role=status], [role=alert], [role=log], output";
  // Content, or what a member opens and what has rules of its own: no status message.
  const CONTENT = "article, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, [role=article], [role=heading], [role=list], " +
    "[role=row], input:not([type=hidden]), textarea, select";
  const APART = "article, li, tr, option, details, time, svg, dialog, [role=article], [role=listitem], [role=row], " +
    "[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=tooltip], [role=tabpanel], [role=grid], " +
    "[role=tree], [role=timer], [role=marquee], [aria-hidden=true], [aria-busy=true]";
  const SEEN = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };

  let kept = [];
  let begun = false; // a document that comes in is read; its regions tell nothing
  let loaded = document.readyState === "complete";
  let arrived = false;
  let arriving = 0;
  let unfolded = -Infinity;
  let spoken = -Infinity;
  let view = location.href;
  const known = new WeakSet(); // live regions that were there before
  const taken = new WeakSet(); // nodes that were on the page and were moved
  const watched = new WeakSet();

  const keep = (kind, text, at = performance.now()) => {
    const said = text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
    if (said) kept.push({ kind, text: said, at: origin + at });
    return said;
  };

  // ------------------------------------------------------------------------------------------- reading the page

  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const closest = (node, selector) => {
    for (let at = node instanceof Element ? node : above(node); at; at = above(at)) if (at.matches(selector)) return at;
    return null;
  };
  const focused = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at === document.body ? null : at;
  };
  const shown = (node) => {
    const element = node instanceof Element ? node : above(node);
    return Boolean(element?.isConnected && element.checkVisibility(SEEN));
  };
  // The text of a node, without what is not displayed.
  const words = (node) => {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 && node.nodeType !== 11) return "";
    if (node.nodeType === 1) {
      if (["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"].includes(node.tagName) || node.ariaHidden === "true") return "";
      if (!node.checkVisibility({ visibilityProperty: true })) return "";
      if (node.tagName === "IMG") return node.alt;
    }
    return [...node.childNodes].map(words).join(" ");
  };
  const bare = (text) => text.toLowerCase().replace(/[\d\s.,:]+/g, " ").replace(/s\b/g, "").trim();

  const ROLES = { A: "link", BUTTON: "button", SUMMARY: "button", SELECT: "combobox", TEXTAREA: "textbox" };
  const INPUTS = { checkbox: "checkbox", radio: "radio", button: "button", submit: "button", image: "button",
    reset: "button", file: "button", search: "searchbox", number: "spinbutton", range: "slider" };
  const role = (element) => element.getAttribute("role")?.split(" ")[0] ??
    (element.tagName === "INPUT" ? INPUTS[element.type] ?? "textbox" : ROLES[element.tagName] ?? "");
  const referred = (element, attribute) => (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)
    .map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean);
  const name = (element) => {
    const by = referred(element, "aria-labelledby").map(words).join(" ");
    const field = ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
    const labels = [...(element.labels ?? [])].map(words).join(" ");
    const inside = field || element.matches("dialog, [role=dialog], [tabindex='-1']") ? "" : words(element);
    return by || element.ariaLabel || labels || element.alt || inside || element.title || element.placeholder || "";
  };

  // ---------------------------------------------------------------------------------------------- live regions

  const politeness = (element) => element.ariaLive ?? POLITE[element.getAttribute("role")] ??
    (element.tagName === "OUTPUT" ? "polite" : "off");
  const region = (node) => {
    const found = closest(node, LIVE);
    return found && politeness(found) !== "off" ? found : null;
  };
  const hears = (element, kind) => (element.getAttribute("aria-relevant") ?? "additions text").match(`all|${kind}`);
  const meet = (root) => {
    if (root.nodeType === 1 && root.matches(LIVE)) known.add(root);
    for (const one of root.querySelectorAll?.(LIVE) ?? []) known.add(one);
  };

  const tell = (live, nodes, was) => {
    if (closest(live, "[aria-hidden=true], [aria-busy=true]") || !live.checkVisibility({ visibilityProperty: true })) return;
    const alert = politeness(live) === "assertive";
    const there = known.has(live) && was;
    const whole = live.ariaAtomic === "true" || (live.ariaAtomic === null && ["status", "alert"].includes(role(live)));
    const text = whole || !there ? words(live) : nodes.map(words).join(" ");
    if (keep(there || alert ? "live" : "inserted", text)) spoken = performance.now();
  };

  // ------------------------------------------------------------------------------------- what is only to be seen

  const inView = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((box) => box.width > 2 && box.height > 2 &&
      box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
  };
  const about = (active, node) => {
    const told = ["aria-describedby", "aria-errormessage", "aria-controls", "aria-details", "aria-owns"]
      .flatMap((attribute) => referred(active, attribute));
    return [active, ...told].some((one) => one.contains(node)) || node.contains(active);
  };
  const silent = (nodes, at, where, then) => {
    const actives = [then, focused()].filter(Boolean); // they may have gone on already
    const open = nodes.filter((node) => shown(node) && !region(node) && !closest(node, APART));
    const text = open.map(words).join(" ").replace(/\s+/g, " ").trim();
    if (!/\p{L}{2}/u.test(text) || text.length > MOST_TEXT) return;
    if (open.some((node) => node.nodeType === 1 && (node.matches(CONTENT) || node.querySelector(CONTENT)))) return;
    if (Math.abs(unfolded - at) < NEAR_MS || Math.abs(spoken - at) < NEAR_MS || where !== location.href) return;
    if (!open.some(inView) || open.some((node) => actives.some((active) => about(active, node)))) return;
    keep("silent", text, at);
  };

  // -------------------------------------------------------------------------------------------------- what moves

  const SHOWS = /show|visib|open|activ|display/i;
  const HIDES = /hid|none|invisib|clos|collaps/i;
  // Whether an attribute that changed may have brought the element to light.
  const brought = ({ target, attributeName, oldValue }) => {
    if (attributeName === "hidden" || attributeName === "aria-hidden") return oldValue !== null && oldValue !== "false";
    if (attributeName === "style") return /display:\s*none|visibility:\s*hidden|opacity:\s*0(?![.\d])/.test(oldValue ?? "");
    if (attributeName !== "class") return false;
    const before = (oldValue ?? "").split(/\s+/);
    const now = [...target.classList];
    return before.some((one) => HIDES.test(one) && !now.includes(one)) ||
      now.some((one) => SHOWS.test(one) && !before.includes(one));
  };

  const STATES = {
    "aria-expanded": ["expanded", "collapsed"], "aria-pressed": ["pressed", "not pressed"],
    "aria-checked": ["checked", "not checked"], "aria-selected": ["selected", "not selected"],
  };
  const state = (element, attribute, value) => {
    const [yes, no] = STATES[attribute];
    if (["aria-expanded", "aria-selected"].includes(attribute) && value === "true") unfolded = performance.now();
    if (element === focused()) keep("state", `${name(element)} ${value === "true" ? yes : value === "mixed" ? "mixed" : no}`);
  };

  const notice = (records) => {
    const now = performance.now();
    const fresh = new Map(); // node, and whether its live region could hear it
    let gone = "";
    for (const record of records) {
      for (const node of record.removedNodes) {
        if (node.isConnected) taken.add(node);
        gone += ` ${bare(node.textContent ?? "")}`;
      }
    }
    for (const record of records) {
      const { type, target, attributeName, oldValue } = record;
      if (type === "childList") {
        for (const node of record.addedNodes) if (!taken.has(node) && node.isConnected) fresh.set(node, "additions");
      } else if (type === "characterData") {
        gone += ` ${bare(oldValue)}`;
        fresh.set(target, "text");
      } else if (attributeName in STATES) {
        if (oldValue !== target.getAttribute(attributeName)) state(target, attributeName, target.getAttribute(attributeName));
      } else if (brought(record)) fresh.set(target, "shown");
    }
    const parts = [...fresh.keys()].filter((node) => node.isConnected);
    const tops = parts.filter((node) => !parts.some((other) => other !== node && other.contains(node)));
    if (begun) listen(tops, fresh);
    for (const node of tops) if (node.nodeType === 1) { watchAll(node); meet(node); }
    look(tops.filter((node) => !region(node)), gone, now);
  };

  const listen = (tops, fresh) => {
    const regions = new Map();
    for (const node of tops) {
      const around = region(node);
      const inside = !around && node.nodeType === 1 ? [...node.querySelectorAll(LIVE)].filter((one) => politeness(one) !== "off") : [];
      for (const live of around ? [around] : inside) {
        if (around && around !== node && !hears(around, fresh.get(node) === "text" ? "text" : "additions")) continue;
        const was = Boolean(around) && !(fresh.get(node) === "shown" && node.contains(live)) && fresh.get(live) !== "additions";
        regions.set(live, { nodes: [...(regions.get(live)?.nodes ?? []), node], was });
      }
    }
    for (const [live, { nodes, was }] of regions) tell(live, nodes, was);
  };

  // A timer, and no look at the clock: on a busy machine what the page has put off comes late, and still before it.
  const rest = () => {
    clearTimeout(arriving);
    if (loaded && !arrived) arriving = setTimeout(() => { arrived = true; }, QUIET_MS);
  };
  const look = (nodes, gone, at) => {
    const another = location.href !== view;
    if (another) { view = location.href; arrived = false; }
    const seen = nodes.filter((node) => bare(words(node)) && shown(node) && !gone.includes(bare(words(node))));
    if (arrived && seen.length) setTimeout(silent, LOOK_MS, seen, at, location.href, focused());
    else if (another || seen.length) rest();
  };

  // ---------------------------------------------------------------------------------------------------- listening

  const WATCHED = {
    subtree: true, childList: true, characterData: true, characterDataOldValue: true, attributeOldValue: true,
    attributeFilter: ["hidden", "class", "style", "aria-hidden", ...Object.keys(STATES)],
  };
  const observer = new MutationObserver(notice);
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, WATCHED);
    root.addEventListener("focusin", onFocus, true);
    root.addEventListener("change", onChange, true);
    root.addEventListener("toggle", onToggle, true);
  };
  // Shadows stand apart from the document.
  const watchAll = (root) => {
    for (const one of [root, ...(root.querySelectorAll?.("*") ?? [])]) if (one.shadowRoot) watch(one.shadowRoot);
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, options);
    watch(root);
    return root;
  };

  let last = null; // what had the focus
  const DIALOG = "dialog, [role=dialog], [role=alertdialog]";
  const onFocus = (event) => {
    const element = event.composedPath()[0];
    if (!(element instanceof Element) || element === last) return;
    const dialog = closest(element, DIALOG);
    if (dialog && dialog !== element && dialog !== (last && closest(last, DIALOG))) keep("dialog", name(dialog));
    last = element;
    keep("focus", `${role(element)} ${name(element)}`);
  };
  const onChange = (event) => {
    const element = event.composedPath()[0];
    if (!["checkbox", "radio"].includes(element.type) || element !== focused()) return;
    keep("state", `${name(element)} ${element.checked ? "checked" : "not checked"}`);
  };
  const onToggle = (event) => {
    const element = event.target;
    if (element.tagName !== "DETAILS") return;
    const summary = element.querySelector("summary");
    if (element.open) unfolded = performance.now();
    if (summary && summary === focused()) keep("state", `${name(summary)} ${element.open ? "expanded" : "collapsed"}`);
  };

  const begin = () => {
    notice(observer.takeRecords());
    begun = true;
    meet(document);
    watchAll(document);
    if (window === window.top) keep("title", document.title);
  };
  watch(document);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  addEventListener("load", () => { loaded = true; rest(); });
  rest();

  const drain = () => {
    const told = kept;
    kept = [];
    return told;
  };
  const over = handOver("__virageToldHandOver", drain);
  Object.defineProperty(window, "__virageTold", { value: over.tell });
}
