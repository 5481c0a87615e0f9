"""
Reflow: at 320 CSS pixels nothing must be scrolled sideways.

Why:
    Who enlarges four times reads a window of 320 pixels; a line that leaves it is read by scrolling to and fro.
How:
    The document is wider than its window: the outermost elements that stick out are told, unless they scroll by
    themselves or are of a kind that needs two dimensions (tables, pictures, films, code).
Limits:
    Text that is cut off in a page that does not scroll is left to a person, and so are things that need two dimensions.
Source:
    WCAG 2.2, success criterion 1.4.10.
"""

from toolkit.measure.engines.dynamic._rule import Rule
from toolkit.records import Impact

RULE = Rule(
    id="reflow",
    concerns=lambda persona: persona.width <= 320,
    criteria=("1.4.10",),
    impact=Impact.SERIOUS,
    help="Nothing is scrolled in two dimensions at a width of 320 CSS pixels",
)
