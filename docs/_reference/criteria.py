"""
The page of criteria, from the model's data and the words of the report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources

from _reference.markdown import code, document, prose, table
from toolkit.score.criteria import Criterion, Model, shipped
from toolkit.score.values import all_metrics

RESTS_ON = {"time_ratio": "effort_ratio"}  # people's time is held against the modelled one
INTRO = """
What counts in the score is data: `toolkit/score/criteria.toml`. A file of one's own (`score.criteria` in `virage.toml`)
holds only what differs; the report prints every number that was changed, with its default.

On the common scale 50 is typical practice or the published "poor" limit, 90 good practice or the published "good"
limit, 100 practically flawless, 0 unusable. A curve is either `ln(good; poor)`, the log-normal curve that is 90 at good
and 50 at poor, or `pl`, straight lines through the points given. "Ours" marks a choice for which there is no norm. A
criterion that is not measured yet has no value: it lowers coverage, and is neither good nor bad.
"""


def page() -> str:
    """Every dimension with its criteria, then the numbers around them."""
    model, words = shipped(), _words()
    dimensions = (_dimension(name, model, words) for name in model.dimensions)
    return document(
        "Criteria", INTRO.strip(), *dimensions, _reported(model), _bands(model), _caps(model), _tiers(model)
    )


def _words() -> Mapping[str, Mapping[str, str]]:
    catalogue = resources.files("toolkit.report").joinpath("locales/en.toml").read_text(encoding="utf-8")
    return tomllib.loads(catalogue)


def _dimension(name: str, model: Model, words: Mapping[str, Mapping[str, str]]) -> str:
    dimension, measured = model.dimensions[name], all_metrics()
    title = f"## {name.upper()} {words['dimension'][name]}, {dimension.weight:.0%} of the whole"
    head = ("Criterion", "Weight", "Metric", "Source", "Measured", "Curve", "Reference")
    rows = [
        _row(words["metric"][c], part, measured={part.metric, RESTS_ON.get(part.metric, part.metric)} <= {*measured})
        for c, part in model.of(name).items()
    ]
    return "\n\n".join([title, f"{words['question'][name]} {prose(dimension.reference)}.", table(head, rows)])


def _row(name: str, part: Criterion, *, measured: bool) -> tuple[str, ...]:
    reference = part.reference if "ours" in part.reference or not part.decision else f"{part.reference}; ours"
    told = f"{code(part.metric)} ({part.unit})" if part.unit != "1" else code(part.metric)
    known = "yes" if measured else "not yet"
    return name, f"{part.weight:.2f}", told, part.source, known, code(part.curve), prose(reference)


def _reported(model: Model) -> str:
    rows = [(code(metric), prose(part.reference)) for metric, part in model.reported.items()]
    return "\n\n".join(["## Told, and of no weight", table(("Metric", "Reference"), rows)])


def _bands(model: Model) -> str:
    rows = [(letter, f"{least:g}") for letter, least in model.bands.items()]
    return "\n\n".join(["## Letters", table(("Letter", "From"), rows)])


def _caps(model: Model) -> str:
    limits = model.cap_limits
    conditions = {
        "K1": f"A critical journey without success in at least {limits.impossible_attempts} attempts on every engine, "
        f"or one that people cannot finish: the upper end of the {model.people.completion_interval:.0%} interval of "
        f"completion is below one half; more than {limits.error_ratio_fatal:.0%} errors at the declared peak.",
        "K2": f"No way to report content works; in most attempts by keyboard that tried it, a critical journey has a "
        f"trap or a control that the keyboard does not reach or work; a confirmed, open problem whose mean severity is "
        f"{model.people.severity_grave:g} or more; more than {limits.error_ratio_grave:.0%} errors at the declared "
        f"peak.",
        "K3": "A failure of level A on the path of a critical journey.",
    }
    rows = [(cap, f"{limit:g}", model.band(limit), conditions[cap]) for cap, limit in model.caps.items()]
    return "\n\n".join(["## Caps", table(("Cap", "Highest score left", "Letter", "When"), rows)])


def _tiers(model: Model) -> str:
    needs = model.tiers.M
    machine = (
        f"{needs.runs} attempts at each critical journey, {needs.days} days, {needs.engines} engines, "
        f"{needs.load_repeats} load tests" + (", a mobile persona" if needs.mobile else "")
    )
    rows = [("M", "no grade", machine), *_human(model)]
    note = (
        "U1 also needs what E needs, and U2 what both need: so many participants of user tests in each main segment. "
        "A tier is preliminary while machines have seen less than M asks for."
    )
    return "\n\n".join(["## Tiers of evidence", note, table(("Tier", "Highest score", "Needs"), rows)])


def _human(model: Model) -> Iterator[tuple[str, str, str]]:
    for name, tier in (("E", model.tiers.E), ("U1", model.tiers.U1), ("U2", model.tiers.U2)):
        counts = tier.model_dump(exclude={"cap"})
        yield name, f"{tier.cap:g}", ", ".join(f"{count} {what}" for what, count in counts.items() if count)
