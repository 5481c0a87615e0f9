"""
Motion: what was asked not to move does not move.

Why:
    Motion makes people with vestibular disorders sick; they have asked their system for less of it.
How:
    With `prefers-reduced-motion: reduce` in force, animations of place, size or turn that are still running when a step
    has come to rest are told.
Limits:
    Motion by script from picture to picture, moving pictures and films are not seen. Colour and opacity may change.
Source:
    WCAG 2.2, success criterion 2.3.3 (level AAA); Media Queries Level 5.
"""

from toolkit.measure.engines.dynamic._rule import Rule
from toolkit.records import Impact

RULE = Rule(
    id="motion",
    concerns=lambda persona: persona.context.get("reduced_motion") == "reduce",
    criteria=("2.3.3",),
    impact=Impact.MODERATE,
    help="Nothing moves for who has asked for less motion",
)
