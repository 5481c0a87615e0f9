"""Steps in a real browser: time stops when the member sees the result, arrival is proved, evidence is whole."""

from __future__ import annotations

import pytest

from tests.measure.site import Answer, page
from toolkit.errors import UsageError
from toolkit.journeys import Unsupported
from toolkit.measure.acts import ArrivalError, JourneyTimeout
from toolkit.measure.cleaning import open_entries
from toolkit.records import Outcome

pytestmark = pytest.mark.browser


def test_a_step_is_written_with_time_state_and_picture(site, walk):
    """One line a step, and the picture it names is there."""
    site.add("/", "<h1>Hello</h1>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")

        (step,) = attempt.session.folder.read("steps")
        picture = attempt.session.folder.path / step.screenshot

        assert (step.step, step.outcome, step.position) == ("arrive", Outcome.PASSED, 1)
        assert picture.read_bytes()[:4] == b"RIFF"
        assert step.state


def test_evidence_is_no_part_of_a_steps_time(site, walk):
    """The audit and the picture of a heavy page take longer than the step itself."""
    site.add("/", "<h1>Hello</h1>" + "<p><a href='#'>link</a></p>" * 4_000)
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.step("look"):
            alice.see(alice.page.get_by_role("heading"))

        (step,) = attempt.session.folder.read("steps")
        whole = attempt.finish(None)

        assert step.duration_ms < whole.duration_ms / 2


@pytest.mark.parametrize("status", [404, 500, 503])
def test_an_error_page_is_no_arrival(site, walk, status):
    """accessibility-insights-action #1573 audited error pages: here the step fails, and nothing is audited."""
    site.routes["/"] = Answer(page("<h1>Sorry</h1>"), status=status)
    with walk() as attempt:
        alice = attempt.member("alice")
        with pytest.raises(ArrivalError, match=str(status)), alice.step("arrive"):
            alice.goto("/")

        assert attempt.session.folder.read("rules") == []
        assert attempt.session.folder.read("steps")[0].outcome is Outcome.FAILED


def test_a_spinner_is_no_arrival(site, walk):
    """A page that still says that it works is not where the step was to lead."""
    site.add("/", '<div aria-busy="true">Loading</div>')
    with walk() as attempt:
        alice = attempt.member("alice")
        with pytest.raises(ArrivalError, match="working"), alice.step("arrive"):
            alice.goto("/")


def test_a_spinner_that_goes_away_counts_as_time(site, walk):
    """The member waits until it is gone: so does the step."""
    site.add("/", '<div id="b" aria-busy="true">x</div><script>setTimeout(() => b.remove(), 400)</script>')
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")

        assert attempt.session.folder.read("steps")[0].duration_ms >= 390


def test_thrown_back_to_the_sign_in_page_is_no_arrival(site, walk):
    """A session that was lost shows the sign-in page: never to be scored as the feed."""
    site.add("/login", "<h1>Sign in</h1>")
    site.routes["/feed"] = Answer(status=303, headers={"Location": "/login"})
    with walk(adapter_body="    sign_in_address = '/login'\n") as attempt:
        alice = attempt.member("alice")
        alice.signed_in = True
        with pytest.raises(ArrivalError, match="sign-in page"), alice.step("feed"):
            alice.goto("/feed")


def test_waiting_ends_at_once_when_the_document_becomes_an_error_page(site, walk):
    """A 5xx ends the attempt: waiting out the time-out would tell nothing more."""
    site.add("/", "<form action='/send'><button>Send</button></form>")
    site.routes["/send"] = Answer(page("Sorry"), status=500)
    with walk(**{"journeys.step_timeout_s": "60"}) as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with pytest.raises(ArrivalError, match="500"), alice.step("send"):  # noqa: PT012 - a step is several acts
            alice.click(alice.page.get_by_role("button"))
            alice.see(alice.page.get_by_text("Thank you"))

        assert attempt.session.folder.read("steps")[0].duration_ms < 20_000


def test_steps_do_not_nest(site, walk):
    """Time counted twice would be a lie."""
    site.add("/", "x")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("outer"):
            alice.goto("/")
            with pytest.raises(UsageError, match="nest"):
                alice.step("inner").__enter__()


def test_an_attempt_has_an_end(site, walk):
    """The journey's time-out is looked at before every act."""
    site.add("/", "x")
    with walk(**{"journeys.journey_timeout_s": "0.001"}) as attempt:
        alice = attempt.member("alice")
        with pytest.raises(JourneyTimeout):
            alice.goto("/")


def test_a_state_is_audited_once(site, walk):
    """consuldemocracy #5739: auditing at every step is too slow; the same state is not audited again."""
    site.add("/posts/1", "<h1>One</h1><p>first</p>")
    site.add("/posts/2", "<h1>Two</h1><p>second</p><p>longer</p>")
    site.add("/posts/3", "<h1>Three</h1><p>third</p><button>x</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        for path in ("/posts/1", "/posts/2", "/posts/3"):
            with alice.step(path):
                alice.goto(path)

        first, second, third = (step.state for step in attempt.session.folder.read("steps"))
        audited = {row.state for row in attempt.session.folder.read("rules")}

        assert first == second != third
        assert audited == {first, third}


def test_two_members_do_not_share_cookies(site, walk):
    """Each has a browser context of their own."""
    site.add("/", "<h1>x</h1>", headers={"Set-Cookie": "who=alice"})
    with walk() as attempt:
        attempt.member("alice").goto("/")
        bob = attempt.member("bob")

        assert bob.page.context.cookies() == []


def test_what_members_write_can_be_found_again(site, walk):
    """The run's id is in the text, and no two texts are alike."""
    with walk() as attempt:
        alice = attempt.member("alice")
        one, two = alice.compose("Bonjour"), alice.compose("Bonjour")

        assert attempt.session.folder.run in one
        assert one != two


def test_a_walk_for_the_trace_records_nothing_else(site, walk):
    """It is evidence, not an attempt."""
    site.add("/", "x")
    with walk(retraced=True) as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")
        attempt.finish(None)
        attempt.close()

        assert attempt.session.folder.read("steps") == []
        assert attempt.session.folder.read("attempts") == []
        assert (attempt.session.folder.path / attempt.traces["alice"]).is_file()


def test_a_refusal_that_was_to_be_is_an_arrival(site, walk):
    """Somebody else's private page: the refusal is the result, it is audited, and is no failed request."""
    site.routes["/private"] = Answer(page("<h1>Not for you</h1>"), status=404)
    site.add("/", "<h1>Hello</h1><img src='/gone.png' alt=''>")
    with walk() as attempt:
        bob = attempt.member("bob")
        with bob.step("be refused"):
            bob.goto("/private", refused=True)
        with bob.step("go on"):
            bob.goto("/")
        failures = [row.detail for row in attempt.session.folder.read("observations") if row.name == "failed_requests"]

        assert [step.outcome for step in attempt.session.folder.read("steps")] == [Outcome.PASSED] * 2
        assert [failure.split("/")[-1] for failure in failures] == ["gone.png 404"]


def test_the_sign_in_page_is_a_refusal_too(site, walk):
    """Many platforms ask a stranger to sign in rather than say no."""
    site.routes["/private"] = Answer("", status=302, headers={"Location": "/login"})
    site.add("/login", "<h1>Sign in</h1>")
    with walk(adapter_body="    sign_in_address = '/login'\n") as attempt:
        attempt.member("visitor").goto("/private", refused=True)


def test_a_refusal_without_a_page_is_a_refusal(site, walk):
    """The browser shows a page of its own."""
    site.routes["/private"] = Answer("", status=403)
    with walk() as attempt:
        attempt.member("bob").goto("/private", refused=True)


@pytest.mark.parametrize(("status", "told"), [(200, "answered 200"), (500, "answered 500")])
def test_who_was_to_be_refused_and_was_not_has_not_arrived(site, walk, status, told):
    """A leak, or a platform that fell over: neither is a refusal."""
    site.routes["/private"] = Answer(page("<h1>Secrets</h1>"), status=status)
    with walk() as attempt:
        bob = attempt.member("bob")
        with pytest.raises(ArrivalError, match=told), bob.step("be refused"):
            bob.goto("/private", refused=True)


def test_what_was_composed_for_a_verb_that_is_missing_is_not_perhaps_published(site, walk):
    """An adapter that is half written would leave a line in the ledger for every attempt."""
    site.add("/", "<h1>Hello</h1>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.compose("Never said")
        attempt.withdraw()

        assert [entry.event for entry in attempt.session.folder.read("ledger")] == ["intended", "removed"]


def test_an_account_that_no_adapter_could_create_is_not_looked_for(walk, monkeypatch):
    """Whoever cleans up by hand would search the platform for an account that never was."""
    monkeypatch.setenv("NEW", "s3cret words")
    with walk(accounts='{ newcomer = { login = "virage-{token}", password_env = "NEW" } }') as attempt:
        with pytest.raises(Unsupported):
            attempt.member("newcomer").sign_up()

        assert open_entries(attempt.session.folder) == []
