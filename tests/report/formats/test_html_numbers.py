"""No number on the page without its n, its interval or why there is none, and who it comes from."""

import re
from html.parser import HTMLParser

import pytest

from tests.report import samples
from toolkit.report.formats.html import page

pytestmark = pytest.mark.whole

VOID = {"meta", "link", "br", "img"}
PARTS = ("ci", "n", "src")
PLAIN = {"count", "decl", "l", "w"}  # counts, declared values, words


class Node:
    """One element: its tag, classes, parent, and everything inside it."""

    def __init__(self, tag, classes, parent):
        self.tag, self.classes, self.parent, self.inside, self.own = tag, set(classes), parent, [], ""

    def walk(self):
        """This element and everything inside it."""
        yield self
        for child in self.inside:
            yield from child.walk()

    def above(self):
        """This element and everything around it, the nearest first."""
        return [self, *(self.parent.above() if self.parent else [])]

    @property
    def text(self):
        """What is read inside it."""
        return self.own + "".join(child.text for child in self.inside)


class Tree(HTMLParser):
    """A page as nodes, its figures left out: they repeat in words what stands beside them."""

    def __init__(self, text):
        super().__init__()
        self.root = self.at = Node("root", (), None)
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        node = Node(tag, (dict(attrs).get("class") or "").split(), self.at)
        self.at.inside.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.at = self.at.parent

    def handle_endtag(self, tag):
        self.at = self.at.parent

    def handle_data(self, data):
        if not any(node.tag in ("svg", "style") for node in self.at.above()):
            self.at.own += data


def numbers(root):
    """Elements that are marked as numbers and hold one."""
    return [node for node in root.walk() if "v" in node.classes and re.search(r"\d", node.text)]


def lacking(value):
    """The parts that a number lacks: in its own place, its table's caption, or the words about its section."""
    around = value.above()
    places = [node for node in around if "est" in node.classes][:1]
    tables = [node for node in around if node.tag == "table"][:1]
    places += [child for table in tables for child in table.inside if child.tag == "caption"]
    based = [node for node in around if "based" in node.classes][:1]
    places += [node for base in based for node in base.walk() if "about" in node.classes]
    said = {name for place in places for node in place.walk() if node.text.strip() for name in node.classes}
    return [part for part in PARTS if part not in said]


def bare_cells(root):
    """Cells of tables that hold a digit and neither belong to a number nor say that they are a plain count."""
    return [
        node.text.strip()
        for node in root.walk()
        if node.tag == "td"
        and re.search(r"\d", node.text)
        and not PLAIN & node.classes
        and not any("est" in around.classes for around in node.above())
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_number_has_its_n_its_interval_and_its_source(run_folder, any_card, language):
    """
    Or says why it has no interval.
    """
    root = Tree(page(any_card, folder=run_folder, language=language)).root
    found = numbers(root)

    assert found
    assert {value.text.strip(): lacking(value) for value in found if lacking(value)} == {}


def test_no_cell_of_a_table_holds_a_number_that_is_not_marked(run_folder, any_card):
    """
    A new column that forgets its n is caught here.
    """
    assert bare_cells(Tree(page(any_card, folder=run_folder, language="en")).root) == []


def test_the_full_card_has_numbers_in_every_section(run_folder):
    """
    Else the two rules above would hold of nothing.
    """
    root = Tree(page(samples.full(), folder=run_folder, language="en")).root

    assert len(numbers(root)) > 100


def test_every_figure_under_the_verdict_says_what_it_rests_on(run_folder, any_card):
    """
    Four large numbers are what most people read.
    """
    root = Tree(page(any_card, folder=run_folder, language="en")).root
    strips = [node for node in root.walk() if "strip" in node.classes]
    bare = [
        dd.text
        for strip in strips
        for dd in strip.walk()
        if dd.tag == "dd" and not any("sub" in node.classes and node.text.strip() for node in dd.walk())
    ]

    assert strips
    assert bare == []


@pytest.mark.parametrize(
    ("markup", "missing"),
    [
        ('<p class="est"><b class="v">12</b><i class="ci">10 to 14</i><i class="n">n = 3</i></p>', ["src"]),
        ('<p><b class="v">12</b></p>', ["ci", "n", "src"]),
        ('<p class="est"><b class="v">12</b><i class="ci"> </i><i class="n src">n = 3, people</i></p>', ["ci"]),
    ],
)
def test_a_bare_number_would_be_found(markup, missing):
    """
    The rule itself is right.
    """
    [value] = numbers(Tree(markup).root)

    assert lacking(value) == missing


def test_a_bare_cell_would_be_found():
    """
    As above.
    """
    markup = '<table><tr><td>12</td><td class="count">3</td></tr><tr class="est"><td>4</td></tr></table>'

    assert bare_cells(Tree(markup).root) == ["12"]
