"""
The stages after measuring: score, gate, report; each can run alone, on another day, on another machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit._toml import closest
from toolkit.errors import SettingsError, UsageError
from toolkit.records import GateResult, RunState, Scorecard
from toolkit.settings import Settings
from toolkit.store import RunFolder


def score(folder: RunFolder, settings: Settings, *, as_of: str | None = None) -> Scorecard:
    """
    Score a run's evidence and write `scorecard.json`.

    Raises:
        NothingMeasured: There is nothing to score.
        EvidenceError: The evidence cannot be read.
    """
    from toolkit.score.scorecard import score_run, write_scorecard

    scorecard = score_run(folder, settings, as_of=as_of)
    write_scorecard(scorecard, folder.scorecard)
    return scorecard


def read_scorecard(folder: RunFolder) -> Scorecard:
    """
    The scorecard of a run.

    Raises:
        UsageError: The run was not scored yet.
    """
    from toolkit.score.scorecard import read_scorecard as read

    if not folder.scorecard.is_file():
        raise UsageError(f"{folder.path}: not scored yet; type `virage score {folder.run}`")
    return read(folder.scorecard)


def check_gate(settings: Settings, journeys: Sequence[str]) -> None:
    """
    Make sure, before anything is measured, that rules of the gate name journeys that there are.

    Raises:
        SettingsError: One does not; the message names the closest.
    """
    from toolkit.score.gate_rules import journeys_named

    for name, rule in journeys_named([*settings.gate.error, *settings.gate.warn]).items():
        if name not in journeys:
            near = closest(name, journeys)
            advice = f"did you mean {near!r}?" if near else f"known: {', '.join(journeys)}"
            raise SettingsError(f'[gate] "{rule}": there is no journey {name!r}; {advice} Change the rule or remove it')


def gate(folder: RunFolder, settings: Settings) -> GateResult:
    """Judge a scored run by the rules of these settings."""
    from toolkit.score.gate import judge

    return judge(read_scorecard(folder), settings)


def describe_missing(scorecard: Scorecard) -> str:
    """What an incomplete run lacks, in words."""
    state = "was interrupted" if scorecard.run.state is RunState.INTERRUPTED else "ended without closing"
    lacking = f"; missing: {', '.join(scorecard.missing)}" if scorecard.missing else ""
    return f"the run {state}{lacking}"


def report(folder: RunFolder, scorecard: Scorecard, settings: Settings) -> Sequence[Path]:
    """Write the reports of a scored run."""
    from toolkit.report import write_all

    return write_all(
        scorecard, folder=folder.path, formats=settings.report.formats or None, languages=settings.report.languages
    )
