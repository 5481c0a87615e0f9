"""
What to do first: at most three actions, the barrier before all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.records import Action, Cap, Finding, Source
from toolkit.score.criteria import Model

MOST = 3
GRANTED = {  # barriers that no finding tells of: something is wanted to be there
    "@cap.k3.withdrawal": "@action.allow_withdrawal",
    "@cap.k3.french": "@action.add_french",
}


def first_actions(
    *, model: Model, caps: Sequence[Cap], findings: Sequence[Finding], measured: Iterable[str]
) -> tuple[Action, ...]:
    """
    The three actions that matter most: what caps the grade, then the worst findings, then missing evidence.

    Args:
        model: Weights of what is missing.
        caps: Barriers, the worst first.
        findings: The most urgent first.
        measured: Criteria that have a score.
    """
    by_id = {one.id: one for one in findings}
    chosen: list[Action] = []
    done: set[str] = set()
    for cap in caps:
        key = next(iter(cap.findings), "") or f"{cap.cap}{cap.condition}"
        if key not in done:
            done |= {key, *cap.findings}
            chosen.append(_lift(cap, by_id))
    for one in findings:
        if one.id not in done:
            done.add(one.id)
            chosen.append(_mend(one, effect=f"@effect.findings|n={one.place_count}"))
    return tuple([*chosen, *_evidence(model, set(measured))][:MOST])


def _lift(cap: Cap, by_id: dict[str, Finding]) -> Action:
    effect = f"@effect.lifts_cap|cap={cap.cap}"
    if cap.findings and cap.findings[0] in by_id:
        return _mend(by_id[cap.findings[0]], effect=effect)
    if cap.condition in GRANTED:
        return Action(what=GRANTED[cap.condition], effect=effect)
    if cap.journeys:
        return Action(what="@action.fix_journey", effect=effect, params={"journey": cap.journeys[0]})
    return Action(what="@action.fix_load", effect=effect, params=cap.params)


def _mend(one: Finding, *, effect: str) -> Action:
    if one.audit in ("journey_broken", "journey_flaky"):
        params = {"journey": one.params["journey"], "goal": one.params["goal"], "step": one.params["step"]}
        return Action(what="@action.fix_journey", effect=effect, params=params, finding=one.id)
    params = {name: value for name, value in one.params.items() if name != "message"} | {"title": one.title}
    return Action(what="@action.fix_finding", effect=effect, params=params, finding=one.id)


def _evidence(model: Model, measured: set[str]) -> Iterable[Action]:
    """Missing evidence by who can give it, the largest part of the whole weight first."""
    weights = dict.fromkeys(Source, 0.0)
    for name, criterion in model.criteria.items():
        if name not in measured:
            weights[criterion.source] += criterion.weight * model.dimensions[criterion.dimension].weight
    for source, weight in sorted(weights.items(), key=lambda item: -item[1]):
        if weight > 0:
            params = {"source": source.value, "weight": f"{weight:.2f}"}
            yield Action(what="@action.add_evidence", effect="@effect.coverage", params=params)
