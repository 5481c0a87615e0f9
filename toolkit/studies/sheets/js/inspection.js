// A number is given once, also after the sheet was emptied: two findings of one evaluator never have the same name.
const counter = `${drawer}.next`;
const findings = { next: Math.max(1, ...recall(counter)) };
const template = document.getElementById("finding");

/** One more finding under a criterion, with a number that no other has. */
function addFinding(criterion, number) {
  const made = template.content.cloneNode(true);
  for (const one of made.querySelectorAll("*")) {
    for (const { name, value: given } of [...one.attributes]) {
      if (given.includes("__n__")) one.setAttribute(name, given.replaceAll("__n__", number));
    }
  }
  made.querySelector("legend").textContent = say("finding", { number });
  const group = document.getElementById(`criterion-${criterion}`);
  const block = made.firstElementChild;
  block.dataset.number = number;
  group.querySelector(".findings").append(made);
  findings.next = Math.max(findings.next, Number(number) + 1);
  remember(counter, findings.next);
  return block;
}

function numbersOf(group) {
  return [...group.querySelectorAll(".finding")].map((block) => block.dataset.number);
}

function rowOf(criterion, number) {
  const written = (name) => value(`${name}-${number}`);
  return {
    ...person(),
    criterion,
    finding: `${value("evaluator")}-${number}`,
    title: written("title"),
    description: written("description"),
    journey: written("journey"),
    place: written("place"),
    severity: written("severity"),
    fixed: control(`fixed-${number}`).checked ? "yes" : "no",
  };
}

work.faults = () =>
  groups()
    .flatMap(numbersOf)
    .filter((number) => !value(`title-${number}`))
    .map((number) => ({ at: control(`title-${number}`), text: say("no_title", { number }) }));

work.rows = () =>
  groups()
    .filter(work.isDone)
    .flatMap((group) => {
      const found = numbersOf(group).map((number) => rowOf(group.dataset.count, number));
      return found.length ? found : [{ ...person(), criterion: group.dataset.count }];
    });

beside.give = () => groups().flatMap((group) => numbersOf(group).map((number) => [group.dataset.count, number]));
beside.take = (kept) => kept.forEach(([criterion, number]) => addFinding(criterion, number));
beside.clear = () => {
  form.querySelectorAll(".finding").forEach((block) => block.remove());
};

const more = {
  add(pressed) {
    const group = pressed.closest("[data-count]");
    const block = addFinding(group.dataset.count, findings.next);
    block.querySelector("input").focus();
    count();
    keep();
  },
  async remove(pressed) {
    const block = pressed.closest(".finding");
    const number = block.dataset.number;
    const written = [...block.querySelectorAll("input[type=text], textarea")].some((field) => field.value.trim());
    if (written && !(await ask(say("remove", { number })))) return;
    const group = block.closest("[data-count]");
    block.remove();
    group.querySelector("[data-action=add]").focus();
    tell(say("removed", { number }));
    count();
    keep();
  },
};
