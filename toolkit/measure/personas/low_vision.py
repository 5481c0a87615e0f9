"""
A person who enlarges everything four times: 320 CSS pixels are left of a window of 1280.

Why:
    Who sees badly enlarges; a page that must be scrolled to and fro for each line is read by nobody.
How:
    A window of 320 by 256, which is what 1280 by 1024 is at 400 %. Whether a page must be scrolled sideways is looked
    at in every state; text spacing is tried apart, in the usual window.
Limits:
    A magnifier that shows part of the screen is something else, and so are colours of one's own.
Source:
    WCAG 2.2, success criteria 1.4.4 and 1.4.10 (320 by 256 CSS pixels).
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="low_vision", width=320, height=256)
