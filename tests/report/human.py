"""Human evidence and maturity, made by hand for the sample scorecards."""

from __future__ import annotations

from dataclasses import replace

from toolkit.records import (
    Agreement,
    Answer,
    Discovery,
    ErgonomicCriterion,
    Maturity,
    Number,
    People,
    Problem,
    Questionnaire,
    Quote,
    Saturation,
    Segment,
    Statement,
    StudyUse,
    TaskResult,
    Theme,
)
from toolkit.report.words import load

CRITERIA = [key.removeprefix("ergonomic.") for key in load("en") if key.startswith("ergonomic.")]
NONE = Number(value=None, n=0, reason="@reason.not_measured")


def study(**given: object) -> StudyUse:
    """A study that counts; `given` replaces fields."""
    plain = StudyUse(
        study="autumn",
        title="Neighbourhood panel, autumn 2026",
        sample=False,
        platform_version="1.0",
        first="2026-09-08",
        last="2026-10-02",
        rows={"tasks": 70, "answers": 140, "inspections": 61, "segments": 48, "maturity": 20},
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the tests name StudyUse's own fields


def other_studies() -> tuple[StudyUse, ...]:
    """One study that is too old, and one of another major version."""
    return (
        study(
            study="first",
            title="First panel",
            first="2024-05-02",
            last="2024-05-20",
            rows={"tasks": 30},
            expired={"tasks": 30},
            reason="@reason.expired",
        ),
        study(
            study="before",
            title="Panel on the former platform",
            platform_version="0.8",
            reason="@reason.other_version|version=0.8",
        ),
    )


def task(name: str, succeeded: int, n: int = 14) -> TaskResult:
    """What people did with one task."""
    share = succeeded / n
    return TaskResult(
        task=name,
        goal=name.replace("_", " "),
        n=n,
        succeeded=succeeded,
        partly=1 if succeeded < n else 0,
        completion=Number(value=share, n=n, low=max(share - 0.21, 0.0), high=min(share + 0.16, 1.0)),
        error_free=Number(value=share / 2, n=n, low=share / 4, high=share * 0.8),
        errors_per_attempt=Number(value=0.64, n=n, low=0.29, high=1.22),
        time_s=Number(value=48.2, n=succeeded, low=39.5, high=58.8)
        if succeeded > 1
        else Number(value=None, n=0, reason="@reason.no_times"),
        failed_time_s=Number(value=131.0, n=1) if succeeded == n - 1 else replace(NONE),
        lostness=Number(value=0.22, n=n, low=0.1, high=0.41)
        if name != "publish"
        else Number(value=None, n=0, reason="@reason.no_paths"),
        seq=Number(value=5.4, n=n, low=4.7, high=6.1),
        single_usability=Number(value=None, n=0, reason="@reason.no_budget"),
    )


def questionnaires() -> tuple[Questionnaire, ...]:
    """SUS in French, the scales of UEQ-S, and a recommendation."""

    def one(instrument: str, scale: str, value: float, half: float, **reading: str) -> Questionnaire:
        score = Number(value=value, n=14, low=value - half, high=value + half)
        return Questionnaire(instrument=instrument, scale=scale, unit="points", score=score, reading=reading)

    sus = {"grade": "B-", "percentile": "66.4", "adjective": "good", "acceptability": "acceptable"}
    return (
        one("f_sus", "", 73.2, 6.4, **sus),
        one("ueq_s", "pragmatic", 1.31, 0.42, benchmark="above_average"),
        one("ueq_s", "hedonic", 0.4, 0.61, benchmark="below_average"),
        one("nps", "", 7.1, 31.0),
        Questionnaire(instrument="asq", scale="", unit="points", score=Number(value=2.3, n=1)),
    )


def problems() -> tuple[Problem, ...]:
    """A catastrophe, a confirmed one, a single evaluator's, and a mended one."""

    def one(name: str, criterion: str, title: str, severity: float | None, **more: object) -> Problem:
        plain = Problem(
            problem=name,
            criterion=criterion,
            title=title,
            journey="publish",
            evaluators=3,
            severity=severity,
            ratings=3,
            confirmed=True,
            confirmed_by=("expert", "user"),
        )
        return replace(plain, **more)  # type: ignore[arg-type]  # the tests name Problem's own fields

    return (
        one("audience", "7", "“Members” means the whole town", 3.0, finding="E-01"),
        one("hidden", "1.1", "Reporting hides behind three dots", 2.33, evaluators=2, confirmed_by=("expert", "group")),
        one("silent", "1.3", "A draft is kept without a word", 1.0, evaluators=1, confirmed=False, confirmed_by=()),
        one("accents", "5.1", "Search wants exact accents", 2.0, fixed=True),
        one("unrated", "2.2", "Two menus say the same", None, ratings=0),
    )


def criteria() -> tuple[ErgonomicCriterion, ...]:
    """The eighteen, of which one was not looked at."""
    worst = {"7": (3.0, 30.0), "1.1": (2.33, 53.45)}

    def one(number: str) -> ErgonomicCriterion:
        severity, value = worst.get(number, (0.0, 100.0))
        bare = ErgonomicCriterion(
            criterion=number, evaluators=3, problems=int(number in worst), worst=severity, value=value, signals=()
        )
        if number == "8":
            return replace(bare, evaluators=0, worst=None, value=None, reason="@reason.not_inspected")
        if number == "2.2":
            return replace(bare, problems=1, worst=None, value=None, reason="@reason.not_rated")
        return replace(bare, signals=("A-01",) if number == "1.1" else ())

    return tuple(one(number) for number in CRITERIA)


def themes() -> tuple[Theme, ...]:
    """A finding with quotes, one that coders disagree on, and one of a single group."""
    quotes = (
        Quote(group="Group A", text="Quand je signale, je ne sais jamais si quelqu'un le lit."),
        Quote(group="Group B", text="I reported something and then I waited, for what I do not know."),
        Quote(group="Group A", text="x" * 900),
        Quote(group="Group C", text="A fourth one, which is one too many."),
    )
    return (
        Theme(
            code="No receipt",
            groups=3,
            participants=7,
            passages=9,
            alpha=0.86,
            journey="report_content",
            criterion="1.3",
            finding="G-01",
            quotes=quotes,
        ),
        Theme(
            code="Too many notices",
            groups=2,
            participants=3,
            passages=4,
            alpha=0.41,
            reason="@reason.coders_disagree|alpha=0.41|needed=0.667",
            quotes=(quotes[1],),
        ),
        Theme(
            code="Feels like the town",
            groups=1,
            participants=0,
            passages=1,
            alpha=None,
            reason="@reason.too_few_groups|n=1|needed=2",
        ),
    )


def agreement() -> tuple[Agreement, ...]:
    """Of evaluators on findings and severities, of coders on a theme; one that cannot be told."""
    return (
        Agreement(measure="any_two", about="findings", value=0.31, n=5, raters=3),
        Agreement(measure="alpha", about="severities", value=0.74, n=4, raters=3, reading="tentative"),
        Agreement(measure="alpha", about="No receipt", value=0.86, n=26, raters=2, reading="firm"),
        Agreement(
            measure="alpha", about="Feels like the town", value=None, n=26, raters=2, reason="@reason.no_variation"
        ),
    )


def maturity() -> tuple[Maturity, ...]:
    """Five principles: contradicted, without owner, without evidence, expired, and one that nobody assessed."""

    def said(level: int, answer: Answer | None, reason: str | None = None, **more: str) -> Statement:
        proof = {"evidence": "https://place.example/roles", "date": "2026-06-11", "owner": "Head of moderation"}
        return Statement(
            level=level, answer=answer, counts=answer is Answer.YES and not reason, reason=reason, **(proof | more)
        )

    yes, partly, no = Answer.YES, Answer.PARTLY, Answer.NO
    later = (
        said(3, partly, evidence="", date="", owner=""),
        Statement(level=4, answer=None, reason="@reason.not_assessed"),
    )
    return (
        Maturity(
            principle=1,
            level=1,
            statements=(
                said(1, yes, evidence="council/2026-04-minutes.pdf"),
                said(2, yes, "@reason.no_owner", owner=""),
                *later,
            ),
        ),
        Maturity(
            principle=2,
            level=3,
            statements=(said(1, yes), said(2, yes), said(3, yes), said(4, no)),
            flags=("@flag.no_report_path",),
        ),
        Maturity(
            principle=3,
            level=1,
            statements=(said(1, yes, "@reason.no_evidence", evidence="", date="", owner=""), said(2, no), *later),
        ),
        Maturity(
            principle=4,
            level=1,
            statements=(said(1, yes), said(2, yes, "@reason.expired", date="2024-01-30"), *later),
        ),
        Maturity(principle=6, level=None, reason="@reason.not_assessed"),
    )


def people(**given: object) -> People:
    """Everything that a full study holds; `given` replaces fields."""
    plain = People(
        studies=(study(),),
        participants=14,
        segments=(
            Segment(segment="residents", participants=9, assistive=2),
            Segment(segment="", participants=5, assistive=0),
        ),
        tasks=(task("publish", 5), task("read_feed", 14), task("report_content", 13), task("book_a_room", 1)),
        questionnaires=questionnaires(),
        discovery=Discovery(participants=3, problems=5, p=Number(value=0.42, n=5), found=0.805),
        evaluators=3,
        criteria=criteria(),
        problems=problems(),
        groups=3,
        coders=2,
        themes=themes(),
        saturation=Saturation(groups=9, codes=31, base=4, run=2, threshold=0.05, ratios=(0.12, 0.03), reached="6+2"),
        agreement=agreement(),
        maturity=maturity(),
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the tests name People's own fields
