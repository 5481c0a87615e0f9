"""
Findings about what went wrong: one a journey and step, with the faults that show it.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.records import Finding, Impact, Reference
from toolkit.score.findings import finding, places, replay, texts

SLACK_PX = 1.0  # of rounding, before a page counts as too wide


def at_steps(
    audit: str,
    rows: pd.DataFrame,
    *,
    impact: Impact,
    mode: str = "faults",
    references: tuple[Reference, ...] = (),
    **params: Any,  # Any: texts of the message, or functions of a step's rows that give them
) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        audit: The audit's id.
        rows: One row per sighting, with `journey`, `step`, `critical`, `screenshot`, `url`.
        impact: How badly it hurts.
        mode: The mode that shows it again.
        references: Where the rule comes from.
        params: Further parameters of the message, each from a step's rows.
    """
    return [
        finding(
            audit,
            str(here["journey"].iloc[0]),
            str(here["step"].iloc[0]),
            rule=audit,
            impact=impact,
            params={
                "journey": str(here["journey"].iloc[0]),
                "step": str(here["step"].iloc[0]),
                "n": str(len(here)),
                **{name: str(of(here)) for name, of in params.items()},
            },
            places=places(here),
            place_count=len(here),
            journeys=texts(here["journey"]),
            critical_path=bool(here["critical"].any()),
            states=1,
            evidence=texts(here["screenshot"])[:3],
            replay=f"{replay(texts(here['journey']))} --mode {mode}",
            references=references,
        )
        for _, here in rows.groupby(["journey", "step"], sort=True)
    ]


def faults_of(rows: pd.DataFrame) -> str:
    """The faults that show it, each once, in their order."""
    return ", ".join(sorted({str(fault) for fault in rows["fault"]}))


def failing(faults: pd.DataFrame, check: str) -> pd.DataFrame:
    """Faults that were observed and at which a check does not hold."""
    return faults[faults["error"].isna() & faults[check].eq(other=False).fillna(value=False).astype(bool)]


def texts_of(rows: pd.DataFrame) -> str:
    """The texts of the pack that show it, each once."""
    return ", ".join(sorted({str(text) for text in rows["text"]}))
