"""
Options that several commands share, and the request they make together.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from toolkit.pipeline import Request

F = TypeVar("F", bound=Callable[..., Any])

config = click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="virage.toml to use; found here by default."
)
results = click.option(
    "--results", type=click.Path(path_type=Path), metavar="DIR", help="Folder of all runs; results/ by default."
)
environment = click.option("--env", "environment", metavar="NAME", help="Environment of virage.toml.")
setting = click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="Override one setting, e.g. journeys.har=false."
)
report_only = click.option("--report-only", is_flag=True, help="A failed gate exits 0; other failures keep their code.")
run_argument = click.argument("run", default="latest")


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A day that a person has typed, or a time: nothing else may pass for one."""
    from toolkit.settings.model import as_day

    try:
        return value if value is None else as_day(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def walking(function: F) -> F:
    """Options of every command that walks journeys."""
    for option in reversed(
        [
            config,
            results,
            environment,
            setting,
            click.option("-k", "keyword", default="", metavar="EXPR", help="Only journeys that match, as in pytest."),
            click.option("--attempts", type=click.IntRange(1), metavar="N", help="Attempts at every journey."),
            click.option(
                "--engine",
                multiple=True,
                type=click.Choice(["chromium", "firefox", "webkit"]),
                help="Browser engine; may be given several times.",
            ),
            click.option("--persona", multiple=True, metavar="NAME", help="Who walks; may be given several times."),
            click.option(
                "--matrix",
                type=click.Choice(["full", "pairwise", "core"]),
                help="How much of journeys × personas × attempts is walked.",
            ),
            click.option("--mode", "modes", multiple=True, metavar="NAME", help="Live journeys in this mode, too."),
            click.option("--faults", is_flag=True, help="Live journeys with faults in their way, too: --mode faults."),
            click.option("--headed", is_flag=True, help="Show the browser."),
            click.option("-n", "workers", type=click.IntRange(0), default=0, help="Parallel workers."),
            click.option("--no-load", is_flag=True, help="Walk journeys only."),
        ]
    ):
        function = option(function)
    return function


def request_of(**given: Any) -> Request:  # Any: values of click's options
    """What the flags ask for."""
    from toolkit.pipeline import Request

    overrides: dict[str, str] = dict(_pair(text) for text in given.get("settings", ()))
    if given.get("environment"):
        overrides["environment"] = given["environment"]
    if given.get("attempts"):
        for weight in ("critical", "important", "secondary"):
            overrides[f"journeys.attempts.{weight}"] = str(given["attempts"])
    if given.get("faults"):
        given["modes"] = tuple(dict.fromkeys([*given.get("modes", ()), "faults"]))
    for flag, key in (("engine", "engines"), ("persona", "personas"), ("modes", "modes")):
        if given.get(flag):
            overrides[f"journeys.{key}"] = json.dumps(list(given[flag]))
    if given.get("matrix"):
        overrides["journeys.matrix"] = given["matrix"]
    if given.get("profile"):
        overrides["load.profile"] = given["profile"]
    return Request(
        config=given.get("config"),
        overrides=overrides,
        keyword=given.get("keyword", ""),
        workers=given.get("workers", 0),
        headed=given.get("headed", False),
        load=not given.get("no_load", False),
        results=given.get("results"),
        defects=tuple(given.get("defects", ())),
    )


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"--set {text}: write KEY=VALUE")
    return key, value
