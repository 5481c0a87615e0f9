"""
One run from evidence to scorecard: whole, killed, empty; always the same bytes.
"""

import pytest

from toolkit.errors import EvidenceError, NothingMeasured
from toolkit.records import HealthRecord, LedgerEntry, RunState
from toolkit.score.scorecard import read_scorecard, rounded, score_run, write_scorecard
from toolkit.settings import Settings

pytestmark = pytest.mark.whole


def walked(run):
    for journey in ("publish", "sign_in"):
        run.walk(journey)
    run.walk("share", 1, weight="secondary")
    run.load()
    return run.close()


@pytest.fixture(scope="module")
def whole(module_run):
    """A whole run: its folder and its scorecard."""
    folder = walked(module_run())
    return folder, score_run(folder, Settings())


def dimension(card, name):
    return next(d for d in card.dimensions if d.dimension == name)


def criterion(card, name):
    return next(c for d in card.dimensions for c in d.criteria if c.criterion == name)


def test_a_good_run_has_no_finding_and_passes(whole):
    """
    The reference of good.
    """
    card = whole[1]

    assert (card.findings, card.caps, card.validity, card.missing) == ((), (), (), ())
    assert card.complete
    assert (card.gate.outcome, card.gate.exit_code) == ("passed", 0)


def test_machines_alone_give_an_index_a_coverage_and_no_grade(whole):
    """
    And the reason, and what a firmer index and a grade would need.
    """
    given = whole[1].grade

    assert (given.letter, given.score, given.reason) == (None, None, "@reason.no_human_evidence")
    assert given.technical_low < given.technical_index <= given.technical_high
    assert given.technical_weight == pytest.approx(0.41)
    assert given.coverage == pytest.approx(0.34)
    assert (given.tier, given.preliminary) == ("M", True)
    assert given.tier_missing == (
        "@tier.missing.runs|have=3|need=20",
        "@tier.missing.days|have=1|need=3",
        "@tier.missing.engines|have=1|need=2",
        "@tier.missing.load_repeats|have=1|need=3",
        "@tier.missing.mobile",
        "@tier.missing.evaluators|have=0|need=3",
    )


def test_what_is_fed_now_is_scored_and_the_rest_says_why_not(whole):
    """
    Every one of 31 criteria has a score or a reason.
    """
    card = whole[1]
    criteria = [c for d in card.dimensions for c in d.criteria]

    assert {c.criterion for c in criteria if c.value is not None} == {
        "e1", "a1", "a2", "a3", "lcp", "inp", "cls", "fcp", "tbt", "c2", "c3",
    }  # fmt: skip
    assert all(c.reason for c in criteria if c.value is None)
    assert criterion(card, "e2").reason == "@reason.no_people"
    assert (dimension(card, "d1").score, dimension(card, "d1").reason) == (None, "@reason.insufficient")


def test_reliability_is_weighted_by_the_journeys_importance(new_run, settings):
    """
    A secondary journey that fails costs a third of a critical one.
    """
    run = new_run()
    run.walk("publish")
    run.walk("share", weight="secondary", outcomes=["failed"] * 3)
    card = score_run(run.close(), settings)

    assert criterion(card, "e1").metric.value == pytest.approx(0.75)


def test_desktop_and_mobile_count_alike(new_run, settings):
    """
    However many attempts each has; other personas are reported only.
    """
    run = new_run()
    run.walk("publish", 9, vitals={"lcp": 2500.0})
    run.walk("publish", 3, vitals={"lcp": 4000.0}, persona="mobile")
    run.walk("publish", 3, vitals={"lcp": 60_000.0}, persona="slow_network")
    card = score_run(run.close(), settings)

    assert criterion(card, "lcp").value == pytest.approx(70, abs=0.01)
    assert {m.persona for m in card.metrics if m.metric == "lcp"} == {"desktop", "mobile", "slow_network"}


def test_the_same_evidence_gives_the_same_bytes(whole, settings, tmp_path):
    """
    Scored twice: no clock, no chance. The golden runs are scored by another process each time.
    """
    folder, card = whole
    write_scorecard(card, tmp_path / "1")
    write_scorecard(score_run(folder, settings), tmp_path / "2")

    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_another_seed_moves_only_the_intervals(whole, settings):
    """
    The draws are no part of the point.
    """
    folder = whole[0]
    one = whole[1]
    other = score_run(folder, Settings.model_validate({"score": {"seed": 7}}))

    assert one.grade.technical_index == other.grade.technical_index
    assert one.grade.technical_low != other.grade.technical_low


def test_a_scorecard_survives_its_file(whole, tmp_path):
    """
    Reports and the gate read what was scored.
    """
    card = whole[1]
    write_scorecard(card, tmp_path / "scorecard.json")

    assert read_scorecard(tmp_path / "scorecard.json") == card
    assert rounded(card) == card


def test_as_of_is_the_runs_start_unless_said(whole, settings):
    """
    Scoring has no clock.
    """
    folder, card = whole

    assert card.as_of == "2026-11-23T10:00:00.000Z"
    assert score_run(folder, settings, as_of="2027-01-01").as_of == "2027-01-01"


def test_service_workers_are_told_as_what_they_are(new_run, settings):
    """
    No network was measured to be off: none was slowed down.
    """
    run = new_run()
    run.walk("publish", persona="mobile")
    run.write(HealthRecord(at="2026-11-23T10:00:00.000Z", name="calibration:mobile:service_workers", healthy=False))
    card = score_run(run.close(), settings)

    assert card.uncalibrated == ("@limits.unthrottled|persona=mobile",)


def test_a_killed_run_is_scored_and_says_what_is_missing(new_run, settings):
    """
    The last line was cut, the manifest still says running, one attempt and the load test never came.
    """
    run = new_run(state=RunState.RUNNING, load_profile="steady")
    run.walk("publish")
    run.plan("sign_in")
    folder = run.close()
    with next(folder.evidence.glob("steps-*.jsonl")).open("a", encoding="utf-8") as stream:
        stream.write('{"id":"00000000ff","attempt_id":"00')
    card = score_run(folder, settings)

    assert card.journeys[0].n == 3
    assert (card.complete, card.missing) == (False, ("sign_in chromium desktop 1", "load steady"))
    assert card.counts["cut_files"] == 1
    assert card.gate.exit_code == 2


def test_a_killed_load_test_keeps_its_samples_and_scores_nothing(new_run, settings):
    """
    Without the generator's own account nobody knows what was asked of it.
    """
    run = new_run(state=RunState.RUNNING, load_profile="steady")
    run.walk("publish")
    run.samples("0000000fff", n=500)
    card = score_run(run.close(), settings)

    assert card.counts["requests"] == 500
    assert card.load == ()
    assert "load steady" in card.missing


def test_nothing_measured_is_an_error(new_run, settings):
    """
    An empty scorecard would look like one.
    """
    run = new_run()
    run.plan("publish")

    with pytest.raises(NothingMeasured, match="virage measure"):
        score_run(run.close(), settings)


def test_a_load_test_alone_is_scored(new_run, settings):
    """
    `virage load` needs no journey.
    """
    run = new_run()
    run.load()
    card = score_run(run.close(), settings)

    assert dimension(card, "d7").score == pytest.approx(100)
    assert card.gate.exit_code == 0


def test_damaged_evidence_is_refused(new_run, settings):
    """
    A number from half of the truth is worse than none.
    """
    run = new_run()
    run.walk("publish")
    folder = run.close()
    with next(folder.evidence.glob("steps-*.jsonl")).open("a", encoding="utf-8") as stream:
        stream.write("{}\n")

    with pytest.raises(EvidenceError, match="duration_ms: missing"):
        score_run(folder, settings)


def test_what_was_left_behind_is_listed(new_run, settings):
    """
    The platform's owner must be able to clean up.
    """
    run = new_run()
    run.walk("publish")
    events = [(i, "intended", "text", "0a1b") for i in "abc"]
    events += [(i, "created", "post", f"/p/{i}") for i in "ab"] + [("a", "removed", "post", "/p/a")]
    for ident, event, kind, address in (*events, ("b", "left", "post", "/p/b")):
        run.write(LedgerEntry(id=ident, event=event, kind=kind, member="alice", address=address, at="now"))

    assert score_run(run.close(), settings).left_behind == ("text 0a1b", "post /p/b")


def test_nothing_is_dropped_without_a_count(new_run, settings):
    """
    Rows of failed steps, invalid attempts and other modes are counted.
    """
    run = new_run()
    run.walk("publish", 2, outcomes=["passed", "failed"])
    run.attempt("publish", 1)
    run.attempt("publish", 3, "failed", validity="invalid")
    run.attempt("publish", 4, under_load=True)
    counts = score_run(run.close(), settings).counts

    assert {name: counts[name] for name in ("attempts", "attempts_counted", "executions", "retries")} == {
        "attempts": 3,
        "attempts_counted": 2,
        "executions": 4,
        "retries": 1,
    }
    assert (counts["executions_invalid"], counts["executions_other_mode"]) == (1, 1)
    assert (counts["steps"], counts["steps_left_out"], counts["rule_results_left_out"]) == (8, 2, 2)


@pytest.mark.parametrize("text", ["not json", "{}"])
def test_a_scorecard_that_cannot_be_read_says_what_to_do(tmp_path, text):
    """
    Of an older version, or cut.
    """
    path = tmp_path / "scorecard.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(EvidenceError, match="run `virage score` again"):
        read_scorecard(path)


def test_a_scorecard_that_is_not_there_says_what_to_do(tmp_path):
    """
    Most often the run was not scored yet.
    """
    with pytest.raises(EvidenceError, match="run `virage score` first"):
        read_scorecard(tmp_path / "scorecard.json")


def test_a_model_of_ones_own_is_used_and_printed(new_run, tmp_path):
    """
    A decision that was changed is listed with its default.
    """
    (tmp_path / "mine.toml").write_text("[caps]\nK1 = 30\n", encoding="utf-8")
    run = new_run()
    run.walk("publish", outcomes=["failed"] * 3)
    settings = Settings.model_validate({"score": {"criteria": "mine.toml"}, "root": str(tmp_path)})
    card = score_run(run.close(), settings)

    assert card.caps[0].limit == 30
    assert [(p.name, p.default, p.used) for p in card.parameters if p.default != p.used] == [("caps.K1", "44", "30")]
