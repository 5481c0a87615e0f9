"""
A person who uses the keyboard alone.

Why:
    Hands that shake, a broken wrist, no sight: who cannot aim with a pointer uses keys, or a device that sends them.
How:
    The same window as at a desk; the keyboard hand.
Limits:
    A script neither tires nor loses its place: that a control is reached says nothing of how long it takes a person.
Source:
    WCAG 2.2, guideline 2.1.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="keyboard", hand="keyboard")
