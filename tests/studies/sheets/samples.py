"""One sheet of every kind."""

from __future__ import annotations

from toolkit.studies.sheets import (
    Script,
    inspection_sheet,
    maturity_sheet,
    moderator_sheet,
    questionnaire_sheet,
    severity_sheet,
)

JOURNEYS = [
    Script(
        journey="publish",
        goal="publish a message",
        weight="critical",
        about="Publish: without it the square is empty.",
        steps=("publish", "see the message"),
    ),
    Script(journey="vote", goal="vote on a <proposal>", weight="secondary", about="", steps=("find it", "vote")),
]
SIGNALS = {"1.4": ["Contraste trop faible à 3 endroits"], "5.1": ["Rien ne défait une suppression"]}
PROBLEMS = [("P1", "Le bouton « Publier » se cache"), ("P2", "L’erreur ne dit pas quoi faire")]
SHEETS = {
    "sus": lambda: questionnaire_sheet("sus", "en"),
    "f_sus": lambda: questionnaire_sheet("f_sus", "fr"),
    "umux_lite": lambda: questionnaire_sheet("umux_lite", "en"),
    "ueq_s": lambda: questionnaire_sheet("ueq_s", "en"),
    "tasks": lambda: moderator_sheet(JOURNEYS, "fr"),
    "inspections": lambda: inspection_sheet("fr", SIGNALS),
    "severities": lambda: severity_sheet(PROBLEMS, "fr"),
    "maturity": lambda: maturity_sheet("fr"),
}
