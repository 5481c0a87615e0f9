"use strict";

// Every script of a sheet shares one scope; `run.js` comes last and starts it.
const sheet = JSON.parse(document.getElementById("sheet").textContent);
const form = document.getElementById("form");
const plural = new Intl.PluralRules(sheet.language);

/** A sentence of the catalogue, its values filled in; `count` chooses among forms. */
function say(key, values = {}) {
  const found = sheet.words[key];
  const text = typeof found === "string" ? found : (found[plural.select(values.count)] ?? found.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A list as it is spoken. */
function listed(parts) {
  return new Intl.ListFormat(sheet.language).format(parts.map(String));
}

/** The day here, ISO 8601. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function control(name) {
  return form.elements.namedItem(name);
}

/** What a control holds, or an empty text; of radio buttons, the value of the one that is chosen. */
function value(name) {
  return control(name)?.value?.trim() ?? "";
}

function tell(text) {
  document.getElementById("status").textContent = text;
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, given] of Object.entries(attributes)) made.setAttribute(key, given);
  return made;
}
