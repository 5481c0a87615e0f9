// People who were noted already: their rows, and what they wrote, to be corrected.
let noted = [];
let running = null;

function cardName(card, name) {
  return `${name}-${card.dataset.place}`;
}

function written(card, name) {
  return value(cardName(card, name));
}

function decimal(text) {
  return text.replace(",", ".");
}

function isStarted(card) {
  return ["success", "time", "errors", "path", "seq", "comment"].some((name) => written(card, name));
}

function steps(card) {
  return written(card, "path").split(" > ").filter(Boolean);
}

function showPath(card) {
  const shown = steps(card).map((step) => card.querySelector(`[data-step="${CSS.escape(step)}"]`)?.textContent ?? step);
  card.querySelector("output").textContent = shown.length ? shown.join(" › ") : say("no_steps");
}

function setPath(card, path) {
  control(cardName(card, "path")).value = path.join(" > ");
  showPath(card);
  keep();
}

/** The clock adds to what stands in its field, which can be written by hand as well. */
function tick() {
  if (!running) return;
  const passed = (performance.now() - running.since) / 1000;
  control(cardName(running.card, "time")).value = (running.before + passed).toFixed(1);
}

function stop() {
  if (!running) return;
  tick();
  clearInterval(running.beat);
  running.card.querySelector("[data-action=clock]").textContent = say("start");
  running = null;
  keep();
}

function start(card) {
  stop();
  const before = Number(decimal(written(card, "time"))) || 0;
  running = { card, before, since: performance.now(), beat: setInterval(tick, 100) };
  card.querySelector("[data-action=clock]").textContent = say("stop");
}

function rowOf(card) {
  const { participant, segment, assistive_tech, date } = person();
  return {
    participant,
    segment,
    assistive_tech,
    date,
    task: card.dataset.task,
    success: written(card, "success"),
    time_s: decimal(written(card, "time")),
    errors: written(card, "errors"),
    visited_states: written(card, "path"),
    minimum: card.dataset.minimum,
    seq: written(card, "seq"),
    comment: written(card, "comment"),
  };
}

function faultsOfCard(card) {
  const name = card.querySelector("h2").textContent;
  const found = [];
  const wrong = (field, key) => found.push({ at: field, text: say(key, { name }) });
  const time = decimal(written(card, "time"));
  if (!written(card, "success")) wrong(card.querySelector(".success"), "no_success");
  const isTime = /^\d+(\.\d+)?$/.test(time) && Number(time) >= 0.1 && Number(time) <= 86_400;
  if (time && !isTime) wrong(control(cardName(card, "time")), "bad_time");
  if (!/^\d{0,3}$/.test(written(card, "errors"))) wrong(control(cardName(card, "errors")), "bad_errors");
  return found;
}

function faultsOfPerson() {
  const found = faultsOf(textFields());
  const cards = groups().filter(isStarted);
  if (noted.some((one) => one.code === value("participant") && one.date === value("date"))) {
    found.push({ at: control("participant"), text: say("noted_already", { code: value("participant") }) });
  }
  if (!cards.length) found.push({ at: groups()[0].querySelector(".success"), text: say("no_task") });
  return [...found, ...cards.flatMap(faultsOfCard)];
}

/** Puts one person's tasks aside and makes room for the next; false where something must be corrected first. */
function note() {
  stop();
  if (show(faultsOfPerson())) return false;
  const rows = groups().filter(isStarted).map(rowOf);
  const { participant: code, date } = person();
  noted.push({ code, date, rows, fields: snapshot() });
  next();
  tell(say("noted", { code, count: rows.length }));
  return true;
}

function next() {
  const kept = noted;
  empty();
  noted = kept;
  beside.show();
  count();
  keep();
  form.querySelector("[data-code]").focus();
}

function showNoted() {
  const list = document.getElementById("noted");
  list.hidden = !noted.length;
  list.querySelector("ul").replaceChildren(
    ...noted.map(({ code, date, rows }, place) => {
      const row = element("li", "");
      const change = element("button", say("correct"), { type: "button", "data-action": "correct", "data-at": place });
      change.append(element("span", ` ${code}`, { class: "vh" }));
      const remove = element("button", say("drop"), { type: "button", "data-action": "drop", "data-at": place });
      remove.append(element("span", ` ${code}`, { class: "vh" }));
      row.append(element("span", say("line", { code, date, count: rows.length })), change, remove);
      return row;
    }),
  );
}

work.rows = () => noted.flatMap((one) => one.rows);
work.name = () => `${sheet.kind}-${today()}`;
work.isDone = isStarted;

beside.give = () => noted;
beside.take = (kept) => (noted = kept ?? []);
beside.clear = () => (noted = []);
beside.show = () => {
  showNoted();
  groups().forEach(showPath);
};

const more = {
  note,
  save() {
    const begun = groups().some(isStarted) || value("participant");
    if ((begun || !noted.length) && !note()) return;
    const rows = work.rows();
    const name = `${work.name()}.csv`;
    download(name, rows);
    tell(say("saved_people", { name, count: rows.length }));
  },
  clock(pressed) {
    const card = pressed.closest("[data-task]");
    if (running?.card === card) stop();
    else start(card);
  },
  zero(pressed) {
    const card = pressed.closest("[data-task]");
    if (running?.card === card) stop();
    control(cardName(card, "time")).value = "";
    count();
    keep();
  },
  fewer: (pressed) => change(pressed, -1),
  more: (pressed) => change(pressed, 1),
  step(pressed) {
    const card = pressed.closest("[data-task]");
    setPath(card, [...steps(card), pressed.dataset.step]);
    count();
  },
  elsewhere(pressed) {
    const card = pressed.closest("[data-task]");
    const field = control(cardName(card, "elsewhere"));
    const place = field.value.replaceAll(">", " ").replace(/\s+/g, " ").trim();
    if (!place) return field.focus();
    field.value = "";
    setPath(card, [...steps(card), place]);
    count();
  },
  undo(pressed) {
    const card = pressed.closest("[data-task]");
    setPath(card, steps(card).slice(0, -1));
    count();
  },
  async wipe(pressed) {
    const card = pressed.closest("[data-task]");
    if (isStarted(card) && !(await ask(say("wipe", { name: card.querySelector("h2").textContent })))) return;
    if (running?.card === card) stop();
    for (const one of card.querySelectorAll("input, textarea")) {
      if (one.type === "radio") one.checked = false;
      else one.value = "";
    }
    setPath(card, []);
    count();
  },
  async correct(pressed) {
    if ((groups().some(isStarted) || value("participant")) && !note()) return;
    const [person] = noted.splice(Number(pressed.dataset.at), 1);
    restore(person.fields);
    beside.show();
    count();
    keep();
    tell(say("correcting", { code: person.code }));
    form.querySelector("[data-code]").focus();
  },
  async drop(pressed) {
    const place = Number(pressed.dataset.at);
    if (!(await ask(say("drop_sure", { code: noted[place].code })))) return;
    noted.splice(place, 1);
    showNoted();
    keep();
    form.querySelector("[data-action=save]").focus();
  },
};

/** An empty field says that nobody counted; it takes a button to say zero. */
function change(pressed, by) {
  const card = pressed.closest("[data-task]");
  const field = control(cardName(card, "errors"));
  field.value = Math.max(0, (Number(field.value) || 0) + by);
  count();
  keep();
}

addEventListener("pagehide", stop);
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.name?.startsWith("elsewhere-")) more.elsewhere(event.target);
});
beside.show();
