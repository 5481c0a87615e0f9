const drawer = `virage.${sheet.kind}.${sheet.language}.${sheet.edition}`;
// What a sheet keeps beside its controls; each sheet says how.
const beside = { give: () => null, take: () => {}, clear: () => {}, show: () => {} };

function snapshot(controls = [...form.elements]) {
  const kept = {};
  for (const one of controls) {
    if (!one.name) continue;
    if (one.type === "radio") {
      if (one.checked) kept[one.name] = one.value;
    } else if (one.type === "checkbox") kept[one.name] = one.checked;
    else kept[one.name] = one.value;
  }
  return kept;
}

function restore(kept) {
  for (const one of form.elements) {
    if (!one.name) continue;
    if (one.type === "radio") one.checked = kept[one.name] === one.value;
    else if (one.type === "checkbox") one.checked = kept[one.name] === true;
    else one.value = kept[one.name] ?? "";
  }
}

/** The date of today stands there until somebody writes another; on paper its place stays empty. */
function dateToday() {
  for (const field of form.querySelectorAll("input[type=date]")) {
    if ("today" in field.dataset) field.value = today();
    field.classList.add("untouched");
  }
}

/** Keeps answers for when the page is loaded again, where the browser lets us. */
function keep() {
  try {
    localStorage.setItem(drawer, JSON.stringify({ fields: snapshot(), more: beside.give() }));
  } catch {
    document.getElementById("unkept").hidden = false;
  }
}

function takeUp() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(drawer));
  } catch {
    document.getElementById("unkept").hidden = false;
  }
  if (!kept) return dateToday();
  beside.take(kept.more);
  restore(kept.fields);
  form.querySelectorAll("input[type=date]").forEach((field) => field.classList.toggle("untouched", !field.value));
  beside.show();
}

function empty() {
  try {
    localStorage.removeItem(drawer);
  } catch {
    // Nothing was kept.
  }
  form.reset();
  form.querySelectorAll("input[type=hidden]").forEach((one) => (one.value = ""));
  beside.clear();
  beside.show();
  dateToday();
}
