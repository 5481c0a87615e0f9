work.rows = () =>
  groups()
    .filter(work.isDone)
    .map((group) => ({
      evaluator: value("evaluator"),
      problem: group.dataset.count,
      severity: group.querySelector(":checked").value,
    }));
