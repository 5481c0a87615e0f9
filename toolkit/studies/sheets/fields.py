"""
What people write into: every control has a label, every group of choices a legend.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.studies.sheets.markup import Attribute, Markup, join, tag, unseen
from toolkit.studies.sheets.words import Words

LONGEST_LINE, LONGEST_TEXT = 200, 2000


def text_field(
    name: str, label: str, *, hint: str = "", kind: str = "text", needed: bool = False, **more: Attribute
) -> Markup:
    """One line to write on; `kind` is that of the input."""
    about: dict[str, Attribute] = {
        "type": kind,
        "id": name,
        "name": name,
        "required": needed,
        "maxlength": LONGEST_LINE if kind == "text" else None,
        "aria_describedby": f"{name}-hint" if hint else None,
        "autocomplete": "off",
    }
    return tag("div", _label(name, label), _hint(name, hint), tag("input", **{**about, **more}), class_="field")


def long_field(name: str, label: str, *, hint: str = "") -> Markup:
    """Several lines to write on."""
    told = f"{name}-hint" if hint else None
    control = tag("textarea", id=name, name=name, rows=3, maxlength=LONGEST_TEXT, aria_describedby=told)
    return tag("div", _label(name, label), _hint(name, hint), control, class_="field wide")


def radios(name: str, choices: Sequence[tuple[str, str]], *, more: Sequence[str] = ()) -> Markup:
    """
    Native radio buttons in a row.

    Args:
        name: Their common name.
        choices: Values and what is shown of each.
        more: What is said of each to those who hear the page only; empty where nothing is.
    """
    said = [*more, *[""] * (len(choices) - len(more))]
    return tag(
        "div",
        *(
            _choice(name, value, shown, extra, first=place == 0)
            for place, ((value, shown), extra) in enumerate(zip(choices, said, strict=True))
        ),
        class_="choices",
    )


def scale(name: str, low: int, high: int, ends: tuple[str, str]) -> Markup:
    """Whole numbers from one end to the other, the words of both ends beside them."""
    numbers = [(str(number), str(number)) for number in range(low, high + 1)]
    said = [f", {ends[0]}", *[""] * (len(numbers) - 2), f", {ends[1]}"]
    return tag(
        "div",
        tag("span", ends[0], class_="end low", aria_hidden="true"),
        radios(name, numbers, more=said),
        tag("span", ends[1], class_="end high", aria_hidden="true"),
        class_="scale",
    )


def group(legend: str, *inside: str, class_: str = "item", **attributes: Attribute) -> Markup:
    """Choices that belong together under one question."""
    return tag("fieldset", tag("legend", legend), *inside, class_=class_, role="radiogroup", **attributes)


def check(name: str, label: str) -> Markup:
    """A box to tick."""
    control = tag("input", type="checkbox", id=name, name=name)
    return tag("label", control, tag("span", label), class_="check")


def participant(words: Words, *, moderated: bool = False) -> Markup:
    """Who answers, by code, and when."""
    kind = "moderated" if moderated else "alone"
    return _who(
        words(f"person.{kind}.legend"),
        _code("participant", "P07", words("person.code"), words("person.code_hint")),
        date_field("date", words("person.date"), needed=True),
        text_field("segment", words("person.segment"), hint=words(f"person.{kind}.segment_hint")),
        text_field("assistive_tech", words("person.technology"), hint=words("person.technology_hint")),
    )


def evaluator(words: Words, *, dated: bool) -> Markup:
    """Who evaluates, by code, and when."""
    return _who(
        words("person.evaluator.legend"),
        _code("evaluator", "E1", words("person.evaluator.code"), words("person.evaluator.code_hint")),
        date_field("date", words("person.date"), needed=True) if dated else "",
    )


def date_field(name: str, label: str, *, needed: bool = False) -> Markup:
    """A day, by the browser's own calendar; a needed one is filled in with today."""
    return text_field(name, label, kind="date", needed=needed, data_today=needed)


def button(label: str, action: str, *, main: bool = False, **more: Attribute) -> Markup:
    """A button; `action` is what the script listens for."""
    about: dict[str, Attribute] = {"type": "button", "class": "main" if main else None, "data_action": action}
    return tag("button", label, **{**about, **more})


def _who(legend: str, *fields: str) -> Markup:
    return tag("fieldset", tag("legend", legend), tag("div", *fields, class_="fields"), class_="who")


def _code(name: str, example: str, label: str, hint: str) -> Markup:
    return text_field(
        name, label, hint=hint, needed=True, data_code=example, autocapitalize="characters", spellcheck="false"
    )


def _label(name: str, label: str) -> Markup:
    return tag("label", label, for_=name)


def _hint(name: str, hint: str) -> Markup:
    return tag("p", hint, class_="hint", id=f"{name}-hint") if hint else Markup("")


def _choice(name: str, value: str, shown: str, extra: str, *, first: bool) -> Markup:
    control = tag("input", type="radio", id=name if first else f"{name}-{value}", name=name, value=value)
    words = join(shown, unseen(extra) if extra else "")
    return tag("label", control, tag("span", words, class_="shown"), class_="choice")
