// What a person who uses the keyboard can tell of the page: where the focus is, and on which control it has to come.
// It answers for one control that an act names; nothing is searched, followed or kept beyond where one was last.
(() => {
  if (window.__virageKeyboard?.listens()) return;

  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls]";
  const ACTIVATORS = "a[href], button, summary, label, [role=button], [role=link], [role^=menuitem], [role=tab], " +
    "[role=option], [role=treeitem], [role=checkbox], [role=radio], [role=switch]";
  const ITEMS = "[role=option], [role=treeitem], [role^=menuitem], [role=tab], [role=radio], [role=gridcell], [role=row]";
  const TYPED = "select, textarea, input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=reset], [type=image])";
  const AXES = {
    menu: "vertical", listbox: "vertical", tree: "vertical", menubar: "horizontal", tablist: "horizontal",
    toolbar: "horizontal", radiogroup: "both", grid: "grid", treegrid: "grid",
  };
  const COMPOSITES = Object.keys(AXES).map((role) => `[role=${role}]`).join();

  // The way up, out of shadow trees and frames as well.
  const up = (node) => node.parentNode ?? node.host ?? node.defaultView?.frameElement ?? null;
  const way = (node) => {
    const nodes = [];
    for (let at = node; at; at = up(at)) nodes.push(at);
    return nodes;
  };
  const closest = (node, selector) => way(node).find((at) => at instanceof Element && at.matches(selector)) ?? null;
  const inside = (outer, node) => way(node).includes(outer);
  // All elements below one, those of open shadow trees as well.
  const below = (node) => [...node.children].concat(node.shadowRoot ? [...node.shadowRoot.children] : [])
    .flatMap((child) => [child, ...below(child)]);

  const editable = (element) => element.isContentEditable && !element.parentElement?.isContentEditable;
  const disabled = (element) => element.matches(":disabled") || closest(element, "[inert]") !== null;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const focusable = (element) => !disabled(element) && (shown(element) || element.getClientRects().length > 0) && (
    element.matches(NATIVE) && !(element.matches("summary") && element.parentElement?.tagName !== "DETAILS") ||
    element.hasAttribute("tabindex") || editable(element) || Boolean(element.shadowRoot?.delegatesFocus));

  // --------------------------------------------------------------------------------------------- which control

  const labelled = (label) => label?.control && focusable(label.control) ? label.control : null;
  const activator = (target) => {
    for (let at = target; at; at = up(at)) {
      if (!(at instanceof Element) || !at.matches(ACTIVATORS)) continue;
      if (at.tagName === "LABEL") return labelled(at);
      if (focusable(at)) return at;
    }
    return null;
  };
  const only = (target) => {
    const found = below(target).filter(focusable);
    return found.length === 1 ? found[0] : null;
  };
  const item = (target) => {
    const found = closest(target, ITEMS);
    return found?.id && closest(found, COMPOSITES) ? found : null;
  };
  const resolve = (target) => {
    const element = target instanceof Element ? target : target.parentElement;
    if (element.tagName === "BODY" && element.isContentEditable) return element;
    if (focusable(element)) return element;
    if (element.isContentEditable) return way(element).find((at) => at instanceof Element && editable(at)) ?? null;
    return activator(element) ?? labelled(element.labels?.[0]) ?? only(element) ?? item(element);
  };

  // ------------------------------------------------------------------------------------------ where the focus is

  const reached = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };
  const deepest = (root) => {
    let at = root.activeElement;
    for (;;) {
      const inner = at?.shadowRoot?.activeElement ?? (at?.tagName === "IFRAME" ? reached(at)?.activeElement : null);
      if (!inner) return at;
      at = inner;
    }
  };
  const pointed = (at) => {
    const id = at?.getAttribute?.("aria-activedescendant");
    return (id && at.getRootNode().getElementById?.(id)) || at?.ariaActiveDescendantElement || null;
  };
  const top = () => {
    try {
      return window.top.document ? window.top : window;
    } catch {
      return window;
    }
  };
  const foreign = () => top() !== window.top && window !== window.top;
  const nowhere = (at) => !at || at === top().document.body || at === top().document.documentElement;

  const precedes = (one, other) => {
    const [first, second] = [way(one).reverse(), way(other).reverse()];
    let depth = 0;
    while (first[depth] && first[depth] === second[depth]) depth += 1;
    if (!first[depth] || !second[depth]) return !first[depth];
    const position = first[depth].compareDocumentPosition(second[depth]);
    if (position & Node.DOCUMENT_POSITION_DISCONNECTED) return first[depth] instanceof ShadowRoot;
    return Boolean(position & Node.DOCUMENT_POSITION_FOLLOWING);
  };

  const memory = () => (top().__virageFocus ??=
    { last: null, left: false, mark: null, steps: 0, limit: 1, acted: null, dialogs: new WeakSet() });
  // A page that the focus leaves may get it back before anybody has looked.
  addEventListener("blur", (event) => {
    if (event.target === window && window === top() && !document.hasFocus()) memory().left = true;
  }, { capture: true, passive: true });

  const holds = (control) => {
    if (!control.ownerDocument.hasFocus()) return false;
    const at = deepest(control.ownerDocument);
    return at === control || pointed(at) === control ||
      Boolean(at && control.shadowRoot && inside(control.shadowRoot, at));
  };

  // Where one is, as far as it matters for getting to this control.
  const look = (control, composite = compositeOf(control)) => {
    const kept = memory();
    const at = deepest(top().document);
    const here = pointed(at) ?? at;
    const moved = here !== kept.last;
    const stays = top().document.hasFocus() && !kept.left;
    Object.assign(kept, { last: here, left: false });
    return {
      on: Boolean(control?.isConnected && holds(control)),
      gone: Boolean(control && !control.isConnected),
      foreign: foreign(),
      inside: stays,
      nowhere: nowhere(at),
      opaque: at?.tagName === "IFRAME" && !reached(at),
      moved,
      taken: false,
      round: false,
      back: Boolean(control && !nowhere(at) && precedes(control, here)),
      arrows: control?.isConnected ? arrows(control, composite) : [],
    };
  };
  // Whether the focus has gone round without ever leaving the page, as in a dialog that keeps it: one place is
  // remembered, and another one the longer the way gets; whoever comes back to it has gone round.
  const anew = () => {
    Object.assign(memory(), { mark: null, steps: 0, limit: 1 });
  };
  const closes = (seen) => {
    const kept = memory();
    if (!seen.inside) anew();
    if (!seen.inside || !seen.moved) return false;
    if (kept.mark && kept.mark === kept.last && kept.steps > 0) return true;
    kept.steps += 1;
    if (kept.steps >= kept.limit) Object.assign(kept, { mark: kept.last, steps: 0, limit: kept.limit * 2 });
    return false;
  };

  // ------------------------------------------------------------------------------------ arrows inside composites

  const together = (one, other) => one.type === "radio" && other.type === "radio" && one.name !== "" &&
    one.name === other.name && one.form === other.form && one.getRootNode() === other.getRootNode();
  const entry = (at, composite) => {
    const named = [at.getAttribute("aria-controls"), at.getAttribute("aria-owns")].join(" ").split(/\s+/);
    return at === composite || composite.id && named.includes(composite.id) ||
      composite.getAttribute("role") === "menu" && at.getAttribute("aria-expanded") === "true" && at.hasAttribute("aria-haspopup");
  };
  const axes = (composite, same) => {
    const role = composite.getAttribute("role");
    const own = composite.getAttribute("aria-orientation") ?? AXES[role];
    if (role === "grid" || role === "treegrid") return same ? ["horizontal", "vertical"] : ["vertical", "horizontal"];
    return own === "horizontal" ? ["horizontal", "vertical"] : ["vertical", "horizontal"];
  };
  const keys = (element, order, back) => order.map((axis) => {
    if (axis === "vertical") return back ? "ArrowUp" : "ArrowDown";
    const mirrored = getComputedStyle(element).direction === "rtl";
    return back !== mirrored ? "ArrowLeft" : "ArrowRight";
  });
  // The arrows that lead from where one is to the control, the likelier first; none when arrows would not.
  const compositeOf = (control) => control?.isConnected ? closest(up(control), COMPOSITES) : null;
  const arrows = (control, composite) => {
    const at = deepest(control.ownerDocument);
    if (!at || at === control.ownerDocument.body) return [];
    if (together(at, control)) return keys(control, ["vertical", "horizontal"], precedes(control, at));
    if (!composite) return [];
    const here = pointed(at) ?? at;
    if (here !== at && inside(composite, here) || inside(composite, at) && at !== composite) {
      if (here === at && (at.matches(TYPED) || at.isContentEditable || at.type === "radio")) return [];
      const row = closest(here, "[role=row], tr");
      return keys(composite, axes(composite, row !== null && row === closest(control, "[role=row], tr")), precedes(control, here));
    }
    return entry(at, composite) ? keys(composite, axes(composite, false), false) : [];
  };

  // A full frame later, when handlers that take the focus back have had their turn.
  const frame = () => new Promise((resolve) => {
    const late = setTimeout(resolve, 100);
    requestAnimationFrame(() => setTimeout(() => (clearTimeout(late), resolve()), 0));
  });
  const settled = async (control) => {
    await frame();
    return look(control);
  };

  // What has the focus itself, where the control is pointed at from elsewhere.
  const holder = (control) => deepest(control.ownerDocument) ?? control;
  const typed = (control) => control.isContentEditable || control.matches(TYPED) && control.type !== "file";

  // A document that is written anew loses who listens, and nothing else.
  let listening = false;
  addEventListener("virage:listening", () => {
    listening = true;
  });
  const listens = () => {
    listening = false;
    dispatchEvent(new Event("virage:listening"));
    return listening;
  };

  window.__virageKeyboard = {
    listens,
    holder, look, resolve, settled, typed,
    look_page: look, settled_page: settled,
    tools: {
      TYPED, anew, below, closes, closest, compositeOf, deepest, foreign, frame, inside, look, memory, nowhere, pointed, shown, top, up, way,
    },
  };
})()
