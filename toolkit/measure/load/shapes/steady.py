"""
A constant number of members: they arrive evenly, then all stay until the end.

Why:
    Capacity is judged at one declared peak, held long enough to count requests.
How:
    Members arrive evenly during the first three quarters of the warm-up; nobody leaves before the end.
Limits:
    A closed model: members wait for answers before they go on, so a slow platform receives less load.
Source:
    Schroeder, Wierman and Harchol-Balter, "Open versus closed", NSDI 2006.
"""

from __future__ import annotations

# The last members still have to sign in before the window that is scored opens.
RAMP_SHARE = 0.75


def at(elapsed_s: float, *, members: int, duration_s: float, warmup_s: float) -> tuple[int, float] | None:
    """
    The load at one moment.

    Args:
        elapsed_s: Seconds since the load test's start.
        members: How many members the profile has.
        duration_s: When the load test ends.
        warmup_s: When everybody must be there.

    Returns:
        Members wanted, and how many of them arrive a second; None once the test is over.
    """
    if elapsed_s >= duration_s:
        return None
    ramp_s = warmup_s * RAMP_SHARE
    return members, members / ramp_s if ramp_s else float(members)
