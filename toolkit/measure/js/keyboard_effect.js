// Whether a key did anything: an event that a control answers to, or a change that follows and does not go on by itself.
(() => {
  const keyboard = window.__virageKeyboard;
  if (keyboard.watch) return;
  const { deepest } = keyboard.tools;
  const ANSWERS = ["click", "submit", "change", "input", "toggle", "beforetoggle"];
  const AS_LONG_AGAIN = 1.5; // what moves every second has moved by then
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

  // What a script writes on the whole document at a key, such as that keys are used, is no answer.
  const whole = ({ type, target }) => type === "attributes" && (target === document.documentElement || target === document.body);
  const noticed = (records) => {
    for (const record of records) if (seen && !whole(record)) seen.changed.add(record.target);
  };

  // Begins to listen; whether the control itself has the focus, or is pointed at from elsewhere.
  const watch = (control) => {
    seen = { event: "", focus: deepest(document), address: location.href, changed: new Set() };
    watching?.disconnect();
    watching = new MutationObserver(noticed);
    watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const root = control.getRootNode();
    if (root !== document) watching.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    return deepest(document) === control;
  };
  // What was noticed since: an event at once; a change when it has had so long to come, and as long again to show whether
  // it is one that comes without a key, too, as of a clock.
  const heard = async (_, patience) => {
    const found = () => {
      if (seen.event) return seen.event;
      if (deepest(document) !== seen.focus) return "focus";
      return location.href === seen.address ? "" : "address";
    };
    const changes = async (time) => {
      const end = performance.now() + time;
      while (!found() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
      noticed(watching.takeRecords());
      const changed = seen.changed;
      seen.changed = new Set();
      return changed;
    };
    const first = await changes(patience);
    const again = first.size ? await changes(patience * AS_LONG_AGAIN) : first;
    const result = found() || ([...first].some((one) => !again.has(one)) ? "change" : "");
    watching.disconnect();
    seen = null;
    return result;
  };

  Object.assign(keyboard, { heard, watch });
})()
