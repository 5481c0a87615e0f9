const drawer = `virage.${sheet.kind}.${sheet.language}.${sheet.edition}`;
// What a sheet keeps beside its controls; each sheet says how.
const beside = { give: () => null, take: () => {}, clear: () => {}, show: () => {} };

// A tab's own memory first: what a file had in the memory of all tabs was seen to be gone when it was loaded again.
const memories = ["sessionStorage", "localStorage"];

/** Does the same with each memory; where the browser refuses the one that outlives the tab, the sheet says so. */
function inEach(act) {
  return memories.map((name) => {
    try {
      return act(window[name]);
    } catch {
      if (name === "localStorage") document.getElementById("unkept").hidden = false;
      return null;
    }
  });
}

/** What is kept under a name, as each memory has it. */
function recall(name) {
  return inEach((memory) => JSON.parse(memory.getItem(name))).filter((kept) => kept !== null);
}

function remember(name, what) {
  const text = JSON.stringify(what);
  inEach((memory) => memory.setItem(name, text));
}

function forget(name) {
  inEach((memory) => memory.removeItem(name));
}

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
  remember(drawer, { fields: snapshot(), more: beside.give() });
}

function takeUp() {
  const [kept] = recall(drawer);
  if (!kept) return dateToday();
  beside.take(kept.more);
  restore(kept.fields);
  form.querySelectorAll("input[type=date]").forEach((field) => field.classList.toggle("untouched", !field.value));
  beside.show();
}

function empty() {
  forget(drawer);
  form.reset();
  form.querySelectorAll("input[type=hidden]").forEach((one) => (one.value = ""));
  beside.clear();
  beside.show();
  dateToday();
}
