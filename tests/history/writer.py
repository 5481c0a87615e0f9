"""
A process that writes runs, for the tests of several writers: waits for a line on stdin, then writes as fast as it can.

    python writer.py ADDRESS NAME COUNT [RUN]

With RUN it writes that same run COUNT times. It tells each run after it was written. All that it writes holds NAME.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from tests.history.cards import LCP, OPEN, card
from toolkit.history import History


def main(address: str, name: str, count: str, run: str = "") -> None:
    """Write."""
    history = History(address, patience_s=60)
    usual = card(1)
    series = [replace(one, journey=name) for one in (OPEN, LCP)] * 20
    findings = tuple(replace(one, rule=name) for one in usual.findings)
    say("ready")
    sys.stdin.readline()
    for number in range(int(count)):
        ident = run or f"{name}-{number:05d}"
        whole = replace(usual, run=replace(usual.run, run=ident), findings=findings)
        history.add(whole, series, label=name)
        say(ident)


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
