"""
Forced colours: a control that was seen is still seen.

Why:
    With colours of one's own, backgrounds and shadows go; a control that was nothing else goes with them.
How:
    In forced colours, controls without text, picture, border or outline whose background has become that of the page
    are told: nothing of them can be seen.
Limits:
    Only what has vanished altogether is told, not what can hardly be told apart.
Source:
    CSS Color Adjustment Module Level 1; WCAG 2.2, success criterion 1.4.11.
"""

from toolkit.measure.engines.dynamic._rule import Rule
from toolkit.records import Impact

RULE = Rule(
    id="forced_colors",
    concerns=lambda persona: persona.context.get("forced_colors") == "active",
    criteria=("1.4.11",),
    impact=Impact.SERIOUS,
    help="Every control can be seen in forced colours",
)
