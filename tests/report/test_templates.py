"""Templates hold structure and no words: what is written there would be written in one language."""

import re
from pathlib import Path

import pytest

import toolkit.report

TEMPLATES = sorted((Path(toolkit.report.__file__).parent / "templates").glob("*.html"))
LETTERS = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
SPOKEN = re.compile(r"""\b(?:aria-label|alt|title|placeholder|content)="([^"]*)\"""")


def without_expressions(text):
    """A template without its expressions, statements and comments."""
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path):
    """
    The catalogues are the only place where a translator looks.
    """
    bare = without_expressions(path.read_text(encoding="utf-8"))
    between_tags = re.sub(r"<[^>]*>", "\n", bare)

    assert LETTERS.findall(between_tags) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_attribute_speaks_one_language(path):
    """
    What a screen reader says comes from the catalogues too.
    """
    bare = without_expressions(path.read_text(encoding="utf-8"))
    spoken = [text for text in SPOKEN.findall(bare) if LETTERS.search(text) and "width=" not in text]

    assert spoken == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_script_and_no_style_attribute(path):
    """
    A strict content policy would drop them, and the report would look broken.
    """
    text = path.read_text(encoding="utf-8").lower()

    assert re.findall(r"<script|\sstyle=|\son[a-z]+=|\|\s*safe\b", text) == []
