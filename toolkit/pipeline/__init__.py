"""
The only module that knows all wings: measure, score, report, gate, and the embedded platform.

Each stage can run alone, on another day, on another machine; `run` does the four.
"""

from __future__ import annotations

from toolkit.measure.authoring.suite_file import Place
from toolkit.measure.authoring.wish import Wish
from toolkit.pipeline.calibrating import Calibration, calibrate, red, waits_for
from toolkit.pipeline.comparing import changes_of, compare_runs
from toolkit.pipeline.explaining import Node, explain
from toolkit.pipeline.forgetting import Forgotten, study_forget
from toolkit.pipeline.importing import Imported, import_runs
from toolkit.pipeline.judging import describe_missing, gate, read_scorecard, report, score
from toolkit.pipeline.measuring import Measured, clean_run, measure
from toolkit.pipeline.preparing import begin, ensure_browser, examine, list_journeys, record
from toolkit.pipeline.remembering import history_of, remember
from toolkit.pipeline.request import Progress, Request, Tick, find, resolve, results_of, settings_here, settings_of
from toolkit.pipeline.studying import StudyFiles, StudyOutcome, studies, study_check, study_import, study_named
from toolkit.pipeline.templating import TEMPLATES, Template, study_template
from toolkit.pipeline.whole import Finished, demo, demo_defects, embedded, run, serve_demo

__all__ = [
    "TEMPLATES",
    "Calibration",
    "Finished",
    "Forgotten",
    "Imported",
    "Measured",
    "Node",
    "Place",
    "Progress",
    "Request",
    "StudyFiles",
    "StudyOutcome",
    "Template",
    "Tick",
    "Wish",
    "begin",
    "calibrate",
    "changes_of",
    "clean_run",
    "compare_runs",
    "demo",
    "demo_defects",
    "describe_missing",
    "embedded",
    "ensure_browser",
    "examine",
    "explain",
    "find",
    "gate",
    "history_of",
    "import_runs",
    "list_journeys",
    "measure",
    "read_scorecard",
    "record",
    "red",
    "remember",
    "report",
    "resolve",
    "results_of",
    "run",
    "score",
    "serve_demo",
    "settings_here",
    "settings_of",
    "studies",
    "study_check",
    "study_forget",
    "study_import",
    "study_named",
    "study_template",
    "waits_for",
]
