// Whether a key did anything: an event that a control answers to, or a change that follows at once.
(() => {
  const keyboard = window.__virageKeyboard;
  if (keyboard.watch) return;
  const { deepest } = keyboard.tools;
  const ANSWERS = ["click", "submit", "change", "input", "toggle", "beforetoggle"];
  let seen = null;
  let watching = null;

  const note = (event) => {
    if (seen && event.isTrusted) seen.event ||= event.type;
  };
  const swallowed = (event) => {
    if (seen && event.isTrusted && event.defaultPrevented) seen.event ||= `${event.type} taken`;
  };
  for (const type of ANSWERS) addEventListener(type, note, { capture: true, passive: true });
  for (const type of ["keydown", "keyup", "keypress"]) addEventListener(type, swallowed, { passive: true });

  // Begins to listen; whether the control itself has the focus, or is pointed at from elsewhere.
  const watch = (control) => {
    seen = { event: "", focus: deepest(document), address: location.href, changes: 0 };
    watching?.disconnect();
    watching = new MutationObserver((all) => {
      if (seen) seen.changes += all.length;
    });
    watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const root = control.getRootNode();
    if (root !== document) watching.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    return deepest(document) === control;
  };
  // What was noticed since: an event at once, a change when it has had so long to come.
  const heard = async (_, patience) => {
    const found = () => {
      if (seen.event) return seen.event;
      if (seen.changes || watching.takeRecords().length) return "change";
      if (deepest(document) !== seen.focus) return "focus";
      return location.href === seen.address ? "" : "address";
    };
    const end = performance.now() + patience;
    while (!found() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
    const result = found();
    watching.disconnect();
    seen = null;
    return result;
  };

  Object.assign(keyboard, { heard, watch });
})()
