"""
A person who listens to the page instead of looking at it.

Why:
    For who cannot see the page, it is what its accessibility tree says, and nothing more.
How:
    Controls must be in the tree, with a role that fits and a name, and are worked through it. What is announced after
    each act is written down, and so is what appears without being announced.
Limits:
    It is no screen reader and no person: no speech, no cursor of NVDA, JAWS or VoiceOver, no habits, no guessing. What
    it cannot do, hardly anybody can with a screen reader; what it can do is not shown to be easy. Chromium only.
Source:
    WCAG 2.2, 1.1.1, 1.3.1, 2.4.4, 4.1.2 and 4.1.3; WebAIM, Screen Reader User Survey, for the usual jumps.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="screen_reader", hand="reader")
