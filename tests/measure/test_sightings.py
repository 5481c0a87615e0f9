"""What a page tells of a text: when it was there, painted and in view; and what is none of these."""

import time

import pytest

from toolkit.journeys import Lookout
from toolkit.measure.sightings import Sightings, arm, copies, counts, led, order, stands

pytestmark = pytest.mark.browser

RUN = "20261129-220000-abcd"
TOKEN = "0123456789"
TEXT = f"Bonjour [{RUN} {TOKEN}]"
HIDDEN = {
    "attribute": f'<p title="{TEXT}">Bonjour</p>',
    "comment": f"<p>Bonjour<!-- {TEXT} --></p>",
    "typed": f'<textarea aria-label="x">{TEXT}</textarea>',
    "editor": f'<div contenteditable="true">{TEXT}</div>',
    "template": f"<template><p>{TEXT}</p></template>",
}
UNPAINTED = {
    "display": f'<p style="display: none">{TEXT}</p>',
    "no size": f'<p style="position: absolute; width: 1px; height: 1px; overflow: hidden">{TEXT}</p>',
    "left of the page": f'<p style="position: absolute; left: -9999px">{TEXT}</p>',
    "transparent": f'<p style="opacity: 0">{TEXT}</p>',
    "invisible": f'<p style="visibility: hidden">{TEXT}</p>',
}

# Twenty texts, each put where a frame has long begun; gives their tokens.
LATE = """(run) => new Promise((done) => {
  const texts = [];
  const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  const put = () => {
    busy(40);
    const token = texts.length.toString(16).padStart(10, "0");
    texts.push(token);
    document.querySelector("main").insertAdjacentHTML("afterbegin", `<article><p>[${run} ${token}]</p></article>`);
    if (texts.length < 20) setTimeout(put, 7); else done(texts);
  };
  const load = () => texts.length < 20 && requestAnimationFrame(load); // a frame is always due
  load();
  put();
})"""


@pytest.fixture
def opened(site, new_context):
    """A page with this body, and what it tells."""

    def open_page(body):
        site.add("/", body)
        context = new_context()
        sightings = Sightings(context, RUN)
        page = context.new_page()
        page.goto(site.url)
        return page, sightings

    return open_page


def settle(page):
    """Two frames later, and the observers have had their turn."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )


def told(page, ask, limit_s=5.0):
    """What is told at last, however slow the machine is."""
    end = time.monotonic() + limit_s
    while (said := ask()) is None and time.monotonic() < end:
        page.wait_for_timeout(20)
    return said


def put(page, html):
    """Insert it, and when that was."""
    at = page.evaluate(
        "html => { const at = performance.timeOrigin + performance.now();"
        " document.querySelector('main').insertAdjacentHTML('beforeend', html); return at; }",
        html,
    )
    settle(page)
    return at


def test_a_text_is_there_then_painted_then_in_view(opened):
    """
    Three moments, in this order.
    """
    page, seen = opened("<h1>Feed</h1>")
    at = put(page, f"<article><p>{TEXT}</p></article>")
    there, painted, viewed = (seen.first(what, since=at, token=TOKEN) for what in ("dom", "painted", "view"))

    assert there.at <= painted.at
    assert there.at <= viewed.at
    assert seen.first("dom", since=viewed.at + 1, token=TOKEN) is None


def test_nothing_is_painted_or_seen_before_it_is_there(opened):
    """
    A page that is busy has late frames, and the browser says of each when it should have begun.
    """
    page, seen = opened("<h1>Feed</h1>")
    texts = page.evaluate(LATE, RUN)
    settle(page)

    for token in texts:
        there, painted, viewed = (seen.first(what, since=0.0, token=token) for what in ("dom", "painted", "view"))
        assert there.at <= painted.at
        assert there.at <= viewed.at


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_reads_has_not_arrived(opened, name):
    """
    In an attribute, a comment, a field that somebody types in, or what scripts keep.
    """
    page, seen = opened("")
    at = put(page, HIDDEN[name])

    assert seen.first("dom", since=at, token=TOKEN) is None


@pytest.mark.parametrize("name", UNPAINTED)
def test_what_is_hidden_is_there_and_not_painted(opened, name):
    """
    Until it is shown.
    """
    page, seen = opened("")
    at = put(page, UNPAINTED[name])
    before = seen.first("painted", since=at, token=TOKEN)
    page.evaluate("() => document.querySelector('main > :last-child').removeAttribute('style')")
    settle(page)

    assert seen.first("dom", since=at, token=TOKEN)
    assert before is None
    assert seen.first("painted", since=at, token=TOKEN)


def test_below_the_fold_is_not_in_view(opened):
    """
    Painted, once somebody scrolls.
    """
    page, seen = opened('<div style="height: 3000px"></div>')
    at = put(page, f"<article>{TEXT}</article>")
    before = seen.first("view", since=at, token=TOKEN)
    page.mouse.wheel(0, 3000)
    page.wait_for_function("() => scrollY > 1000")
    settle(page)

    assert seen.first("painted", since=at, token=TOKEN)
    assert before is None
    assert seen.first("view", since=at, token=TOKEN)


def test_a_text_in_pieces_in_a_shadow_or_in_a_frame_is_found(opened, site):
    """
    However the page builds it.
    """
    site.add("/inside", f"<p>{TEXT}</p>")
    marked = f"Bonjour [{RUN} <mark>{TOKEN}</mark>]"
    page, seen = opened("")
    pieces = put(page, f"<p>{marked}</p>")
    assert seen.first("painted", since=pieces, token=TOKEN)

    shadow = put(page, "<p>Before</p>")
    page.evaluate(
        "text => { const host = document.createElement('div'); document.querySelector('main').append(host);"
        " const p = document.createElement('p'); p.textContent = text;"
        " host.attachShadow({mode: 'closed'}).append(p); }",
        TEXT,
    )
    settle(page)
    assert seen.first("painted", since=shadow, token=TOKEN)

    framed = put(page, '<iframe src="/inside" title="x"></iframe>')
    page.frame_locator("iframe").get_by_text("Bonjour").wait_for()
    settle(page)
    assert seen.first("dom", since=framed, token=TOKEN)


def test_a_page_that_reloads_tells_again_and_loses_nothing(opened, site):
    """
    What the old document told is kept; the new one tells of itself.
    """
    page, seen = opened("")
    first = put(page, f"<p>{TEXT}</p>")
    site.add("/", f"<article>{TEXT}</article>")
    second = page.evaluate("() => performance.timeOrigin + performance.now()")
    page.reload()
    settle(page)

    assert seen.first("painted", since=first, token=TOKEN).at < second
    assert seen.first("painted", since=second, token=TOKEN)


def test_only_what_a_person_did_is_an_act(opened):
    """
    A click by script is none; its time is the event's own.
    """
    page, seen = opened('<button onclick="window.at = performance.timeOrigin + event.timeStamp">Send</button>')
    page.evaluate("() => document.querySelector('button').click()")
    before = seen.last_act(before=float("inf"))
    page.get_by_role("button").click()

    assert before is None
    assert seen.last_act(before=float("inf")) == pytest.approx(page.evaluate("() => window.at"), abs=0.01)


def test_news_are_told_when_the_notice_shows_and_the_count_grows(opened):
    """
    What stood there when the watch began is no news.
    """
    page, seen = opened('<b id="badge">2 <i>unread</i></b><button id="news" hidden>1 new</button>')
    arm(page, Lookout(notice="#news", badge="#badge"))
    at = page.evaluate("() => performance.timeOrigin + performance.now()")
    settle(page)
    quiet = seen.first("notice", since=at), seen.grown("badge", since=at, above=2, page=page)
    page.evaluate("() => { document.querySelector('#news').hidden = false }")
    page.evaluate("() => { document.querySelector('#badge').textContent = '3' }")
    settle(page)

    assert quiet == (None, None)
    assert seen.first("notice", since=at).count == 1
    assert seen.grown("badge", since=at, above=2, page=page).count == 3
    assert counts(page)["badge"] == 3


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("", 0),
        ("none", 0),
        ("7 unread", 7),
        ("1 204", 1204),
        ("1\u202f204", 1204),
        ("12,345", 12345),
        ("1’000’000", 1000000),
        ("99+", None),
        ("1.2k", None),
        ("2 messages", 2),
        ("3, 2 of them new", 3),
        ("2024 in 12 days", 2024),
        ("1.5", 1),
    ],
)
def test_a_count_is_read_as_it_is_written(opened, words, number):
    """
    A thousand is written in groups; what is cut short tells no number.
    """
    page, _ = opened(f'<b id="badge">{words}</b>')
    arm(page, Lookout(badge="#badge"))

    assert counts(page)["badge"] == number


def test_messages_are_counted_and_quotes_of_them_are_not(opened):
    """
    Each innermost message with the text, seen by somebody; a text cut short is known by where it leads.
    """
    page, _ = opened(f"<article>{TEXT}<aside>{TEXT}</aside></article><article hidden>{TEXT}</article>")
    arm(page, Lookout())
    once = copies(page, TOKEN, "/posts/1")
    put(page, f"<article><article>{TEXT}</article></article>")
    twice = copies(page, TOKEN, "/posts/1")

    assert (once, twice) == (1, 2)
    assert copies(page, "ffffffffff", "/posts/1") == 0
    put(page, '<article>Bonj… <a href="/posts/1#x">more</a></article>')
    assert copies(page, "ffffffffff", "/posts/1") == 1


@pytest.mark.parametrize(
    ("hidden", "show"),
    [
        ("hidden", "news.hidden = false"),
        ('style="display: none"', "news.style.display = ''"),
        ('class="off"', "news.classList.remove('off')"),
        ('class="off"', "news.parentNode.className = 'on'"),
        ('class="faint"', "news.classList.remove('faint')"),
    ],
)
def test_a_notice_that_shows_itself_is_news(opened, hidden, show):
    """
    By whatever attribute, of its own or of what is around it, and however slowly; each time that it does.
    """
    page, seen = opened(
        "<style>div:not(.on) > .off { display: none } #news { transition: opacity 50ms }"
        f' .faint {{ opacity: 0 }}</style><div><button id="news" {hidden}>Load new posts</button></div>'
    )
    arm(page, Lookout(notice="#news"))
    at = page.evaluate("() => performance.timeOrigin + performance.now()")
    page.evaluate(f"() => {{ const news = document.querySelector('#news'); {show}; }}")
    first = told(page, lambda: seen.first("notice", since=at))
    page.evaluate("() => { document.querySelector('#news').hidden = true }")
    settle(page)
    standing = stands(page)
    page.evaluate("() => { document.querySelector('#news').removeAttribute('hidden') }")

    assert first
    assert not standing
    assert told(page, lambda: seen.first("notice", since=first.at + 1))


def test_what_is_cut_short_is_there_with_the_link_to_it(opened):
    """
    A message that leads there, once it is shown; not what stood there before, nor what is no message.
    """
    page, _ = opened('<article><a href="/posts/1">One</a></article><nav></nav>')
    arm(page, Lookout())
    at = put(
        page, '<article><a href="/topic?id=7">Bonj…</a></article><article hidden><a href="/posts/3">x</a></article>'
    )
    page.evaluate("() => document.querySelector('nav').insertAdjacentHTML('beforeend', '<a href=/posts/4>4</a>')")
    settle(page)

    assert led(page, "/topic?id=7") >= at
    assert [led(page, address) for address in ("/posts/1", "/posts/3", "/posts/4")] == [None] * 3
    page.evaluate("() => { document.querySelector('article[hidden]').hidden = false }")
    settle(page)
    settle(page)
    assert led(page, "/posts/3") > at


def test_the_order_is_that_on_the_page(opened):
    """
    From its top, however it is built; what is not there, or not shown, has no place in it.
    """
    tokens = ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd"]
    texts = [f"<article {'hidden' * (token[0] == 'c')}>{RUN} {token}</article>" for token in tokens[:3]]
    page, _ = opened(f'<div style="display: flex; flex-direction: column-reverse">{"".join(texts)}</div>')
    arm(page, Lookout())

    assert order(page, tokens) == ["bbbbbbbbbb", "aaaaaaaaaa"]
