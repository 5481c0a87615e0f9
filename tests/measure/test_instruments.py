"""Probes in a real browser: what is seen goes to the step that caused it."""

from __future__ import annotations

import pytest

from tests.measure.site import Answer, page
from toolkit.records import Outcome

pytestmark = pytest.mark.browser


def seen(attempt, name):
    steps = {step.id: step.step for step in attempt.session.folder.read("steps")}
    return {(steps[row.step_id], row.value) for row in attempt.session.folder.read("observations") if row.name == name}


def test_a_slow_navigation_belongs_to_the_step_that_clicked(site, walk):
    """browsertime #2551: the answer comes during the next step, and still is the first step's."""
    site.add("/", "<h1>Start</h1><a href='/slow'>Go</a>")
    site.routes["/slow"] = Answer(page("<h1>Arrived</h1>"), delay_s=0.8)
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.step("click"):
            alice.click(alice.page.get_by_role("link"))
        with alice.step("wait"):
            alice.see(alice.page.get_by_role("heading", name="Arrived"))

        late = dict(seen(attempt, "ttfb"))

        assert late["click"] >= 700
        assert "wait" not in late


def test_a_slow_handler_shows_in_the_interaction(site, walk):
    """INP is measured from the press to the paint that follows."""
    busy = "const end = performance.now() + 300; while (performance.now() < end);"
    site.add("/", f"<button onclick='{busy} this.textContent = `Done`'>Go</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.step("press"):
            alice.click(alice.page.get_by_role("button"))
            alice.see(alice.page.get_by_text("Done"))

        ((step, value),) = seen(attempt, "inp")

        assert step == "press"
        assert value >= 290


def test_an_interaction_whose_page_goes_away_is_handed_over(site, walk):
    """Logs die with the document: the last ones are given away at pagehide."""
    busy = "const end = performance.now() + 300; while (performance.now() < end);"
    site.add("/", f"<a href='/next' onclick='{busy}'>Go</a>")
    site.add("/next", "<h1>Next</h1>", delay_s=0.4)  # long enough for the old page to paint once more
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.step("leave"):
            alice.click(alice.page.get_by_role("link"))
            alice.see(alice.page.get_by_role("heading"))

        values = [value for _, value in seen(attempt, "inp")]

        assert max(values) >= 290


def test_a_view_that_changes_without_a_new_document_is_timed(site, walk):
    """Single-page platforms navigate by script: the paint belongs to the step that pressed."""
    change = "history.pushState({}, ``, `/two`); main.innerHTML = `<h1>Second view</h1>` + `<p>text </p>`.repeat(99)"
    main = "document.querySelector(`main`)"
    site.add(
        "/", f"<h1>First</h1><button onclick='const main = {main}; setTimeout(() => {{ {change} }}, 300)'>Go</button>"
    )
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        if not alice.page.evaluate("PerformanceObserver.supportedEntryTypes.includes('soft-navigation')"):
            pytest.skip("this browser does not tell of views that change without a new document")
        with alice.step("change the view"):
            alice.click(alice.page.get_by_role("button"))
            alice.see(alice.page.get_by_role("heading", name="Second view"))
        with alice.step("look"):
            alice.see(alice.page.get_by_role("heading", name="Second view"))

        ((step, value),) = seen(attempt, "lcp")

        assert step == "change the view"
        assert value >= 290


def test_a_layout_shift_is_seen(site, walk):
    """What jumps under the reader's eyes: only what was painted can jump."""
    jump = "setTimeout(() => document.body.insertAdjacentHTML(`afterbegin`, `<div style='height:300px'></div>`), 50)"
    shifts = f"new PerformanceObserver(() => {jump}).observe({{ type: 'paint', buffered: true }})"
    site.add("/", f"<p>text to read</p><p id='end'>end</p><script>{shifts}</script>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("read"):
            alice.goto("/")
            alice.page.wait_for_function("document.body.firstElementChild.tagName === 'DIV'")

        assert max(value for _, value in seen(attempt, "cls")) > 0.01


def test_a_page_is_not_left_before_a_person_could_have_seen_it_move(site, walk):
    """A step ends as soon as its result is there; what shifts a moment later would be lost if the next step began."""
    late = "setTimeout(() => document.body.style.paddingTop = '300px', 250)"
    shifts = f"new PerformanceObserver(() => {late}).observe({{ type: 'paint', buffered: true }})"
    site.add("/", f"<h1>Start</h1><p>Words</p><script>{shifts}</script>")
    site.add("/next", "<h1>Next</h1>")
    with walk(**{"journeys.pictures": "false", "audit.axe": "false"}) as attempt:
        alice = attempt.member("alice")
        with alice.step("look"):
            alice.goto("/")
        with alice.step("leave"):
            alice.goto("/next")

        assert dict(seen(attempt, "cls"))["look"] > 0.01


def test_errors_and_failed_requests_are_counted_with_their_step(site, walk):
    """One row a distinct message; the browser's own note on a failed load is not counted twice."""
    site.add("/", "<h1>x</h1>")
    site.add(
        "/bad", "<h1>x</h1><img src='/missing.png' alt=''><script>console.error('one'); undefined_thing()</script>"
    )
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("good"):
            alice.goto("/")
        with alice.step("bad"):
            alice.goto("/bad")
            alice.page.wait_for_load_state("load")

        rows = attempt.session.folder.read("observations")
        errors = sorted(row.detail for row in rows if row.name == "console_errors")
        failed = [row.detail for row in rows if row.name == "failed_requests"]

        assert errors == ["ReferenceError: undefined_thing is not defined", "one"]
        assert failed == [f"GET {site.url}/missing.png 404"]


def test_axe_audits_every_frame_under_a_strict_policy(site, walk):
    """A content policy with Trusted Types forbids scripts of strangers; the audit must still see into frames."""
    policy = "default-src 'self'; script-src 'none'; require-trusted-types-for 'script'"
    site.add("/", "<h1>x</h1><iframe src='/inner' title='inner'></iframe>", headers={"Content-Security-Policy": policy})
    site.add("/inner", "<h2>y</h2><img src='/logo.png'>", headers={"Content-Security-Policy": policy})
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")
            alice.page.frame_locator("iframe").get_by_role("heading").wait_for()

        failed = [row for row in attempt.session.folder.read("rules") if row.outcome is Outcome.FAILED]
        image = next(row for row in failed if row.rule == "image-alt")

        assert image.frame == "iframe"
        assert image.criteria == ("1.1.1",)
        assert image.impact == "critical"


def test_a_page_is_audited_once_all_of_it_is_there(site, walk):
    """On a slow line a member acts on a page that is still coming in: half of a button has no name."""
    site.routes["/late.js"] = Answer("", delay_s=2.5)
    site.add("/", "<h1>Feed</h1><button><script src='/late.js'></script>Like</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("read"):
            alice.page.goto("/", wait_until="commit")
            alice.see(alice.page.get_by_role("heading", name="Feed"))
        rules = {row.rule: row.outcome for row in attempt.session.folder.read("rules")}
        (step,) = attempt.session.folder.read("steps")

    assert rules["button-name"] == "passed"
    assert step.duration_ms < 2500


def test_axe_that_does_not_answer_is_cant_tell(site, walk):
    """A time box: an audit that takes for ever is told, and the step has still passed."""
    site.add("/", "<h1>x</h1><p>" + "<span>a</span>" * 3_000)
    with walk(**{"audit.time_limit_s": "0.001"}) as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")

        (row,) = attempt.session.folder.read("rules")

        assert row.outcome is Outcome.CANT_TELL
        assert attempt.session.folder.read("steps")[0].outcome is Outcome.PASSED


def test_a_failed_element_has_a_picture_and_a_box_inside_it(site, walk):
    """The report outlines the element: also one that stands far below the window."""
    site.add("/", "<h1>x</h1><div style='height:3000px'></div><input type='text' style='width:200px;height:30px'>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")

        row = next(row for row in attempt.session.folder.read("rules") if row.rule == "label" and row.box)
        left, top, width, height = row.box

        assert (attempt.session.folder.path / row.picture).is_file()
        assert 0 <= left < left + width <= row.picture_width + 1
        assert 0 <= top < top + height <= row.picture_height + 1


def test_a_box_without_a_picture_of_its_own_is_told_in_the_steps(site, walk):
    """On a page scrolled down, what is out of sight has no box, and what is in sight has one in the window."""
    field = "<input type='text' id='f{}' style='display:block;width:200px;height:30px'>"
    body = "<h1>x</h1>" + field.format(1) + "<div style='height:3000px'></div>" + field.format(2)
    site.add("/", body)
    site.add("/again", body + "<p>more</p>")
    with walk() as attempt:
        alice = attempt.member("alice")
        for path in ("/", "/again"):
            with alice.step(path):
                alice.goto(path)
                alice.page.evaluate("() => scrollTo(0, 99999)")

        rows = [row for row in attempt.session.folder.read("rules") if row.rule == "label" and row.picture is None]
        (seen_box,) = [row.box for row in rows if row.outcome is Outcome.FAILED and row.box]

        assert 0 < seen_box[1] < 800
