"""
What one measuring process shares among its attempts: the run, the platform, the account set, what was audited.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from toolkit.journeys import Platform, Unsupported
from toolkit.measure import health
from toolkit.measure.accounts import all_secrets
from toolkit.measure.platforms import load_platform
from toolkit.measure.scrub import Scrubber
from toolkit.measure.states import Audited
from toolkit.records import HealthRecord, now
from toolkit.store import EvidenceWriter, RunFolder

if TYPE_CHECKING:
    from toolkit.settings import Settings

UNWELL_LIMIT = 3  # so many looks in a row without an answer: the platform is gone, the run ends


class Session:
    """
    One process that walks journeys.

    Args:
        settings: Resolved settings.
        folder: The run's folder.
        worker: Number of this worker; 0 for the only one.
        parallel: Whether other workers walk at the same time; their timings are flagged.
    """

    def __init__(self, settings: Settings, folder: RunFolder, *, worker: int = 0, parallel: bool = False) -> None:
        self.settings = settings
        self.folder = folder
        self.worker = worker
        self.parallel = parallel
        self.platform: Platform = load_platform(settings)
        self.writer = EvidenceWriter(folder, f"w{worker}-{os.getpid()}")
        self.scrubber = Scrubber(all_secrets(settings))
        self.audited: defaultdict[str, Audited] = defaultdict(Audited)  # by persona: each sees a page of their own
        self.pictured: set[str] = set()
        self.described: set[str] = set()  # states whose facts were written down
        self.sign_ins: dict[str, Any] = {}  # Any: Playwright storage state, by account
        self.let_in: set[str] = set()  # accounts that could sign in
        self.looked: set[tuple[str, str]] = set()  # failed steps at which somebody took a second look
        self.unsupported: dict[tuple[str, ...], Unsupported] = {}  # by journey, engine and persona, and mode if any
        self.fails_author: set[tuple[str, str]] = set()  # journeys, by engine, that fail in their author's modality
        self.calibrated: set[tuple[str, str]] = set()  # personas, by engine, whose conditions were measured
        self.unwell = 0

    def look(self) -> health.Health:
        """Probe the platform's health and write down what was seen when it is not well."""
        seen = health.probe(self.settings, self.platform.health)
        self.unwell = 0 if seen.healthy else self.unwell + 1
        if not seen.healthy:
            self.writer.write(HealthRecord(at=now(), name="platform", healthy=False, reason=seen.reason))
        return seen

    @property
    def gone(self) -> bool:
        """Whether the platform has been silent for so long that walking on is of no use."""
        return self.unwell >= UNWELL_LIMIT

    def close(self) -> None:
        """Close the evidence files."""
        self.writer.close()
