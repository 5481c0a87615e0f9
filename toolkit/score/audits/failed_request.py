"""
Requests of the platform to itself that failed: the server's errors and what is not there.

Why:
    A picture that is missing or a call that fails is seen by members, or makes something fail that they will see.
How:
    Answers of 404, 410 and from 500 on, or no answer at all, of addresses of the platform's own origin; grouped by
    method, path without its numbers, and status.
Limits:
    Other refusals (401, 403, 422 …) are how many platforms answer rightly. Other origins are not the platform's.
Source:
    RFC 9110, section 15.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from toolkit.records import Finding, Impact, RunInfo
from toolkit.score.findings import finding, places, replay, texts

_VARYING = re.compile(r"(?<=/)(?=[0-9a-f-]*\d)[0-9a-f-]{6,}(?=/|$)|\d+")
_GONE = ("404", "410")


class Failure(NamedTuple):
    """A failed request as the probe writes it: `GET https://example.org/feed 500`."""

    method: str
    origin: str
    path: str
    status: str

    @property
    def broken(self) -> bool:
        """Whether this is a defect, not a refusal."""
        return not self.status.isdigit() or self.status in _GONE or int(self.status) >= 500


def failed_request(*, observations: pd.DataFrame, info: RunInfo) -> list[Finding]:
    """
    One finding per method, path and status.

    Args:
        observations: One row per observation with `step`, `critical`; `detail` holds the request.
        info: Where the platform is.
    """
    seen = observations[(observations["name"] == "failed_requests") & (observations["value"] > 0)]
    failures = [parse(text) for text in seen["detail"].fillna("")]
    home = origin(info.base_url)
    own = np.array([bool(failure and failure.broken and failure.origin == home) for failure in failures], dtype=bool)
    causes = [cause_of(failure) if failure else "" for failure in failures]
    chosen = seen.assign(cause=causes)[own]
    return [
        _finding(str(cause), rows.sort_values(["journey", "position", "step_id"]))
        for cause, rows in chosen.groupby("cause", sort=True)
    ]


def parse(text: str) -> Failure | None:
    """A failure from its text, or None when it is not one."""
    parts = text.split(" ", 2)
    if len(parts) != 3:
        return None
    return Failure(parts[0], origin(parts[1]), urlsplit(parts[1]).path or "/", parts[2])


def origin(address: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def cause_of(failure: Failure) -> str:
    """Method, path without its numbers, and status."""
    return f"{failure.method} {_VARYING.sub('#', failure.path)} {failure.status}"


def _finding(cause: str, rows: pd.DataFrame) -> Finding:
    spots = rows.drop_duplicates(["journey", "step"])
    journeys = texts(rows["journey"])
    method, path, status = cause.split(" ", 2)
    return finding(
        "failed_request",
        cause,
        rule="failed_request",
        impact=Impact.MODERATE,
        params={"method": method, "path": path, "status": status, "count": f"{rows['value'].sum():g}"},
        places=places(spots),
        place_count=len(spots),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=len(spots),
        evidence=texts(spots["screenshot"])[:3],
        replay=replay(journeys),
    )
