"""
content
"""

import html

import pytest

from toolkit.measure.cleaning import open_entries
from toolkit.measure.modes import content
from toolkit.measure.modes._pack import end, letters, pack

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
    assert records["handler", 1280].leaked == ("img",)
    assert records["vector", 320].leaked == ("svg",)
    assert records["links", 320].leaked == ("a",)
    assert not records["entities", 1280].leaked


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
