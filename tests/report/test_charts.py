"""Figures of records: the description holds the same numbers as the record."""

from dataclasses import replace
from xml.etree import ElementTree

from tests.report import samples
from toolkit.report.charts import Charts, anchor
from toolkit.report.pictures import Picture
from toolkit.report.scale import standing
from toolkit.report.words import words

CHARTS = Charts(words("en"))


def spoken(svg):
    """Title and description of a figure."""
    root = ElementTree.fromstring(svg)
    return tuple(next(e.text for e in root if e.tag == tag) for tag in ("title", "desc"))


def test_a_dimension_is_described_by_its_numbers():
    """
    Who hears the figure gets what the others see.
    """
    row = samples.capped().dimensions[0]

    assert spoken(CHARTS.dimension(row)) == ("Effectiveness: 48.0 of 100, level D", "90% interval 42.8 to 51.1.")


def test_a_dimension_without_interval_does_not_invent_one():
    """
    A point without an interval is drawn as a point.
    """
    row = replace(samples.capped().dimensions[0], low=None, high=None)

    assert spoken(CHARTS.dimension(row))[1] == "No interval."


def test_a_dimension_that_is_missing_says_why():
    """
    The dashed track has its reason in words.
    """
    row = samples.capped().dimensions[1]

    assert spoken(CHARTS.dimension(row)) == ("Efficiency: not scored", "insufficient evidence")


def test_the_ruler_says_both_figures_of_a_cap():
    """
    What would be, and what counts.
    """
    assert spoken(CHARTS.ruler(standing(samples.capped())))[0] == "66.0 of 100 without the barrier, capped at 44 by K1"
    assert spoken(CHARTS.ruler(standing(samples.graded()))) == ("79.3 of 100", "90% interval 75.3 to 82.0.")
    assert spoken(CHARTS.ruler(standing(samples.inconclusive())))[1] == "There is no figure to show."


def test_a_film_lists_its_times():
    """
    The bar shows shares, the description seconds.
    """
    film = samples.journey("publish", passed=0)

    assert spoken(CHARTS.time_bar(film, 1))[1].replace("\u00a0", " ") == (
        "open the page 420 ms; fill the form 840 ms; send 1.3 s. Total 2.5 s."
    )


def test_load_figures_say_their_highest_values():
    """
    One figure a quantity, each with its own axis.
    """
    load = replace(samples.load(), timeline=((0.0, 18.0, 210.0, 0), (1.0, 22.5, 340.0, 1)))

    assert spoken(CHARTS.throughput(load, 1))[1] == "Highest: 22.5 per second."
    assert spoken(CHARTS.slowest(load, 1))[1].replace("\u00a0", " ") == "Highest: 340 ms; objective 500 ms."


def test_an_element_is_outlined_in_the_pictures_own_pixels():
    """
    A picture may be taken smaller than the page was.
    """
    found = samples.axe_finding()
    picture = Picture(source="data:image/png;base64,", width=640, height=400)
    svg = CHARTS.place(found, found.places[0], picture, 1)

    assert 'class="mk2"' in svg
    assert 'x="206.0"' in svg


def test_an_anchor_is_a_plain_fragment():
    """
    An id from a record must not leave the attribute.
    """
    assert anchor('x" onclick="1 é') == "f-x--onclick--1--"
