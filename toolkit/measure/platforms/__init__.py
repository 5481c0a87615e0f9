"""
Adapters: one file a platform, found by its stem; a user's own is named by its path in `virage.toml`.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from toolkit import registry
from toolkit._toml import closest
from toolkit.errors import SettingsError
from toolkit.journeys import Platform
from toolkit.settings import Settings


def load_platform(settings: Settings) -> Platform:
    """
    The adapter that the settings name.

    Raises:
        SettingsError: There is no such adapter, or its file holds no single subclass of `Platform`.
    """
    return platform_class(settings)()


def platform_class(settings: Settings) -> type[Platform]:
    """The class of the adapter that the settings name; raises as `load_platform` does."""
    name = settings.platform.adapter
    if name.endswith(".py"):
        return _class_in(_from_file(settings.path(name)), name)
    known = registry.stems("toolkit.measure.platforms")
    if name not in known:
        near = closest(name, known)
        advice = f"did you mean {near!r}?" if near else f"shipped: {', '.join(known)}"
        raise SettingsError(f"platform.adapter: no adapter {name!r}; {advice} One's own is named by its file, `….py`")
    return _class_in(importlib.import_module(f"toolkit.measure.platforms.{name}"), name)


def _from_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise SettingsError(f"platform.adapter: {path}: no such file")
    spec = importlib.util.spec_from_file_location(f"virage_platform_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise SettingsError(f"platform.adapter: {path}: cannot be imported: {error}") from error
    return module


def _class_in(module: ModuleType, name: str) -> type[Platform]:
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Platform) and value.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise SettingsError(f"platform.adapter: {name}: holds {len(found)} subclasses of Platform; one is wanted")
    return found[0]
