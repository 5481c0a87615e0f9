const OLDEST_MONTHS = 18;

function statement(group) {
  const { principle, level } = group.dataset;
  const written = (name) => value(`${name}-${principle}-${level}`);
  return {
    principle,
    level,
    answer: group.querySelector(":checked")?.value ?? "",
    evidence: written("evidence"),
    date: written("date"),
    owner: written("owner"),
  };
}

function isOld(day) {
  const limit = new Date();
  limit.setMonth(limit.getMonth() - OLDEST_MONTHS);
  return new Date(day) < limit;
}

/** Whether a yes will not count: nothing shows it, nobody answers for it, or what shows it is old. */
function isBare({ answer, evidence, date, owner }) {
  return answer === "yes" && (!evidence || !owner || !date || isOld(date));
}

/** Words without an answer would be lost. */
work.faults = () =>
  groups()
    .filter((group) => {
      const { answer, evidence, date, owner } = statement(group);
      return !answer && (evidence || date || owner);
    })
    .map((group) => ({ at: group, text: say("no_answer", { name: group.dataset.count }) }));

work.questions = () => {
  const bare = groups().filter((group) => isBare(statement(group)));
  const told = bare.map((group) => group.dataset.count);
  return [...unanswered(), ...(bare.length ? [say("bare", { count: bare.length, list: listed(told) })] : [])];
};

work.rows = () => groups().map(statement).filter((row) => row.answer);

work.name = () => `${sheet.kind}-${today()}`;
