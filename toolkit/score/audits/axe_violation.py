"""
Accessibility barriers that a rule engine is sure of: one cause, one finding.

Why:
    The same button without a name on forty pages is one thing to mend, not forty.
How:
    Failed rule results of states that were arrived at, grouped by rule and by the shape of the element: its tag, type,
    role, name, id and classes with their numbers taken out. Places and states are counted, and the journeys that come
    through these states; the worst impact holds.
Limits:
    What the engine leaves to a person (`cantTell`) is no finding. Elements of one shape with two causes are one.
Source:
    axe-core rules; WCAG 2.2.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import DYNAMIC, Finding, Impact, Outcome, Reference
from toolkit.score.findings import IMPACTS, finding, places, replay, texts
from toolkit.score.wcag import criteria_of, success_criteria

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

_OPENING = re.compile(r"<\s*([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)")
_ATTRIBUTE = re.compile(r"(?<![\w-])(type|role|name|id|class)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# Serial numbers, hashes and uuids differ from row to row; what is left names the kind of thing.
_VARYING = re.compile(r"\b(?=[0-9a-f-]*\d)[0-9a-f][0-9a-f-]{5,}\b|\d+")


def axe_violation(*, rules: pd.DataFrame, paths: pd.DataFrame) -> list[Finding]:
    """
    One finding per rule and shape of element.

    Args:
        rules: One row per RuleResult with `state`, `screenshot`.
        paths: One row per `journey` and `state` that it came through, with `step`, `position`, `critical`.
    """
    failed = rules[(rules["outcome"] == Outcome.FAILED.value) & (rules["engine"] != DYNAMIC)]
    if failed.empty:
        return []
    shapes = [shape(html, selector) for html, selector in zip(failed["html"], failed["selector"], strict=True)]
    met = failed.assign(shape=shapes).drop(columns=paths.columns.difference(["state"])).merge(paths, on="state")
    causes = met.groupby(["engine", "rule", "shape"], sort=True)
    return [_finding(str(key[1]), str(key[2]), rows) for key, rows in causes]


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with these elements in order."""
    rules = evidence.rules
    mine = (rules["outcome"] == Outcome.FAILED.value) & (rules["rule"] == finding.rule)
    failed = rules[mine]
    shapes = [shape(html, selector) for html, selector in zip(failed["html"], failed["selector"], strict=True)]
    repaired = failed.index[[form == finding.params["element"] for form in shapes]]
    return replace(evidence, rules=rules.assign(outcome=rules["outcome"].mask(rules.index.isin(repaired), "passed")))


def shape(html: str, selector: str) -> str:
    """
    What kind of element this is, whatever its number in a list.

    Example:
        >>> shape('<button class="like on" id="like-12">', "")
        'button class=like,on id=like-#'
    """
    opening = _OPENING.search(html)
    if opening is None:
        last = re.split(r"[\s>+~]+", selector.strip())[-1]
        return _VARYING.sub("#", re.sub(r":nth-[\w-]+\([^)]*\)", "", last))
    found = {name: first or second for name, first, second in _ATTRIBUTE.findall(opening[2])}
    if "class" in found:
        found["class"] = ",".join(sorted(set(_VARYING.sub("#", found["class"]).split())))
    parts = [f"{name}={_VARYING.sub('#', value)}" for name, value in sorted(found.items())]
    return " ".join([opening[1].lower(), *parts])


def _finding(rule: str, form: str, rows: pd.DataFrame) -> Finding:
    rows = rows.sort_values(["critical", "journey", "position", "state"], ascending=[False, True, True, True])
    spots = rows.drop_duplicates(["state", "frame", "selector"])
    first = rows.iloc[0]
    criteria = criteria_of(*(sorted({word for cell in rows[name] for word in cell}) for name in ("criteria", "tags")))
    journeys = texts(rows["journey"])
    return finding(
        "axe_violation",
        rule,
        form,
        rule=rule,
        impact=_worst(rows["impact"]),
        title=first["help"] or rule,
        params={"rule": rule, "element": form, "message": first["message"]},
        places=places(_shown(spots)),
        place_count=len(spots),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=int(rows["state"].nunique()),
        criteria=criteria,
        evidence=texts(spots["screenshot"])[:3],
        references=_references(criteria, rule, first["help_url"]),
        engine=first["engine"],
        engine_version=first["version"],
        replay=replay(journeys),
    )


def _shown(spots: pd.DataFrame) -> pd.DataFrame:
    """Places with a picture of their own first; selectors as people write them."""
    ordered = spots.sort_values("picture", key=pd.isna, kind="stable")
    return ordered.assign(selector=ordered["selector"].map(readable))


def readable(selector: str) -> str:
    """
    A selector path as a person reads it; engines write it as JSON, a part a frame, a list a shadow host.

    Example:
        >>> readable('["#frame", ["my-app", "button"]]')
        '#frame >>> my-app >>> button'
    """
    if not selector.startswith("["):
        return selector
    parts = json.loads(selector)
    return " >>> ".join(step for part in parts for step in ([part] if isinstance(part, str) else part))


def _worst(impacts: pd.Series[str]) -> Impact:
    known = [IMPACTS.index(impact) for impact in impacts.dropna()]
    # axe leaves the impact of a few rules open: moderate until it says more.
    return Impact(IMPACTS[max(known)]) if known else Impact.MODERATE


def _references(criteria: tuple[str, ...], rule: str, help_url: str) -> tuple[Reference, ...]:
    own = (Reference(label=rule, url=help_url),) if help_url else ()
    return (*(success_criteria()[number].reference for number in criteria), *own)
