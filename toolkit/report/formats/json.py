"""
The scorecard as one JSON document, for other programs.

Why:
    Dashboards, notebooks and later runs need the figures that the pages show, and nothing that was rounded for reading.

How:
    Every record field by its name, in the order of `toolkit.records`; text in UTF-8; missing values are null. The
    published JSON Schema is `toolkit/report/schema/scorecard.schema.json`, made from the same records.

Limits:
    Message keys (`@reason.…`) are not translated here. A study in `people.studies` whose `sample` is true is made up,
    and so is every number of people then; one with a `reason` does not count. Fields may be added in a later version;
    `schema_version` changes when one is renamed or removed.

Source:
    RFC 8259; JSON Schema 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from toolkit.records import Scorecard, as_data
from toolkit.store import RunFolder, write_atomically


def write(scorecard: Scorecard, *, folder: Path, languages: Sequence[str]) -> list[Path]:  # noqa: ARG001 - one protocol
    """Write `scorecard.json` into the run folder; it is the same in every language."""
    path = RunFolder(folder).scorecard
    text = json.dumps(as_data(scorecard), ensure_ascii=False, indent=1, allow_nan=False)
    write_atomically(path, text + "\n")
    return [path]
