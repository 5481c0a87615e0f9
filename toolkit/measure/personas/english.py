"""
A person who uses the platform in English.

Why:
    A translation that nobody walks through is a translation that nobody has seen.
How:
    The browser asks for `en-CA`, and the adapter looks for English words.
Limits:
    Needs a platform and an adapter that have both languages; what members wrote stays as it is.
Source:
    RFC 9110, Accept-Language.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="english", language="en")
