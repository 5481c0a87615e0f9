"""Which rules axe runs: all of WCAG 2.2 AA, and none that the settings leave out."""

from __future__ import annotations

import pytest

from toolkit.records import Outcome

pytestmark = pytest.mark.browser

TINY = "<style>a { display: inline-block; width: 8px; height: 8px; overflow: hidden }</style>"
LINKS = "".join(f"<a href='/{n}'>Page {n}</a>" for n in range(6))


def failed(walk, *, persona="desktop", **overrides):
    with walk(persona=persona, **overrides) as attempt:
        alice = attempt.member("alice")
        with alice.step("look"):
            alice.goto("/")
        rows = attempt.session.folder.read("rules")
    return {row.rule for row in rows if row.outcome is Outcome.FAILED}


def test_targets_that_are_too_small_are_found(site, walk):
    """A criterion of WCAG 2.2 AA whose rule axe has off by default."""
    site.add("/", f"{TINY}<h1>Pages</h1>{LINKS}")

    assert "target-size" in failed(walk)


def test_colours_that_the_reader_forces_are_not_taken_for_the_authors(site, walk):
    """Pale words are drawn in the reader's own colour, and axe would read the style sheet's."""
    site.add("/", "<h1>Pages</h1><p style='color: #e8f1f2; background: #337ab7'>Overview</p>")

    assert "color-contrast" in failed(walk)
    assert "color-contrast" not in failed(walk, persona="forced_colors")


def test_a_rule_that_is_switched_off_does_not_run(site, walk):
    """Also one that we switch on."""
    site.add("/", f"{TINY}<h1>Pages</h1>{LINKS}")

    assert "target-size" not in failed(walk, **{"audit.disabled_rules": '["target-size"]'})
