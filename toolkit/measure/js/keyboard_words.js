// What a control is called, for the people who read of it, and what it says of itself.
(() => {
  const keyboard = window.__virageKeyboard;
  if (keyboard.describe) return;
  const { below, closest, deepest, pointed, top, up } = keyboard.tools;


  const ROLES = {
    A: "link", AREA: "link", BUTTON: "button", SUMMARY: "button", SELECT: "combobox", TEXTAREA: "textbox",
    AUDIO: "audio", VIDEO: "video", IFRAME: "frame", DIALOG: "dialog",
  };
  const INPUTS = {
    checkbox: "checkbox", radio: "radio", button: "button", submit: "button", reset: "button", image: "button",
    range: "slider", number: "spinbutton", search: "searchbox", file: "file field", date: "date field",
  };
  const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 80);
  const named = (element) => {
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const label = ids.map((id) => element.getRootNode().getElementById?.(id)?.textContent).join(" ");
    return squeeze(label) || squeeze(element.getAttribute("aria-label")) ||
      squeeze([...element.labels ?? []].map((one) => one.textContent).join(" ")) ||
      squeeze(element.getAttribute("alt")) || (element.type === "submit" ? squeeze(element.value) : "") ||
      (element.matches("select, textarea, input") ? "" : squeeze(element.innerText ?? element.textContent)) ||
      squeeze(element.getAttribute("title")) || squeeze(element.getAttribute("placeholder"));
  };
  const selector = (element) => {
    const parts = [];
    for (let at = element; at instanceof Element && parts.length < 5; at = up(at)) {
      if (at instanceof ShadowRoot) continue;
      if (at.id) {
        parts.unshift(`#${CSS.escape(at.id)}`);
        break;
      }
      const alike = [...at.parentNode?.children ?? []].filter((other) => other.tagName === at.tagName);
      const nth = alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : "";
      parts.unshift(at.tagName.toLowerCase() + nth);
    }
    return parts.join(" > ");
  };
  const describe = (element) => element && {
    role: element.getAttribute("role") ?? (element.tagName === "INPUT" ? INPUTS[element.type] ?? "textbox" : ROLES[element.tagName]) ??
      element.tagName.toLowerCase(),
    name: named(element),
    selector: selector(element),
    address: top().location.href,
  };
  const here = () => describe(pointed(deepest(document)) ?? deepest(document));

  // How a widget says that it is left, beside Tab and Escape: "press Ctrl+M to …".
  const ways = () => {
    const at = deepest(document);
    const ids = (at?.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
    const told = ids.map((id) => at.getRootNode().getElementById?.(id)?.textContent).join(" ");
    const found = `${told} ${at?.title ?? ""}`.match(/\b((ctrl|control|alt|shift)\s*\+\s*)+(f\d+|[a-z])\b|\bf\d+\b/gi) ?? [];
    return found.slice(0, 3).map((keys) => keys.split("+").map((key) => key.trim().toLowerCase())
      .map((key) => ({ ctrl: "Control", control: "Control", alt: "Alt", shift: "Shift" })[key] ?? (key.length > 1 ? key.toUpperCase() : key))
      .join("+"));
  };
  // Whether the dialog around the focus has a button that closes it.
  const CLOSES = /^(x|×|✕|✖|ok)$|clos|ferm|cancel|annul|dismiss|ignor|refus|not now|plus tard|retour|back/i;
  const closable = () => {
    const dialog = closest(deepest(document) ?? document.body, "dialog, [role=dialog], [role=alertdialog]");
    return Boolean(dialog && below(dialog).some((one) => one.matches("button, [role=button], a[href]") && CLOSES.test(named(one))));
  };
  // A first stop that leads past what every page has, and whether there is something where it leads.
  const skip = () => {
    const at = deepest(document);
    const address = at?.getAttribute?.("href") ?? "";
    if (!/^#./.test(address)) return null;
    const id = decodeURIComponent(address.slice(1));
    return { ...describe(at), works: Boolean(document.getElementById(id) ?? document.querySelector(`[name="${CSS.escape(id)}"]`)) };
  };

  Object.assign(keyboard, { closable, describe, here, skip, ways });
})()
