"""The page: complete in every state, light, and nothing in it that a strict policy would drop."""

import re
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.report import samples
from toolkit.report.formats.html import page
from toolkit.report.pictures import Album

pytestmark = pytest.mark.whole

BUDGET_BYTES = 250_000
VOID = {"meta", "link", "br", "img"}


class Outline(HTMLParser):
    """What the page is made of: elements, ids, links, headings and visible text."""

    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.targets, self.headings, self.open = [], [], [], [], []
        self.attributes = set()
        self.text = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"]] if "href" in given else []
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data


def outline(card, folder, language="fr"):
    """The page as an outline."""
    seen = Outline()
    seen.feed(page(card, folder=folder, language=language))
    return seen


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_is_drawn_whole(run_folder, any_card, language):
    """
    Elements nest, ids are unique, fragments lead somewhere, and no key or missing parameter shows.
    """
    seen = outline(any_card, run_folder, language)

    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))
    assert {target[1:] for target in seen.targets if target.startswith("#")} <= set(seen.ids)
    assert not re.search(r"⟦|\bNone\b|\{[a-z_]+\}", re.sub(r"(caps|findings|load)\{[^}]*\}", "", seen.text))


def test_headings_go_down_one_level_at_a_time(run_folder, any_card):
    """
    They are how a screen reader moves.
    """
    levels = outline(any_card, run_folder).headings

    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


def test_nothing_needs_a_script_or_the_network(run_folder, any_card):
    """
    The file is opened from a mail, from disk and under a strict content policy.
    """
    seen = outline(any_card, run_folder)
    loaded = [
        t
        for t in seen.targets
        if not t.startswith(("#", "data:", "report.", "traces/", "pictures/", "evidence/", "http"))
    ]

    assert "script" not in seen.tags
    assert [name for name in seen.attributes if name == "style" or name.startswith("on")] == []
    assert loaded == []


@pytest.mark.parametrize("name", ["capped", "full"])
def test_the_page_without_its_pictures_is_light(run_folder, name):
    """
    It must open at once on a train.
    """
    text = page(samples.ALL[name](), folder=run_folder, language="fr")

    assert len(re.sub(r"data:image/[^\"]+", "", text).encode()) <= BUDGET_BYTES


def test_pictures_are_inside_the_file(run_folder):
    """
    One file is all there is to send.
    """
    text = page(samples.capped(), folder=run_folder, language="en")

    assert text.count("data:image/png;base64,") == 3 + 6 * 4 + 3
    assert samples.PICTURE not in re.sub(r"<details>.*?</details>", "", text)


def test_what_two_members_see_stands_side_by_side(run_folder):
    """
    One misses what the other one has: both pictures, each with its member's name.
    """
    card = samples.capped()
    broken = samples.broken_finding()
    other = samples.picture(run_folder, "pictures/other.png")
    both = [
        replace(broken.places[0], seen_by=name, screenshot=path)
        for name, path in (("alice", samples.PICTURE), ("moderator", other))
    ]
    text = page(replace(card, findings=(replace(broken, places=tuple(both)),)), folder=run_folder, language="en")
    captions = re.findall(r"<figcaption><b>(.*?)</b>", text)

    assert [re.sub("<.*?>", "", caption) for caption in captions] == [
        "What “alice” sees here",
        "What “moderator” sees here",
    ]


def test_a_picture_that_is_gone_leaves_a_word(tmp_path):
    """
    Evidence may have been tidied away; the report still stands.
    """
    assert "no picture" in page(samples.machine_only(), folder=tmp_path, language="en")


def test_each_language_links_to_the_others(run_folder):
    """
    A reader who gets the wrong file finds the right one.
    """
    assert "report.en.html" in outline(samples.capped(), run_folder, "fr").targets
    assert "report.fr.html" in outline(samples.capped(), run_folder, "en").targets
    assert page(samples.capped(), folder=run_folder, language="fr", languages=("fr",)).count("report.en.html") == 0


def test_words_of_the_engine_are_marked_as_english(run_folder):
    """
    A French voice would mangle them.
    """
    text = page(samples.capped(), folder=run_folder, language="fr")

    assert '<span lang="en"><bdi>Form elements must have labels</bdi></span>' in text
    assert "Les champs de formulaire doivent avoir une étiquette" in text


def test_the_text_starts_with_the_barrier_and_the_decision(run_folder):
    """
    Reading order is the order of the file, with or without a style sheet.
    """
    text = " ".join(outline(samples.capped(), run_folder, "en").text.split())

    assert (
        text.index("Barrier K1") < text.index("Nobody can post: do not release. Post: 0 attempts") < text.index("To do")
    )


@pytest.mark.parametrize(("index", "shown"), [(88.4, "88.4"), (97.0, "97.0")])
def test_numbers_are_the_records_own(run_folder, index, shown):
    """
    The report draws; it computes nothing.
    """
    good = samples.machine_only()
    text = outline(replace(good, grade=replace(good.grade, technical_index=index)), run_folder, "en").text

    assert shown in text


def test_what_there_is_nothing_of_is_not_drawn(run_folder):
    """
    An empty section would look like a result; one sentence says what is missing.
    """
    bare = outline(samples.machine_only(), run_folder)
    full = outline(samples.full(), run_folder)
    sections = {"raises", "comparison", "people", "maturity"}

    assert sections & set(bare.ids) == set()
    assert sections <= set(full.ids)
    assert {f"#{section}" for section in sections} <= set(full.targets)


def test_a_run_without_load_has_one_sentence_and_no_widget(run_folder):
    """
    An empty chart would look like a platform that answers nothing.
    """
    text = page(samples.without_load(), folder=run_folder, language="en")

    assert "This run sent no load" in text
    assert 'id="rate-1-t"' not in text


def test_more_pictures_than_fit_are_counted(run_folder, monkeypatch):
    """
    The reader learns that something is missing here, and where it is.
    """
    monkeypatch.setattr("toolkit.report.formats.html.Album", partial(Album, budget_bytes=1))
    text = page(samples.machine_only(), folder=run_folder, language="en")

    assert "28 pictures were left out" in text


def test_what_the_others_saw_is_told_by_way_and_kind(tmp_path):
    """
    What lies beyond the time-out is told as such, and has no interval of its own.
    """
    text = page(samples.graded(), folder=tmp_path, language="en")
    table = re.sub(r"<[^>]+>", "", text.partition('id="cap-pr"')[2].partition("</table>")[0])

    assert "a reader sees it: a message" in table
    assert "over 10" in table
    assert "Seen from the other side" not in page(
        replace(samples.graded(), propagation=(), notifications=None), folder=tmp_path, language="en"
    )
