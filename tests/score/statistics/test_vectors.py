"""
Every number of `vectors.json`, computed with other packages or published, is what our formulas say.
"""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from toolkit.score.curves import ln
from toolkit.score.people.numbers import median
from toolkit.score.statistics import adjusted_wald, geometric_mean, jeffreys, points, times, wilson
from toolkit.score.statistics.effort import klm_seconds
from toolkit.score.statistics.paths import lostness
from toolkit.score.statistics.proportions import clopper_pearson
from toolkit.score.statistics.scalability import fit_scalability

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
INTERVALS = {"adj_wald": adjusted_wald, "wilson": wilson, "jeffreys": jeffreys, "clopper_pearson": clopper_pearson}
KLM = {
    "poet": "MK MK 5K MK 5K MK K",
    "disped": "H P K H M K 5K M K",
    "raskin_a": "HMPKHMKKKKMK",
    "raskin_b": "MKKKKMK",
}
SPEC = ([1, 18, 36, 72, 108, 144, 216], [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2])


def proportion(name, expected):
    x, n = map(int, name.split("_")[1:])
    found = {each: interval(x, n) for each, interval in INTERVALS.items()}

    assert found == {each: pytest.approx(expected[each], abs=1e-9) for each in INTERVALS}
    assert points(x, n)._asdict() == pytest.approx(expected["points"])


def ten_of_ten_at_90(_name, expected):
    assert adjusted_wald(10, 10, 0.90)[0] == pytest.approx(expected["lo"])
    assert adjusted_wald(10, 10, one_sided_extremes=True)[0] == pytest.approx(expected["lo"])


def times_on_task(name, expected):
    values = [float(part) for part in name.split("_")[1:]]

    assert geometric_mean(values) == pytest.approx(expected["geo_ci"])
    assert times.mean(values).value == pytest.approx(expected["mean"])
    assert median(np.array(values)).value == pytest.approx(expected["median"])


def lost(_name, expected):
    assert float(lostness(expected["R"], expected["S"], expected["N"])) == pytest.approx(expected["L"])


def keystrokes(_name, expected):
    assert {name: klm_seconds(ops, keystroke_s=0.2) for name, ops in KLM.items()} == pytest.approx(expected)


def lighthouse(name, expected):
    poor, good = map(float, name.split("_")[1:])
    values = np.array([float(value) for value in expected["vals"]])

    assert ln(values, good, poor) == pytest.approx([100 * score for score in expected["vals"].values()], abs=1e-5)


def scalability(_name, expected):
    law = fit_scalability(*SPEC)

    assert (law.alpha, law.beta, law.gamma) == pytest.approx(
        [expected[part] for part in ("alpha", "beta", "gamma")], rel=1e-4
    )
    assert (law.peak_load, law.peak_throughput, law.limit) == pytest.approx(
        [expected[part] for part in ("Nmax", "Xmax", "limit")], rel=1e-4
    )
    assert (law.best_load, law.best_throughput) == pytest.approx(
        [expected[part] for part in ("Nopt", "Xopt")], rel=1e-4
    )


CHECKS: dict[str, Callable] = {
    "prop": proportion,
    "aw": ten_of_ten_at_90,
    "time": times_on_task,
    "lost": lost,
    "klm": keystrokes,
    "lh": lighthouse,
    "usl": scalability,
}


@pytest.mark.parametrize("name", VECTORS)
def test_every_vector_holds(name):
    """
    An entry of a kind that nobody checks is an error of this test.
    """
    CHECKS[name.partition("_")[0]](name, VECTORS[name])
