"""Figures are drawn in percent, described in words, and never draw what is not there."""

from xml.etree import ElementTree

from toolkit.report.figures import Caption, Estimate, bullet, outlined, ruler, time_bar, timeline
from toolkit.report.pictures import Picture

CAPTION = Caption(id="f", title="Title", text="Text")


def shapes(svg, name):
    """All elements with a class, as their attributes."""
    return [e.attrib for e in ElementTree.fromstring(svg).iter() if name in e.get("class", "").split()]


def test_a_figure_is_named_and_described():
    """
    Who does not see the figure hears its title and its numbers.
    """
    root = ElementTree.fromstring(bullet(CAPTION, Estimate(value=50)))

    assert root.get("aria-labelledby") == "f-t f-d"
    assert [(e.get("id"), e.text) for e in root if e.tag in ("title", "desc")] == [("f-t", "Title"), ("f-d", "Text")]


def test_the_bands_cover_the_scale_from_zero():
    """
    A scale that does not start at zero makes small differences large.
    """
    svg = bullet(CAPTION, Estimate(value=50))
    fields = [shapes(svg, f"z{i}")[0] for i in range(1, 6)]

    assert [(f["x"], f["width"]) for f in fields] == [
        ("0%", "45%"),
        ("45%", "15%"),
        ("60%", "15%"),
        ("75%", "15%"),
        ("90%", "10%"),
    ]


def test_a_point_stands_at_its_value_with_its_interval():
    """
    The drawing and the number must not disagree.
    """
    svg = bullet(CAPTION, Estimate(value=58.4, low=52.5, high=64))

    assert shapes(svg, "pt")[0]["cx"] == "58.4%"
    assert (shapes(svg, "iv")[0]["x1"], shapes(svg, "iv")[0]["x2"]) == ("52.5%", "64%")


def test_what_is_missing_has_a_dashed_track_and_no_point():
    """
    Missing is not zero.
    """
    svg = bullet(CAPTION, None, missing="not scored")

    assert "stroke-dasharray" in shapes(svg, "ghost")[0]
    assert shapes(svg, "pt") == []
    assert "not scored" in svg


def test_a_cap_bends_the_point_down_to_its_limit():
    """
    A barrier is drawn as what it is: the way from what would be to what counts.
    """
    svg = ruler(CAPTION, Estimate(value=66), cap=(44, "cap K1: 44", "66.0 without"))

    assert shapes(svg, "cap")[0]["x1"] == "44%"
    assert len(shapes(svg, "turn")) == 1
    assert shapes(svg, "hollow")[-1]["cx"] == "66%"


def test_a_cap_above_the_point_has_nothing_to_bend():
    """
    An arrow without a way would be a lie.
    """
    assert shapes(ruler(CAPTION, Estimate(value=40), cap=(44, "cap", "without")), "turn") == []


def test_an_empty_ruler_has_no_mark():
    """
    An inconclusive run shows the scale and no figure.
    """
    svg = ruler(CAPTION, None)

    assert shapes(svg, "pt") == []
    assert shapes(svg, "iv") == []


def test_steps_are_drawn_to_scale():
    """
    Where the time goes is seen, not calculated.
    """
    svg = time_bar(CAPTION, [(1000, False), (3000, True)], "0", "4 s")
    first, second = shapes(svg, "fA")[0], shapes(svg, "fE")[0]

    assert (first["width"], second["width"]) == ("24.9%", "74.7%")
    assert second["x"] == "25.3%"


def test_a_step_of_no_time_is_still_seen():
    """
    It was walked.
    """
    assert shapes(time_bar(CAPTION, [(0, False), (0, False)], "0", "0"), "fA")[0]["width"] == "0.3%"


def test_a_timeline_starts_at_zero_and_is_not_smoothed():
    """
    A curve through two points would invent the time between them.
    """
    svg = timeline(CAPTION, [(0, 0), (10, 20)], top="20", start="0", end="10", limit=10, limit_label="peak")

    assert shapes(svg, "ln")[0]["d"] == "M0.00 100.00L100.00 0.00"
    assert shapes(svg, "want")[0]["y1"] == "69"


def test_an_element_is_outlined_where_it_is():
    """
    The picture may be smaller than the page was.
    """
    picture = Picture(source="data:image/png;base64,", width=640, height=400)
    svg = outlined(CAPTION, picture, (420, 300, 260, 48), 0.5)
    marks = shapes(svg, "mk2")[0]

    assert (marks["x"], marks["y"], marks["width"], marks["height"]) == ("206.0", "146.0", "138.0", "32.0")


def test_the_view_of_an_element_stays_inside_the_picture():
    """
    Empty room beside the picture would look like part of the page.
    """
    picture = Picture(source="data:image/png;base64,", width=1280, height=5000)
    svg = outlined(CAPTION, picture, (1200, 4950, 60, 40), 1.0)
    x, y, width, height = map(float, ElementTree.fromstring(svg).get("viewBox").split())

    assert x + width <= 1280
    assert y + height <= 5000
    assert x <= 1200
    assert y <= 4950
