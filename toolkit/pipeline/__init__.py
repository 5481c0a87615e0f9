"""
The only module that knows all wings: measure, score, report, gate, and the embedded platform.

Each stage can run alone, on another day, on another machine; `run` does the four.
"""

from __future__ import annotations

from toolkit.measure.authoring.suite_file import Place
from toolkit.measure.authoring.wish import Wish
from toolkit.pipeline.calibrating import Calibration, calibrate, red, waits_for
from toolkit.pipeline.judging import describe_missing, gate, read_scorecard, report, score
from toolkit.pipeline.measuring import Measured, clean_run, measure
from toolkit.pipeline.preparing import begin, ensure_browser, examine, list_journeys, record
from toolkit.pipeline.request import Progress, Request, Tick, find, resolve, results_of, settings_of
from toolkit.pipeline.whole import Finished, demo, demo_defects, embedded, run, serve_demo

__all__ = [
    "Calibration",
    "Finished",
    "Measured",
    "Place",
    "Progress",
    "Request",
    "Tick",
    "Wish",
    "begin",
    "calibrate",
    "clean_run",
    "demo",
    "demo_defects",
    "describe_missing",
    "embedded",
    "ensure_browser",
    "examine",
    "find",
    "gate",
    "list_journeys",
    "measure",
    "read_scorecard",
    "record",
    "red",
    "report",
    "resolve",
    "results_of",
    "run",
    "score",
    "serve_demo",
    "settings_of",
    "waits_for",
]
