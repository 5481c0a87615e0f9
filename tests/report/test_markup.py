"""Markup built by hand is escaped unless it is markup already."""

from toolkit.report.markup import Html, element, escape


def test_text_is_escaped_once():
    """
    Escaping twice would show entities to the reader.
    """
    assert escape(escape("a < b & c")) == "a &lt; b &amp; c"


def test_attributes_cannot_be_left():
    """
    A quote in a title would open a new attribute.
    """
    made = element("rect", {"class": 'a" onload="x', "x": None, "y": 0})

    assert made == '<rect class="a&quot; onload=&quot;x" y="0"/>'


def test_children_that_are_markup_stay_markup():
    """
    Figures are built from the inside out.
    """
    assert element("g", {}, Html("<a/>"), "<b/>") == "<g><a/>&lt;b/&gt;</g>"
