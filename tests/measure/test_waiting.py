"""What somebody sees who waits: numbers that grow, notices that stood before, links; and who looks afresh."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.measure.site import Answer, page
from toolkit.journeys import Lookout, Post
from toolkit.measure import waiting
from toolkit.measure.sightings import Sightings
from toolkit.measure.waiting import Published, Watcher, look_afresh, wait_for
from toolkit.records import Arrival, Way

pytestmark = pytest.mark.browser

RUN = "20261129-220000-abcd"
TOKEN = "0123456789"
TEXT = f"Bonjour [{RUN} {TOKEN}]"


class Reader:
    """Looks at one page, by this lookout; `platform` is their own."""

    name = "bob"

    def __init__(self, site, page, lookout):
        self.site, self.page, self.lookout, self.platform = site, page, lookout, self

    def watch(self, member, post=None):
        self.goto("/")
        return self.lookout

    def goto(self, path):
        self.page.goto(self.site.url + path)

    def click(self, locator):
        locator.click()


@pytest.fixture
def sits(site, new_context):
    """Somebody who waits at a page with this body."""

    def sit(body, way=Way.FEED, **lookout):
        site.add("/", body)
        context = new_context()
        seen = Sightings(context, RUN)
        watcher = Watcher(member=Reader(site, context.new_page(), Lookout(**lookout)), way=way, seen=seen)
        watcher.sit_down()
        return watcher

    return sit


def published(watcher, kind="post", **more):
    """Something that was published just now."""
    at = watcher.member.page.evaluate("() => performance.timeOrigin + performance.now()")
    token = "" if kind == "reaction" else TOKEN
    author = SimpleNamespace(name="alice", page=watcher.member.page)
    post = Post(address="/posts/9", text=TEXT, author="alice")
    return Published(**{"kind": kind, "author": author, "token": token, "post": post, "at_ms": at, **more})


def put(watcher, html):
    """Something more is on the page."""
    watcher.member.page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)


def says(watcher, words):
    """The count shows something else."""
    watcher.member.page.evaluate("(words) => { document.querySelector('b').textContent = words }", words)


def test_a_count_that_is_fetched_after_the_page_is_waited_for(sits, site):
    """
    Platforms show none at zero, and fetch it after the message.
    """
    watcher = sits("<article>x</article><b></b>", reactions="b", live=False)
    what = published(watcher, "reaction")
    late = "<script>setTimeout(() => { document.querySelector('b').textContent = '1' }, 300)</script>"
    site.add("/", f"<article>x</article><b></b>{late}")

    assert look_afresh(what, watcher, 0) is Arrival.RELOAD


@pytest.mark.parametrize(("live", "found"), [(False, Arrival.RELOAD), (True, Arrival.ELSEWHERE)])
def test_a_page_that_tells_of_nothing_is_opened_again_until_the_time_is_over(sits, site, monkeypatch, live, found):
    """
    What is queued needs a moment, and nobody has waited; where somebody has, one look is enough.
    """
    monkeypatch.setattr(waiting, "AFRESH_S", 0.05)
    watcher = sits("<article>x</article>", live=live)
    what = published(watcher)
    site.add("/posts/9", f"<article>{TEXT}</article>")
    bodies = iter(["", ""])
    site.routes["/"] = lambda: Answer(page(f"<article>{next(bodies, TEXT)}</article>"))

    assert look_afresh(what, watcher, 20) is found


def test_a_number_is_more_than_it_was_at_the_act(sits):
    """
    Not than when they sat down: meanwhile it was read elsewhere.
    """
    watcher = sits("<b>1</b>", Way.NOTIFICATION, badge="b")
    says(watcher, "")
    what = published(watcher, "reply", to="bob")
    before = watcher.has(what)
    says(watcher, "1")
    wait_for(what, [watcher], 1)

    assert (before, watcher.has(what)) == (False, True)


def test_what_had_grown_before_is_no_notification(sits, site):
    """
    Somebody followed them, and that was told; the answer never was.
    """
    watcher = sits("<b>1</b>", Way.NOTIFICATION, badge="b")
    says(watcher, "2")
    what = published(watcher, "reply", to="bob")
    site.add("/", "<b>2</b>")
    wait_for(what, [watcher], 0.2)

    assert not watcher.has(what)
    assert look_afresh(what, watcher, 0) is Arrival.NEVER


def test_nobody_waits_at_a_number_that_is_cut_short(sits):
    """
    It need not grow; one that becomes so has.
    """
    watcher = sits("<b>9</b>", Way.NOTIFICATION, badge="b")
    what = published(watcher, "reply", to="bob")
    before = watcher.counts(what)
    says(watcher, "9+")
    wait_for(what, [watcher], 1)

    assert (before, watcher.has(what)) == (True, True)
    assert not watcher.counts(published(watcher, "reply", to="bob"))


NOTICE = (
    "<button onclick=\"this.remove(); document.querySelector('main').insertAdjacentHTML('beforeend',"
    f" '<article>{TEXT}</article>')\">Load new posts</button>"
)


def test_a_notice_that_stood_before_is_followed_and_its_time_is_not_known(sits):
    """
    Its words are always the same: it says nothing new with what has come since.
    """
    watcher = sits(NOTICE, notice="button")
    what = published(watcher)
    wait_for(what, [watcher], 2)

    assert (bool(watcher.painted(what)), watcher.told(what), watcher.stale[TOKEN]) == (True, None, True)


def test_a_notice_is_followed_once_however_often_it_was_told(sits):
    """
    Its words change with every message: after it was followed it may be gone, and the page not there yet.
    """
    slow = NOTICE.replace(
        "document.querySelector('main')", "const main = document.querySelector('main'); setTimeout(() => main"
    )
    watcher = sits("<article>x</article>", notice="button")
    what = published(watcher)
    put(watcher, slow.replace("</article>')", "</article>'), 300)"))
    for words in ("2 new", "3 new"):
        watcher.member.page.evaluate("(words) => { document.querySelector('button').textContent = words }", words)
    wait_for(what, [watcher], 3)

    assert watcher.painted(what)
    assert len(watcher.asked) == 1


def test_who_takes_their_place_again_has_no_notice_before_them(sits, site):
    """
    The page is opened afresh; where nothing stands it is left as it is.
    """
    watcher = sits(NOTICE, notice="button")
    site.add("/", "<article>x</article>")
    watcher.renew()
    opened = len(site.seen)
    watcher.renew()
    what = published(watcher)
    watcher.member.page.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", NOTICE
    )
    wait_for(what, [watcher], 2)

    assert len(site.seen) == opened
    assert watcher.painted(what)
    assert watcher.told(what)


def test_a_link_to_a_text_that_is_cut_short_comes_live(sits):
    """
    Nobody gives it up, to find the same link on a page that was opened afresh.
    """
    watcher = sits("<article>x</article>")
    what = published(watcher)
    short = '<article><a href="/posts/9">Bonj…</a></article>'
    watcher.member.page.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", short
    )
    wait_for(what, [watcher], 2)

    assert watcher.painted(what).at >= what.at_ms
