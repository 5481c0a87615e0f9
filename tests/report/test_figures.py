"""Figures are drawn in percent, described in words, and never draw what is not there."""

from xml.etree import ElementTree

from toolkit.report.figures import Caption, Estimate, bullet, ladder, ruler, share, time_bar, timeline

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


def test_the_bands_are_the_models_own():
    """
    A model with other limits would otherwise be read against ours.
    """
    other = (("E", 0), ("D", 50), ("C", 60), ("B", 70), ("A", 95))
    svg = bullet(CAPTION, Estimate(value=80), limits=other)

    assert 'x="50%"' in svg
    assert 'x="95%"' in svg
    assert 'x="45%"' not in svg


def test_the_run_of_before_is_a_tick():
    """
    Only where there was one.
    """
    assert 'class="prev"' not in bullet(CAPTION, Estimate(value=80))
    assert 'class="prev" stroke="#4b5764" x1="71.5%"' in bullet(CAPTION, Estimate(value=80), previous=71.5)
    assert 'x1="71.5%"' in ruler(CAPTION, Estimate(value=80), previous=71.5)


def test_a_share_stands_beside_what_is_usual():
    """
    36 % of people mean little without it.
    """
    svg = share(CAPTION, Estimate(value=36, low=15, high=52), 78)

    assert 'class="want" stroke="#4b5764" x1="78%"' in svg
    assert 'x1="15%" x2="52%"' in svg


def test_a_ladder_has_a_step_a_level():
    """
    Steps reached are filled, the others are there and empty.
    """
    svg = ladder(CAPTION, 3, 4)

    assert (svg.count('class="fI"'), svg.count('class="ghost"')) == (3, 1)
