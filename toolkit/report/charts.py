"""
Records as figures: the numbers come from the record, the words from the catalogue, the drawing from `figures`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.records import DimensionScore, Finding, JourneyResult, LoadResult, Maturity, Outcome, Place, TaskResult
from toolkit.report import figures, outlines
from toolkit.report.figures import BANDS, Bands, Caption, Estimate
from toolkit.report.markup import Html
from toolkit.report.pictures import Picture
from toolkit.report.scale import Standing
from toolkit.report.words import Words

NOTHING: Mapping[str, float] = {}
STEPS = 4  # of maturity
TYPICAL = 78.0  # percent of tasks that people complete elsewhere (Sauro 2011)


class Charts:
    """
    All figures of one report.

    Args:
        words: The report's language.
        limits: The lowest score of each letter.
        previous: Scores of the run of before, by what they are of.
    """

    def __init__(self, words: Words, *, limits: Bands = BANDS, previous: Mapping[str, float] = NOTHING) -> None:
        self._words = words
        self._limits = limits
        self._previous = previous

    def _caption(self, id_: str, key: str, **params: object) -> Caption:
        say = self._words.say
        return Caption(id=id_, title=say(f"@figure.{key}.title", params), text=say(f"@figure.{key}.text", params))

    def _since(self, caption: Caption, previous: float | None) -> Caption:
        """With the score of the run of before, so that the text holds every number of the picture."""
        if previous is None:
            return caption
        return replace(caption, text=f"{caption.text} {self._words.say('@figure.previous', {'value': previous})}")

    def ruler(self, standing: Standing) -> Html:
        """The scale of the score card."""
        say = self._words.say
        estimate, cap = standing.estimate, standing.cap
        if estimate is None:
            return figures.ruler(self._caption("ruler", "ruler_empty"), None, limits=self._limits)
        params: dict[str, object] = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
        kind = "ruler" if estimate.low is not None and estimate.high is not None else "ruler_point"
        if cap is not None:
            params |= {"cap": cap.cap, "limit": cap.limit}
            labels = (say("@figure.ruler.cap", params), say("@figure.ruler.without", params))
            caption = self._caption("ruler", f"{kind}_capped", **params)
            return figures.ruler(caption, estimate, cap=(cap.limit, *labels), limits=self._limits)
        shown = None
        if standing.graded and estimate.low is not None:
            shown = (estimate.low, say("@figure.ruler.demonstrated", params))
        before = self._previous.get("grade" if standing.graded else "technical_index")
        caption = self._since(self._caption("ruler", kind, **params), before)
        return figures.ruler(caption, estimate, demonstrated=shown, previous=before, limits=self._limits)

    def axis(self) -> Html:
        """The axis that all dimension rows share."""
        return figures.axis(self._limits)

    def dimension(self, row: DimensionScore) -> Html:
        """A dimension's row; dashed and in words when there is no score."""
        name = self._words.name("dimension", row.dimension)
        id_ = f"dim-{row.dimension.lower()}"
        if row.score is None:
            reason = self._words.say(row.reason or "@reason.not_measured")
            caption = self._caption(id_, "dimension_missing", name=name, reason=reason)
            return figures.bullet(caption, None, missing=self._words.say("@figure.dimension_missing.track"))
        kind = "dimension" if row.low is not None and row.high is not None else "dimension_point"
        caption = self._caption(id_, kind, name=name, value=row.score, band=row.band or "", low=row.low, high=row.high)
        estimate, before = Estimate(value=row.score, low=row.low, high=row.high), self._previous.get(row.dimension)
        return figures.bullet(self._since(caption, before), estimate, previous=before, limits=self._limits)

    def completion(self, task: TaskResult, number: int) -> Html:
        """Which share of people completed a task, beside what is usual elsewhere."""
        whole = task.completion
        name = self._words.journey(task.task, task.goal)
        shares = [None if part is None else 100 * part for part in (whole.value, whole.low, whole.high)]
        params = {"value": whole.value, "low": whole.low, "high": whole.high, "passed": task.succeeded, "of": task.n}
        kind = "completion" if whole.low is not None and whole.high is not None else "completion_point"
        caption = self._caption(f"task-{number}", kind, name=name, **params)
        return figures.share(caption, Estimate(value=shares[0] or 0.0, low=shares[1], high=shares[2]), TYPICAL)

    def maturity(self, row: Maturity) -> Html:
        """The level that a principle reached, as steps."""
        stage = self._words.name("stage", str(row.level))
        params = {"principle": str(row.principle), "level": row.level, "steps": STEPS, "stage": stage}
        return figures.ladder(self._caption(f"p-{row.principle}", "maturity", **params), row.level or 0, STEPS)

    def time_bar(self, film: JourneyResult, number: int) -> Html:
        """Every step's time of one film, to scale."""
        style, name = self._words.style, self._words.name
        steps = [f"{name('step', s.step)} {style.duration(s.duration_ms)}" for s in film.film]
        total = style.duration(sum(s.duration_ms for s in film.film))
        caption = self._caption(f"time-{number}", "time", journey=film.journey, steps="; ".join(steps), total=total)
        bars = [(s.duration_ms, s.outcome is Outcome.FAILED) for s in film.film]
        return figures.time_bar(caption, bars, style.duration(0), total)

    def throughput(self, load: LoadResult, number: int) -> Html:
        """Requests a second over the load test, with the declared peak."""
        say = self._words.say
        points = [(second, rate) for second, rate, _, _ in load.timeline]
        highest = max(rate for _, rate in points)
        caption = self._caption(f"rate-{number}", "rate", highest=highest, seconds=points[-1][0])
        peak = load.declared_peak_per_s
        top = max(highest, peak or 0.0)
        return figures.timeline(
            caption,
            points,
            top=say("@figure.rate.top", {"value": top}),
            start=self._words.style.duration(0),
            end=self._words.style.duration(points[-1][0] * 1000),
            limit=peak,
            limit_label=say("@figure.rate.limit", {"value": peak}) if peak is not None else "",
        )

    def slowest(self, load: LoadResult, number: int) -> Html:
        """The 95th percentile over the load test, with the Apdex objective."""
        say = self._words.say
        points = [(second, p95) for second, _, p95, _ in load.timeline]
        highest = max(p95 for _, p95 in points)
        caption = self._caption(f"p95-{number}", "p95", highest=highest, seconds=points[-1][0], limit=load.apdex_t_ms)
        return figures.timeline(
            caption,
            points,
            top=say("@figure.p95.top", {"value": max(highest, load.apdex_t_ms)}),
            start=self._words.style.duration(0),
            end=self._words.style.duration(points[-1][0] * 1000),
            limit=load.apdex_t_ms,
            limit_label=say("@figure.p95.limit", {"value": load.apdex_t_ms}),
        )

    def place(self, finding: Finding, place: Place, picture: Picture, number: int) -> Html:
        """The picture of a finding, with the element outlined."""
        key = "place" if place.box else "place_whole"
        if place.seen_by:
            key += "_seen"
        caption = self._caption(
            f"{anchor(finding.id)}-p{number}",
            key,
            step=place.step,
            journey=place.journey,
            selector=place.selector,
            member=place.seen_by,
        )
        scale = picture.width / place.screenshot_width if place.screenshot_width else 1.0
        return outlines.outlined(caption, picture, place.box, scale)


def anchor(id_: str) -> str:
    """A finding's id as a fragment of an address."""
    return "f-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in id_)
