"""
Write the expected scorecards anew; the difference is for a person to read.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.score.scorecard import score_run, write_scorecard
from toolkit.settings import Settings
from toolkit.store import RunFolder

if __name__ == "__main__":
    for case in sorted(Path(__file__).parent.glob("*/run.json")):
        folder = RunFolder(case.parent)
        write_scorecard(score_run(folder, Settings()), folder.scorecard)
