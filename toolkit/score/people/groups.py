"""
Focus groups: which codes come up in how many groups, whether coders agree, whether more groups would have said more.

They make or confirm findings and explain them with people's words. No number of theirs enters the score.
"""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import Agreement, Quote, Saturation, Theme
from toolkit.score.criteria import Model
from toolkit.score.people.current import HumanTables
from toolkit.score.statistics.agreement import agreement_reading, krippendorff
from toolkit.score.statistics.saturation import new_codes, saturation

GROUP = ["study", "group"]
PASSAGE = [*GROUP, "segment"]
MOST_QUOTES = 3


class Voice(NamedTuple):
    """A theme that is a finding: in enough groups, and coders agree on it."""

    code: str
    criterion: str
    journey: str
    severity: float | None
    groups: int
    participants: int


class Groups(NamedTuple):
    """
    Everything that groups said.

    Attributes:
        groups: Groups and interviews.
        interviews: Those of them with a single participant.
        coders: Who coded.
        double_coded: Share of the passages that two coders went through.
    """

    groups: int
    interviews: int
    coders: int
    double_coded: float
    themes: tuple[Theme, ...]
    voices: tuple[Voice, ...]
    saturation: Saturation | None
    agreement: tuple[Agreement, ...]


def listen(*, people: HumanTables, model: Model) -> Groups:
    """
    What focus groups said.

    Args:
        people: `segments`: one row per code that a coder gave to a passage; an empty one says: read, and none given.
        model: How many groups and how much agreement make a finding; how saturation is read.
    """
    segments = people.segments
    if segments.empty:
        return Groups(0, 0, 0, 0.0, (), (), None, ())
    themes, voices, agreement = [], [], []
    coded = segments[segments["code"] != ""]
    for code, rows in coded.groupby("code", sort=True):
        alpha, passages = agreement_on(segments, str(code))
        reason = _reason(rows, alpha, passages, model)
        themes.append(_theme(str(code), rows, alpha, reason))
        if reason is None:
            voices.append(_voice(str(code), rows))
        agreement.append(_agreement(str(code), alpha, passages, segments["coder"].nunique()))
    double = segments.groupby(PASSAGE)["coder"].nunique() > 1
    order = sorted(themes, key=lambda one: (-one.groups, -one.participants, -one.passages, one.code))
    return Groups(
        groups=len(segments[GROUP].drop_duplicates()),
        interviews=_interviews(segments),
        coders=int(segments["coder"].nunique()),
        double_coded=float(double.mean()),
        themes=tuple(order),
        voices=tuple(voices),
        saturation=_saturation(segments, coded, model),
        agreement=tuple(agreement),
    )


def agreement_on(segments: pd.DataFrame, code: str) -> tuple[float | None, int]:
    """
    Krippendorff's nominal alpha on whether a passage bears a code, and the number of passages that two coders went
    through.

    Who gave a passage no row has not read it: the second coder often reads a part only.
    """
    passages = segments[PASSAGE].drop_duplicates().reset_index(drop=True)
    coders = sorted(segments["coder"].unique())
    saw = segments[[*PASSAGE, "coder"]].drop_duplicates().assign(saw=True)
    gave = segments.loc[segments["code"] == code, [*PASSAGE, "coder"]].drop_duplicates().assign(gave=True)
    table = np.full((len(coders), len(passages)), np.nan)
    for at, coder in enumerate(coders):
        seen = passages.merge(saw[saw["coder"] == coder], on=PASSAGE, how="left")["saw"].notna().to_numpy()
        given = passages.merge(gave[gave["coder"] == coder], on=PASSAGE, how="left")["gave"].notna().to_numpy()
        table[at] = np.where(seen, given.astype(float), np.nan)
    double = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    if not double.size:
        return None, 0
    return krippendorff(double, "nominal"), double.shape[1]


def _interviews(segments: pd.DataFrame) -> int:
    """Units in which one known person speaks."""
    named = segments[segments["participant"] != ""].groupby(GROUP)["participant"].nunique()
    nameless = segments.loc[segments["participant"] == "", GROUP].drop_duplicates()
    return int((named == 1).drop(list(nameless.itertuples(index=False, name=None)), errors="ignore").sum())


def _reason(rows: pd.DataFrame, alpha: float | None, passages: int, model: Model) -> str | None:
    """Why a theme is no finding."""
    groups = len(rows[GROUP].drop_duplicates())
    if groups < model.people.theme_groups:
        return f"@reason.too_few_groups|n={groups}|needed={model.people.theme_groups}"
    if alpha is None:
        return _no_alpha(passages)
    if alpha < model.people.theme_alpha:
        return f"@reason.coders_disagree|alpha={alpha:.2f}|needed={model.people.theme_alpha:g}"
    return None


def _theme(code: str, rows: pd.DataFrame, alpha: float | None, reason: str | None) -> Theme:
    once = rows.drop_duplicates(PASSAGE)
    quotes = once[once["text"] != ""].sort_values([*GROUP, "start"]).drop_duplicates(GROUP).head(MOST_QUOTES)
    return Theme(
        code=code,
        groups=len(rows[GROUP].drop_duplicates()),
        participants=_participants(rows),
        passages=len(once),
        alpha=alpha,
        journey=_first(rows["journey"]),
        criterion=_first(rows["criterion"]),
        reason=reason,
        quotes=tuple(
            Quote(group=group, text=text) for group, text in zip(quotes["group"], quotes["text"], strict=True)
        ),
    )


def _voice(code: str, rows: pd.DataFrame) -> Voice:
    severities = rows["severity"].dropna().astype("float64")
    return Voice(
        code=code,
        criterion=_first(rows["criterion"]),
        journey=_first(rows["journey"]),
        severity=float(severities.median()) if len(severities) else None,
        groups=len(rows[GROUP].drop_duplicates()),
        participants=_participants(rows),
    )


def _participants(rows: pd.DataFrame) -> int:
    return len(rows.loc[rows["participant"] != "", ["study", "participant"]].drop_duplicates())


def _first(texts: pd.Series[str]) -> str:
    said = texts[texts != ""]
    return str(said.iloc[0]) if len(said) else ""


def _no_alpha(passages: int) -> str:
    """Nobody coded twice, or everybody gave the code everywhere: agreement cannot be told from chance."""
    return "@reason.no_variation" if passages else "@reason.no_second_coder"


def _agreement(code: str, alpha: float | None, passages: int, coders: int) -> Agreement:
    return Agreement(
        measure="alpha",
        about=code,
        value=alpha,
        n=passages,
        raters=coders,
        reading=None if alpha is None else agreement_reading(alpha),
        reason=_no_alpha(passages) if alpha is None else None,
    )


def _saturation(segments: pd.DataFrame, coded: pd.DataFrame, model: Model) -> Saturation:
    """New codes group by group, in the order in which the groups met."""
    met = segments.groupby(GROUP, sort=True)["date"].min().reset_index().sort_values(["date", *GROUP])
    codes = coded.groupby(GROUP)["code"].agg(set).to_dict()
    units = [codes.get((study, group), set()) for study, group in met[GROUP].itertuples(index=False)]
    limits = model.people.saturation
    said = Saturation(
        groups=len(units),
        codes=int(coded["code"].nunique()),
        base=limits.base,
        run=limits.run,
        threshold=limits.threshold,
    )
    if len(units) < limits.base + limits.run:
        needed = limits.base + limits.run
        return dataclasses.replace(said, reason=f"@reason.too_few_groups|n={len(units)}|needed={needed}")
    found = saturation(new_codes(units), base=limits.base, run=limits.run, threshold=limits.threshold)
    return dataclasses.replace(said, ratios=found.ratios, reached=found.label)
