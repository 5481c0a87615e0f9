"""
What a run of machines needs before its index is more than preliminary.
"""

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.tables import read_tables
from toolkit.score.tiers import HumanEvidence, missing_for_machine, tier_of

MODEL = shipped()


def missing(run, settings):
    evidence = prepare(tables=read_tables(run.close()), model=MODEL, settings=settings)
    return missing_for_machine(
        model=MODEL, outcomes=evidence.outcomes, executions=evidence.executions, tests=evidence.tests
    )


def test_a_campaign_of_days_engines_devices_and_load_is_tier_m(new_run, settings):
    """
    20 attempts of each critical journey over 3 days, 2 engines, a phone, 3 load tests; others need less.
    """
    run = new_run()
    for number in range(20):
        run.attempt(
            "publish",
            number,
            engine=("chromium", "firefox")[number % 2],
            persona=("desktop", "mobile")[number % 3 == 0],
            started=f"2026-11-{20 + number % 3}T10:00:00.000Z",
        )
    run.attempt("share", weight="secondary")
    for _ in range(3):
        run.load()

    assert missing(run, settings) == ()


def test_the_rarest_critical_journey_decides(new_run, settings):
    """
    A hundred sign-ins say nothing about reporting.
    """
    run = new_run()
    run.walk("sign_in", 25)
    run.walk("report", 2)

    assert "@tier.missing.runs|have=2|need=20" in missing(run, settings)


def test_what_a_platform_does_not_offer_lacks_no_run(new_run, settings):
    """
    Nobody can walk it twenty times.
    """
    run = new_run()
    run.walk("sign_in", 3)
    run.attempt("search", outcome="inapplicable")

    assert "@tier.missing.runs|have=3|need=20" in missing(run, settings)


def test_load_tests_that_are_not_scored_are_no_repeats(new_run, settings):
    """
    Three tests below the peak are none.
    """
    run = new_run()
    run.walk("publish")
    run.load(declared_peak_per_s=500.0)

    assert "@tier.missing.load_repeats|have=0|need=3" in missing(run, settings)


def test_no_critical_journey_at_all_is_no_run(new_run, settings):
    """
    The minimum over nothing is not infinity.
    """
    run = new_run()
    run.walk("share", weight="secondary")

    assert "@tier.missing.runs|have=0|need=20" in missing(run, settings)


def test_a_tier_with_everything_is_not_preliminary():
    """
    Below it, it is, and says what is missing: of this tier, and of the next.
    """
    thin = tier_of(model=MODEL, people=HumanEvidence(), missing=("@tier.missing.mobile",))
    firm = tier_of(model=MODEL, people=HumanEvidence(), missing=())

    experts = "@tier.missing.evaluators|have=0|need=3"
    assert (thin.preliminary, thin.missing) == (True, ("@tier.missing.mobile", experts))
    assert (firm.preliminary, firm.missing) == (False, (experts,))
    assert thin.cap is firm.cap is None


def test_what_machines_have_not_seen_keeps_a_tier_of_people_preliminary():
    """
    Experts give a grade under their cap; that few attempts were made is still told.
    """
    thin = tier_of(model=MODEL, people=HumanEvidence(evaluators=3), missing=("@tier.missing.mobile",))
    firm = tier_of(model=MODEL, people=HumanEvidence(evaluators=3), missing=())

    assert (thin.name, thin.cap, thin.preliminary, thin.missing[0]) == ("E", 74, True, "@tier.missing.mobile")
    assert (firm.name, firm.cap, firm.preliminary) == ("E", 74, False)


@pytest.mark.parametrize(
    ("people", "left_out", "reason"),
    [
        (HumanEvidence(), False, "@reason.no_human_evidence"),
        (HumanEvidence(), True, "@reason.evidence_expired"),
        (HumanEvidence(participants=20, journeys=5), False, "@reason.human_evidence_short"),
    ],
)
def test_why_there_is_no_grade_is_said_as_it_is(people, left_out, reason):
    """
    Nobody has tried, it was too long ago, or there were too few: three different things.
    """
    assert tier_of(model=MODEL, people=people, missing=(), left_out=left_out).reason == reason
