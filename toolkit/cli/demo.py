"""`virage demo`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from toolkit.cli import _options

DEFECTS = click.option(
    "--defects", default="", metavar="ID,ID", help="Switch planted defects on; `virage demo defects` lists them."
)
SEED = click.option("--seed", default=1, show_default=True, help="What the town is made from.")


@click.group("demo", invoke_without_command=True)
@click.pass_context
@_options.walking
@_options.report_only
@DEFECTS
@SEED
@click.option("--with-sample-study", "sample", is_flag=True, help="Score with a made-up study; reports say that it is.")
def command(ctx: click.Context, /, *, report_only: bool, defects: str, seed: int, sample: bool, **given: Any) -> int:
    """
    The whole job on the embedded platform, La Place.

    \b
    Example:  virage demo --defects label_removed
              virage demo --with-sample-study
              virage demo serve --port 8080
    """
    if ctx.invoked_subcommand:
        return 0
    from toolkit import pipeline
    from toolkit.cli._talk import conclude, progress

    planted = [name for name in defects.split(",") if name]
    request = replace(_options.request_of(defects=planted, **given), sample_study=sample)
    with progress() as tick:
        finished = pipeline.demo(request, seed=seed, on_tick=tick)
    return conclude(finished, report_only=report_only)


@command.command("serve")
@click.option("--port", default=8080, show_default=True, help="0 takes any free port.")
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="Keep the town's database here.")
@DEFECTS
@SEED
def serve(*, port: int, data: Path | None, defects: str, seed: int) -> int:
    """
    Serve La Place until Ctrl-C; prints its address and how to sign in.

    \b
    Example:  virage demo serve --port 8080 --defects slow_publish
    """
    from toolkit import pipeline

    pipeline.serve_demo(
        port=port,
        seed=seed,
        data=data,
        defects=[name for name in defects.split(",") if name],
        say=click.echo,
    )
    return 0


@command.command("defects")
def defects_list() -> int:
    """List the planted defects: what each breaks, whom it hurts, what notices it."""
    from toolkit import pipeline

    for defect in pipeline.demo_defects():
        waiting = pipeline.waits_for(defect)
        click.echo(
            f"{defect.id}\n  breaks: {defect.breaks}\n  hurts: {defect.hurts}\n"
            f"  noticed by: {', '.join(defect.noticed_by)}{' (still to come)' if waiting else ''}"
        )
    return 0


@command.command("calibrate")
@click.argument("only", nargs=-1, metavar="[DEFECT]…")
@_options.results
@click.option("--no-load", is_flag=True, help="Leave the load tests out.")
def calibrate(*, only: tuple[str, ...], results: Path | None, no_load: bool) -> int:
    """
    Switch the defects on one by one and tell whether each is noticed, and nothing else; first the untouched platform.

    Exits 0 when all that can be noticed is, without a false alarm; 1 otherwise. Takes half an hour when all is run.

    \b
    Example:  virage demo calibrate
              virage demo calibrate untouched label_removed
    """
    from toolkit import pipeline
    from toolkit.cli import _calibration

    request = _options.request_of(results=results, no_load=no_load)
    rows = []
    for row in pipeline.calibrate(request, only=_calibration.known(only)):
        rows.append(row)
        click.echo(_calibration.line(row), err=True)
    click.echo(_calibration.table(rows))
    return _calibration.exit_code(rows)
