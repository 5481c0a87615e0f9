// Whether a control shows that it has the focus, whether it can be seen, and what became of the focus after an act.
(() => {
  const keyboard = window.__virageKeyboard;
  if (keyboard.rest) return;
  const { closest, deepest, foreign, inside, memory, nowhere, pointed, shown, top, up } = keyboard.tools;

  // Nothing of these is ever painted, and rounder corners are no mark; outline and shadow are looked at by themselves.
  const UNPAINTED = /^(transition|animation|cursor|will-change|pointer-events|user-select|-webkit-user|scroll-|caret-|touch-action|outline|box-shadow|border-.*radius|z-index|position$)/;
  const PLACES = /^(inset|top|left|right|bottom)/; // `auto` is where it stands already
  const NEIGHBOURS = 4;

  // What is laid out of sight, so that its picture beside it can be drawn as one likes: nothing of its own is a mark.
  const tiny = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 3 || height < 3;
  };
  const hidden = (control) => {
    if (control.matches("area")) return false;
    const { clip, clipPath } = getComputedStyle(control);
    const cut = clip.startsWith("rect(0px, 0px") || clip.startsWith("rect(1px, 1px") || clipPath.startsWith("inset(50%");
    return cut || tiny(control) && [...control.children].every(tiny) || !control.checkVisibility({ opacityProperty: true });
  };
  const first = (all) => [...all ?? []].slice(0, NEIGHBOURS);
  // The control, its two ancestors, and what else a style sheet can make dependent on its focus: its label, what
  // stands beside it and what is in it; of what is out of sight, also what stands before it and what is in these.
  const around = (control) => {
    const ancestors = [up(control), up(up(control) ?? control)];
    const [before, after] = [control.previousElementSibling, control.nextElementSibling];
    const beside = [after, after?.nextElementSibling];
    if (hidden(control)) {
      beside.push(before, before?.previousElementSibling);
      beside.push(...beside.flatMap((one) => first(one?.querySelectorAll("*"))));
    }
    const all = [control, ...ancestors, ...control.labels ?? [], ...beside, ...first(control.children)];
    return [...new Set([...all, ...first(control.shadowRoot?.querySelectorAll("*"))])].filter((one) => one instanceof Element);
  };
  const unseen = (colour) => /^rgba\(.*, 0\)$|^transparent$|\/ 0\)$/.test(colour);
  // An outline without style, width or colour is none, whatever else is said of it; so is a shadow without colour.
  const outline = (style) => {
    const none = style.outlineStyle === "none" || parseFloat(style.outlineWidth) === 0 || unseen(style.outlineColor);
    return none ? "none" : [style.outlineStyle, style.outlineWidth, style.outlineColor, style.outlineOffset].join(" ");
  };
  const shadow = (style) => style.boxShadow.split(/,(?![^(]*\))/).map((one) => one.trim())
    .filter((one) => one !== "none" && !unseen(one.match(/^(rgba?\([^)]*\)|color\([^)]*\)|[a-z]+)/)?.[0] ?? "")).join();
  // To ask for the names takes longer than to ask for the values; all elements have the same.
  let names = null;
  const painted = () => names ??= [...getComputedStyle(document.documentElement)].filter((name) => !UNPAINTED.test(name))
    .map((name) => ({ name, colour: /^border.*color$/.test(name), place: PLACES.test(name) }));
  const style = (element, pseudo) => {
    const computed = getComputedStyle(element, pseudo);
    if (pseudo && computed.content === "none") return "none";
    const bare = parseFloat(computed.borderTopWidth) + parseFloat(computed.borderBottomWidth) + parseFloat(computed.borderLeftWidth) === 0;
    const lines = [outline(computed), shadow(computed)];
    for (const { name, colour, place } of painted()) {
      const value = bare && colour ? "" : computed.getPropertyValue(name);
      lines.push(place ? value.replace("auto", "0px") : value);
    }
    return lines;
  };
  const styles = (elements) => elements.map((element) => [element, [null, "::before", "::after"].map((pseudo) => style(element, pseudo))]);

  // Transitions are brought to their end first: what fades in is there for a person, too.
  const finish = (control) => {
    const moving = [...control.getAnimations({ subtree: true }), ...around(control).flatMap((one) => one.getAnimations())];
    for (const one of moving) if (one instanceof CSSTransition) one.finish();
  };

  // What the control is and how it looks before the focus comes to it.
  const rest = (control) => {
    memory().rest = { control, styles: styles(around(control)) };
    return { ...keyboard.describe(control), typed: keyboard.typed(control) };
  };
  // How many computed properties differ from when it had no focus; null where it was not looked at before.
  const changed = (control) => {
    const before = memory().rest;
    if (!before || before.control !== control) return null;
    finish(control);
    const now = styles(before.styles.map(([element]) => element));
    const blank = hidden(control) ? control : null;
    let count = 0;
    before.styles.forEach(([element, parts], place) => {
      if (element === blank) return;
      parts.forEach((old, index) => {
        const fresh = now[place][1][index];
        if (typeof old === "string" || typeof fresh === "string") count += Number(fresh !== old);
        else count += fresh.filter((line, at) => line !== old[at]).length;
      });
    });
    return count;
  };
  // A caret is a mark of its own.
  const caret = (control) => {
    const typed = control.isContentEditable || control.matches(
      "textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url], input[type=tel], input[type=password], input[type=number]");
    return typed && !unseen(getComputedStyle(control).caretColor);
  };

  const opaque = (hit) => {
    for (let at = hit; at instanceof Element; at = up(at)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(at);
      const alpha = Number(backgroundColor.match(/^rgba\(.*,\s*([\d.]+)\)$/)?.[1] ?? 1);
      if (Number(opacity) >= 0.5 && (alpha >= 0.5 || backgroundImage !== "none" || at.matches("img, video, canvas, svg"))) return true;
      if (position === "fixed" || position === "sticky") return false;
    }
    return false;
  };
  const pinned = (hit, control) => {
    for (let at = hit; at instanceof Element; at = up(at)) {
      if (inside(at, control)) return null;
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  const topmost = (root, x, y) => {
    let hit = root.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  // Of nine points of a control, how many lie under something that stays where it is while the page moves.
  const covered = (control) => {
    const box = control.getBoundingClientRect();
    if (box.width < 3 || box.height < 3) return null;
    const spots = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.x + box.width * x, box.y + box.height * y]));
    const hidden = spots.map(([x, y]) => topmost(control.ownerDocument, x, y))
      .filter((hit) => hit && !inside(control, hit) && opaque(hit)).map((hit) => pinned(hit, control)).filter(Boolean);
    return { count: hidden.length, by: hidden[0] ? keyboard.describe(hidden[0]) : null };
  };

  // What there is to be seen when the focus has come.
  const arrival = (control) => ({ change: caret(control) ? null : changed(control), covered: covered(control) });

  // ------------------------------------------------------------------------------------------- after an act

  const modals = () => [...top().document.querySelectorAll("dialog[open], [role=dialog][aria-modal=true], [role=alertdialog][aria-modal=true]")]
    .filter((one) => shown(one) && one.getClientRects().length && (!one.matches("dialog:not([aria-modal=true])") || one.matches(":modal")));
  // Before an act: what it is done on, and which dialogs are open already.
  const before = (control) => {
    const kept = memory();
    kept.acted = control ?? deepest(top().document);
    kept.told = kept.acted && !nowhere(kept.acted) ? keyboard.describe(kept.acted) : null;
    kept.dialogs = new WeakSet(modals());
  };
  // The focus has come, and the act is done next: what there is to be seen of it, where it came by keys; and whether the
  // control has it itself, where a key is to do something.
  const come = (control, wish) => {
    before(control);
    const itself = wish.operated ? keyboard.watch(control) : null;
    return { itself, ...wish.fresh ? { change: null, covered: null } : arrival(control) };
  };
  // When its result is there: a focus that is nowhere any more, and dialogs that were opened and left without it. What
  // is still moving in, such as a dialog that fades, has a second to take it.
  const LATE_MS = 1000;
  const after = async () => {
    const kept = memory();
    const { acted, told, dialogs } = kept;
    kept.acted = null;
    if (!acted) return null;
    const look = () => {
      const at = deepest(top().document);
      const lost = told && nowhere(at) && !acted.matches('a[href^="#"]') ? told : null;
      const behind = modals().find((one) => !dialogs.has(one) && !inside(one, pointed(at) ?? at ?? document.body));
      return { lost, behind };
    };
    const end = performance.now() + LATE_MS;
    let seen = look();
    while ((seen.lost || seen.behind) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen = look();
    }
    return { lost: seen.lost, behind: seen.behind ? keyboard.describe(seen.behind) : null };
  };

  // Before the way to what an act names: what the last act has left behind, what it is called, and on which control the
  // focus has to come. Where that is itself, how it looks now, and where the focus is.
  const begin = async (target, wish) => {
    if (!usable(target, wish.state)) return { found: "unready" };
    const left = await after();
    const found = keyboard.resolve(target);
    const told = { left, foreign: foreign() };
    if (found !== target) return { ...told, found: found ? "other" : "none" };
    return { ...told, found: "itself", rest: rest(target), seen: await keyboard.arrived(target, wish) };
  };
  // Whether it can be used at once; where that is not plain, there is somebody to wait for it.
  const usable = (target, state) => {
    if (!state) return true;
    if (!(target instanceof Element) || !target.isConnected || !shown(target)) return false;
    const { width, height } = target.getBoundingClientRect();
    const off = target.matches(":disabled") || target.closest("[aria-disabled=true]");
    return width > 0 && height > 0 && !off && !(state === "editable" && target.matches("[readonly], [aria-readonly=true]"));
  };

  Object.assign(keyboard, { after, before, begin, come, rest });
})()
