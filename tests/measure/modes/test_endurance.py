"""
endurance
"""

from types import SimpleNamespace as Some

import pytest

from tests.measure.site import Answer, Site, page, serving
from toolkit.measure.modes.endurance import Endurance

browser = pytest.mark.browser

ADAPTER = """
    def open_feed(self, member):
        member.goto("/feed")
        member.see(member.page.get_by_role("article").first)

    def read_on(self, member):
        before = member.page.get_by_role("article").last.inner_text()
        member.click(member.page.get_by_text("More"))
        member.see(member.page.get_by_role("article").filter(has_not_text=before).last)
        member.page.wait_for_timeout(50)
"""
MORE = """
    def read_on(self, member):
        before = member.page.get_by_role("article").count()
        member.click(member.page.get_by_text("More"))
        member.see(member.page.get_by_role("article").nth(before))
"""
SLOW_AFTER_THE_FIRST = """
        self.read = getattr(self, "read", 0) + 1
        member.page.wait_for_timeout(0 if self.read == 1 else 4000)
"""
ITEM = '<article style="height: 300px"><a href="/items/{n}">Message {n}</a> {words}</article>'
GROWING = """<div id=all>{first}</div><button>More</button><script>
let next = {count}; const kept = window.kept = [];
document.querySelector("button").onclick = async () => {{
  kept.push(new Array({leak}).fill(next));
  const text = await (await fetch("/more?from=" + next)).text();
  next += {count} - {again}; document.querySelector("#all").insertAdjacentHTML("beforeend", text);
}};</script>"""
COUNT = 6


class Feed(Site):
    """A feed that grows in one document, or turns its pages."""

    def __init__(self) -> None:
        super().__init__()
        self.again, self.leak, self.turns = 0, 1, False
        self.last, self.ends = 400, ""  # number of the first message that does not come, and what comes then
        self.routes |= {"/feed": self.feed, "/more": self.more}
        self.routes |= {f"/items/{n}": Answer(page(f"<h1>Message {n}</h1>")) for n in range(400)}

    def items(self, first: int) -> str:
        """Messages from this one on."""
        return "".join(ITEM.format(n=n, words="and what somebody had to say") for n in range(first, first + COUNT))

    def asked(self) -> int:
        """From which one on."""
        return int(self.seen[-1][1].rpartition("=")[2]) if "=" in self.seen[-1][1] else 0

    def feed(self) -> Answer:
        """The first page, or the one that was asked for."""
        if self.turns:
            first = self.asked()
            if first >= self.last:
                return Answer(page("<h1>Sorry</h1>"), status=500)
            more = f'<a href="/feed?from={first + COUNT - self.again}">More</a>'
            return Answer(page(self.items(first) + more))
        body = GROWING.format(first=self.items(0), count=COUNT, leak=self.leak, again=self.again)
        return Answer(page(body))

    def more(self) -> Answer:
        """Some more messages."""
        if self.asked() >= self.last:
            return Answer(self.ends, status=200 if self.ends else 500)
        return Answer(self.items(self.asked()))


@pytest.fixture
def feed():
    """A feed that one test makes worse."""
    with serving(Feed()) as running:
        yield running


@pytest.fixture
def read(live, feed):
    """Reads five pages of the feed, twice, and gives what was written down."""

    def journey(attempt):
        alice = attempt.member("alice")
        with alice.step("read on"):
            alice.open_feed()
            alice.read_on()

    def records(kind="feeds", adapter=ADAPTER, **more):
        given = {"faults.pages": "5", **more}
        return live("endurance", journey, adapter=adapter, writes=False, site=feed, **given).read(kind)

    return records


@browser
def test_a_feed_that_leaks_grows_in_nodes_and_memory_and_loses_the_place(feed, read):
    """
    Each page adds its items, and a million numbers that nobody needs any more; Back begins again from the first.
    """
    feed.leak = 1_000_000
    records = read()
    pages = [one for one in records if one.page][:5]
    (back,) = [one for one in records if one.moved_px is not None]

    assert [one.page for one in pages] == [1, 2, 3, 4, 5]
    assert [one.fresh for one in pages] == [True, False, False, False, False]
    assert [one.items for one in pages] == [COUNT] * 5
    assert pages[4].heap_bytes - pages[0].heap_bytes > 4 * 3_000_000
    assert pages[4].nodes > pages[0].nodes
    assert {one.doubled for one in pages} == {0}
    assert back.moved_px > back.window_px


@browser
@pytest.mark.thorough
def test_pages_that_are_turned_are_documents_of_their_own(feed, read):
    """
    Nothing piles up, the browser keeps the place, and what is shown twice is counted.
    """
    feed.turns, feed.again = True, 2
    records = read()
    pages = [one for one in records if one.page][:5]
    (back,) = [one for one in records if one.moved_px is not None]

    assert all(one.fresh for one in pages)
    assert [one.doubled for one in pages] == [0, 2, 2, 2, 2]
    assert back.moved_px < 100
    assert [one.missing for one in records if one.missing is not None] == [0]


TURNED = ADAPTER + " "
GONE, DEAD, SILENT = (f"<img src=x onerror='{what}'>" for what in (
    'document.querySelector("button").remove()', 'document.querySelector("button").disabled = true', "void 0"
))  # fmt: skip


@browser
@pytest.mark.parametrize(
    ("adapter", "ends", "broken"),
    [
        pytest.param(ADAPTER + MORE, GONE, False, marks=pytest.mark.thorough),
        pytest.param(ADAPTER + MORE, DEAD, False, marks=pytest.mark.thorough),
        pytest.param(ADAPTER + MORE, SILENT, True, marks=pytest.mark.thorough),
        pytest.param(ADAPTER + MORE, "", True, marks=pytest.mark.thorough),
        pytest.param(ADAPTER, "", True, marks=pytest.mark.thorough),
        (TURNED, "", True),
    ],
    ids=["control gone", "control disabled", "no answer", "server fails", "nobody minds", "error page"],
)
def test_a_feed_that_breaks_is_not_at_its_end(feed, read, adapter, ends, broken):
    """
    At its end there is nothing left to read on with.
    """
    feed.turns, feed.ends, feed.last = adapter is TURNED, ends, 2 * COUNT
    records = read(adapter=adapter, **{"journeys.step_timeout_s": "2"})
    faults = [one for one in records if one.error]

    assert {(one.page, one.items) for one in faults} == ({(3, None)} if broken else set())
    assert max(one.page for one in records if not one.error) == 2
    assert [one.moved_px is None for one in records if not one.page][:1] == [broken]


@browser
def test_a_reading_that_time_ends_says_so(read):
    """
    Pages that were not reached are not the end of the feed: the journey reads on once, and who reads on after it waits.
    """
    limits = {"journeys.journey_timeout_s": "1", "journeys.step_timeout_s": "1", "faults.pages": "3"}
    notes = read("health", adapter=ADAPTER + SLOW_AFTER_THE_FIRST, **limits)

    assert [(one.name, one.healthy) for one in notes] == [("instrument:endurance", False)]


def test_more_pages_may_take_longer():
    """
    Two hundred of them are no ten.
    """

    def patience(pages):
        settings = Some(faults=Some(pages=pages), journeys=Some(step_timeout_s=15, journey_timeout_s=120))
        return Endurance(Some(session=Some(settings=settings))).patience

    assert (patience(8), patience(200)) == (2.0, 26.0)
