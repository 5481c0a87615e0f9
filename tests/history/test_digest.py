"""Runs that were measured and scored alike have the same digits."""

from __future__ import annotations

from dataclasses import replace

from tests.history.cards import card
from toolkit.history.digest import model_digest, settings_digest
from toolkit.records import as_data
from toolkit.settings import load


def settings(**overrides):
    found = load(None, overrides={name.replace("__", "."): value for name, value in overrides.items()}, environ={})
    return as_data(found.model_dump(mode="json"))


def test_a_setting_that_changes_numbers_changes_the_digits():
    """Three attempts are not five."""
    assert settings_digest(settings(journeys__step_timeout_s="3")) != settings_digest(settings())


def test_a_setting_that_changes_no_number_does_not():
    """A port, a report's language, the history itself."""
    other = settings(platform__base_url="http://127.0.0.1:1", history__label="x", report__languages='["fr"]')

    assert settings_digest(other) == settings_digest(settings())


def test_settings_that_lack_a_later_default_are_the_same():
    """A version with one setting more must not look like other settings."""
    older = settings()
    del older["journeys"]["second_look"]

    assert settings_digest(older) == settings_digest(settings())


def test_settings_of_another_version_have_no_digits():
    """Unknown is not equal."""
    assert settings_digest({"journeys": {"gone": 1}}) == ""


def test_the_model_is_weights_curves_and_decisions():
    """Scores of two models cannot be compared."""
    one = card(1)
    heavier = replace(one.dimensions[0], weight=one.dimensions[0].weight + 0.1)
    decided = replace(one.parameters[0], used="otherwise")

    assert model_digest(one) == model_digest(card(2, technical_index=1.0))
    assert model_digest(replace(one, dimensions=(heavier, *one.dimensions[1:]))) != model_digest(one)
    assert model_digest(replace(one, parameters=(decided, *one.parameters[1:]))) != model_digest(one)
