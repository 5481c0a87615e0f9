"""
journey_broken
"""

import pytest

from toolkit.records import Outcome, SecondLook
from toolkit.score.audits.journey_broken import journey_broken
from toolkit.score.values import call

BOX = (900.0, 350.0, 130.0, 38.0)


def test_a_journey_that_never_succeeds_is_broken(evidence):
    """
    Who, where it stopped, what was seen: enough to start mending.
    """
    found = call(journey_broken, evidence(lambda run: run.walk("report", outcomes=["failed"] * 3)))

    assert len(found) == 1
    assert (found[0].impact, found[0].critical_path, found[0].journeys_blocked) == ("critical", True, ("report",))
    assert found[0].params == {
        "journey": "report",
        "goal": "to report",
        "n": "3",
        "passed": "0",
        "step": "act",
        "error": "nothing to see",
        "engines": "chromium",
        "personas": "desktop",
    }
    assert found[0].place_count == 3
    assert found[0].replay == "virage run -k report --no-load"


def test_a_journey_that_is_broken_for_one_engine_is_broken(evidence):
    """
    Members of that engine cannot do it at all, whatever the average says.
    """

    def write(run):
        run.walk("report", outcomes=["failed"] * 3, engine="firefox")
        run.walk("report")

    found = call(journey_broken, evidence(write))

    assert [one.params["engines"] for one in found] == ["firefox"]
    assert found[0].params["n"] == "3"


def test_one_success_is_not_broken(evidence):
    """
    That is flaky.
    """
    assert call(journey_broken, evidence(lambda run: run.walk("post", outcomes=["failed", "passed", "failed"]))) == []


def test_an_outage_breaks_nothing(evidence):
    """
    Invalid attempts are the measurement's misfortune.
    """
    assert call(journey_broken, evidence(lambda run: run.attempt("post", outcome="failed", validity="invalid"))) == []


def test_what_a_platform_does_not_have_is_not_broken(evidence):
    """
    Inapplicable is a fact about the platform.
    """
    assert call(journey_broken, evidence(lambda run: run.attempt("post", outcome="inapplicable"))) == []


@pytest.mark.parametrize(("there", "why"), [(Outcome.PASSED, "withheld"), (Outcome.FAILED, "missing")])
def test_a_second_look_stands_beside_the_first(evidence, there, why):
    """
    What one misses and the other one sees: two pictures, the first failure's and the second look's, come first.
    """

    def write(run):
        steps = [run.attempt("post", number, "failed") for number in (1, 2, 3)]
        seen = {"screenshot": "pictures/look.webp", "screenshot_width": 1280, "screenshot_height": 800}
        box = BOX if there is Outcome.PASSED else None
        run.write(SecondLook(step_id=steps[0][-1], member="moderator", outcome=there, url="/forum", box=box, **seen))

    (found,) = call(journey_broken, evidence(write))
    first, second, *others = found.places

    assert (found.params["seen_by"], found.params["there"]) == ("moderator", there)
    assert found.why == f"@audit.journey_broken.why_{why}"
    assert (first.seen_by, second.seen_by, second.screenshot) == ("alice", "moderator", "pictures/look.webp")
    assert first.box == second.box == (BOX if there is Outcome.PASSED else None)
    assert [(place.seen_by, place.box) for place in others] == [("", None), ("", None)]


def test_a_script_that_could_not_choose_says_so(evidence):
    """
    Several things answer to what it looks for: the adapter may be wrong, not the platform.
    """

    def write(run):
        run.walk("post", outcomes=["failed"] * 3, error="Error: strict mode violation: resolved to 11 elements")

    (found,) = call(journey_broken, evidence(write))

    assert (found.why, found.params["ambiguous"]) == ("@audit.journey_broken.why_ambiguous", "yes")
