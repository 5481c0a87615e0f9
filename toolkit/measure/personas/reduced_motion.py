"""
A person who has asked for less motion, since it makes them sick.

Why:
    Vestibular disorders are common; who has asked the system for less motion must not meet it in a page.
How:
    The browser says `prefers-reduced-motion: reduce`; what still moves when a step has ended is counted.
Limits:
    Motion made by a script from picture to picture, and by pictures and films themselves, is not told.
Source:
    WCAG 2.2, success criterion 2.3.3; Media Queries Level 5.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="reduced_motion", context={"reduced_motion": "reduce"})
