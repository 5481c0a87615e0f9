"""`virage explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from toolkit.cli import _options

if TYPE_CHECKING:
    from rich.tree import Tree

    from toolkit.pipeline import Node


@click.command("explain")
@click.argument("subject", default="grade")
@click.argument("run", default="latest")
@_options.config
@_options.results
@click.option("--depth", type=click.IntRange(1, 9), default=9, help="How many levels to show.")
def command(*, subject: str, run: str, depth: int, **given: Any) -> int:  # Any: click's values
    """
    Walk from a score down to the raw evidence it was made of.

    SUBJECT is the grade, a dimension (d1), a criterion (e1), a metric (lcp), a cap (K1) or a finding's id; RUN an id, a
    folder, or latest. Every branch ends in lines of evidence as file:line, those that went wrong first. Pseudonyms are
    in these lines, and are not printed.

    \b
    Example:  virage explain
              virage explain d5 results/20261123-184133-d9d2
              virage explain journey_broken-f796399d --depth 2
    """
    from rich.console import Console

    from toolkit import pipeline

    folder = pipeline.find(_options.request_of(**given), run)
    tree = _tree(pipeline.explain(folder, pipeline.read_scorecard(folder), subject), depth)
    console = Console(highlight=False)
    # In a file or a pipe nothing is cut: addresses and selectors are long.
    Console(highlight=False, width=console.width if console.is_terminal else 500).print(tree)
    return 0


def _tree(node: Node, depth: int) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(node.text))
    for part in node.parts if depth > 1 else ():
        tree.add(_tree(part, depth - 1))
    return tree
