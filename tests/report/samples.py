"""
Scorecards made by hand, one for each state that a report can be in, with the pictures they name.

Every builder gives the same scorecard each time; `replace` from dataclasses makes the variations.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.report import changes, human
from toolkit.records import (
    Action,
    Cap,
    ContentResult,
    CriteriaTested,
    DimensionScore,
    EffortResult,
    EffortStep,
    FaultCell,
    FaultKind,
    FeedbackResult,
    FeedResult,
    Finding,
    GateResult,
    Grade,
    Impact,
    JourneyResult,
    LoadResult,
    LoadRow,
    MetricValue,
    NotificationResult,
    Number,
    Outcome,
    Parameter,
    People,
    Place,
    PropagationResult,
    RecoveryResult,
    Reference,
    RoleCell,
    RunInfo,
    RunState,
    Score,
    Scorecard,
    Source,
    StepSummary,
    TrustItem,
    Verdict,
    Way,
    Weight,
)

PICTURE = "pictures/screen.png"
BANDS = (("A", "90"), ("B", "75"), ("C", "60"), ("D", "45"), ("E", "0"))
JOURNEYS = ("sign_in", "read_feed", "publish", "reply", "report_content", "search", "privacy_settings")


def picture(folder: Path, name: str = PICTURE, *, width: int = 128, height: int = 80) -> str:
    """Write a small PNG that looks like a page, and give its path as records carry it."""
    rows = b"".join(b"\0" + b"".join(_pixel(x, y, width, height) for x in range(width)) for y in range(height))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_png(width, height, rows))
    return name


def _pixel(x: int, y: int, width: int, height: int) -> bytes:
    if y < height // 8:
        return bytes((31, 78, 121))
    written = width // 10 < x < width * 7 // 10 and y % max(height // 10, 2) < max(height // 30, 1)
    return bytes((176, 186, 196)) if written else bytes((250, 249, 245))


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def run() -> RunInfo:
    """A finished run on the embedded platform."""
    return RunInfo(
        run="20261123-180712-4f1c",
        started="2026-11-23T18:07:12.345Z",
        finished="2026-11-23T18:10:41.002Z",
        state=RunState.COMPLETE,
        platform="La Place 1.0",
        adapter="demo",
        base_url="http://127.0.0.1:8080",
        environment="local",
        language="fr",
        engines=("chromium",),
        versions={"virage": "0.1.0", "chromium": "156.0", "axe-core": "4.12.1", "locust": "2.47.0"},
        machine={"cores": "2", "system": "Linux 6.1"},
    )


def film(journey: str, *, stops_at: int | None = None) -> tuple[StepSummary, ...]:
    """Four steps of a journey; those from `stops_at` on were not reached."""
    steps = ("open the page", "fill the form", "send", "see the result")
    told = []
    for position, step in enumerate(steps, start=1):
        if stops_at is not None and position > stops_at:
            break
        failed = position == stops_at
        told.append(
            StepSummary(
                step=step,
                position=position,
                member="alice",
                outcome=Outcome.FAILED if failed else Outcome.PASSED,
                duration_ms=420.0 * position,
                n=3,
                passed=0 if failed else 3,
                median_ms=None if failed else 410.0 * position,
                error="Expected to see “Published”; saw “Something went wrong”." if failed else None,
                screenshot=PICTURE,
                url=f"http://127.0.0.1:8080/{journey}",
                title="La Place",
            )
        )
    return tuple(told)


def journey(name: str, *, passed: int = 3, n: int = 3, weight: Weight = Weight.CRITICAL) -> JourneyResult:
    """A journey on Chromium; it stops at its third step when no attempt succeeds."""
    broken = passed == 0 and n > 0
    return JourneyResult(
        journey=name,
        goal=name.replace("_", " "),
        weight=weight,
        engine="chromium",
        persona="desktop",
        outcome=Outcome.PASSED if n and passed == n else Outcome.FAILED if n else Outcome.UNTESTED,
        planned=max(n, 3),
        n=n,
        passed=passed,
        invalid=0,
        missing=max(3 - n, 0),
        inapplicable=0,
        reliability=passed / n if n else None,
        low=0.43 if passed else 0.0,
        high=0.998 if passed else 0.46,
        demonstrated=0.43 if passed else 0.0,
        median_ms=None if broken else 4120.0,
        failed_step="send" if broken else None,
        error="Expected to see “Published”; saw “Something went wrong”." if broken else None,
        trace="traces/publish-3.zip" if broken else None,
        film=film(name, stops_at=3 if broken else None) if n else (),
    )


def effort(name: str = "publish") -> EffortResult:
    """What a journey costs a skilled person: most of it is typing."""
    return EffortResult(
        journey=name,
        goal="publish a message",
        persona="desktop",
        budget_s=20.0,
        user_s=Number(value=18.4, n=3),
        system_s=Number(value=1.2, n=3),
        steps=(
            EffortStep(step="open", member="alice", operators="M P BB", user_s=2.4, system_s=0.4),
            EffortStep(step="publish", member="alice", operators="M H 43K M H P BB R", user_s=16.0, system_s=0.8),
        ),
    )


def recovery(name: str = "publish") -> RecoveryResult:
    """How a journey bears faults: a draft is lost when the line breaks, and one walk could not be observed."""
    return RecoveryResult(
        journey=name,
        goal="publish a message",
        recovery=Number(value=0.75, n=8, low=0.4, high=0.95),
        cells=(
            FaultCell(fault=FaultKind.REFUSED, held=4, n=4, barriers=("label",)),
            FaultCell(fault=FaultKind.OFFLINE, held=2, n=4, failed=("kept", "retry")),
            FaultCell(fault=FaultKind.ERROR, held=0, n=0),
        ),
        unobserved=1,
    )


def contents(name: str = "publish") -> tuple[ContentResult, ...]:
    """Texts that hurt: one is refused, one breaks the page."""
    return (
        ContentResult(journey=name, goal="publish a message", text="long", outcome="refused", n=1),
        ContentResult(
            journey=name, goal="publish a message", text="unbroken", outcome="shown", n=4, failed=("overflow",)
        ),
    )


def feeds() -> tuple[FeedResult, ...]:
    """A feed that grows in one document, and one that turns its pages."""
    return (
        FeedResult(
            journey="read_feed",
            goal="read the feed",
            pages=10,
            fresh=False,
            nodes=Number(value=120.0, n=10, low=110.0, high=130.0),
            heap_bytes=Number(value=40960.0, n=10, low=30000.0, high=50000.0),
            items=100,
            doubled=2,
            missing=0,
            moved_px=1200.0,
        ),
        FeedResult(journey="search", goal="search", pages=10, fresh=True, items=None, doubled=None),
    )


def trust(name: str = "report_clicks", outcome: Outcome = Outcome.FAILED, **fields: object) -> TrustItem:
    """One item of a checklist."""
    defaults = {"value": 5.0, "unit": "count", "n": 1, "journey": "report_content", "address": "/posts/1"}
    return TrustItem(
        item=name,
        criterion="t1",
        outcome=outcome,
        limit="<= 3",
        source="Regulation (EU) 2022/2065, art. 16(1)",
        words={"fr": "Trois clics au plus", "en": "At most three clicks"},
        **{**defaults, **fields},
    )


def role(name: str, observed: str = "refused", *answers: str) -> RoleCell:
    """What one role got with deleting somebody's message."""
    expected = "allowed" if name == "author" else "refused"
    return RoleCell(
        journey="edit_and_delete",
        act="delete",
        role=name,
        expected=expected,
        observed=observed,
        n=2,
        answers=answers or ("403",),
        shown="yes" if observed == "leak" else "no",
        address="POST /posts/#/delete",
    )


def propagation(way: str = "feed", **changes: Any) -> PropagationResult:
    """What a reader saw of five messages."""
    fields: dict[str, Any] = {
        "way": Way(way),
        "kind": "post",
        "persona": "desktop",
        "n": 5,
        "median_ms": Number(value=210.0, n=5),
        "p95_ms": Number(value=260.0, n=5, low=210.0),
        "beyond": False,
        "given_up": 0,
        "reloaded": 0,
        "lost": 0,
        "doubled": 0,
        "inverted": 0,
    }
    return PropagationResult(**(fields | changes))


def notified() -> NotificationResult:
    """A day on which all was told, and one thing too much."""
    return NotificationResult(
        acts=9,
        expected=6,
        seen=7,
        right=6,
        doubled=0,
        from_blocked=0,
        badge_wrong=0,
        precision=Number(value=6 / 7, n=7, low=0.47, high=0.99),
        recall=Number(value=1.0, n=6, low=0.56, high=1.0),
        f1=Number(value=12 / 13, n=7, low=0.65, high=0.99),
    )


def feedback(step: str = "publish", first_ms: float = 80.0) -> FeedbackResult:
    """How soon a step answers."""
    return FeedbackResult(
        journey="publish",
        goal="publish a message",
        persona="desktop",
        step=step,
        first_answer=Number(value=first_ms, n=3),
        result=Number(value=640.0, n=3),
        settled=Number(value=None, n=0, reason="@reason.not_measured"),
        band="instant",
    )


def metric(name: str, value: float | None, unit: str, n: int, *, source: Source = Source.MACHINE) -> MetricValue:
    """A measured number, or why it is not there."""
    return MetricValue(
        metric=name,
        value=value,
        unit=unit,
        n=n,
        source=source,
        reason=None if value is not None else "@reason.not_measured",
    )


def score(criterion: str, dimension: str, weight: float, value: float | None, metric_: MetricValue | None) -> Score:
    """A criterion on the common scale."""
    return Score(
        criterion=criterion,
        dimension=dimension,
        weight=weight,
        value=value,
        low=None if value is None else value - 4,
        high=None if value is None else min(value + 3, 100),
        reason=None if value is not None else "@reason.not_measured",
        curve="pl (0.80,0)(0.95,50)(0.99,90)(1,100)",
        metric=metric_,
        reference="ISO 9241-11:2018",
        decision=criterion == "e1",
    )


def dimensions(*, reached: dict[str, float]) -> tuple[DimensionScore, ...]:
    """The eight dimensions, those in `reached` with a score."""
    weights = {"d1": 0.2, "d2": 0.1, "d3": 0.15, "d4": 0.1, "d5": 0.15, "d6": 0.1, "d7": 0.1, "d8": 0.1}
    criteria = {"d1": "e1", "d2": "f1", "d3": "s1", "d4": "g1", "d5": "a1", "d6": "lcp", "d7": "c2", "d8": "t1"}
    rows = []
    for name, weight in weights.items():
        value = reached.get(name)
        measured = metric(criteria[name], None if value is None else 0.98, "1", 0 if value is None else 21)
        rows.append(
            DimensionScore(
                dimension=name,
                weight=weight,
                score=value,
                low=None if value is None else max(value - 5.2, 0),
                high=None if value is None else min(value + 3.1, 100),
                available=0.0 if value is None else 1.0,
                band=None if value is None else band(value),
                reason=None if value is not None else "@reason.insufficient",
                criteria=(
                    score(criteria[name], name, 0.6, value, measured),
                    score("e2" if name == "d1" else "inp", name, 0.4, None, None),
                ),
            )
        )
    return tuple(rows)


def band(value: float) -> str:
    """The letter of a value."""
    return next(letter for letter, first in (("A", 90), ("B", 75), ("C", 60), ("D", 45), ("E", 0)) if value >= first)


def grade(**given: object) -> Grade:
    """No grade, since nobody has used the platform; `given` replaces fields."""
    plain = Grade(
        letter=None,
        score=None,
        uncapped=None,
        low=None,
        high=None,
        observed=None,
        demonstrated=None,
        arithmetic=None,
        reason="@reason.no_human_evidence",
        tier="M",
        preliminary=True,
        tier_missing=(
            "@tier.missing.runs|have=3|need=20",
            "@tier.missing.days|have=1|need=3",
            "@tier.missing.engines|have=1|need=2",
            "@tier.missing.mobile",
            "@tier.missing.load_repeats|have=1|need=3",
        ),
        technical_index=88.4,
        technical_low=84.1,
        technical_high=91.7,
        technical_weight=0.41,
        coverage=0.34,
        scenario_low=44.6,
        scenario_high=89.2,
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the tests name Grade's own fields


def load() -> LoadResult:
    """A steady load test at the declared peak."""
    timeline = tuple(
        (float(second), 20.0 + (second * 7 % 5) * 0.6, 140.0 + (second * 13 % 9) * 11.0, int(second == 31))
        for second in range(5, 61)
    )
    return LoadResult(
        profile="steady",
        outcome=Outcome.PASSED,
        reason=None,
        members=40,
        duration_s=60.0,
        declared_peak_per_s=20.0,
        achieved_per_s=21.3,
        n=1172,
        apdex=0.97,
        apdex_t_ms=500.0,
        error_ratio=1 / 1172,
        generator_cpu_ratio=0.31,
        rows=(
            load_row("", 1172, 1, 21.3, 212.0),
            load_row("read feed", 820, 0, 14.9, 204.0),
            load_row("publish", 96, 1, 1.7, None),
        ),
        timeline=timeline,
    )


def load_row(name: str, n: int, errors: int, rate: float, p95: float | None) -> LoadRow:
    """One kind of request."""
    known = p95 is not None
    return LoadRow(
        name=name,
        n=n,
        errors=errors,
        rate_per_s=rate,
        p50_ms=88.0,
        p95_ms=p95,
        p95_low_ms=p95 - 9 if known else None,
        p95_high_ms=p95 + 14 if known else None,
        p99_ms=None,
    )


def axe_finding(number: int = 1, *, rule: str = "label", impact: Impact = Impact.CRITICAL) -> Finding:
    """A barrier that axe found, met on a critical journey."""
    place = Place(
        url="http://127.0.0.1:8080/publish",
        selector="#compose > input[name=title]",
        html='<input name="title" type="text">',
        journey="publish",
        step="fill the form",
        screenshot=PICTURE,
        screenshot_width=1280,
        screenshot_height=800,
        box=(420.0, 300.0, 260.0, 48.0),
    )
    return Finding(
        id=f"A-{number:02d}",
        fingerprint=f"9f2c{number:04x}",
        audit="axe_violation",
        rule=rule,
        outcome=Outcome.FAILED,
        impact=impact,
        title="Form elements must have labels",
        why="@audit.axe_violation.why",
        advice="@audit.axe_violation.advice",
        params={"rule": rule},
        places=(place,),
        place_count=4,
        journeys=("publish", "reply"),
        critical_path=True,
        states=2,
        criteria=("4.1.2", "3.3.2"),
        evidence=("evidence/rules-gw0.jsonl",),
        references=(Reference(label=f"axe: {rule}", url=f"https://dequeuniversity.com/rules/axe/4.12/{rule}"),),
        engine="axe",
        engine_version="4.12.1",
        replay="virage run -k publish --headed",
    )


def broken_finding() -> Finding:
    """The journey that stops."""
    return Finding(
        id="J-01",
        fingerprint="77aa0001",
        audit="journey_broken",
        rule="journey_broken",
        outcome=Outcome.FAILED,
        impact=Impact.CRITICAL,
        title="@audit.journey_broken.title",
        why="@audit.journey_broken.why",
        advice="@audit.journey_broken.advice",
        params={
            "journey": "publish",
            "step": "send",
            "error": "Expected to see “Published”; saw “Something went wrong”.",
            "passed": "0",
            "n": "3",
        },
        places=(Place(journey="publish", step="send", screenshot=PICTURE, url="http://127.0.0.1:8080/publish"),),
        place_count=1,
        journeys=("publish",),
        journeys_blocked=("publish",),
        critical_path=True,
        states=1,
        evidence=("traces/publish-3.zip",),
        engine="virage",
        engine_version="0.1.0",
        replay="virage run -k publish --headed",
    )


def verdicts(*outcomes: str) -> tuple[Verdict, ...]:
    """The default gate, with an outcome for each rule; `passed` for those that are not given."""
    rules = (
        ("caps{cap=K1}", "count==0", "error", "==0", "0"),
        ("journey_reliability", "value>=0.95", "error", ">=0.95", "1"),
        ("findings{impact=critical}", "count==0", "error", "==0", "0"),
        ("load", "error_ratio<=0.01", "warn", "<=0.01", "0.001"),
    )
    given = [*outcomes, *["passed"] * len(rules)]
    return tuple(
        Verdict(
            rule=rule,
            expression=expression,
            level=level,
            limit=limit,
            actual=actual if outcome == "passed" else "" if outcome == "inconclusive" else "1",
            outcome=outcome,
            n=21 if rule == "journey_reliability" else None,
            note="@reason.observed_not_demonstrated|n=21|low=0.891" if rule == "journey_reliability" else None,
        )
        for (rule, expression, level, limit, actual), outcome in zip(rules, given, strict=False)
    )


def machine_only() -> Scorecard:
    """A good run that no person has taken part in: no grade, a technical index."""
    reached = {"d1": 91.0, "d5": 96.2, "d6": 93.4, "d7": 88.1}
    return Scorecard(
        run=run(),
        as_of="2026-11-23T18:07:12.345Z",
        complete=True,
        missing=(),
        validity=(),
        grade=grade(),
        caps=(),
        dimensions=dimensions(reached=reached),
        metrics=(metric("e1", 0.98, "1", 21), metric("lcp", 1240.0, "ms", 84)),
        journeys=tuple(journey(name) for name in JOURNEYS),
        effort=(effort(),),
        recovery=(recovery(), replace(recovery("reply"), cells=())),
        contents=contents(),
        feeds=feeds(),
        trust=(
            trust(),
            trust("appeal_offered", Outcome.PASSED, value=1.0, unit="", picture="pictures/p1.webp"),
            trust("report_signed_out", Outcome.INAPPLICABLE, value=None, n=0, detail="no visitors"),
            trust("decision_told", Outcome.UNTESTED, value=None, n=0, address=""),
        ),
        roles=(role("visitor", "refused", "303 /login"), role("member"), role("author", "allowed", "303 /")),
        propagation=(
            propagation("echo"),
            propagation(p95_ms=Number(value=10_000.0, n=5, low=210.0), beyond=True, given_up=1, reloaded=1),
        ),
        notifications=notified(),
        feedback=(feedback(),),
        findings=(),
        actions=(
            Action(what="@action.add_evidence", effect="@effect.coverage", params={"source": "user", "weight": "0.35"}),
        ),
        load=(load(),),
        criteria=CriteriaTested(
            tested=("1.1.1", "1.3.1", "1.4.3", "2.4.4", "4.1.2"),
            cant_tell=("1.4.3",),
            not_tested=("1.2.1", "1.2.2", "2.1.1", "2.5.7", "3.3.8"),
        ),
        gate=GateResult(outcome="passed", exit_code=0, verdicts=verdicts()),
        parameters=(
            Parameter(name="band.B", default="75", used="75", source="Virage"),
            Parameter(name="curve.E1", default="(0.95,50)", used="(0.90,50)", source="Virage"),
        ),
        counts={"attempts": 21, "steps": 84, "states": 31, "requests": 1172, "retries": 0},
        seed=20261123,
    )


def capped() -> Scorecard:
    """Nobody can post: barrier K1, a closed gate, and two barriers of accessibility."""
    good = machine_only()
    rows = tuple(journey(name, passed=0 if name == "publish" else 3) for name in JOURNEYS)
    cap = Cap(
        cap="K1",
        limit=44.0,
        band="E",
        condition="@cap.k1.journey_impossible",
        journeys=("publish",),
        findings=("J-01",),
        evidence=("traces/publish-3.zip",),
    )
    return replace(
        good,
        grade=grade(technical_index=44.0, uncapped=66.0, technical_low=44.0, technical_high=44.0),
        caps=(cap,),
        dimensions=dimensions(reached={"d1": 48.0, "d5": 58.4, "d6": 91.9, "d7": 81.3}),
        journeys=rows,
        findings=(
            broken_finding(),
            axe_finding(1),
            axe_finding(2, rule="color-contrast", impact=Impact.SERIOUS),
            axe_finding(3, rule="region", impact=Impact.MODERATE),
            axe_finding(4, rule="unknown-rule", impact=Impact.MINOR),
        ),
        actions=(
            Action(
                what="@action.fix_journey",
                effect="@effect.lifts_cap|cap=K1",
                params={"journey": "publish", "goal": "publish a message", "step": "send"},
                finding="J-01",
            ),
            Action(what="@action.fix_finding", effect="@effect.findings|n=4", finding="A-01"),
            Action(what="@action.add_evidence", effect="@effect.coverage", params={"source": "user", "weight": "0.35"}),
        ),
        criteria=replace(good.criteria, failed=("4.1.2",)),
        gate=GateResult(outcome="failed", exit_code=1, verdicts=verdicts("failed", "failed", "failed")),
    )


def failed() -> Scorecard:
    """No barrier, but a rule of the gate does not hold and a journey works at times."""
    good = machine_only()
    rows = tuple(journey(name, passed=2 if name == "search" else 3) for name in JOURNEYS)
    return replace(good, journeys=rows, gate=GateResult(outcome="failed", exit_code=1, verdicts=verdicts("failed")))


def inconclusive() -> Scorecard:
    """The load generator was saturated: neither a pass nor a fail."""
    good = machine_only()
    reason = "@reason.generator_saturated|cpu=0.97"
    result = replace(load(), outcome=Outcome.CANT_TELL, reason=reason, apdex=None, timeline=())
    return replace(
        good,
        validity=(reason,),
        load=(result,),
        journeys=tuple(replace(row, invalid=1) for row in good.journeys),
        gate=GateResult(outcome="inconclusive", exit_code=11, verdicts=verdicts("inconclusive"), reasons=(reason,)),
    )


def graded() -> Scorecard:
    """A full study: twelve people and more, a demonstrated grade."""
    values = {"d1": 74.3, "d2": 78.3, "d3": 67.3, "d4": 80.9, "d5": 83.0, "d6": 92.0, "d7": 81.3, "d8": 89.8}
    return replace(
        machine_only(),
        grade=grade(
            letter="B",
            score=79.3,
            uncapped=79.3,
            low=75.3,
            high=82.0,
            observed="B",
            demonstrated="B",
            arithmetic=79.6,
            reason=None,
            tier="U2",
            preliminary=False,
            tier_missing=(),
            coverage=1.0,
            scenario_low=None,
            scenario_high=None,
        ),
        dimensions=dimensions(reached=values),
        metrics=(metric("e2", 0.9, "1", 14, source=Source.USER),),
        people=human.people(maturity=()),
    )


def graded_capped() -> Scorecard:
    """A full study of a platform with a level A failure: the grade is held down."""
    good = graded()
    cap = Cap(
        cap="K3",
        limit=74.0,
        band="C",
        condition="@cap.k3.level_a",
        params={"rule": "label", "journey": "publish"},
        journeys=("publish",),
        findings=("A-01",),
    )
    return replace(
        good,
        grade=replace(good.grade, letter="C", score=74.0, observed="C", demonstrated="C"),
        caps=(cap,),
        findings=(axe_finding(),),
        gate=GateResult(outcome="passed", exit_code=0, verdicts=verdicts("passed", "passed", "passed", "failed")),
    )


def people_finding(id_: str, audit: str, title: str, **given: object) -> Finding:
    """What people found: an evaluator's problem or a theme of groups, in their words."""
    plain = Finding(
        id=id_,
        fingerprint=f"fp-{id_}",
        audit=audit,
        rule=title,
        outcome=Outcome.FAILED,
        impact=Impact.SERIOUS,
        title=title,
        why=f"@audit.{audit}.why",
        advice=f"@audit.{audit}.advice",
        params={"title": title, "criterion": "7", "severity": "3.0", "evaluators": "3", "groups": "3", "n": "3"},
        place_count=3,
        journeys=("publish",),
        critical_path=True,
        confirmed_by=("expert", "user"),
        severity=3.0,
        ergonomic=("7",),
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the tests name Finding's own fields


def full() -> Scorecard:
    """Everything that a scorecard can hold: people, groups, maturity, a baseline, a barrier, what would raise it."""
    held = graded_capped()
    return replace(
        held,
        findings=(
            *held.findings,
            people_finding("E-01", "ergonomic_problem", "“Members” means the whole town"),
            people_finding("G-01", "group_theme", "No receipt", confirmed_by=("group",), impact=Impact.MODERATE),
        ),
        actions=(
            Action(what="@action.fix_finding", effect="@effect.lifts_cap|cap=K3", finding="A-01"),
            Action(what="@action.fix_finding", effect="@effect.findings|n=3", finding="E-01"),
            Action(
                what="@action.add_evidence", effect="@effect.coverage", params={"source": "machine", "weight": "0.05"}
            ),
        ),
        people=human.people(studies=(human.study(), *human.other_studies())),
        comparison=changes.comparison(),
        sensitivity=changes.sensitivity(),
        raises=tuple(row for row in changes.raises() if row.kind != "criterion"),
        grade=replace(held.grade, low=74.0, high=74.0, scenario_low=74.0, scenario_high=80.4, coverage=0.95),
        parameters=(
            *held.parameters,
            *(Parameter(name=f"bands.{letter}", default=value, used=value) for letter, value in BANDS),
            Parameter(name="people.severity_values", default="100, 90, 65, 30, 0", used="100, 80, 65, 30, 0"),
        ),
        metrics=tuple(person_metric(name, passed) for name, passed in (("publish", 5), ("reply", 13), ("search", 0))),
        counts={**held.counts, "readings_failed": 1},
    )


def person_metric(journey_: str, passed: int) -> MetricValue:
    """Completion of one task, or why it is not known."""
    if not passed:
        return replace(metric("task_completion", None, "1", 0, source=Source.USER), journey=journey_)
    known = metric("task_completion", passed / 14, "1", 14, source=Source.USER)
    return replace(known, journey=journey_, low=0.163, high=0.612)


def sampled() -> Scorecard:
    """A grade that rests on people who do not exist."""
    good = graded()
    return replace(
        good, people=human.people(studies=(human.study(sample=True, title="A study of nobody"),), maturity=())
    )


def expired() -> Scorecard:
    """People took part, but too long ago: nothing of it counts."""
    return replace(machine_only(), people=replace(People(), studies=human.other_studies()))


def split() -> Scorecard:
    """Observed B, demonstrated C, at the second tier, with what the third lacks."""
    good = graded()
    lacking = (
        "@tier.missing.days|have=1|need=3",
        "@tier.missing.segments|have=5|need=12",
        "@tier.missing.questionnaire|have=0|need=1",
    )
    return replace(
        good,
        raises=(replace(changes.raises()[2], gain=1.1, score=80.4), replace(changes.raises()[3], low=77.2, high=81.0)),
        grade=replace(
            good.grade, letter="C", demonstrated="C", low=72.9, tier="U1", preliminary=True, tier_missing=lacking
        ),
        people=human.people(
            groups=0,
            coders=0,
            themes=(),
            saturation=None,
            evaluators=0,
            criteria=(),
            problems=(),
            discovery=None,
            agreement=(),
            maturity=(),
        ),
    )


def without_load() -> Scorecard:
    """A first run that sent no load."""
    good = machine_only()
    return replace(
        good,
        load=(),
        dimensions=dimensions(reached={"d1": 91.0, "d5": 96.2, "d6": 93.4}),
        counts={"attempts": 21, "steps": 84, "states": 31},
    )


def interrupted() -> Scorecard:
    """A run that was killed midway: scored as far as it went, and saying so."""
    good = machine_only()
    told = tuple(journey(name, n=3 if i < 3 else 0, passed=3 if i < 3 else 0) for i, name in enumerate(JOURNEYS))
    return replace(
        good,
        run=replace(good.run, state=RunState.RUNNING, finished=None),
        complete=False,
        missing=tuple(f"{name} chromium desktop {i}" for name in JOURNEYS[3:] for i in (1, 2, 3)),
        journeys=told,
        load=(),
        gate=GateResult(
            outcome="inconclusive", exit_code=2, verdicts=(), reasons=("@reason.run_incomplete|missing=12",)
        ),
        unaudited=("https://forum.example.org/map: axe gave no answer within 20 s",),
        counts={"readings_failed": 2},
        left_behind=("post /p/812 of alice: the platform answered 500",),
    )


ALL = {
    "machine_only": machine_only,
    "capped": capped,
    "failed": failed,
    "inconclusive": inconclusive,
    "graded": graded,
    "graded_capped": graded_capped,
    "full": full,
    "sampled": sampled,
    "expired": expired,
    "split": split,
    "without_load": without_load,
    "interrupted": interrupted,
}
