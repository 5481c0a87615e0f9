/** Asks before going on; true for yes. Escape is no. */
function ask(text) {
  const dialog = document.getElementById("ask");
  document.getElementById("ask-text").textContent = text;
  return new Promise((answered) => {
    const close = (event) => {
      const action = event.target.dataset?.action;
      if (event.type === "click" && !action) return;
      dialog.removeEventListener("click", close);
      dialog.removeEventListener("cancel", close);
      dialog.close();
      answered(action === "yes");
    };
    dialog.addEventListener("click", close);
    dialog.addEventListener("cancel", close);
    dialog.showModal();
  });
}

function groups() {
  return [...form.querySelectorAll("[data-count]")];
}

function count() {
  const line = document.getElementById("progress");
  const done = groups().filter(work.isDone).length;
  line.textContent = say(line.dataset.words, { count: done, all: groups().length });
}

/** What stands open, as questions to ask once before a file is written. */
function unanswered() {
  const open = groups().filter((group) => !work.isDone(group));
  if (!open.length) return [];
  return [say("unanswered", { count: open.length, list: listed(open.map((group) => group.dataset.count)) })];
}

// What a sheet does when it is saved; each sheet gives its own `rows`.
// `isDone`: whether a question is answered, a criterion looked at, a task tried.
const work = {
  isDone: (group) => group.querySelector(":checked, .finding") !== null,
  faults: () => [],
  questions: unanswered,
  rows: () => [],
  name: () => [sheet.kind, value("participant") || value("evaluator"), value("date")].filter(Boolean).join("-"),
};

async function save() {
  if (show([...faultsOf(textFields()), ...work.faults()])) return;
  const questions = work.questions();
  if (questions.length && !(await ask(`${questions.join(" ")} ${say("save_anyway")}`))) return;
  const rows = work.rows();
  if (!rows.length) return tell(say("nothing"));
  const name = `${work.name()}.csv`;
  download(name, rows);
  tell(say("saved", { name, count: rows.length }));
}

async function clear() {
  if (!(await ask(say("clear")))) return;
  empty();
  show([]);
  count();
  tell(say("cleared"));
  form.querySelector("[data-code]").focus();
}
