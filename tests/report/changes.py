"""Comparisons, other weights and what would raise a score, made by hand for the sample scorecards."""

from __future__ import annotations

from dataclasses import replace

from toolkit.records import Change, Comparison, Raise, ScoreChange, Sensitivity


def sensitivity() -> tuple[Sensitivity, ...]:
    """The same score under other weights."""
    return (
        Sensitivity(method="dirichlet", score=79.2, low=77.3, high=81.2, band="B", same_band=0.962, draws=5000),
        Sensitivity(method="equal", score=80.4, band="B"),
        Sensitivity(method="arithmetic", score=79.6, band="B"),
    )


def raises() -> tuple[Raise, ...]:
    """A finding that unlocks a letter, a barrier that gains nothing alone, a criterion, and evidence."""
    return (
        Raise(
            kind="finding",
            what="@raise.finding",
            params={"title": "@audit.axe_violation.title", "rule": "label"},
            gain=5.3,
            score=79.3,
            finding="A-01",
        ),
        Raise(kind="cap", what="@raise.cap", params={"cap": "K3"}, gain=5.3, score=79.3, subject="K3"),
        Raise(
            kind="criterion",
            what="@raise.criterion",
            params={"criterion": "e2", "now": "61.9", "then": "90"},
            gain=1.1,
            score=75.1,
            subject="e2",
        ),
        Raise(
            kind="evidence",
            what="@raise.evidence",
            params={"source": "machine", "weight": "0.05", "tier": "U2"},
            low=71.0,
            high=74.0,
            subject="machine",
        ),
    )


def change(metric: str, step: str, verdict: str, **given: object) -> Change:
    """One series of two sets of runs."""
    plain = Change(
        metric=metric,
        journey="publish",
        step=step,
        persona="desktop",
        engine="chromium",
        unit="ms",
        verdict=verdict,
        n_baseline=60,
        n_candidate=20,
        baseline=420.0,
        candidate=655.0,
        ratio=1.56,
        low=1.31,
        high=1.84,
        shift=233.0,
        cliff=0.81,
        effect="large",
        p=0.00004,
        q=0.0002,
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the tests name Change's own fields


def comparison(**given: object) -> Comparison:
    """A step that became slower, one that became faster, and those of which nothing can be said."""
    plain = Comparison(
        baseline=("20261120-080000-aaaa", "20261121-080000-bbbb"),
        candidate=("20261123-180712-4f1c",),
        verdict="regress",
        changes=(
            change("step_time", "send", "regress"),
            change(
                "lcp",
                "",
                "improve",
                baseline=2400.0,
                candidate=1240.0,
                shift=-1160.0,
                ratio=0.52,
                low=0.44,
                high=0.6,
                cliff=-0.9,
            ),
            change(
                "cls",
                "open the page",
                "no_evidence",
                unit="1",
                ratio=None,
                shift=0.002,
                low=-0.01,
                high=0.02,
                cliff=0.04,
                effect="negligible",
                q=0.71,
                baseline=0.01,
                candidate=0.012,
                under_powered=True,
            ),
            Change(
                metric="step_time",
                journey="search",
                step="search",
                persona="desktop",
                engine="chromium",
                unit="ms",
                verdict="inconclusive",
                n_baseline=3,
                n_candidate=3,
                baseline=210.0,
                candidate=180.0,
                under_powered=True,
                reason="@reason.too_few_attempts|n=3|needed=10",
            ),
        ),
        scores=(
            ScoreChange(
                subject="grade",
                baseline=84.1,
                candidate=79.3,
                difference=-4.8,
                low=-7.9,
                high=-1.6,
                verdict="regress",
            ),
            ScoreChange(subject="d1", baseline=73.9, candidate=74.3, difference=0.4, low=-2.2, high=3.0),
            ScoreChange(
                subject="d6",
                baseline=89.0,
                candidate=92.0,
                difference=3.0,
                verdict="inconclusive",
                reason="@reason.evidence_gone",
            ),
        ),
        new_findings=("A-01: Form elements must have labels",),
        gone_findings=("A-77: Images must have alternative text",),
        notes=(),
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the tests name Comparison's own fields
