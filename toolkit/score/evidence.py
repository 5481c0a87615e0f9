"""
Evidence made ready: tables joined and marked once, so that every metric and audit reads the same truth.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from toolkit.records import NOT_AUDITED, PLAIN, Finding, Outcome, RunInfo, TrustItem, Validity, Weight
from toolkit.score.arrivals import arrivals
from toolkit.score.attempts import KEY, reduce_attempts, uncalibrated
from toolkit.score.criteria import Model, shipped
from toolkit.score.efforts import efforts
from toolkit.score.findings import audit_by_machines
from toolkit.score.load_tests import LoadTest, load_tests
from toolkit.score.notices import noticed
from toolkit.score.people.current import HumanTables, current
from toolkit.score.people.groups import Groups, listen
from toolkit.score.people.inspection import NOBODY, Inspection, inspect
from toolkit.score.tables import Tables, read_tables
from toolkit.score.trust import answers as trust_of
from toolkit.score.trust import facts_of, without_allowed
from toolkit.settings import Settings
from toolkit.store import RunFolder

PASSED = Outcome.PASSED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """
    What checks may ask for, by the name of their keyword argument.

    Attributes:
        executions: One row per AttemptRecord of the run's mode, with `timed`: successful, valid, not disturbed by a
            busy machine, parallel attempts or load; and with `critical`.
        outcomes: One row per attempt, reduced (`attempts.reduce_attempts`), with `weight`.
        journeys: One row per journey: `journey`, `goal`, `weight`, `critical`, `importance` (3, 2 or 1).
        steps: StepRecords of `executions` with `timed`, `valid`, `critical`, `weight`.
        effort: One row per step with acts, of successful attempts: what its acts would cost a skilled person
            (`efforts.efforts`).
        looks: SecondLooks at failed steps of valid attempts, with the step's `journey` and `step`.
        observations: Observations of valid attempts, the last row of each (step, name, document), with the step's
            `attempt_id`, `step`, `critical`, `screenshot`, `url`, `state`; `timed` only where the step arrived.
        lived: One row per AttemptRecord of another mode than the plain one, with `critical`, `weight`, `valid`; the
            tables above hold none of these.
        seen: Observations made in them, with the step's `attempt_id`, `step`, `mode`.
        faults: FaultRecords of valid attempts, with `critical`.
        contents: ContentRecords of valid attempts, with `critical`.
        feeds: FeedRecords of valid attempts, with `critical`; all happen in the step "".
        arrivals: One row per text and member who waited for it (`arrivals.arrivals`).
        noticed: One row per act of a scripted day and member (`notices.noticed`).
        rules: RuleResults of states that were arrived at, with the `journey`, `persona`, `step`, `browser`, `critical`
            and `screenshot` of the step that was audited; `state` falls back to the step's id.
        paths: One row per journey and state that it came through, at its first step there: `journey`, `persona`,
            `step`, `position`, `critical`, `state`. A state is audited once, and stands on the path of many.
        unaudited: One row per journey and state that was arrived at and could not be audited: `journey`, `state`,
            `url`, `message`. They have no row in `rules`: what was not looked at is not free of barriers.
        tests: Load tests with their steady window.
        trials: RoleTrials of valid attempts, whatever their mode.
        trust: The checklists of trust, answered.
        people: Human evidence that counts.
        heard: What focus groups said.
        inspected: What evaluators found.
        found: What machines found, the most urgent first.
    """

    info: RunInfo
    model: Model
    settings: Settings
    plan: pd.DataFrame
    executions: pd.DataFrame
    outcomes: pd.DataFrame
    journeys: pd.DataFrame
    steps: pd.DataFrame
    effort: pd.DataFrame
    looks: pd.DataFrame
    observations: pd.DataFrame
    lived: pd.DataFrame
    seen: pd.DataFrame
    faults: pd.DataFrame
    contents: pd.DataFrame
    feeds: pd.DataFrame
    arrivals: pd.DataFrame
    noticed: pd.DataFrame
    rules: pd.DataFrame
    paths: pd.DataFrame
    unaudited: pd.DataFrame
    tests: tuple[LoadTest, ...]
    other_mode: int
    trials: pd.DataFrame
    trust: tuple[TrustItem, ...]
    people: HumanTables
    heard: Groups
    inspected: Inspection
    found: tuple[Finding, ...]


class Counted(NamedTuple):
    """Ids of the attempts whose outcome counts, and of the steps whose times do."""

    valid: frozenset[str]
    timed_steps: frozenset[str]


def counted(folder: RunFolder, settings: Settings) -> Counted:
    """
    What of a run's evidence enters its values.

    Args:
        folder: The run.
        settings: When a machine counts as busy.

    Raises:
        EvidenceError: Evidence is damaged.
    """
    evidence = prepare(tables=read_tables(folder), model=shipped(), settings=settings)
    valid = evidence.executions.loc[evidence.executions["valid"], "id"]
    timed = evidence.steps.loc[evidence.steps["timed"], "id"]
    return Counted(frozenset(map(str, valid)), frozenset(map(str, timed)))


def prepare(*, tables: Tables, model: Model, settings: Settings, as_of: str | None = None) -> Evidence:
    """
    Join and mark one run's tables.

    Args:
        tables: Evidence as read.
        model: Weights of journeys.
        settings: When a machine counts as busy; what the load test was to reach.
        as_of: The day that decides what has expired; the run's start by default.
    """
    mode = tables.attempts["under_load"] == tables.info.under_load
    plain = tables.attempts["mode"] == PLAIN
    plan = tables.plan[tables.plan["mode"] == PLAIN]
    journeys = _journeys(plan=tables.plan, attempts=tables.attempts, model=model)
    attempts, lived = tables.attempts[mode & plain], tables.attempts[~plain]
    outcomes = reduce_attempts(attempts=attempts).merge(journeys[["journey", "weight", "critical"]], on="journey")
    executions = _executions(
        attempts,
        outcomes,
        busy_ratio=settings.validity.busy_ratio,
        refused={persona for persona, _ in uncalibrated(tables.health)},
    )
    steps = _steps(tables.steps, executions)
    arrived = steps[steps["valid"] & (steps["outcome"] == PASSED)]
    answers = _rules(tables.rules, arrived)
    paths = _paths(arrived, answers)
    audited = answers["rule"] != NOT_AUDITED
    others = _lived(lived, journeys)
    people = current(
        tables=tables.people,
        model=model,
        version=settings.platform.version,
        as_of=as_of or tables.info.started,
    )
    heard = listen(people=people, model=model)
    seen = _observations(tables.observations, steps[steps["valid"]])
    observations = without_allowed(observations=seen, allowed=settings.trust)
    valid = tables.attempts.loc[tables.attempts["validity"] == Validity.VALID.value, "id"]
    facts = tables.facts[tables.facts["attempt_id"].isin(valid)]
    told = noticed(notifications=tables.notifications, lived=others)
    days = told.assign(journey=told["attempt_id"].map(others.set_index("id")["journey"]))
    ready = Evidence(
        info=tables.info,
        model=model,
        settings=settings,
        plan=plan,
        executions=executions,
        outcomes=outcomes,
        journeys=journeys,
        steps=steps,
        effort=efforts(acts=tables.acts, steps=steps[steps["attempt_id"].isin(_successes(executions))]),
        looks=_looks(tables.looks, steps[steps["valid"]]),
        observations=observations,
        lived=others,
        arrivals=arrivals(propagation=tables.propagation, lived=others, busy_ratio=settings.validity.busy_ratio),
        noticed=told,
        faults=_of_lived(tables.faults, lived, journeys),
        contents=_of_lived(tables.contents, lived, journeys),
        feeds=_of_lived(tables.feeds, lived, journeys).assign(step="", screenshot=None),
        seen=_seen(tables.observations, tables.steps, lived),
        rules=answers[audited],
        paths=paths,
        unaudited=_unaudited(answers, audited, paths),
        tests=load_tests(load=tables.load, requests=tables.requests, settings=settings),
        other_mode=int((~mode).sum()),
        trials=tables.trials[tables.trials["attempt_id"].isin(valid)],
        trust=trust_of(seen=facts_of(facts=facts, observations=observations, noticed=days)),
        people=people,
        heard=heard,
        inspected=NOBODY,
        found=(),
    )
    # Evaluators come last: what machines found may confirm them.
    findings = audit_by_machines(ready)
    inspected = inspect(people=people, model=model, findings=findings, voices=heard.voices)
    return replace(ready, inspected=inspected, found=findings)


def _journeys(*, plan: pd.DataFrame, attempts: pd.DataFrame, model: Model) -> pd.DataFrame:
    both = pd.concat([frame[["journey", "goal", "weight"]] for frame in (plan, attempts)], ignore_index=True)
    once = both.drop_duplicates("journey").sort_values("journey", ignore_index=True)
    weights = once["weight"].astype(str)
    importance = weights.map({word.value: value for word, value in model.journey_weights.items()}).astype(float)
    budgets = plan.groupby("journey")["budget_s"].first()
    return once.assign(
        critical=weights == Weight.CRITICAL.value, importance=importance, budget_s=once["journey"].map(budgets)
    )


def _executions(
    attempts: pd.DataFrame, outcomes: pd.DataFrame, *, busy_ratio: float, refused: Collection[str]
) -> pd.DataFrame:
    reduced = outcomes[[*KEY, "outcome", "critical"]].rename(columns={"outcome": "reduced"})
    rows = attempts.merge(reduced, on=KEY, how="left")
    valid = rows["validity"] == Validity.VALID.value
    success = (rows["outcome"] == PASSED) & (rows["reduced"] == PASSED)
    busy = rows["busy_ratio"].fillna(0) >= busy_ratio
    believed = ~busy & ~rows["parallel"] & ~rows["under_load"] & ~rows["persona"].isin(list(refused))
    return rows.assign(valid=valid, busy=busy, timed=valid & success & believed)


def _successes(executions: pd.DataFrame) -> pd.Series[str]:
    """Ids of attempts that reached the goal at once: only they show the whole way, once."""
    whole = executions["valid"] & (executions["outcome"] == PASSED) & (executions["reduced"] == PASSED)
    return executions.loc[whole, "id"]


def _steps(steps: pd.DataFrame, executions: pd.DataFrame) -> pd.DataFrame:
    of_attempt = executions[["id", "valid", "timed", "critical", "weight"]].rename(columns={"id": "attempt_id"})
    return steps.merge(of_attempt, on="attempt_id", how="inner")


def _lived(attempts: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    rows = attempts.drop(columns="weight").merge(journeys[["journey", "weight", "critical"]], on="journey", how="left")
    return rows.assign(valid=rows["validity"] == Validity.VALID.value)


def _of_lived(rows: pd.DataFrame, lived: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    """What was met in attempts of other modes that count."""
    valid = lived.loc[lived["validity"] == Validity.VALID.value, "id"]
    mine = rows[rows["attempt_id"].isin(valid)]
    return mine.merge(journeys[["journey", "critical"]], on="journey", how="left")


def _seen(observations: pd.DataFrame, steps: pd.DataFrame, lived: pd.DataFrame) -> pd.DataFrame:
    last = observations.drop_duplicates(["step_id", "name", "document"], keep="last")
    valid = lived.loc[lived["validity"] == Validity.VALID.value, "id"]
    ours = steps[steps["attempt_id"].isin(valid)]
    columns = ["id", "attempt_id", "step", "position", "mode", "url", "outcome"]
    return last.merge(ours[columns].rename(columns={"id": "step_id"}), on="step_id", how="inner")


def _looks(looks: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    return looks.merge(steps[["id", "journey", "step"]].rename(columns={"id": "step_id"}), on="step_id", how="inner")


def _observations(observations: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    last = observations.drop_duplicates(["step_id", "name", "document"], keep="last")
    columns = ["id", "attempt_id", "step", "position", "timed", "critical", "screenshot", "url", "outcome", "state"]
    joined = last.merge(steps[columns].rename(columns={"id": "step_id"}), on="step_id", how="inner")
    return joined.assign(timed=joined["timed"] & (joined["outcome"] == PASSED))


def _unaudited(answers: pd.DataFrame, audited: pd.Series[bool], paths: pd.DataFrame) -> pd.DataFrame:
    """States that no attempt could audit; one attempt's failure does not matter where another's audit is there."""
    never = ~audited & ~answers["state"].isin(answers.loc[audited, "state"])
    once = answers.loc[never, ["state", "url", "message"]].drop_duplicates("state")
    return paths[["journey", "state"]].merge(once, on="state").drop_duplicates(["journey", "state"])


def _paths(arrived: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    columns = ["journey", "persona", "step", "position", "critical", "state"]
    known = arrived[arrived["state"].fillna("") != ""]
    both = pd.concat([known[columns], answers[columns]], ignore_index=True)
    first = both.sort_values(["journey", "position"], kind="stable").drop_duplicates(["journey", "state"])
    return first.reset_index(drop=True)


def _rules(rules: pd.DataFrame, arrived: pd.DataFrame) -> pd.DataFrame:
    columns = ["journey", "persona", "step", "position", "critical", "screenshot", "screenshot_width"]
    of_step = arrived[["id", "engine", "screenshot_height", *columns]].rename(
        columns={"id": "step_id", "engine": "browser"}
    )
    joined = rules.merge(of_step, on="step_id", how="inner")
    own = joined["picture"].notna()  # a picture of the element itself, else that of the step
    pictures = {
        "screenshot": joined["picture"].where(own, joined["screenshot"]),
        "screenshot_width": joined["picture_width"].where(own, joined["screenshot_width"]),
        "screenshot_height": joined["picture_height"].where(own, joined["screenshot_height"]),
    }
    return joined.assign(**pictures, state=joined["state"].where(joined["state"] != "", joined["step_id"]))
