"""
The settings: resolved once (defaults < `virage.toml` or pyproject < environment < flags), frozen, passed along.

Secrets are only ever named: a `password_env` holds the name of an environment variable.
"""

from __future__ import annotations

from toolkit.settings.model import (
    AccountSettings,
    Attempts,
    AuditSettings,
    BasicAuth,
    Environment,
    GateSettings,
    HistorySettings,
    JourneySettings,
    LoadProfile,
    LoadSettings,
    PlatformSettings,
    RegressionSettings,
    ReportSettings,
    ScoreSettings,
    Settings,
    ValiditySettings,
)
from toolkit.settings.passwords import holds_password, without_passwords
from toolkit.settings.resolve import FILE, PREFIX, find_file, load, restore

__all__ = [
    "FILE",
    "PREFIX",
    "AccountSettings",
    "Attempts",
    "AuditSettings",
    "BasicAuth",
    "Environment",
    "GateSettings",
    "HistorySettings",
    "JourneySettings",
    "LoadProfile",
    "LoadSettings",
    "PlatformSettings",
    "RegressionSettings",
    "ReportSettings",
    "ScoreSettings",
    "Settings",
    "ValiditySettings",
    "find_file",
    "holds_password",
    "load",
    "restore",
    "without_passwords",
]
