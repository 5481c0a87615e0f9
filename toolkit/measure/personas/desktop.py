"""
A person at a desk: mouse, keyboard, a window of 1280 by 800.

Why:
    The most common way to use an internal platform, and the one its makers use themselves.
How:
    Playwright's pointer clicks in the middle of controls, after the usual checks that they can be clicked.
Limits:
    Text is filled in at once; no person types so fast.
Source:
    Window size: a laptop of 1280 CSS pixels, less the browser's own bars.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="desktop")
