"""The worst is told first, and nothing is told twice."""

from dataclasses import replace

from tests.report import samples
from toolkit.records import Impact, Outcome, Weight
from toolkit.report import arrange


def test_the_journey_that_fails_comes_first():
    """
    A reader who stops after one film has seen the one that matters.
    """
    assert arrange.films(samples.capped())[0].journey == "publish"


def test_every_critical_journey_has_one_film():
    """
    Engines and personas differ in numbers, not in the story.
    """
    good = samples.machine_only()
    twice = replace(good, journeys=good.journeys + tuple(replace(j, engine="firefox") for j in good.journeys))

    assert [film.journey for film in arrange.films(twice)] == list(samples.JOURNEYS)


def test_the_film_shows_the_engine_that_fails():
    """
    A film of the engine that works would explain nothing.
    """
    rows = (samples.journey("publish"), replace(samples.journey("publish", passed=0), engine="webkit"))

    assert arrange.films(replace(samples.machine_only(), journeys=rows))[0].engine == "webkit"


def test_a_secondary_journey_has_a_film_only_when_it_fails():
    """
    The page is for what needs a decision.
    """
    good = samples.journey("export", weight=Weight.SECONDARY)
    bad = samples.journey("follow", passed=1, weight=Weight.SECONDARY)
    card = replace(samples.machine_only(), journeys=(good, bad))

    assert [film.journey for film in arrange.films(card)] == ["follow"]


def test_attempts_of_all_engines_are_counted_together():
    """
    3 of 3 here and 0 of 3 there is a journey that does not always succeed.
    """
    rows = (samples.journey("publish"), replace(samples.journey("publish", passed=0), engine="webkit"))
    group = arrange.journeys(replace(samples.machine_only(), journeys=rows))[0]

    assert (group.passed, group.n, group.succeeds, group.never) == (3, 6, False, False)


def test_a_journey_that_was_not_tried_neither_succeeds_nor_fails():
    """
    Missing is missing.
    """
    group = arrange.journeys(replace(samples.machine_only(), journeys=(samples.journey("publish", n=0, passed=0),)))[0]

    assert (group.succeeds, group.never) == (False, False)


def test_what_the_platform_does_not_offer_is_no_critical_journey_of_its():
    """
    "1 of 7" would be a defeat where six were never asked for; and a film of a step that nobody took is none.
    """
    left_out = replace(samples.journey("publish", n=0, passed=0), outcome=Outcome.INAPPLICABLE)
    card = replace(samples.machine_only(), journeys=(left_out, samples.journey("sign_in")))

    assert [group.journey for group in arrange.critical(card)] == ["sign_in"]
    assert [row.journey for row in arrange.films(card)] == ["sign_in"]


def test_findings_are_told_once():
    """
    Critical and serious ones as cards, the others as rows.
    """
    card = samples.capped()
    cards, rows = arrange.full_cards(card), arrange.table_rows(card)

    assert [f.id for f in cards] == ["J-01", "A-01", "A-02"]
    assert [f.id for f in rows] == ["A-03", "A-04"]


def test_findings_beyond_the_cards_keep_their_row():
    """
    A platform with 200 serious findings is told 30 in full and all by name.
    """
    many = tuple(samples.axe_finding(i, impact=Impact.SERIOUS) for i in range(1, 51))
    card = replace(samples.machine_only(), findings=many)

    assert len(arrange.full_cards(card)) == arrange.CARDS
    assert len(arrange.table_rows(card)) == 50 - arrange.CARDS


def test_caps_for_missing_evidence_are_no_barriers():
    """
    They hold the grade down and stop nobody.
    """
    cap = replace(samples.capped().caps[0], cap="evidence", limit=74.0)

    assert arrange.barriers(replace(samples.capped(), caps=(cap,))) == []


def test_the_lowest_cap_is_the_first_barrier():
    """
    The fatal one decides.
    """
    fatal, legal = samples.capped().caps[0], samples.graded_capped().caps[0]

    assert arrange.barriers(replace(samples.capped(), caps=(legal, fatal))) == [fatal, legal]


def test_a_row_that_could_not_tell_is_not_the_worst():
    """
    Only a failure is a failure.
    """
    unknown = replace(samples.journey("publish", n=0, passed=0), outcome=Outcome.CANT_TELL, engine="firefox")
    group = arrange.journeys(replace(samples.machine_only(), journeys=(unknown, samples.journey("publish"))))[0]

    assert group.worst.engine == "chromium"


def test_what_is_missing_is_told_by_the_tier_that_asks_for_it():
    """
    What machines lack holds no grade back; what people lack does.
    """
    split = dict(arrange.missing(samples.split()))

    assert list(split) == ["M", "U2"]
    assert [text.partition("|")[0] for text in split["U2"]] == [
        "@tier.missing.segments",
        "@tier.missing.questionnaire",
    ]
    assert arrange.missing(samples.graded()) == []


def test_demonstrated_changes_are_read_first():
    """
    The rest is told, too.
    """
    first, rest = arrange.compared(samples.full())

    assert [change.verdict for change in first] == ["regress", "improve"]
    assert [change.verdict for change in rest] == ["no_evidence", "inconclusive"]
    assert arrange.compared(samples.graded()) == ((), ())


def test_the_heaviest_step_is_told_with_its_share():
    """
    That is where a design saves most.
    """
    step, share = arrange.heaviest(samples.effort())

    assert (step.step, round(share, 2)) == ("publish", 0.87)
    assert arrange.heaviest(replace(samples.effort(), steps=())) is None


def test_every_journey_has_a_cell_for_each_fault_that_any_has_met():
    """
    Columns must stand below their own heads.
    """
    card = samples.machine_only()
    whole, none = card.recovery

    assert arrange.fault_kinds(card) == ["refused", "error", "offline"]
    assert [cell and cell.n for cell in arrange.faults_met(card, whole)] == [4, 0, 4]
    assert arrange.faults_met(card, none) == [None, None, None]
