"""
Journeys in the words that a person hears: our own for those that we ship, the scenario's for all others.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.studies.sheets.scripts import Script
from toolkit.studies.sheets.words import Words, load


class Task(NamedTuple):
    """One journey as the sheet shows it; `steps` are named as on the sheet, in the script's order."""

    script: Script
    title: str
    about: str
    say: str
    steps: tuple[str, ...]


def task_of(script: Script, said: Words) -> Task:
    """A script in the language of a sheet."""
    if is_shipped(script):
        told = said.table("task", script.journey)
        return Task(script, _title(told["goal"]), told["about"], told["say"], tuple(told["steps"]))
    say = said("moderator.say", goal=script.goal)
    return Task(script, _title(script.goal), script.about, say, script.steps)


def is_shipped(script: Script) -> bool:
    """Whether a scenario still says what it said when its sentences were written."""
    known = load("en")["task"].get(script.journey)
    return known is not None and (known["goal"], tuple(known["steps"])) == (script.goal, script.steps)


def _title(goal: str) -> str:
    return goal[:1].upper() + goal[1:]
