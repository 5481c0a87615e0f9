"""
What a first visitor meets: the question of consent both ways, the rules and their words, the language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.journeys import Unsupported
from toolkit.measure.regard.notes import Notes, page_of
from toolkit.measure.regard.words import language_of, measured, reading_ease

if TYPE_CHECKING:
    from toolkit.measure.member import Member
    from toolkit.measure.regard.watching import Watched

PAGES = 2  # after a refusal, on which it may be asked again
VISITOR = ("visitor", "visitor")


def look(notes: Notes, last: Callable[[Member], Watched]) -> None:
    """
    Everything, each look apart.

    Args:
        notes: Where it is written down.
        last: The verb that a member has carried out last, as it was watched.
    """
    notes.look("consent", _consent, notes, last)
    notes.look("rules", _rules, notes, last)
    notes.look("language", _language, notes)


def _consent(notes: Notes, last: Callable[[Member], Watched]) -> None:
    with notes.double(*VISITOR) as one:
        one.goto("/")
        if not one.platform.asks_consent(one):
            for item in ("consent_ratio", "asked_again", "consent_withdrawn"):
                notes.fact(item, None, one, detail="@seen.nothing_asked")
            return
        one.platform.answer_consent(one, yes=True)
        accepted = last(one)
        withdrawn = notes.holds(lambda: one.platform.answer_consent(one, yes=False))
        notes.fact("consent_withdrawn", withdrawn, one, detail=f"@seen.clicks|n={last(one).clicks}", show=True)
    with notes.double(*VISITOR) as other:
        _refusal(notes, other, accepted, last)


def _refusal(notes: Notes, member: Member, accepted: Watched, last: Callable[[Member], Watched]) -> None:
    """What refusing takes beside accepting, and whether it is asked for again."""
    member.goto("/")
    if not notes.holds(lambda: member.platform.answer_consent(member, yes=False)):
        notes.fact("consent_ratio", 0.0, member, unit="1", detail="@seen.no_refusal", show=True)
        return
    ratio, detail = _ratio(accepted, last(member))
    notes.fact("consent_ratio", ratio, member, unit="1", detail=detail)
    again = 0
    for _ in range(PAGES):
        member.goto("/")
        again += member.platform.asks_consent(member)
    notes.fact("asked_again", again, member, unit="count", detail=f"@seen.pages|n={PAGES}")


def _ratio(accepted: Watched, refused: Watched) -> tuple[float, str]:
    """The least of the ratios of refusing to accepting, and all of them."""
    ratios = {"clicks": accepted.clicks / max(1, refused.clicks)}
    for name in ("area", "contrast"):
        if accepted.weight.get(name) and refused.weight.get(name):
            ratios[name] = refused.weight[name] / accepted.weight[name]
    told = "".join(f"|{name}={ratios.get(name, 1.0):.2f}" for name in ("clicks", "area", "contrast"))
    return round(min(1.0, *ratios.values()), 3), f"@seen.ratio{told}"


def _rules(notes: Notes, last: Callable[[Member], Watched]) -> None:
    with notes.double(*VISITOR) as visitor:
        visitor.goto("/")
        visitor.platform.read_rules(visitor)
        notes.fact("rules_clicks", last(visitor).clicks, visitor, unit="count", show=True)
        words = str(page_of(visitor)["words"])
        ease = reading_ease(words, visitor.language)
        if ease is not None:
            counted = measured(words)
            detail = f"@seen.text|words={counted.words}|sentences={counted.sentences}|syllables={counted.syllables}"
            notes.fact(
                "rules_reading_ease", round(max(0.0, min(100.0, ease)), 1), visitor, unit="points", detail=detail
            )


def _language(notes: Notes) -> None:
    with notes.double(*VISITOR) as visitor:
        visitor.goto("/")
        page = page_of(visitor)
        speaks = language_of(page["words"])
        if speaks:
            detail = f"@seen.language|lang={page['lang']}|words={speaks}"
            notes.fact("language_declared", float(page["lang"].lower().startswith(speaks)), visitor, detail=detail)
        if speaks != "fr":
            try:
                switched = notes.holds(visitor.platform.switch_language, visitor, "fr")
            except Unsupported:
                switched = 0.0
            speaks = language_of(page_of(visitor)["words"]) if switched else speaks
        notes.fact(
            "french_version", float(speaks == "fr"), visitor, detail=f"@seen.words|words={speaks or '?'}", show=True
        )
