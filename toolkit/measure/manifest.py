"""
The manifest of a run: what is measured, where, with what, on which machine.
"""

from __future__ import annotations

import os
import platform as machine
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from toolkit.measure.engines import axe
from toolkit.measure.platforms import platform_class
from toolkit.measure.scrub import HIDDEN
from toolkit.records import SERVICE_WORKERS, RunInfo, as_data, now
from toolkit.settings import Settings, without_passwords
from toolkit.store import RunFolder

_USERINFO = re.compile(r"^(\w+://)[^/@]*@")
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
        modes=tuple(settings.journeys.modes),
        load_profile=load_profile,
        settings=without_secrets(settings),
        versions=versions(settings.platform.version or adapter.version),
        machine=_machine(settings),
        defects=defects,
    )
    folder.write_info(info)
    return info


def _machine(settings: Settings) -> dict[str, str]:
    """On what was measured; runs that differ in it are not compared, but for the system."""
    found = {"system": machine.platform(), "cores": str(os.cpu_count() or 0)}
    return found | ({SERVICE_WORKERS: "allowed"} if settings.journeys.service_workers else {})


def without_secrets(settings: Settings) -> dict[str, Any]:  # Any: a tree of JSON values
    """The settings as a manifest keeps them: values of headers and passwords in addresses are no one's business."""
    data: dict[str, Any] = as_data(settings.model_dump(mode="json"))  # Any: as above
    for place in data["environments"].values():
        place["headers"] = dict.fromkeys(place["headers"], HIDDEN)
        place["proxy"] = place["proxy"] and _USERINFO.sub(rf"\g<1>{HIDDEN}@", place["proxy"])
    data["history"]["url"] = without_passwords(data["history"]["url"])
    return data


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
