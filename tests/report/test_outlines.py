"""Pictures with an element outlined."""

from xml.etree import ElementTree

from toolkit.report.figures import Caption
from toolkit.report.outlines import outlined
from toolkit.report.pictures import Picture

CAPTION = Caption(id="x", title="Screen", text="#compose")


def shapes(svg, name):
    """All elements with a class, as their attributes."""
    return [e.attrib for e in ElementTree.fromstring(svg).iter() if name in e.get("class", "").split()]


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
