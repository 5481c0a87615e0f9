"""
Whether the run may be believed: a machine that was too busy, a generator at its limit, a platform that was away.
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.evidence import Evidence

BUSY = "@reason.machine_busy"
SATURATED = "@reason.generator_saturated"


def doubts(*, evidence: Evidence) -> tuple[str, ...]:
    """
    Message keys of everything that makes the run inconclusive; none when it may be believed.

    Args:
        evidence: Executions with `busy` and `valid`; load tests.
    """
    limits = evidence.settings.validity
    executions = evidence.executions
    found = []
    busy = _share(executions["busy"][executions["busy_ratio"].notna()])
    if busy >= limits.busy_share:
        found.append(f"{BUSY}|share={busy:.2f}")
    invalid = ~executions["valid"]
    if _share(invalid) >= limits.invalid_share:
        found.append(f"@reason.invalid_attempts|n={int(invalid.sum())}")
    found += [f"{SATURATED}|cpu={test.info.generator_cpu_ratio:.2f}" for test in evidence.tests if test.saturated]
    return tuple(found)


def _share(flags: pd.Series[bool]) -> float:
    return float(flags.mean()) if len(flags) else 0.0
