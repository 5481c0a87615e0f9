"""The scorecard for other programs."""

import json

from tests.report import samples
from toolkit.records import Scorecard, from_data
from toolkit.report.formats.json import write


def test_the_file_is_the_scorecard(tmp_path):
    """
    Nothing is rounded, translated or left out.
    """
    [path] = write(samples.capped(), folder=tmp_path, languages=("fr",))

    assert path.name == "scorecard.json"
    assert from_data(Scorecard, json.loads(path.read_text(encoding="utf-8"))) == samples.capped()
