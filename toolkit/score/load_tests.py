"""
Load tests: the steady window of each, and whether what it shows may be scored.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import LoadInfo, Outcome, from_data
from toolkit.score.statistics import least_n
from toolkit.settings import Settings

SHORT_OF_PEAK = "@reason.peak_not_reached"


class LoadTest(NamedTuple):
    """
    One load test.

    Attributes:
        info: What was asked, and how the generator fared.
        samples: All requests: `name`, `start_s`, `latency_ms` (counted from the intended start where arrivals were
            scheduled), `failed`.
        steady: Those after the warm-up and before the end, which count.
        achieved_per_s: Requests per second in the steady window.
        reason: Message key: why the test is not scored; None when it is.
        saturated: The generator had no processor left: its figures are its own.
    """

    info: LoadInfo
    samples: pd.DataFrame
    steady: pd.DataFrame
    achieved_per_s: float | None
    reason: str | None
    saturated: bool

    @property
    def at_peak(self) -> bool:
        """
        Whether the declared peak was really asked of the platform, often enough to say something of it.

        A peak that it did not reach excuses no error: it fails at less.
        """
        return self.reason is None or self.reason.startswith(SHORT_OF_PEAK)


def load_tests(*, load: pd.DataFrame, requests: pd.DataFrame, settings: Settings) -> tuple[LoadTest, ...]:
    """
    Every load test of the run, by start and id.

    Args:
        load: One row per LoadInfo.
        requests: One row per request, with `load_id`.
        settings: Tolerance below the peak, the generator's limit, which profiles are scored.
    """
    tests = []
    for data in load.sort_values(["started", "id"]).astype(object).to_dict("records"):
        info = from_data(LoadInfo, {str(key): None if pd.isna(value) else value for key, value in data.items()})
        tests.append(_test(info, requests[requests["load_id"] == info.id], settings))
    return tuple(tests)


def content(test: LoadTest) -> np.ndarray:
    """Each request of a test's steady window in Apdex's terms: satisfied 1, tolerating ½, else and on an error 0."""
    steady = test.steady
    latency = np.where(steady["failed"], np.inf, steady["latency_ms"])
    limit = test.info.apdex_t_ms
    return np.asarray(((latency <= limit).astype(float) + (latency <= 4 * limit)) / 2)


def satisfaction(test: LoadTest) -> tuple[int, int, int]:
    """Satisfied, tolerating and all requests of a test's steady window; an error is neither."""
    each = content(test)
    return int((each == 1).sum()), int((each == 0.5).sum()), len(each)


def _test(info: LoadInfo, requests: pd.DataFrame, settings: Settings) -> LoadTest:
    start = requests["start_s"].to_numpy()
    waited = (start - requests["intended_start_s"].to_numpy()) * 1000 if info.open_model else 0.0
    samples = pd.DataFrame(
        {
            "name": requests["name"].array,
            "start_s": start,
            "latency_ms": requests["duration_ms"].to_numpy() + np.maximum(waited, 0.0),
            "failed": (requests["outcome"] != Outcome.PASSED.value).to_numpy(),
        }
    )
    steady = samples[(start >= info.warmup_s) & (start < info.duration_s)]
    window_s = info.duration_s - info.warmup_s
    achieved = len(steady) / window_s if window_s > 0 else None
    saturated = (info.generator_cpu_ratio or 0.0) > settings.validity.generator_cpu_ratio
    reason = _reason(info, len(steady), achieved, settings, saturated=saturated)
    return LoadTest(info, samples, steady, achieved, reason, saturated)


def _reason(info: LoadInfo, n: int, achieved: float | None, settings: Settings, *, saturated: bool) -> str | None:
    profile = settings.load.profiles.get(info.profile)
    peak = info.declared_peak_per_s
    if info.outcome is not Outcome.PASSED:
        return info.reason or "@reason.not_measured"
    if peak is None or (profile is not None and not profile.scored):
        return "@reason.no_declared_peak"
    if saturated:
        return f"@reason.generator_saturated|cpu={info.generator_cpu_ratio:.2f}"
    if n < least_n(0.95):
        return f"@reason.too_few_samples|n={n}|needed={least_n(0.95)}"
    if achieved is None or achieved < peak * (1 - settings.load.peak_tolerance):
        return f"{SHORT_OF_PEAK}|asked={peak:g}|got={achieved or 0:.1f}"
    return None
