"""`virage compare`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli import _options

if TYPE_CHECKING:
    from toolkit.records import Change, Comparison, ScoreChange

VERDICTS = {
    "regress": "Regression",
    "improve": "Improvement",
    "no_evidence": "No evidence of a change in times",
    "inconclusive": "Inconclusive",
}


@click.command("compare")
@click.argument("baseline")
@click.argument("candidate", default="latest")
@_options.config
@_options.results
@click.option("--json", "as_json", is_flag=True, help="Print the whole comparison as JSON.")
@click.option("--all", "everything", is_flag=True, help="Show every series, also those without evidence of a change.")
def command(*, baseline: str, candidate: str, as_json: bool, everything: bool, **given: Any) -> int:
    """
    Compare two runs, or a run with the newest runs of a label: what became slower, faster, better, worse.

    BASELINE and CANDIDATE are a run's id or folder, latest, or a label of the history such as main. Exits 0 unless
    there is a regression (1) or nothing can be said (11).

    \b
    Example:  virage compare main
              virage compare 20261123-184133-d9d2 latest
    """
    from toolkit import pipeline
    from toolkit.errors import ExitCode
    from toolkit.records import as_data

    found = pipeline.compare_runs(_options.request_of(**given), baseline, candidate)
    if as_json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    else:
        for line in _lines(found, everything=everything):
            click.echo(line)
    codes = {"regress": ExitCode.FAILED, "inconclusive": ExitCode.INCONCLUSIVE}
    return codes.get(found.verdict, ExitCode.OK)


def _lines(found: Comparison, *, everything: bool) -> Iterator[str]:
    from toolkit.report.words import say
    from toolkit.score.compare import LEAST_RUNS

    yield f"Baseline:   {', '.join(found.baseline)}"
    yield f"Candidate:  {', '.join(found.candidate)}"
    yield ""
    yield f"{VERDICTS[found.verdict]}: {_counted(found)}"
    for note in found.notes:
        yield f"  {say(note, {}, 'en')}"
    yield from (f"  {_change(one)}" for one in found.changes if one.verdict in ("regress", "improve"))
    quiet = [one for one in found.changes if one.verdict not in ("regress", "improve")]
    for one in quiet if everything else []:
        yield f"  {_change(one)}"
    if quiet and not everything:
        yield f"  {len(quiet)} series show no change, or nothing at all; --all lists them"
    if weak := sum(one.under_powered for one in quiet):
        yield f"  {weak} of {len(found.changes)} series scatter too much, or are too short, to show what matters"
    if any(one.runs < LEAST_RUNS for one in found.changes):
        yield f"  fewer than {LEAST_RUNS} runs of a baseline do not tell how far runs differ; a label takes several"
    for score in found.scores:
        yield f"  {_score(score, found.interval)}"
    for what, ids in (("New finding", found.new_findings), ("Gone", found.gone_findings)):
        yield from (f"  {what}: {one}" for one in ids)


def _counted(found: Comparison) -> str:
    count = {name: sum(one.verdict == name for one in found.changes) for name in VERDICTS}
    return (
        f"{count['regress']} slower, {count['improve']} faster, {count['no_evidence']} without evidence, "
        f"{count['inconclusive']} inconclusive, of {len(found.changes)} series"
    )


def _change(one: Change) -> str:
    from toolkit.report.words import say

    where = " / ".join(part for part in (one.metric, one.journey, one.step, one.persona, one.engine) if part)
    sizes = f"{one.baseline:.4g} → {one.candidate:.4g} {one.unit if one.unit != '1' else ''}".strip()
    counts = f"n={one.n_baseline} and {one.n_candidate}"
    if one.verdict == "inconclusive":
        return f"{one.verdict:<12} {where}: {sizes}, {counts}; {say(one.reason or '', {}, 'en')}"
    bounds = "" if one.low is None or one.high is None else f" ({one.low:.3f} to {one.high:.3f})"
    size = f"× {one.ratio:.3f}{bounds}" if one.ratio is not None else f"shift {one.shift:.4g}{bounds}"
    usual = "" if one.usual_low is None else f", runs of the baseline {one.usual_low:.4g} to {one.usual_high:.4g}"
    effect = f"{one.effect} (δ {one.cliff:+.2f})"
    scatter = "" if one.cv is None else f", CV {one.cv:.2f}"
    return f"{one.verdict:<12} {where}: {sizes}, {size}, {effect}, q {one.q:.2g}, {counts}{scatter}{usual}"


def _score(one: ScoreChange, level: float) -> str:
    from toolkit.report.words import say

    sizes = f"{one.subject}: {one.baseline:.1f} → {one.candidate:.1f}"
    if one.low is None or one.high is None:
        return f"{sizes}; {say(one.reason or '', {}, 'en')}"
    said = {"regress": "worse", "improve": "better"}.get(one.verdict, "no evidence of a change")
    return f"{sizes} (difference {one.difference:+.1f}, {level:.0%} interval {one.low:+.1f} to {one.high:+.1f}): {said}"
