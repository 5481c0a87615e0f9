const CODE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/;
// What leads to a person; the import refuses the same.
const MAIL = /[^\s@<>()[\],;:]@[^\s@]+\.\p{L}{2,}/u;
const PHONE =
  /(?<![\d-])(?:\+\d[\d .()-]{7,17}\d|(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}|0[1-9](?:[ .-]?\d{2}){4})(?![\d-])/;

/** Faults of controls that every sheet has: what is wrong, and where. */
function faultsOf(fields) {
  const found = [];
  for (const field of fields) {
    const text = field.value.trim();
    if (field.type === "date") {
      if (field.validity.badInput || (field.required && !text)) found.push({ at: field, text: say("no_date") });
      else if (text > today()) found.push({ at: field, text: say("future") });
    } else if ("code" in field.dataset && (!CODE.test(text) || PHONE.test(text))) {
      found.push({ at: field, text: say(text ? "bad_code" : "no_code", { example: field.dataset.code }) });
    } else if (MAIL.test(text) || PHONE.test(text)) {
      found.push({ at: field, text: say("personal") });
    }
  }
  return found;
}

function textFields() {
  return [...form.querySelectorAll("input[type=text], input[type=date], textarea")].filter((field) => field.name);
}

/** Shows all faults in one list above, and each beside its control; says whether there are any. */
function show(faults) {
  [...form.querySelectorAll("p.error")].forEach((told) => forgive(told.dataset.at));
  const summary = document.getElementById("errors");
  summary.querySelector("ul").replaceChildren(
    ...faults.map(({ at, text }) => {
      const row = element("li", "");
      row.append(element("a", text, { href: `#${focusable(at).id}` }));
      return row;
    }),
  );
  faults.forEach(({ at, text }) => blame(at, text));
  summary.hidden = !faults.length;
  if (faults.length) summary.focus();
  return faults.length > 0;
}

function focusable(at) {
  return at.matches("input, textarea, button") ? at : at.querySelector("input, button");
}

function blame(at, text) {
  const id = `${focusable(at).id}-error`;
  const told = element("p", text, { class: "error", id, "data-at": focusable(at).id });
  if (at.matches("fieldset")) at.querySelector("legend").after(told);
  else at.before(told);
  const described = (at.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  at.setAttribute("aria-describedby", [...described, id].join(" "));
  at.setAttribute("aria-invalid", "true");
}

/** Takes the fault of a control back; the list above keeps it until the next try. */
function forgive(id) {
  const told = document.getElementById(`${id}-error`);
  if (!told) return;
  const at = form.querySelector(`[aria-describedby~="${told.id}"]`);
  const left = at.getAttribute("aria-describedby").split(" ").filter((one) => one !== told.id);
  if (left.length) at.setAttribute("aria-describedby", left.join(" "));
  else at.removeAttribute("aria-describedby");
  at.removeAttribute("aria-invalid");
  told.remove();
}

function forgiveOnInput(event) {
  const group = event.target.closest("[role=radiogroup]");
  forgive(event.target.id);
  if (group) forgive(focusable(group).id);
}
