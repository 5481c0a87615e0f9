"""
Levels over a history of runs.
"""

from toolkit.records import Series
from toolkit.score.criteria import shipped
from toolkit.score.trend import changes

LIMITS = shipped().comparison
LEVELS = [300, 310, 305, 295, 302, 298, 900, 910, 905, 895, 902, 898, 899, 903]


def history(values, metric="step_time"):
    runs = [f"r{at:02}" for at in range(len(values))]
    series = {
        run: [Series(metric=metric, journey="publish", step="send", persona="desktop", engine="chromium", unit="ms",
                     values=(value - 1, value, value + 1))]
        for run, value in zip(runs, values, strict=True)
    }  # fmt: skip
    return changes(runs=runs, series=series, limits=LIMITS)


def test_a_lasting_change_is_found_at_its_first_run():
    """
    From about 300 to about 900 ms, six runs in.
    """
    (found,) = history(LEVELS)

    assert (found.run, found.index, found.before, found.after) == ("r06", 6, 301.0, 901.0)
    assert (found.metric, found.step, found.persona, found.engine, found.unit) == (
        "step_time",
        "send",
        "desktop",
        "chromium",
        "ms",
    )
    assert found.p <= 0.001


def test_a_level_of_three_runs_is_seen():
    """
    Who waits for more has lost people meanwhile.
    """
    (found,) = history([300, 310, 305, 295, 302, 500, 510, 505])

    assert (found.run, found.index) == ("r05", 5)


def test_scatter_has_no_change_point():
    """
    Runs go up and down.
    """
    assert history([300, 340, 310, 290, 330, 305, 315, 335, 295, 325]) == ()


def test_a_change_that_nobody_notices_is_not_told():
    """
    From 300 to 330 ms: sure, and below the floor of 50 ms.
    """
    assert history([300, 301, 299, 300, 302, 300, 330, 331, 329, 330, 332, 330]) == ()


def test_few_runs_have_no_history():
    """
    Two levels need three runs each.
    """
    assert history(LEVELS[4:8]) == ()


def test_what_has_no_floor_is_not_followed():
    """
    Nobody has said what would be noticed of it.
    """
    assert history(LEVELS, "ttfb") == ()
