"""
A person whose system chooses the colours: few of them, in high contrast.

Why:
    Who needs contrast has the system paint everything in a handful of colours; what a page says by its own colours
    alone is gone then.
How:
    The browser's emulation of `forced-colors: active`, with the pointer.
Limits:
    Chromium's emulation of one scheme; Windows has several, and people make their own.
Source:
    CSS Color Adjustment Module Level 1, forced colors mode.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="forced_colors", context={"forced_colors": "active"})
