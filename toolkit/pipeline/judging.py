"""
The stages after measuring: score, gate, report; each can run alone, on another day, on another machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit._toml import closest
from toolkit.errors import SettingsError, UsageError
from toolkit.pipeline.request import Request
from toolkit.records import GateResult, RunState, Scorecard
from toolkit.settings import Settings
from toolkit.store import RunFolder, attach, studies_in


def score(
    folder: RunFolder,
    settings: Settings,
    *,
    request: Request | None = None,
    as_of: str | None = None,
    take_studies: bool = True,
) -> Scorecard:
    """
    Score a run's evidence and write `scorecard.json`; human evidence in force is taken into the run first.

    Args:
        folder: The run.
        settings: What it is scored with.
        request: Where the history is that the gate may compare with; that of the current folder by default.
        as_of: The date that decides what has expired; the run's start by default.
        take_studies: Whether to take studies in, or to leave the run with those that it has.

    Raises:
        NothingMeasured: There is nothing to score.
        EvidenceError: The evidence cannot be read.
    """
    from toolkit.pipeline.comparing import with_regression
    from toolkit.score.scorecard import score_run, write_scorecard

    if take_studies:
        attach_studies(folder, settings)
    scorecard = score_run(folder, settings, as_of=as_of)
    if settings.gate.regression is not None:
        scorecard = with_regression(folder, scorecard, settings, request or Request())
    write_scorecard(scorecard, folder.scorecard)
    return scorecard


def attach_studies(folder: RunFolder, settings: Settings) -> None:
    """
    Take a copy of every study of this platform into a run; a run whose studies are elsewhere keeps the copies it has.

    Raises:
        EvidenceError: A study is damaged.
    """
    name = folder.read_info().platform.casefold()
    for study in studies_in(settings.path(settings.studies)):
        with study.held():
            if study.info().platform.casefold() in ("", name):
                attach(study, folder)


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


def check_gate(settings: Settings, list_journeys: Callable[[], Sequence[str]]) -> None:
    """
    Make sure, before anything is measured, that rules of the gate name journeys that there are.

    Args:
        settings: The gate's rules.
        list_journeys: Asked only where a rule names one, since pytest takes seconds to answer.

    Raises:
        SettingsError: One does not; the message names the closest.
    """
    from toolkit.score.gate_rules import journeys_named

    named = journeys_named([*settings.gate.error, *settings.gate.warn])
    journeys = list_journeys() if named else ()
    for name, rule in named.items():
        if name not in journeys:
            near = closest(name, journeys)
            advice = f"did you mean {near!r}?" if near else f"known: {', '.join(journeys)}"
            raise SettingsError(f'[gate] "{rule}": there is no journey {name!r}; {advice} Change the rule or remove it')


def gate(folder: RunFolder, settings: Settings, *, request: Request | None = None) -> GateResult:
    """Judge a scored run by the rules of these settings; a request says where the history is that one may ask for."""
    from toolkit.pipeline.comparing import with_regression
    from toolkit.score.gate import judge

    card = read_scorecard(folder)
    if settings.gate.regression is None:
        return judge(card, settings)
    return with_regression(folder, card, settings, request or Request()).gate


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
