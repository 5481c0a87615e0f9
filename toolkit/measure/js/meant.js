// Keeps what a person may mean who acts on this element, the likeliest first: itself, the nearest real activator around
// it, the control that it labels, the only control inside it. A container that takes the focus is no activator.
(element) => {
  const ROLES = ["button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "option", "treeitem", "gridcell",
    "checkbox", "radio", "switch", "textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"];
  const CONTROLS = ["a[href]", "button", "summary", "input:not([type=hidden])", "select", "textarea",
    ...ROLES.map((role) => `[role=${role}]`), "[contenteditable]:not([contenteditable=false])"].join(", ");
  const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const around = [];
  for (let at = above(element); at; at = above(at)) around.push(at);
  const label = [element, ...around].find((at) => at.localName === "label");
  const inside = [...element.querySelectorAll(CONTROLS)];
  const meant = [
    element,
    around.find((at) => at.matches(CONTROLS)),
    label?.control,
    inside.length === 1 ? inside[0] : null,
  ];
  window.__virageMeant = [...new Set(meant.filter(Boolean))];
}
