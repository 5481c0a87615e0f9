"""The first file of an adapter."""

import ast
import inspect
import tomllib

import pytest

from toolkit.journeys import Platform, Unsupported
from toolkit.measure.authoring import stub


def module_of(title):
    """What the file defines when it is run."""
    space = {}
    exec(compile(stub.adapter(title), "mine.py", "exec"), space)
    return space


def made(title="Our intranet"):
    """An instance of the adapter in the file."""
    (kind,) = [
        value
        for value in module_of(title).values()
        if isinstance(value, type) and issubclass(value, Platform) and value is not Platform
    ]
    return kind()


def call_with_nothing(verb):
    """Call a method with None for whatever it asks."""
    asked = inspect.signature(verb).parameters.values()
    named = [one.name for one in asked if one.kind is one.KEYWORD_ONLY]
    return verb(*[None] * (len(asked) - len(named)), **dict.fromkeys(named))


@pytest.mark.parametrize("verb", stub.methods())
def test_every_verb_is_there_and_unwritten(verb):
    """
    A journey that needs it is inapplicable until somebody writes it.
    """
    adapter = made()

    assert verb in vars(type(adapter))
    with pytest.raises(Unsupported, match=verb):
        call_with_nothing(getattr(adapter, verb))


@pytest.mark.parametrize("verb", stub.methods())
def test_every_method_says_what_it_should_do_and_shows_an_example(verb):
    """
    The protocol's own words; a new verb fails here until it has its example.
    """
    example = tomllib.loads(stub.EXAMPLES.read_text(encoding="utf-8"))[verb]

    assert ast.parse("def body():\n" + "".join(f"    {line}\n" for line in example.strip().splitlines()))
    assert getattr(type(made()), verb).__doc__.split() == getattr(Platform, verb).__doc__.split()


@pytest.mark.parametrize(
    "title", ['L’Entraide "du" Plateau', "2026", "日本", "Platform", "a\\b", "intranet.example.org"]
)
def test_any_name_makes_a_file_that_can_be_imported(title):
    """
    Names are people's: accents, quotes, digits.
    """
    assert made(title).name == title
    assert stub.file_stem(title).isidentifier() or stub.file_stem(title).isdigit()


def test_the_file_is_named_after_the_platform():
    """
    Somebody else finds it again.
    """
    assert stub.file_stem("Réseau d’entraide") == "reseau_d_entraide"
