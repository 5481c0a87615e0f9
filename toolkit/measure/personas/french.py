"""
A person who uses the platform in French.

Why:
    A public body in Québec speaks French first; a journey that holds in one language only holds for half of the town.
How:
    The browser asks for `fr-CA`, and the adapter looks for French words.
Limits:
    Needs a platform and an adapter that have both languages; what members wrote stays as it is.
Source:
    Charter of the French language, Québec.
"""

from toolkit.measure.personas._persona import Persona

PERSONA = Persona(id="french", language="fr")
