"""
Finds, reads and resolves settings; every fault is told at once, with file, line and the closest known key.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from toolkit._toml import closest, line_of, parse
from toolkit.errors import SettingsError
from toolkit.settings.model import Settings
from toolkit.settings.passwords import holds_password, without_passwords

FILE = "virage.toml"
PREFIX = "VIRAGE_"


def find_file(*folders: Path) -> Path | None:
    """The first `virage.toml`, or `pyproject.toml` with a `[tool.virage]`, in these folders or their `scenarios/`."""
    for folder in folders:
        for candidate in (folder / FILE, folder / "scenarios" / FILE):
            if candidate.is_file():
                return candidate
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and "[tool.virage" in pyproject.read_text(encoding="utf-8"):
            return pyproject
    return None


def load(
    path: Path | None,
    *,
    overrides: Mapping[str, object] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """
    Read the settings.

    Args:
        path: `virage.toml` or a `pyproject.toml`; None for defaults only.
        overrides: Flags, by dotted name: `{"journeys.attempts.critical": 5}`. They win over everything.
        environ: The environment; `VIRAGE_JOURNEYS__STEP_TIMEOUT_S` sets `journeys.step_timeout_s`.

    Raises:
        SettingsError: Broken TOML, an unknown key, a value out of range: file, line and the closest known key.
    """
    text, data = _read(path)
    _refuse_passwords(data, Sources(path, text, overrides or {}))
    given = os.environ if environ is None else environ
    for keys, value in _from_environment(given).items():
        _put(data, keys, value)
    for flag, setting in (overrides or {}).items():
        if setting is not None:
            _put(data, flag.split("."), setting)
    data["root"] = str(path.parent.resolve()) if path else "."
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise SettingsError(_explain(error, Sources(path, text, overrides or {}, given))) from error


def restore(stored: Mapping[str, object], *, overrides: Mapping[str, object] | None = None) -> Settings:
    """
    Settings as a run's manifest kept them.

    Raises:
        SettingsError: They are not settings of this version.
    """
    data: dict[str, Any] = copy.deepcopy(dict(stored))  # Any: a tree of JSON values
    for flag, setting in (overrides or {}).items():
        if setting is not None:
            _put(data, flag.split("."), setting)
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise SettingsError(_explain(error, Sources(flags=overrides or {}))) from error


def _refuse_passwords(data: Mapping[str, Any], written: Sources) -> None:
    """A file is committed and a command line is seen by the whole machine: neither may hold the history's password."""
    section = data.get("history")
    in_file = section.get("url") if isinstance(section, dict) else section
    in_flags = [str(value) for flag, value in written.flags.items() if flag.partition(".")[0] == "history"]
    if any(holds_password(text) for text in (str(in_file), *in_flags)):
        raise SettingsError(
            f"{written.of(('history', 'url'))}: history.url holds a password, which is no place for it; leave it out "
            "here and put the whole address into the environment variable VIRAGE_HISTORY__URL, or the password alone "
            "into PGPASSWORD or ~/.pgpass"
        )


def _read(path: Path | None) -> tuple[str, dict[str, Any]]:
    if path is None:
        return "", {}
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}); name another file with --config") from error
    data = parse(text, path)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("virage", {})
    if "root" in data:
        raise SettingsError(f"{path}: unknown key 'root'; remove it")
    return text, data


def _from_environment(environ: Mapping[str, str]) -> dict[tuple[str, ...], object]:
    found: dict[tuple[str, ...], object] = {}
    for name, value in environ.items():
        if name.startswith(PREFIX):
            found[tuple(part.lower() for part in name.removeprefix(PREFIX).split("__"))] = value
    return found


def _put(data: dict[str, Any], keys: Sequence[str], value: object) -> None:
    for key in keys[:-1]:
        inner = data.setdefault(key, {})
        if not isinstance(inner, dict):
            raise SettingsError(f"{'.'.join(keys)}: {key!r} is a value, not a section")
        data = inner
    data[keys[-1]] = _value(value)


def _value(value: object) -> object:
    """A flag or a variable that holds a list or a table is written as in TOML: `["chromium", "firefox"]`."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return parse(f"value = {value}", Path(value))["value"]
    return value


class Sources(NamedTuple):
    """Where values may have been written; a flag wins over a variable, a variable over the file."""

    path: Path | None = None
    text: str = ""
    flags: Mapping[str, object] = {}
    environ: Mapping[str, str] = {}

    def of(self, loc: Sequence[object]) -> str:
        """The place of one value, for an error message."""
        keys = [str(part) for part in loc]
        for whole in (keys[:length] for length in range(len(keys), 0, -1)):  # a list is written as one value
            variable = PREFIX + "__".join(whole).upper()
            if self.flags.get(".".join(whole)) is not None:
                return f"command line, {'.'.join(whole)}"
            if variable in self.environ:
                return f"environment variable {variable}"
        section = ["tool", "virage"] if self.path and self.path.name == "pyproject.toml" else []
        line = line_of(self.text, section + keys)
        return f"{self.path}:{line}" if line else str(self.path or "settings of the run")


def _explain(error: ValidationError, sources: Sources) -> str:
    return "\n".join(_explain_one(fault, sources.of(fault["loc"])) for fault in error.errors())


def _explain_one(fault: Any, where: str) -> str:  # Any: pydantic's ErrorDetails
    keys = [str(part) for part in fault["loc"]]
    dotted = ".".join(keys)
    if fault["type"] == "extra_forbidden":
        near = closest(keys[-1], _known(keys[:-1]))
        advice = f"did you mean {near!r}?" if near else f"known here: {', '.join(_known(keys[:-1]))}"
        return f"{where}: unknown key {dotted!r}; {advice}"
    reason = fault["msg"].removeprefix("Value error, ")
    return f"{where}: {dotted}: {reason} (got {without_passwords(repr(fault['input']))})"


def _known(keys: Sequence[str]) -> list[str]:
    """Field names of the section that these keys lead to."""
    kind: Any = Settings  # Any: walks through annotations
    for key in keys:
        if isinstance(kind, type) and issubclass(kind, BaseModel) and key in kind.model_fields:
            kind = kind.model_fields[key].annotation
        kind = _section_in(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return sorted(set(kind.model_fields) - {"root"})
    return []


def _section_in(annotation: Any) -> Any:  # Any: an annotation, walked down to the section inside
    inner = [a for a in getattr(annotation, "__args__", ()) if a not in (str, Ellipsis, type(None))]
    if not inner:
        return annotation
    return inner[0] if isinstance(annotation, type) else _section_in(inner[0])
