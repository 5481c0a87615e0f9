"""
What every dynamic rule is: a script that looks at a page, for the personas that it concerns.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from toolkit.measure._scripts import script
from toolkit.records import DYNAMIC, Impact, Outcome, RuleResult
from toolkit.registry import scan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from toolkit.measure.personas._persona import Persona

HTML_LIMIT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One rule.

    Attributes:
        id: The file's stem; its script is `js/<id>.js`, a function that is given what `js/elements.js` offers and
            answers with rows of `outcome`, `selector`, `html`, `box` and `message`.
        concerns: Whether it can be told as this persona.
        criteria: WCAG success criteria that it is about.
        impact: How badly it hurts.
        help: What holds where it is kept.
    """

    id: str
    concerns: Callable[[Persona], bool]
    criteria: tuple[str, ...]
    impact: Impact
    help: str


def look(page: Page, persona: Persona, *, step_id: str, state: str, disabled: tuple[str, ...]) -> list[RuleResult]:
    """What each rule that concerns the persona says of the page as it is now."""
    rules = [module.RULE for module in scan("toolkit.measure.engines.dynamic").values()]
    return [
        row
        for rule in rules
        if rule.concerns(persona) and rule.id not in disabled
        for row in _rows(rule, page.evaluate(_whole(rule)), step_id=step_id, state=state, url=page.url)
    ]


def _whole(rule: Rule) -> str:
    return f"() => ({script(rule.id)})(({script('elements')})())"


def _rows(
    rule: Rule,
    found: list[dict[str, Any]],  # Any: JSON from the page
    *,
    step_id: str,
    state: str,
    url: str,
) -> Iterable[RuleResult]:
    for node in found or [{}]:
        outcome = Outcome(node.get("outcome", Outcome.PASSED))
        yield RuleResult(
            step_id=step_id,
            state=state,
            engine=DYNAMIC,
            version=version("virage"),
            rule=rule.id,
            outcome=outcome,
            impact=rule.impact if outcome is Outcome.FAILED else None,
            criteria=rule.criteria,
            url=url,
            selector=json.dumps([node["selector"]], ensure_ascii=False) if node else "",
            html=node.get("html", "")[:HTML_LIMIT],
            message=node.get("message", ""),
            help=rule.help,
            box=tuple(node["box"]) if node else None,
        )
