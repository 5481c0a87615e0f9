"""
axe_violation
"""

import pytest

from toolkit.score.audits.axe_violation import axe_violation, shape
from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.tables import read_tables

pytestmark = pytest.mark.whole


@pytest.fixture
def seen(new_run, settings):
    def of(write):
        run = new_run()
        write(run)
        evidence = prepare(tables=read_tables(run.close()), model=shipped(), settings=settings)
        return {"rules": evidence.rules, "paths": evidence.paths}

    return of


@pytest.mark.parametrize(
    ("html", "selector", "expected"),
    [
        ('<button class="like on" id="like-12">', "", "button class=like,on id=like-#"),
        ("<input type='text' name='q' value='a>b'>", "", "input name=q type=text"),
        ('<li data-id="7" class="post p-3f9a2c11">', "", "li class=p-#,post"),
        ("<HTML>", "", "html"),
        ("", "#main > .post:nth-child(12) > a", "a"),
        ("", ".post-12", ".post-#"),
    ],
)
def test_the_shape_of_an_element_forgets_its_numbers(html, selector, expected):
    """
    The third post's button and the ninth's are one defect.
    """
    assert shape(html, selector) == expected


def test_one_cause_is_one_finding(seen):
    """
    The same button on two states of two journeys, by two attempts: one thing to mend, in its places.
    """

    def write(run):
        for journey, attempt in (("read", 1), ("read", 2), ("publish", 1)):
            step_id, _ = run.attempt(journey, attempt)
            for number in (1, 2):
                html = f'<button class="like" id="like-{number}">'
                run.rule(step_id, "button-name", "failed", html=html, selector=f"#like-{number}", state=f"{journey}/0")

    found = axe_violation(**seen(write))

    assert len(found) == 1
    assert (found[0].place_count, found[0].states, found[0].journeys) == (4, 2, ("publish", "read"))


def test_every_journey_that_comes_through_the_state_meets_the_barrier(seen):
    """
    The state was audited in the secondary journey, which came first; the critical one comes through it, too.
    """

    def write(run):
        step_id, _ = run.attempt("help", weight="secondary", steps=("open", "act"))
        run.rule(step_id, "button-name", "failed", html="<button>", selector="button", state="publish/open")
        run.attempt("publish")

    (found,) = axe_violation(**seen(write))

    assert (found.journeys, found.critical_path, found.place_count) == (("help", "publish"), True, 1)


def test_two_rules_and_two_shapes_are_four_findings(seen):
    """
    Different things are mended differently.
    """

    def write(run):
        step_id, _ = run.attempt("read")
        for rule in ("label", "color-contrast"):
            for html in ("<input>", "<textarea>"):
                run.rule(step_id, rule, "failed", html=html)

    assert len({one.fingerprint for one in axe_violation(**seen(write))}) == 4


def test_a_finding_says_what_where_and_by_which_standard(seen):
    """
    Whoever mends it needs the picture, the box, the criterion and the engine's own words.
    """

    def write(run):
        step_id, _ = run.attempt("publish")
        run.rule(step_id, "label", "failed", box=(1.0, 2.0, 30.0, 40.0), help_url="https://example.org/label")

    found = axe_violation(**seen(write))[0]

    assert (found.title, found.rule, found.engine, found.engine_version) == ("Label it", "label", "axe", "4.12.1")
    assert (found.impact, found.critical_path, found.criteria) == ("critical", True, ("4.1.2",))
    assert found.places[0].box == (1.0, 2.0, 30.0, 40.0)
    assert found.places[0].screenshot == found.evidence[0]
    assert (found.places[0].screenshot_width, found.places[0].journey, found.places[0].step) == (
        1280,
        "publish",
        "open",
    )
    assert [reference.url for reference in found.references] == [
        "https://www.w3.org/WAI/WCAG22/Understanding/name-role-value",
        "https://example.org/label",
    ]


def test_the_worst_impact_holds(seen):
    """
    Minor here and serious there is serious.
    """

    def write(run):
        step_id, _ = run.attempt("read", weight="secondary")
        run.rule(step_id, "label", "failed", impact="minor", selector="#a")
        run.rule(step_id, "label", "failed", impact="serious", selector="#b")
        run.rule(step_id, "label", "failed", impact=None, selector="#c")

    found = axe_violation(**seen(write))[0]

    assert (found.impact, found.critical_path) == ("serious", False)


def test_what_did_not_arrive_is_not_audited(seen):
    """
    An error page has barriers of its own, and they are not the platform's.
    """

    def write(run):
        _, lost = run.attempt("read", outcome="failed")
        run.rule(lost, "label", "failed")
        spoiled, _ = run.attempt("read", 2, validity="invalid")
        run.rule(spoiled, "label", "failed")

    assert axe_violation(**seen(write)) == []


@pytest.mark.parametrize("outcome", ["passed", "cantTell", "inapplicable"])
def test_only_failures_are_findings(seen, outcome):
    """
    What an engine leaves to a person is not a defect yet.
    """
    assert axe_violation(**seen(lambda run: run.rule(run.attempt("read")[0], "label", outcome))) == []


def test_many_places_are_counted_and_few_shown(seen):
    """
    A report of 500 pictures is read by nobody.
    """

    def write(run):
        step_id, _ = run.attempt("read")
        for number in range(30):
            run.rule(step_id, "label", "failed", html='<input class="x">', selector=f"#i{number}")

    found = axe_violation(**seen(write))[0]

    assert (found.place_count, len(found.places)) == (30, 20)


def test_a_place_with_a_picture_of_its_own_is_shown_first(seen):
    """
    The box belongs to that picture; on the step's it would outline something else.
    """

    def write(run):
        for attempt in (1, 2):
            step_id, _ = run.attempt("read", attempt)
            own = {"picture": "pictures/own.webp", "picture_width": 400, "picture_height": 300} if attempt == 2 else {}
            run.rule(step_id, "label", "failed", selector="#q", state=f"s{attempt}", box=(1.0, 2.0, 3.0, 4.0), **own)

    first, second = axe_violation(**seen(write))[0].places

    assert (first.screenshot, first.screenshot_width, first.screenshot_height) == ("pictures/own.webp", 400, 300)
    assert second.screenshot != first.screenshot
