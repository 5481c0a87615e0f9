"""
The manifest of a run: what is measured, where, with what, on which machine.
"""

from __future__ import annotations

import os
import platform as machine
import sys
from importlib.metadata import PackageNotFoundError, version

from toolkit.measure.engines import axe
from toolkit.measure.platforms import platform_class
from toolkit.records import RunInfo, as_data, now
from toolkit.settings import Settings
from toolkit.store import RunFolder

PACKAGES = ("virage", "playwright", "pytest", "locust", "pandas")


def start_run(
    folder: RunFolder, settings: Settings, *, load_profile: str | None = None, defects: tuple[str, ...] = ()
) -> RunInfo:
    """Write the manifest of a run that begins now."""
    adapter = platform_class(settings)
    info = RunInfo(
        run=folder.run,
        started=now(),
        platform=settings.platform.name or adapter.name,
        adapter=settings.platform.adapter,
        base_url=settings.base_url,
        environment=settings.environment,
        language=settings.platform.language,
        engines=tuple(settings.journeys.engines),
        personas=tuple(settings.journeys.personas),
        load_profile=load_profile,
        settings=as_data(settings.model_dump(mode="json")),
        versions=versions(settings.platform.version or adapter.version),
        machine={"system": machine.platform(), "cores": str(os.cpu_count() or 0)},
        defects=defects,
    )
    folder.write_info(info)
    return info


def versions(platform_version: str) -> dict[str, str]:
    """Versions of what measures, and of what is measured where it is known."""
    found = {"python": sys.version.split()[0], "axe-core": axe.version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    if platform_version:
        found["platform"] = platform_version
    return found
