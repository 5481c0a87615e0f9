"""
One HTML file a language, to read, send and print.

Why:
    A decision is taken by people who were not there. The first line says what to decide, the page says why, and
    everything a number rests on can be opened.

How:
    Templates draw the scorecard; words come from the catalogues, figures are inline SVG, pictures are carried inside.
    No script, no request, no `style` attribute: the page is the same from a mail, on paper, without JavaScript and
    under a strict content policy. Text of the platform is escaped, isolated and cut.

Limits:
    Pictures beyond about 3 MB of text are left out, and the page says how many. The 30 worst findings are told in full,
    the others in a table. Older browsers print closed drawers closed; no essential fact is inside one.

Source:
    ISO 9241-125:2017 (visual presentation), Few 2006 (bullet graph), WCAG 2.2.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from toolkit.records import (
    Finding,
    JourneyResult,
    LoadResult,
    LoadRow,
    MetricValue,
    Place,
    Saturation,
    Scorecard,
    StepSummary,
)
from toolkit.report import arrange, facts, hostile, people, raising, scale, titles, trust, verdict
from toolkit.report.charts import Charts, anchor
from toolkit.report.markup import Html, element, join
from toolkit.report.naming import Names
from toolkit.report.pictures import Album, Picture
from toolkit.report.readings import Readings
from toolkit.report.words import LANGUAGES, Sentence, Words, words
from toolkit.store import write_atomically

TEMPLATES = Path(__file__).parent.parent / "templates"
SHOTS = 2  # pictures that a finding shows
FRAME_PX = 360  # a frame is 176 px wide at most, and screens may have two points for each
# Between two facts in a line; it stays with the first, so that no line begins with it.
DOT = join(["\u00a0", element("span", {"aria-hidden": "true"}, "·")])
VALUES = 150  # rows of the table of every value; the rest is in scorecard.json


def write(scorecard: Scorecard, *, folder: Path, languages: Sequence[str]) -> list[Path]:
    """
    Write `report.<language>.html` into the run folder.

    Args:
        scorecard: What to draw.
        folder: The run folder, where the pictures that records name are found.
        languages: One file each.
    """
    paths = []
    for language in languages:
        path = folder / f"report.{language}.html"
        write_atomically(path, page(scorecard, folder=folder, language=language, languages=languages))
        paths.append(path)
    return paths


def page(scorecard: Scorecard, *, folder: Path, language: str, languages: Sequence[str] = LANGUAGES) -> str:
    """The whole page as text; the same scorecard and pictures give the same text."""
    view = View(scorecard, folder=folder, words=words(language))
    text = _templates().get_template("report.html").render(view.context(languages))
    return text.strip() + "\n"


@functools.cache
def _templates() -> jinja2.Environment:
    """The templates, compiled once."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"user": hostile.isolated, "code": hostile.code, "user_long": _long}
    return environment


class View:
    """
    What the templates may ask.

    Args:
        card: The scorecard.
        folder: The run folder.
        words: The language.
    """

    def __init__(self, card: Scorecard, *, folder: Path, words: Words) -> None:
        self._card = card
        self._words = words
        self._album = Album(folder)
        self._charts = Charts(words, limits=scale.limits(card), previous=scale.previous(card))
        self._steps = raising.steps(card, words)

    def context(self, languages: Sequence[str]) -> dict[str, Any]:  # Any: templates take values of all kinds
        """Every name that a template uses."""
        return self._records() | self._language() | self._drawing() | self._page(languages) | self._humans()

    def _page(self, languages: Sequence[str]) -> dict[str, Any]:  # Any: as above
        place = scale.standing(self._card)
        told = facts.Facts(self._card, self._words)
        head = verdict.headline(self._card, self._words)
        name = self._card.run.platform or self._card.run.adapter or self._card.run.base_url
        params = {"platform": name, "decision": head.decision}
        return {
            "page_title": self._words.say(
                "@page.title_sample" if people.samples(self._card) else "@page.title", params
            ),
            "subtitle": self._subtitle(),
            "other_languages": [_other(code) for code in languages if code != self._words.language],
            "stylesheet": Html((TEMPLATES / "report.css").read_text(encoding="utf-8")),
            "stylesheet_href": None,
            "headline": head,
            "standing": place,
            "facts": told.strip(),
            "card_facts": told.card(place),
            "limits": facts.limits(self._card),
            "walked": verdict.walked(self._card),
        }

    def _records(self) -> dict[str, Any]:  # Any: as above
        card = self._card
        return {
            "card": card,
            "run": card.run,
            "seed": str(card.seed),
            "grade": card.grade,
            "actions": card.actions[: verdict.ACTIONS],
            "journeys": arrange.journeys(card),
            "contexts": arrange.contexts(card),
            "films": arrange.films(card),
            "notes": titles.notes,
            "heaviest": arrange.heaviest,
            "fault_kinds": arrange.fault_kinds(card),
            "faults_met": lambda row: arrange.faults_met(card, row),
            "personas": arrange.personas(card),
            "finding_cards": arrange.full_cards(card),
            "finding_rows": arrange.table_rows(card),
            "titles": titles,
            "known": lambda row: sum(score.value is not None for score in row.criteria),
            "action_what": lambda row: self._words.html(verdict.action(card, row, self._words)),
            "effect": lambda row: verdict.effect(card, row, self._words),
            "load_total": _load_total,
            "load_metrics": lambda result: _load_metrics(card, result),
            "reason_of": verdict.reason,
            "finding_ids": {finding.id for finding in card.findings},
            "missing": arrange.missing(card),
            "steps": self._steps,
            "step_of": lambda row: raising.of_action(card, row, self._words),
            "effect_of": raising.effect,
            "compared": arrange.compared(card),
            "values": card.metrics[:VALUES],
            "trust": trust,
        }

    def _humans(self) -> dict[str, Any]:  # Any: as above
        seen = self._card.people
        return {
            "people": seen,
            "people_told": people.told(seen),
            "samples": people.samples(self._card),
            "ordered": people,
            "by_people": {task.task: task for task in seen.tasks},
            "confirmed_by": lambda by: self._words.style.listing([self._words.name("source", one) for one in by]),
            "saturation": self._saturation,
        }

    def _language(self) -> dict[str, Any]:  # Any: as above
        said, names = self._words, Names(self._card, self._words)
        return {
            "t": lambda key, **params: said.html(f"@{key}", params),
            "plain": lambda key, **params: said.say(f"@{key}", params),
            "say": said.html,
            "text": lambda text, params=None: said.html(text, params or {}),
            "title": said.chain,
            "name": said.name,
            "num": said.style.number,
            "pct": said.style.percent,
            "dur": said.style.duration,
            "date": lambda text: hostile.isolated(said.style.date(text)),
            "value": said.value,
            "points": lambda value: said.say("@comparison.unknown") if value is None else said.style.number(value, 1),
            "signed": names.signed,
            "small": names.probability,
            "knows": lambda family, word: said.knows(f"@{family}.{word}"),
            "journey_name": lambda row: hostile.isolated(said.journey(row.journey, row.goal)),
            "journey_of": lambda journey, goal: hostile.isolated(said.journey(journey, goal)),
            "step_name": lambda step: hostile.isolated(said.name("step", step)),
            "metric_name": lambda metric: hostile.isolated(names.metric(metric)),
            "series_of": lambda row: [hostile.isolated(part) for part in names.where(row)],
            "subject": lambda subject: hostile.isolated(names.subject(subject)),
            "reading": Readings(said),
            "units": arrange.units(self._card),
            "words": said,
            "dot": DOT,
        }

    def _saturation(self, row: Saturation) -> Sentence:
        """Whether more groups would have said more."""
        if row.reason is not None:
            return Sentence("@saturation.unknown", {"reason": Sentence(row.reason)})
        params = {name: getattr(row, name) for name in ("codes", "groups", "base", "run", "threshold", "reached")}
        return Sentence("@saturation.reached" if row.reached else "@saturation.open", params)

    def _drawing(self) -> dict[str, Any]:  # Any: as above
        return {
            "charts": self._charts,
            "album": self._album,
            "frame": self._frame,
            "anchor": anchor,
            "safe_url": hostile.safe_url,
            "relative": hostile.relative_path,
            "film_title": self._film_title,
            "finding_title": self._finding_title,
            "engine_text": self._engine_text,
            "engine_text_is_ours": lambda text: text.startswith("@"),
            "pictured": self._pictured,
            "by_humans": lambda finding: finding.audit in arrange.BY_PEOPLE,
        }

    def _subtitle(self) -> list[Html]:
        run = self._card.run
        name = element("b", {}, hostile.isolated(run.platform or run.adapter or run.base_url))
        parts = [run.environment, self._words.style.date(run.started), run.run]
        return [name, *(hostile.isolated(part) for part in parts if part)]

    def _frame(self, step: StepSummary) -> Picture | None:
        """A step's picture; one that went well is shown small."""
        return self._album.take(step.screenshot, most_px=None if step.outcome == "failed" else FRAME_PX)

    def _film_title(self, film: JourneyResult) -> Html:
        key = "stops" if film.failed_step else "arrives" if film.n and film.passed == film.n else "unsure"
        params = {
            "journey": self._words.journey(film.journey, film.goal),
            "step": film.failed_step,
            "n": len(film.film),
        }
        return self._words.html(f"@film.{key}", params)

    def _finding_title(self, finding: Finding) -> Html:
        title = verdict.finding_title(finding, self._words)
        if finding.audit in arrange.BY_PEOPLE:
            return self._words.html(title)
        return self._engine_text(title.text, title.params)

    def _engine_text(self, text: str, params: Mapping[str, object]) -> Html:
        """Our sentence, or the engine's own words marked as English where the page is not."""
        if text.startswith("@") or self._words.language == "en":
            return self._words.html(text, params)
        return element("span", {"lang": "en"}, hostile.isolated(text))

    def _pictured(self, finding: Finding) -> list[tuple[Place, Picture]]:
        """The first places that have a picture, one for each picture."""
        seen: dict[str, Place] = {}
        for place in finding.places:
            if place.screenshot:
                seen.setdefault(place.screenshot, place)
        shots = [(place, self._album.take(place.screenshot)) for place in list(seen.values())[:SHOTS]]
        return [(place, picture) for place, picture in shots if picture is not None]


def _other(language: str) -> dict[str, str]:
    said = words(language)
    return {"href": f"report.{language}.html", "lang": said.say("@meta.lang"), "name": said.say("@meta.name")}


def _load_total(result: LoadResult) -> LoadRow | None:
    return next((row for row in result.rows if not row.name), None)


def _load_metrics(card: Scorecard, result: LoadResult) -> dict[str, MetricValue]:
    """Intervals of a load test's shares: those of the metrics that score it, where it is the only one."""
    scored = [score.metric for row in card.dimensions for score in row.criteria if score.metric is not None]
    own = {metric.metric: metric for metric in scored if metric.low is not None and metric.high is not None}
    known = {name: own.get(name) for name in ("apdex", "error_ratio")}
    alone = len(card.load) == 1 and result.reason is None
    return {name: metric for name, metric in known.items() if alone and metric is not None}


def _long(text: str) -> Html:
    return hostile.isolated(text, limit=2000)
