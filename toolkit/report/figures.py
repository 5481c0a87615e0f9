"""
Figures as inline SVG: x in percent, y in pixels, so that text and strokes stay crisp from 320 px to paper.

Every figure has a title and a description that hold the same numbers. Classes carry the colours; plain attributes are
there for pages whose content policy drops the style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.report.markup import Html, element

Bands = Sequence[tuple[str, float]]

# From the worst letter to the best: the lowest score of each, unless the model sets others.
BANDS: Bands = (("E", 0), ("D", 45), ("C", 60), ("B", 75), ("A", 90))
GREYS = ("#d3d5d4", "#dcdedc", "#e5e6e3", "#edede9", "#f4f3ef")
INK, SOFT, ACCENT, ALERT, LINE = "#17212b", "#4b5764", "#0b4f7d", "#8a1538", "#878f98"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a figure is called and what it says, for those who do not see it; `id` is unique on the page."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A point with its interval on the scale from 0 to 100."""

    value: float
    low: float | None = None
    high: float | None = None


def percent(value: float) -> str:
    """A coordinate, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def figure(caption: Caption, height: int, *parts: object) -> Html:
    """An image as wide as its place, named by its title and described by its text."""
    names = {"role": "img", "aria-labelledby": f"{caption.id}-t {caption.id}-d"}
    return element(
        "svg",
        {"class": "fig", "width": "100%", "height": height} | names,
        element("title", {"id": f"{caption.id}-t"}, caption.title),
        element("desc", {"id": f"{caption.id}-d"}, caption.text),
        *parts,
    )


def line(name: str, x1: float, x2: float, y1: float, y2: float, **more: object) -> Html:
    """A line from (x1 %, y1 px) to (x2 %, y2 px)."""
    colour = {"gl": LINE, "cap": ALERT}.get(name, SOFT)
    where = {"x1": percent(x1), "x2": percent(x2), "y1": f"{y1:g}", "y2": f"{y2:g}"}
    return element("line", {"class": name, "stroke": colour} | where | more)


def label(x: float, y: float, text: str, *, anchor: str = "middle", name: str = "soft") -> Html:
    """Words at (x %, y px)."""
    return element("text", {"class": name, "x": percent(x), "y": f"{y:g}", "text-anchor": anchor}, text)


def bands(top: int, height: int, limits: Bands = BANDS) -> list[Html]:
    """The grey bands of the five letters, and the lines between them."""
    ends = [first for _, first in limits[1:]] + [100]
    fields = [
        element(
            "rect",
            {
                "class": f"z{i}",
                "fill": grey,
                "x": percent(first),
                "y": top,
                "width": percent(end - first),
                "height": height,
            },
        )
        for i, ((_, first), grey, end) in enumerate(zip(limits, GREYS, ends, strict=True), start=1)
    ]
    return fields + [line("gl", first, first, top, top + height, opacity=".55") for _, first in limits[1:]]


def letters(y: int, limits: Bands = BANDS) -> list[Html]:
    """The five letters in the middle of their bands, and the limits below them."""
    ends = [first for _, first in limits[1:]] + [100]
    names = [label((first + end) / 2, y, letter) for (letter, first), end in zip(limits, ends, strict=True)]
    return names + [label(first, y + 17, f"{first:g}") for _, first in limits[1:]]


def mark(estimate: Estimate, y: int, *, hollow: bool = False) -> list[Html]:
    """The interval and the point; hollow when the value does not count as it stands."""
    parts = []
    if estimate.low is not None and estimate.high is not None:
        pen = {"stroke": ACCENT, "stroke-width": 7, "opacity": ".55" if hollow else None}
        name = "iv hollow" if hollow else "iv"
        parts.append(line(name, estimate.low, estimate.high, y, y, **pen))
    fill = {"fill": "#fff", "stroke": INK} if hollow else {"fill": INK, "stroke": "#fff"}
    name = "pt hollow" if hollow else "pt"
    parts.append(element("circle", {"class": name} | fill | {"cx": percent(estimate.value), "cy": y, "r": 6.5}))
    return parts


def tick(value: float, top: int, height: int) -> Html:
    """Where the value stood before."""
    return line("prev", value, value, top, top + height, **{"stroke-width": 2})


def bullet(
    caption: Caption,
    estimate: Estimate | None,
    *,
    missing: str = "",
    previous: float | None = None,
    limits: Bands = BANDS,
) -> Html:
    """
    One row on the shared axis; without an estimate a dashed track.

    Args:
        caption: Title and text.
        estimate: Point and interval.
        missing: The words in the dashed track.
        previous: Where the point stood in the run of before.
        limits: The lowest score of each letter.
    """
    if estimate is None:
        track = {"class": "ghost", "fill": "none", "stroke": SOFT, "stroke-dasharray": "3 3"}
        place: dict[str, object] = {"x": 0, "y": 7, "width": "100%", "height": 20}
        return figure(caption, 34, element("rect", track | place), label(50, 21.5, missing))
    before = [] if previous is None else [tick(previous, 3, 28)]
    return figure(caption, 34, *bands(7, 20, limits), *before, *mark(estimate, 17))


def axis(limits: Bands = BANDS) -> Html:
    """The shared axis above the rows; the rows say everything it says."""
    return element("svg", {"class": "fig", "width": "100%", "height": 38, "aria-hidden": "true"}, *letters(13, limits))


def share(caption: Caption, estimate: Estimate, typical: float) -> Html:
    """A share of people, in percent, on a plain track; `typical` is what is usual elsewhere."""
    track = {"class": "z3", "fill": GREYS[2], "x": 0, "y": 7, "width": "100%", "height": 16}
    usual = line("want", typical, typical, 3, 27, **{"stroke-dasharray": "3 3"})
    return figure(caption, 30, element("rect", track), usual, *mark(estimate, 15))


def ladder(caption: Caption, reached: int, steps: int) -> Html:
    """Steps of a staged level, those reached filled."""
    gap, width = 2, (100 - 2 * (steps - 1)) / steps
    filled, open_ = {"class": "fI", "fill": INK}, {"class": "ghost", "fill": "none", "stroke": SOFT}
    parts = [
        element(
            "rect",
            (filled if at < reached else open_)
            | {"x": percent(at * (width + gap)), "y": 2, "width": percent(width), "height": 12},
        )
        for at in range(steps)
    ]
    return figure(caption, 16, *parts)


def ruler(
    caption: Caption,
    estimate: Estimate | None,
    *,
    demonstrated: tuple[float, str] | None = None,
    cap: tuple[float, str, str] | None = None,
    previous: float | None = None,
    limits: Bands = BANDS,
) -> Html:
    """
    The scale of the score card.

    Args:
        caption: Title and text.
        estimate: The point before any cap; None leaves the scale empty.
        demonstrated: The bound that is shown to hold, and its label.
        cap: The limit that a barrier sets, its label, and the label of the point without it.
        previous: Where the point stood in the run of before.
        limits: The lowest score of each letter.
    """
    top = 56 if cap else 30 if demonstrated else 8
    parts = bands(top, 26, limits)
    if cap is not None:
        held = {"class": "capfill", "fill": ALERT, "x": 0, "y": top, "width": percent(cap[0]), "height": 26}
        parts.append(element("rect", held))
    if previous is not None:
        parts.append(tick(previous, top - 3, 32))
    if estimate is not None:
        parts += mark(estimate, top + 13, hollow=cap is not None)
    if cap is not None:
        parts += _bend(cap, estimate)
    elif demonstrated is not None:
        parts += _bound(*demonstrated, top)
    return figure(caption, top + 64, *parts, *letters(top + 43, limits))


def _bound(value: float, words: str, top: int) -> list[Html]:
    anchor, x = ("end", value + 1) if value > 40 else ("start", value - 1)
    tick = line("lo", value, value, top - 6, top + 32, **{"stroke-width": 2})
    return [tick, label(x, top - 14, words, anchor=anchor, name="b")]


def _bend(cap: tuple[float, str, str], estimate: Estimate | None) -> list[Html]:
    """The turn from the observed point down to the cap: what gives the tool its name."""
    limit, words, without = cap
    parts = [
        line("cap", limit, limit, 50, 88, **{"stroke-width": 3}),
        label(limit - 1.5, 42, words, anchor="end", name="alert"),
    ]
    if estimate is None or estimate.value <= limit:
        return parts
    pen = {"class": "turn", "fill": "none", "stroke": ALERT, "vector-effect": "non-scaling-stroke"}
    nest = {"x": percent(limit), "y": 22, "width": percent(estimate.value - limit), "height": 40}
    scale = {"viewBox": "0 0 100 100", "preserveAspectRatio": "none", "overflow": "visible"}
    turn = element("path", pen | {"d": "M100 100C100 -12 0 -12 0 72"})
    head = element("path", {"class": "capfill", "fill": ALERT, "d": "M-6 -9L6 -9L0 0Z"})
    return [
        *parts,
        element("svg", nest | scale, turn),
        element("svg", {"x": percent(limit), "y": 56, "overflow": "visible"}, head),
        label(100, 12, without, anchor="end", name=""),
    ]


def time_bar(caption: Caption, steps: Sequence[tuple[float, bool]], start: str, end: str) -> Html:
    """Every step's time to scale; a step that failed has the colour of failure."""
    total = sum(duration for duration, _ in steps) or 1.0
    gap = 0.4 if len(steps) > 1 else 0.0
    parts: list[Html] = []
    x = 0.0
    for number, (duration, failed) in enumerate(steps, start=1):
        width = max(duration / total * (100 - gap * (len(steps) - 1)), 0.3)
        name, fill = ("fE", ALERT) if failed else ("fA", ACCENT)
        place: dict[str, object] = {"x": percent(x), "y": 18, "width": percent(width), "height": 12}
        parts.append(element("rect", {"class": name, "fill": fill} | place))
        if width >= 2.5:
            parts.append(label(x + width / 2, 13, str(number)))
        x += width + gap
    return figure(caption, 50, *parts, label(0, 46, start, anchor="start"), label(100, 46, end, anchor="end"))


def timeline(
    caption: Caption,
    points: Sequence[tuple[float, float]],
    *,
    top: str,
    start: str,
    end: str,
    limit: float | None,
    limit_label: str,
) -> Html:
    """
    One quantity over time, unsmoothed, from zero.

    Args:
        caption: Title and text.
        points: Seconds and values.
        top: The axis' highest value, in words.
        start: The first moment, in words.
        end: The last moment, in words.
        limit: What was asked for, drawn as a dashed line.
        limit_label: Its words.
    """
    highest = max([value for _, value in points] + [limit or 0.0]) or 1.0
    last = max((at for at, _ in points), default=0.0) or 1.0
    drawn = "".join(
        f"{'L' if i else 'M'}{at / last * 100:.2f} {100 - value / highest * 100:.2f}"
        for i, (at, value) in enumerate(points)
    )
    path = {"class": "ln", "fill": "none", "stroke": ACCENT, "vector-effect": "non-scaling-stroke", "d": drawn}
    nest = {"x": 0, "y": 24, "width": "100%", "height": 90, "viewBox": "0 0 100 100", "preserveAspectRatio": "none"}
    parts = [
        line("gl", 0, 100, 24, 24, opacity=".35"),
        line("gl", 0, 100, 114, 114),
        element("svg", nest, element("path", path)),
        label(0, 18, top, anchor="start"),
        label(0, 131, start, anchor="start"),
        label(100, 131, end, anchor="end"),
    ]
    if limit is not None:
        y = 114 - limit / highest * 90
        parts += [line("want", 0, 100, y, y, **{"stroke-dasharray": "5 4"}), label(100, 18, limit_label, anchor="end")]
    return figure(caption, 136, *parts)
