"""Every adapter keeps the contract: verbs with the right names and parameters, and a health address."""

from __future__ import annotations

import inspect

import pytest

from toolkit import registry
from toolkit.errors import SettingsError
from toolkit.journeys import VERBS, Platform
from toolkit.measure.platforms import platform_class
from toolkit.settings import load

ADAPTERS = registry.stems("toolkit.measure.platforms")


def adapter(name):
    return platform_class(load(None, overrides={"platform.adapter": name}, environ={}))


@pytest.mark.parametrize("name", ADAPTERS)
def test_an_adapter_says_who_it_is(name):
    """Reports name the platform; health is asked between attempts."""
    found = adapter(name)

    assert found.name != Platform.name
    assert found.health.startswith("/")


@pytest.mark.parametrize("name", ADAPTERS)
def test_verbs_have_the_parameters_of_the_protocol(name):
    """A journey calls a verb the same way on every platform."""
    found = adapter(name)
    for verb in (*VERBS, "is_signed_in", "remove"):
        ours, theirs = (inspect.signature(getattr(kind, verb)) for kind in (Platform, found))

        assert list(theirs.parameters) == list(ours.parameters), verb


@pytest.mark.parametrize("name", ADAPTERS)
def test_an_adapter_adds_no_public_verb_of_its_own(name):
    """A journey that used it would run on no other platform."""
    known = set(dir(Platform))
    own = {word for word in vars(adapter(name)) if not word.startswith("_")}

    assert own <= known


@pytest.mark.parametrize("name", ADAPTERS)
def test_adapters_act_through_the_member_only(name):
    """So that any persona can walk them: no click, fill or press of the page itself."""
    source = inspect.getsource(inspect.getmodule(adapter(name)))

    for act in (".click()", ".fill(", ".press(", ".check()", ".select_option(", ".goto("):
        allowed = {f"member{act}"} if act in (".fill(", ".press(", ".goto(") else set()
        assert source.count(act) == sum(source.count(word) for word in allowed), act


def test_every_verb_of_the_protocol_is_a_member_verb():
    """`alice.publish(text)` calls `platform.publish(alice, text)`."""
    from toolkit.measure.member import Member

    assert all(callable(getattr(Member, verb, None)) for verb in VERBS)


def test_ones_own_adapter_is_found_by_its_file(tmp_path):
    """`adapter = "platforms/mine.py"`, from the folder of virage.toml."""
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "mine.py").write_text(
        "from toolkit import Platform\nclass Mine(Platform):\n    name = 'M'\n"
    )
    (tmp_path / "virage.toml").write_text('[platform]\nadapter = "platforms/mine.py"\n')

    assert platform_class(load(tmp_path / "virage.toml", environ={})).name == "M"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("x = 1", "0 subclasses"),
        ("from toolkit import Platform\nclass A(Platform): ...\nclass B(Platform): ...", "2 subclasses"),
        ("import nothing_of_this_name", "cannot be imported"),
    ],
)
def test_a_file_that_is_no_adapter_is_told(tmp_path, text, part):
    """What is wrong with it, and where it is."""
    (tmp_path / "mine.py").write_text(text)

    with pytest.raises(SettingsError, match=part):
        platform_class(load(None, overrides={"platform.adapter": str(tmp_path / "mine.py")}, environ={}))
