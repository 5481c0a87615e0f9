"""What was created is removed over plain HTTP; what cannot be stays in the ledger, with the reason."""

from __future__ import annotations

import pytest

from tests.measure.site import Answer
from toolkit.measure.cleaning import clean, open_entries
from toolkit.records import LedgerEntry
from toolkit.settings import load
from toolkit.store import EvidenceWriter, Results

REMOVES = """
    def remove(self, http, base_url, entry, account):
        answer = http.post(base_url + "/remove" + entry.address)
        if answer.status_code != 200:
            from toolkit.errors import ToolkitError

            raise ToolkitError(f"answered {answer.status_code}")
"""


@pytest.fixture
def run(site, adapter, tmp_path):
    """A run with three things on its ledger, and the settings that reach the tiny site."""

    def prepare(body):
        folder = Results(tmp_path / "results").create()
        with EvidenceWriter(folder, "w0") as writer:
            for number in (1, 2, 3):
                writer.write(
                    LedgerEntry(
                        id=f"e{number}",
                        event="created",
                        kind="post",
                        member="alice",
                        address=f"/{number}",
                        at=f"2026-11-23T18:00:0{number}.000Z",
                    )
                )
        overrides = {"platform.adapter": str(adapter(body)), "platform.base_url": site.url}
        return load(None, overrides=overrides, environ={}), folder

    return prepare


@pytest.mark.process
def test_the_newest_is_removed_first(site, run):
    """Answers hang on messages: what came last goes first."""
    for number in (1, 2, 3):
        site.add(f"/remove/{number}", "gone")
    settings, folder = run(REMOVES)

    cleaned = clean(settings, folder)

    assert (cleaned.removed, cleaned.left) == (3, ())
    assert [path for _, path, _, _ in site.seen] == ["/remove/3", "/remove/2", "/remove/1"]
    assert open_entries(folder) == []


@pytest.mark.process
def test_what_cannot_be_removed_is_left_with_the_reason_and_tried_again(site, run):
    """Nothing is lost: `virage clean` tries once more, later."""
    for number in (1, 3):
        site.add(f"/remove/{number}", "gone")
    settings, folder = run(REMOVES)

    first = clean(settings, folder)
    site.add("/remove/2", "gone")
    second = clean(settings, folder)

    assert (first.removed, [entry.reason for entry in first.left]) == (2, ["answered 404"])
    assert (second.removed, second.left) == (1, ())


@pytest.mark.process
def test_an_adapter_that_cannot_remove_leaves_all_and_says_so(run):
    """The first adapter of a platform rarely can."""
    settings, folder = run("")

    cleaned = clean(settings, folder)

    assert {entry.reason for entry in cleaned.left} == {"the adapter cannot remove; do it by hand"}


LOOKS_UP = """
    def look_up(self, http, base_url, token, account):
        answer = http.get(f"{base_url}/search/{token}")
        return ("post", answer.text) if answer.status_code == 200 else None
"""


def intend(folder, *tokens):
    with EvidenceWriter(folder, "w1") as writer:
        for token in tokens:
            writer.write(
                LedgerEntry(id=token, event="intended", kind="text", member="alice", address=token, at="2026-11-24")
            )


@pytest.mark.process
def test_what_was_about_to_be_published_is_looked_up(site, run):
    """A run that is killed while it publishes has not written down where."""
    for number in (1, 2, 3, 4):
        site.add(f"/remove/{number}", "gone")
    site.routes["/search/abc"] = Answer("/4")
    settings, folder = run(LOOKS_UP + REMOVES)
    intend(folder, "abc", "def")

    cleaned = clean(settings, folder)

    assert (cleaned.removed, cleaned.left) == (5, ())
    assert "/remove/4" in [path for _, path, _, _ in site.seen]
    assert open_entries(folder) == []


@pytest.mark.process
def test_what_cannot_be_looked_up_is_told_as_perhaps_there(site, run):
    """Silence would be a guess."""
    for number in (1, 2, 3):
        site.add(f"/remove/{number}", "gone")
    settings, folder = run(REMOVES)
    intend(folder, "abc")

    cleaned = clean(settings, folder)

    assert [entry.address for entry in cleaned.left] == ["abc"]
    assert "perhaps" in cleaned.left[0].reason
