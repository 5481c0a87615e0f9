// What a field holds, and how far it is from what it is to hold.
(() => {
  const keyboard = window.__virageKeyboard;
  if (keyboard.kind) return;

  const kind = (control) => control.isContentEditable || control.tagName === "TEXTAREA" ? "text" :
    control.tagName === "INPUT" ? control.type : control.tagName.toLowerCase();
  const held = (control) => control.isContentEditable ? control.innerText : String(control.value ?? "");

  // How many steps a slider is from a value, to the right when positive.
  const steps = (control, wanted) => {
    const step = Number(control.step) || 1;
    return Math.round((Number(wanted) - Number(control.value)) / step);
  };

  const label = (option) => (option.label || option.textContent).replace(/\s+/g, " ").trim();
  const open = (option) => !option.disabled && !option.parentElement.disabled && option.checkVisibility !== undefined && !option.hidden;
  // How many options lie between the one that is chosen and the wanted one; null when there is none of that name.
  const far = async (control, wanted, patience) => {
    const end = performance.now() + patience;
    const found = () => [...control.options].find((option) => label(option) === wanted.replace(/\s+/g, " ").trim());
    while (!found() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    if (!found()) return null;
    const options = [...control.options].filter((option) => open(option) || option.index === control.selectedIndex);
    return options.indexOf(found()) - options.findIndex((option) => option.index === control.selectedIndex);
  };
  const dropped = (control) => control.size <= 1 && !control.multiple;

  const field = (control) => ({ kind: kind(control), held: held(control) });
  const language = () => navigator.language;

  Object.assign(keyboard, { dropped, far, field, held, language, steps });
})()
