"""
Text spacing: wider lines, letters and words cut off no text.

Why:
    Who reads with difficulty spaces text out; a page with fixed heights cuts it off then.
How:
    The four distances of the criterion are laid over the page as a style sheet of its own, and taken away again. Text
    that was whole and is cut off or hidden with them is told.
Limits:
    Text that overlaps other text is not told. Looked at in the usual window, apart from enlargement: both together are
    stricter than either criterion.
Source:
    WCAG 2.2, success criterion 1.4.12.
"""

from toolkit.measure.engines.dynamic._rule import Rule
from toolkit.records import Impact

RULE = Rule(
    id="text_spacing",
    concerns=lambda persona: persona.id == "desktop",
    criteria=("1.4.12",),
    impact=Impact.SERIOUS,
    help="No text is lost when lines, letters and words are spaced out",
)
