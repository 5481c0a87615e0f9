"""
axe-core on the state that a step ended in, in every frame.

Why:
    A journey passes through states that no crawl reaches: dialogs, errors, drafts. Barriers hide there.
How:
    `axe_selenium_python.Axe` drives the page through a facade of two methods; the script it injects is the current
    axe-core that `axe-playwright-python` ships. All default rules run, and `target-size`, which WCAG 2.2 AA asks for
    and axe leaves off; answers are stored as given: a row a node for
    `failed` and `cantTell`, a row a rule for `passed` and `inapplicable`. Where the reader forces colours, rules about
    the author's do not run.
Limits:
    A machine finds a part of all barriers, and never proves their absence.
Source:
    https://github.com/dequelabs/axe-core (rules), W3C EARL 1.0 (outcomes).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError
from toolkit.measure._scripts import script
from toolkit.records import Impact, Outcome, RuleResult

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

OUTCOMES = {
    "violations": Outcome.FAILED,
    "incomplete": Outcome.CANT_TELL,
    "passes": Outcome.PASSED,
    "inapplicable": Outcome.INAPPLICABLE,
}
_CRITERION = re.compile(r"^wcag(\d)(\d)(\d+)$")
# axe reads the colours of the style sheet; where readers force their own, those are drawn.
OF_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
SWITCHED_ON = ("target-size",)  # WCAG 2.2 AA 2.5.8; axe has it off by default
HTML_LIMIT = 400


class AuditTimeout(ToolkitError):
    """axe did not answer in the time given for one state."""


class _Facade:
    """The two methods of a WebDriver that `Axe` uses, carried out in one Playwright frame."""

    def __init__(self, frame: Frame, time_limit_s: float) -> None:
        self._frame = frame
        self._limit_ms = time_limit_s * 1000

    def execute_script(self, text: str) -> Any:  # Any: whatever the script returns
        return self._frame.evaluate(f"() => {{ {text}\n }}")

    def execute_async_script(self, text: str) -> Any:  # Any: what the script hands to its callback
        # The text goes in as source, since a content policy forbids `eval` in the page.
        return self._frame.evaluate(
            "(limit) => new Promise((resolve, reject) => {"
            "const tooLate = () => reject(new Error('virage: time limit'));"
            "setTimeout(tooLate, limit);"
            "addEventListener('unhandledrejection', (e) => reject(e.reason), { once: true });"
            f"(function () {{ {text} }}).call(window, resolve); }})",
            self._limit_ms,
        )


@cache
def script_path() -> str:
    """Where the current axe-core is."""
    return str(files("axe_playwright_python") / "axe.min.js")


@cache
def version() -> str:
    """The version of axe-core that runs."""
    with open(script_path(), encoding="utf-8") as stream:  # noqa: PTH123 - Axe opens it the same way
        found = re.search(r"axe v([\d.]+)", stream.read(200))
    return found[1] if found else "unknown"


def answers(page: Page, *, disabled_rules: tuple[str, ...] = (), time_limit_s: float = 20) -> dict[str, Any]:
    """
    What axe says of the page as it is now, as axe gives it.

    Args:
        page: Not navigating.
        disabled_rules: Rule ids not to run.
        time_limit_s: Longest time for the page and all its frames.

    Raises:
        AuditTimeout: axe did not answer in time.
    """
    from axe_selenium_python import Axe
    from playwright.sync_api import Error

    if page.evaluate("() => matchMedia('(forced-colors: active)').matches"):
        disabled_rules = (*disabled_rules, *OF_COLOURS)
    for frame in page.frames:
        _inject(Axe, frame, time_limit_s)
    # Passed and inapplicable rules need no list of nodes: that is most of the answer's size.
    options: dict[str, Any] = {"resultTypes": ["violations", "incomplete"]}  # Any: JSON
    switched = dict.fromkeys(SWITCHED_ON, True) | dict.fromkeys(disabled_rules, False)
    options["rules"] = {rule: {"enabled": on} for rule, on in switched.items()}
    axe = Axe(_Facade(page.main_frame, time_limit_s), script_path())
    try:
        found: dict[str, Any] = axe.run(options=json.dumps(options))  # Any: axe's result object
    except Error as error:
        if "virage: time limit" in str(error):
            raise AuditTimeout(f"axe did not answer within {time_limit_s:g} s on {page.url}") from error
        raise
    return found


def _inject(axe: Any, frame: Frame, time_limit_s: float) -> None:  # Any: the class, imported late
    from playwright.sync_api import Error

    try:
        if frame.evaluate("() => window.axe?.version") == version():
            return
        axe(_Facade(frame, time_limit_s), script_path()).inject()
        # Frames of other origins answer too: the audit is of what the member sees.
        frame.evaluate("() => { axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }) }")
    except Error:
        if frame == frame.page.main_frame:
            raise
        # A frame that went away meanwhile is no part of the state.


def audit(
    page: Page, *, step_id: str, state: str, disabled_rules: tuple[str, ...], time_limit_s: float
) -> list[RuleResult]:
    """Audit the page as it is now; the rows of RuleResult, in axe's order."""
    found = answers(page, disabled_rules=disabled_rules, time_limit_s=time_limit_s)
    rows = list(_rows(found, step_id=step_id, state=state))
    return _with_boxes(page, rows)


def _rows(found: dict[str, Any], *, step_id: str, state: str) -> Iterable[RuleResult]:  # Any: axe's result object
    for group, outcome in OUTCOMES.items():
        for rule in found[group]:
            nodes = rule["nodes"] if outcome in (Outcome.FAILED, Outcome.CANT_TELL) else [{}]
            for node in nodes:
                yield _row(rule, node, outcome=outcome, step_id=step_id, state=state, url=found["url"])


def _row(
    rule: dict[str, Any],  # Any: axe's rule object
    node: dict[str, Any],  # Any: axe's node object
    *,
    outcome: Outcome,
    step_id: str,
    state: str,
    url: str,
) -> RuleResult:
    target = node.get("target", [])
    impact = node.get("impact") or rule.get("impact")
    return RuleResult(
        step_id=step_id,
        state=state,
        engine="axe",
        version=version(),
        rule=rule["id"],
        outcome=outcome,
        impact=Impact(impact) if impact else None,
        criteria=criteria(rule["tags"]),
        tags=tuple(rule["tags"]),
        url=url,
        frame=" ".join(_flat(target[:-1])),
        selector=json.dumps(target, ensure_ascii=False) if target else "",
        html=node.get("html", "")[:HTML_LIMIT],
        message=node.get("failureSummary", ""),
        help=rule["help"],
        help_url=rule["helpUrl"],
    )


def criteria(tags: list[str]) -> tuple[str, ...]:
    """WCAG success criteria among a rule's tags: `wcag143` is 1.4.3, `wcag1410` is 1.4.10."""
    return tuple(".".join(match.groups()) for tag in tags if (match := _CRITERION.match(tag)))


def _flat(target: list[Any]) -> list[str]:  # Any: strings, or lists of them inside shadow hosts
    return [part if isinstance(part, str) else " >>> ".join(part) for part in target]


def _with_boxes(page: Page, rows: list[RuleResult]) -> list[RuleResult]:
    from dataclasses import replace

    failed = [row for row in rows if row.outcome is Outcome.FAILED]
    if not failed:
        return rows
    boxes = iter(page.evaluate(script("boxes"), [json.loads(row.selector) for row in failed]))
    return [
        replace(row, box=tuple(box) if (box := next(boxes)) else None) if row.outcome is Outcome.FAILED else row
        for row in rows
    ]
