"""
Sheets that people fill in, each one file for a browser or for paper, and the CSV files that come of them.
"""

from __future__ import annotations

from toolkit.studies.sheets.headers import csv_template
from toolkit.studies.sheets.inspection import inspection_sheet
from toolkit.studies.sheets.maturity import maturity_sheet
from toolkit.studies.sheets.moderator import moderator_sheet
from toolkit.studies.sheets.questionnaire import questionnaire_sheet
from toolkit.studies.sheets.scripts import Script, scripts
from toolkit.studies.sheets.severity import severity_sheet

__all__ = [
    "Script",
    "csv_template",
    "inspection_sheet",
    "maturity_sheet",
    "moderator_sheet",
    "questionnaire_sheet",
    "scripts",
    "severity_sheet",
]
