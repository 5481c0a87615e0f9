"""
The page of records, from the dataclasses.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
from collections.abc import Iterator

from _reference.markdown import code, document, prose, table
from toolkit import records
from toolkit.store import KINDS

INTRO = """
Stages share nothing but these records. Units stand in the names; times are UTC, ISO 8601 with milliseconds. Evidence is
JSON lines, one file a writer, flushed a record at a time; request samples are an Arrow IPC stream. `None` is missing,
and a reason stands beside it. The JSON Schema of `scorecard.json` is `toolkit/report/schema/scorecard.schema.json`.
"""
FILES = {
    **{record.__name__: f"evidence/{kind}-*.jsonl" for kind, record in KINDS.items()},
    "RunInfo": "run.json",
    "RequestSample": "evidence/requests-*.arrow",
    "Scorecard": "scorecard.json",
}


def page() -> str:
    """Words, evidence, scorecard."""
    version = f"Schema version: {records.SCHEMA_VERSION}."
    evidence = [record for record in classes() if record.__name__ in FILES and record is not records.Scorecard]
    card = [record for record in classes() if record not in evidence]
    told = [INTRO.strip(), version, "## Words", *map(_words, words())]
    return document(
        "Records", *told, "## Evidence", *map(_record, evidence), "## Inside the scorecard", *map(_record, card)
    )


def words() -> list[type[enum.StrEnum]]:
    """Enumerations, in the order of the module."""
    found = inspect.getmembers(records, lambda one: inspect.isclass(one) and issubclass(one, enum.StrEnum))
    return sorted((one for _, one in found if one is not enum.StrEnum), key=_line)


def classes() -> list[type]:
    """Record classes, in the order of the module."""
    found = inspect.getmembers(records, lambda one: inspect.isclass(one) and dataclasses.is_dataclass(one))
    return sorted((one for _, one in found), key=_line)


def undescribed() -> list[str]:
    """Records whose docstring is the one that Python writes by itself."""
    return [one.__name__ for one in classes() if (one.__doc__ or "").startswith(f"{one.__name__}(")]


def _line(kind: type) -> int:
    return inspect.getsourcelines(kind)[1]


def _words(kind: type[enum.StrEnum]) -> str:
    return (
        f"### {kind.__name__}\n\n{prose(inspect.getdoc(kind) or '')}\n\n{', '.join(code(word.value) for word in kind)}"
    )


def _record(kind: type) -> str:
    rows = [(code(field.name), code(field.type), _default(field)) for field in dataclasses.fields(kind)]
    where = [f"In {code(FILES[kind.__name__])}."] if kind.__name__ in FILES else []
    told = [f"### {kind.__name__}", prose(inspect.getdoc(kind) or ""), *where]
    return "\n\n".join([*told, table(("Field", "Type", "Default"), rows)])


def _default(field: dataclasses.Field[object]) -> str:
    return next(iter(_defaults(field)), "required")


def _defaults(field: dataclasses.Field[object]) -> Iterator[str]:
    if field.default_factory is not dataclasses.MISSING:
        yield code("{}")
    elif field.default is not dataclasses.MISSING:
        value = field.default
        yield code(f'"{value}"' if isinstance(value, str) else value)
