"""
Each defect breaks what it says, on the page where members meet it; and the untouched platform does not.

A rewriting that no longer matches, or a view that was renamed, would plant nothing, and a gate that stays green would
prove nothing.
"""

from __future__ import annotations

import re

import pytest

from tests.demo.conftest import Person
from toolkit.demo import defect

pytestmark = pytest.mark.whole

PAGES = {
    "live_region_missing": ("/", r'<div class="live"[^>]*>\s*<p>[^<]*</p>\s*<div class="arrivals"></div>'),
    "wrong_lang": ("/", r'<html lang="french">'),
    "placeholder_as_label": ("/posts/1995", r'<textarea name="text" id="reply-text" placeholder="[^"]+"'),
    "heavy_picture": ("/", r'<img src="/banner.bmp"'),
    "untranslated": ("/", r"Un désaccord|urgence|Les plus récents"),
}
ASSETS = {
    "low_contrast": ("place.css", ".hint"),
    "focus_outline_removed": ("place.css", "outline: none !important"),
    "overflow_320": ("place.css", "min-width: 43rem"),
    "target_too_small": ("place.css", "width: 10px"),
    "keyboard_trap": ("forms.js", "preventDefault"),
    "dialog_without_focus": ("forms.js", "aria-modal"),
    "long_task_on_click": ("forms.js", "performance.now() + 700"),
    "dead_button": ("forms.js", "stopImmediatePropagation"),
    "clickable_div": ("react.js", 'createElement("div")'),
    "layout_shift": ("live.js", "560px"),
}


@pytest.fixture
def both(open_square):
    """Alice on the untouched platform, and on a broken one."""
    return lambda name: (Person(open_square()).signed_in("alice"), Person(open_square(name)).signed_in("alice"))


def test_every_defect_is_tested_here_or_in_a_file_of_its_own():
    """One that nobody tests may plant nothing."""
    from pathlib import Path

    from toolkit import registry

    source = Path(__file__).read_text(encoding="utf-8")
    own = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}

    assert [name for name in registry.stems(defect.PACKAGE) if name not in own and f'"{name}"' not in source] == []


@pytest.mark.parametrize(("name", "address", "pattern"), [(name, *case) for name, case in PAGES.items()])
def test_the_page_is_served_broken(both, name, address, pattern):
    """What the pattern tells is there, and was not."""
    well, broken = both(name)

    assert not re.search(pattern, well.get(address).text, re.DOTALL)
    assert re.search(pattern, broken.get(address).text, re.DOTALL)


@pytest.mark.parametrize(("name", "asset", "part"), [(name, *case) for name, case in ASSETS.items()])
def test_the_static_file_is_served_broken(both, name, asset, part):
    """The file is one that pages load, and its end is new."""
    well, broken = both(name)
    texts = []
    for person in (well, broken):
        with person.get(f"/static/{asset}") as answer:
            texts.append(answer.text)
    before, after = texts

    assert after.startswith(before)
    assert part in after[len(before) :]
    assert f"/static/{asset}?" in broken.get("/").text


def test_confirmations_lose_their_role(both):
    """On the page after a form."""
    well, broken = both("status_not_announced")
    pages = []
    for person in (well, broken):
        person.post("/settings/privacy", visibility="members")
        pages.append(person.get("/settings/privacy").text)

    assert ['role="status">' in re.search(r'<p class="notice[^>]*>', page)[0] for page in pages] == [True, False]


def test_refusing_takes_more_than_accepting(both):
    """The button is gone from the question, not from the page about cookies."""
    well, broken = both("refusing_harder")

    assert 'value="refuse"' in well.get("/").text
    assert 'value="refuse"' not in broken.get("/").text
    assert 'value="accept"' in broken.get("/").text
    assert 'value="refuse"' in broken.get("/cookies").text


def test_a_browser_is_marked_before_it_has_chosen(both):
    """For two years, whatever is chosen later."""
    well, broken = both("tracker_before_consent")

    assert "audience=" not in str(well.get("/").headers)
    assert "audience=" in str(broken.get("/").headers)


def test_a_draft_is_lost(both):
    """Too long by a letter, and gone."""
    well, broken = both("draft_lost")
    pages = [person.post("/posts", text="a" * 1001).text for person in (well, broken)]

    assert ["a" * 1001 in page for page in pages] == [True, False]


def test_every_twentieth_message_fails(broken_square):
    """And no other."""
    alice = broken_square("publish_fails_at_times")

    assert [alice.post("/posts", text=f"{n}").status_code for n in range(1, 22)] == [303] * 19 + [500, 303]


def test_a_form_that_is_sent_twice_publishes_twice(both):
    """The key that tells the two apart is not on the page."""
    well, broken = both("double_submit")

    assert 'name="once"' in well.get("/").text
    assert 'name="once"' not in broken.get("/").text


def test_search_finds_nothing(both):
    """What is there, too."""
    pages = []
    for person in both("search_finds_nothing"):
        person.publish("Un ornithorynque")
        pages.append(person.get("/search?q=ornithorynque").text)

    assert ["<article" in page for page in pages] == [True, False]


def test_a_report_is_taken_without_a_word(both):
    """It is filed, and the feed is shown."""
    well, broken = both("report_without_receipt")
    answers = [person.post("/posts/2000/report", reason="spam").location for person in (well, broken)]
    filed = broken.place.database.reading().execute("SELECT count(*) FROM reports").fetchone()[0]

    assert "/reports/" in answers[0]
    assert (answers[1], filed) == ("/", 1)


def test_the_form_of_reporting_is_behind_four_pages(both):
    """Each leads to the next."""
    _, broken = both("buried_report")
    pages = [broken.get(f"/posts/2000/report?sure={n}").text for n in range(5)]

    assert ['name="reason"' in page for page in pages] == [False] * 4 + [True]
    assert all(f"?sure={n + 1}" in page for n, page in enumerate(pages[:4]))


def test_a_private_message_leaks_to_who_has_its_address(open_square):
    """And the reader stays who they are."""
    for names, status in (((), 404), (("private_post_leaks",), 200)):
        app = open_square(*names)
        alice, bob = (Person(app).signed_in(name) for name in ("alice", "bob"))
        number = alice.publish("Only for me")
        alice.post("/settings/privacy", visibility="only_me")

        assert bob.get(f"/posts/{number}").status_code == status
        assert "/members/bob" in bob.get("/").text


@pytest.mark.parametrize(("name", "told"), [("notification_lost", 0), ("notification_doubled", 2)])
def test_an_answer_is_told_too_seldom_or_too_often(open_square, name, told):
    """Once is right."""
    for names, expected in (((), 1), ((name,), told)):
        app = open_square(*names)
        alice, bob = (Person(app).signed_in(who) for who in ("alice", "bob"))
        number = alice.publish("Anybody there?")
        bob.post(f"/posts/{number}/replies", text="Yes")
        rows = alice.place.database.reading().execute(
            "SELECT count(*) FROM notifications WHERE kind = 'reply' AND post_id = ?", (number,)
        )

        assert rows.fetchone()[0] == expected


def test_a_block_has_no_effect(open_square):
    """Bob is still in Alice's feed."""
    for names, seen in (((), False), (("blocked_still_visible",), True)):
        app = open_square(*names)
        alice, bob = (Person(app).signed_in(who) for who in ("alice", "bob"))
        bob.publish("You will hear of me")
        alice.post("/members/bob/block")

        assert ("You will hear of me" in alice.get("/").text) is seen


def test_what_moderation_takes_down_stays(open_square):
    """The decision is written, and the message is there."""
    for names, status in (((), 404), (("moderated_still_visible",), 200)):
        app = open_square(*names)
        alice, bob, moderator = (Person(app).signed_in(who) for who in ("alice", "bob", "moderator"))
        number = alice.publish("Buy this")
        report = bob.post(f"/posts/{number}/report", reason="spam").location.rsplit("/", 1)[1]
        rule = re.search(r'name="rule"[^>]*value="([^"]+)"|<option value="([^"]+)"', moderator.get("/moderation").text)
        chosen = rule[1] or rule[2]
        moderator.post(f"/moderation/{report}", decision="remove", rule=chosen, explanation="Advertising")

        assert bob.get(f"/posts/{number}").status_code == status


def test_an_account_stays_whatever_one_does(open_square):
    """The form leads back to its page."""
    from tests.demo.conftest import PASSWORD

    for names, status in (((), 404), (("deletion_impossible",), 200)):
        alice = Person(open_square(*names)).signed_in("alice")
        alice.post("/settings/data/delete", password=PASSWORD)

        assert alice.get("/members/alice").status_code == status


def test_the_feed_slows_down_with_the_crowd_alone(broken_square, monkeypatch):
    """One reader waits for nothing; the wait grows with the square of the others."""
    from threading import Thread

    from toolkit.demo.defects import slow_query

    alice = broken_square("slow_query")
    waits = []
    second = []

    def sleep(seconds):
        waits.append(seconds)
        if not second:  # while the first is inside, another comes
            second.append(Thread(target=lambda: Person(alice.client.application).get("/")))
            second[0].start()
            second[0].join()

    monkeypatch.setattr(slow_query.time, "sleep", sleep)
    alice.get("/")

    assert waits == [0, pytest.approx(9 * slow_query.STEP_S)]


@pytest.mark.parametrize("address", ["/posts", "/posts/1995/replies", "/posts/1995/react"])
def test_writing_holds_the_lock(broken_square, monkeypatch, address):
    """Another writer would have to wait."""
    from toolkit.demo.defects import lock_contention

    alice = broken_square("lock_contention")
    held = []
    monkeypatch.setattr(
        lock_contention.time, "sleep", lambda seconds: held.append((seconds, alice.place.database._write.locked()))
    )
    alice.post(address, text="Late")

    assert held == [(lock_contention.HELD_S, True)]


def test_every_request_is_slower_than_the_one_before(broken_square, monkeypatch):
    """By what the earlier ones left."""
    from toolkit.demo.defects import leak_slows_soak

    alice = broken_square("leak_slows_soak")
    waits = []
    monkeypatch.setattr(leak_slows_soak.time, "sleep", waits.append)
    for _ in range(3):
        alice.get("/health")

    assert waits == sorted(waits)
    assert len(set(waits)) == 3


def test_the_picture_is_heavy(broken_square):
    """Real bytes, which no cache keeps."""
    answer = broken_square("heavy_picture").get("/banner.bmp")

    assert len(answer.data) > 4_000_000
    assert answer.data[:2] == b"BM"
