"""
content
"""

import html
import re

import pytest

from tests.measure.site import Answer
from tests.measure.site import page as page_of
from toolkit.measure._scripts import script
from toolkit.measure.cleaning import open_entries
from toolkit.measure.modes import content
from toolkit.measure.modes._pack import end, letters, mark, pack, turns

browser = pytest.mark.browser

ADAPTER = """
    sign_in_address = ""

    def publish(self, member, text):
        member.goto("/")
        member.fill(member.page.get_by_label("Message"), text)
        member.click(member.page.get_by_role("button", name="Post"))
        member.see(member.page.get_by_role("article").first)
        member.created("post", "/")
        from toolkit import Post
        return Post(address="/", text=text, author=member.name)

    def copies(self, http, base_url, token, account):
        return http.get(base_url + "/all", timeout=5).text.count(token)
"""
WRAPS = "<style>article { overflow-wrap: anywhere }</style>"


@pytest.fixture
def some(monkeypatch):
    """Only some texts of the pack."""

    def choose(*names):
        chosen = tuple(hurt for hurt in pack() if hurt.id in names)
        monkeypatch.setattr(content, "pack", lambda: chosen)

    return choose


def seen(folder):
    """What was seen, by text and width."""
    return {(record.text, record.width): record for record in folder.read("contents")}


def test_the_token_stays_in_every_text_and_comes_first():
    """
    Whatever a platform cuts off, what was published must be found again.
    """
    for hurt in pack():
        text = hurt.written("0123456789", "[run 0123456789]")

        assert text.startswith("[run 0123456789] ")
        assert text.endswith(f" {end('0123456789')}")
        assert "{" not in text


def test_a_long_text_is_ten_thousand_characters():
    """
    As it is called in reports.
    """
    assert len(next(hurt.text for hurt in pack() if hurt.id == "long")) >= 10_000


def test_readers_compare_letters_not_spaces_nor_controls():
    """
    Taking out what turns lines round is a service.
    """
    assert letters("a\u202eb\n  c\u2067 e\u0301") == letters("ab c é") == "ab c é"


@pytest.mark.parametrize(
    ("text", "can"), [("alice 9 $ é 👍🏾", False), ("שלום", True), ("مرحبا", True), ("a\u202eb", True)]
)
def test_only_what_runs_from_right_to_left_can_turn_its_neighbours(text, can):
    """
    Other words beside a name keep the direction that the name has.
    """
    assert turns(text) is can


@browser
@pytest.mark.thorough
def test_a_good_board_shows_every_text_as_it_is(live, board, publish):
    """
    Wrapped, escaped, letter for letter; what is too long is refused with a word.
    """
    board.markup = lambda text: WRAPS + html.escape(text)
    folder = live("content", publish, adapter=ADAPTER)
    records = seen(folder)

    assert {(one.outcome, one.text == "long") for one in records.values()} == {("shown", False), ("refused", True)}
    assert records["long", 1280].message == "This message is too long."
    wrong = [
        key
        for key, one in records.items()
        if one.leaked or one.ran or one.overflow_px or one.truncated or one.isolated is False or one.same is False
    ]
    assert wrong == []
    assert {text for text, width in records if width == 320} == {hurt.id for hurt in pack()} - {"long"}
    assert len(open_entries(folder)) == len(pack())


@browser
def test_markup_that_gets_through_is_seen_where_it_runs(live, board, publish, some):
    """
    A script that ran, and elements that could carry one.
    """
    some("handler", "vector", "links", "entities")
    board.markup = str
    records = seen(live("content", publish, adapter=ADAPTER))

    assert records["handler", 1280].ran
    assert not records["links", 1280].ran
    assert records["handler", 1280].leaked == ("img",)
    assert records["vector", 320].leaked == ("svg",)
    assert records["links", 320].leaked == ("a",)
    assert not records["entities", 1280].leaked


@browser
@pytest.mark.parametrize("first", [True, False])
def test_a_script_is_charged_to_the_text_that_brought_it(page, first):
    """
    One that was published before runs, too, on every page of the feed.
    """
    ours, theirs = (f"<script>window.__virageRan{mark(token)} = 1</script>" for token in ("0123456789", "abcdef0123"))
    looked = f"<article>[run 0123456789] hello {end('0123456789')}</article>"

    page.set_content(looked + (ours if first else "") + theirs)
    seen = page.evaluate(script("content"), ["[run 0123456789]", end("0123456789"), mark("0123456789")])

    assert seen["ran"] is first


@browser
@pytest.mark.parametrize(
    ("text", "shown", "same", "isolated"),
    [
        ("emoji", lambda text: text.replace(text[-11:], "x" + text[-11:]), False, None),
        ("emoji", lambda text: text.replace(text[-11:], '<img alt=":family:t3:">' + text[-11:]), None, None),
        ("unbroken", str, True, None),
        ("arabic", str, True, False),
    ],
)
def test_letters_and_directions_are_judged_where_they_can_be(live, board, publish, some, text, shown, same, isolated):
    """
    Beside a name, only what runs from right to left turns it; a name of a sign may or may not be what was written.
    """
    some(text)
    board.markup = lambda written: f"{WRAPS}alice: <span>{shown(html.escape(written))}</span>"
    records = seen(live("content", publish, adapter=ADAPTER))

    assert (records[text, 1280].same, records[text, 1280].isolated) == (same, isolated)


@browser
def test_what_breaks_the_page_is_measured_without_what_was_broken_before(live, board, publish, some):
    """
    A page that is too wide anyway is not the message's fault.
    """
    some("unbroken", "emoji")
    board.markup = lambda text: '<p style="width: 500px">wide</p>' + html.escape(text)
    records = seen(live("content", publish, adapter=ADAPTER))

    assert records["unbroken", 320].overflow_px > 100
    assert records["emoji", 320].overflow_px == 0


@browser
def test_letters_that_are_lost_cut_or_turned_round_are_seen(live, board, publish, some):
    """
    A board that keeps letters of its own alphabet only, and cuts the rest.
    """
    some("arabic", "zalgo", "unbroken")
    hidden = '<span style="display: block; max-height: 2em; overflow: hidden; width: 90px">'

    def badly(text):
        if "anti" in text:
            return hidden + html.escape(text) + "</span>"
        return "by somebody: " + html.escape(text.encode("ascii", "ignore").decode())

    board.markup = badly
    records = seen(live("content", publish, adapter=ADAPTER))

    assert [records[text, 1280].same for text in ("arabic", "zalgo", "unbroken")] == [False, False, True]
    assert records["unbroken", 1280].truncated


@browser
@pytest.mark.parametrize("says", [False, True])
def test_a_field_that_keeps_less_than_is_entered_cuts_unless_it_says_so(live, board, publish, some, says):
    """
    Who pastes a long text and is told nothing publishes half a sentence.
    """
    some("unbroken")
    board.ways.script = True
    board.ways.more = "field.maxLength = 80;"
    if says:
        board.ways.more += 'field.addEventListener("input", () => { told.textContent = "No characters left"; });'
    records = seen(live("content", publish, adapter=ADAPTER))

    assert records["unbroken", 1280].cut is not says
    assert (records["unbroken", 1280].truncated, records["unbroken", 1280].same) == (False, None)


AROUND = '<a href="/alice">alice</a> <button>Like</button> <a href="/posts/{n}">5 min</a> '
CLIPPED = '<div style="max-height: 2em; overflow: hidden; width: 90px">{text}</div>'
MORE = "<button>Read more</button>"


@browser
@pytest.mark.parametrize(
    ("shown", "truncated", "same"),
    [
        (lambda text: text[:100], False, False),
        (lambda text: CLIPPED.format(text=text), True, True),
        (lambda text: CLIPPED.format(text=text) + MORE, False, True),
        (lambda text: text[:100] + MORE, False, None),
    ],
    ids=["not kept", "clipped", "clipped, to be opened", "to be loaded"],
)
def test_only_a_control_that_short_messages_lack_reads_on(live, board, publish, some, shown, truncated, same):
    """
    The author's name, the time and Like stand around every message.
    """
    some("arabic", "unbroken")
    drawn = '<svg width="20" height="20"><a href="/likes/17"><text y="20">5</text></a></svg>'
    head = WRAPS + AROUND.format(n=17) + drawn
    board.markup = lambda text: head + (shown(text) if "anti" in text else f"<bdi>{text}</bdi>")
    records = seen(live("content", publish, adapter=ADAPTER))

    assert (records["arabic", 320].truncated, records["arabic", 320].same) == (False, True)
    assert {(one.truncated, one.same) for one in records.values() if one.text == "unbroken"} == {(truncated, same)}


@browser
def test_a_page_of_its_own_that_cannot_be_opened_is_no_finding_and_told(live, board, publish, some):
    """
    The walk is over by then, and its attempt is written down all the same.
    """
    some("unbroken")
    board.markup = lambda text: f'<a href="/posts/1">5 min</a> {text[:100]}'
    adapter = ADAPTER.replace('member.created("post", "/")', 'member.created("post", "http://127.0.0.1:9/")')
    folder = live("content", publish, adapter=adapter)

    assert {(one.truncated, one.same) for one in folder.read("contents")} == {(None, None)}
    assert {one.name for one in folder.read("health")} == {"instrument:content"}
    assert len(list(folder.read("attempts"))) == 1


@browser
@pytest.mark.parametrize(
    ("shown", "is_named"),
    [
        ('<img src="{src}" alt="">', False),
        ('<a href="/full" title="A picture"><img src="{src}"></a>', True),
        ('<figure><img src="{src}"><figcaption>A boat</figcaption></figure>', True),
        ("{src}", None),
    ],
)
def test_a_picture_without_words_is_asked_for_its_name(live, board, publish, some, shown, is_named):
    """
    Where it became a picture; the face of its author is none of it.
    """
    some("picture")
    board.markup = lambda text: (
        '<img src="/face.png" alt="">'
        + re.sub(r"!\[\]\((.*?)\).*(?= /)", lambda found: shown.format(src=found[1]), text)
    )
    records = seen(live("content", publish, adapter=ADAPTER))

    assert {one.named for one in records.values()} == {is_named}


@browser
def test_a_form_that_the_browser_holds_back_has_refused(live, board, publish, some):
    """
    It tells so itself, in a bubble that is no part of the page.
    """
    some("picture")
    board.ways.script = True
    board.ways.more = 'form.insertAdjacentHTML("beforeend", "<input required aria-label=Words>");'
    (one,) = seen(live("content", publish, adapter=ADAPTER, **{"journeys.step_timeout_s": "2"})).values()

    assert one.outcome == "refused"
    assert one.message


@browser
@pytest.mark.parametrize(("whole", "truncated"), [(True, False), (False, None)])
def test_a_page_of_its_own_tells_whether_the_rest_is_kept(live, board, publish, some, whole, truncated):
    """
    The feed shows how a message begins; nobody on the walk has opened it.
    """
    some("unbroken")
    board.markup = lambda text: f'<a href="/posts/1">5 min</a> {text[:100]}'
    if whole:
        board.routes["/posts/1"] = lambda: Answer(page_of(f"<article>{board.posts[-1]}</article>"))
    adapter = ADAPTER.replace('member.created("post", "/")', 'member.created("post", "/posts/1")')
    records = seen(live("content", publish, adapter=adapter, **{"journeys.step_timeout_s": "2"}))

    assert {(one.truncated, one.same) for one in records.values()} == {(truncated, None)}


@browser
@pytest.mark.thorough
def test_a_text_that_vanishes_without_a_word_is_lost(live, board, publish, some):
    """
    Neither shown nor refused.
    """
    some("zalgo")
    board.ways.limit, board.ways.tells, board.ways.keeps = 10, False, False
    adapter = ADAPTER.replace('member.see(member.page.get_by_role("article").first)', "assert False")
    records = seen(live("content", publish, adapter=adapter))

    assert [one.outcome for one in records.values()] == ["lost"]
