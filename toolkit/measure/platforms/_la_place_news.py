"""
What La Place tells its members of: the live feed, the list of notifications, letters, and what moderation decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.journeys import Lookout, Member, Notice, Post
from toolkit.measure.platforms._la_place_people import People, say

# What an entry leads to tells what it is about; of a message itself both likes and decisions tell.
_LEADS = (
    (re.compile(r"/posts/\d+#replies"), "reply"),
    (re.compile(r"/members/"), "follow"),
    (re.compile(r"/messages/"), "write_to"),
    (re.compile(r"/reports/"), "take_down"),
    (re.compile(r"/posts/\d+"), "react"),
)
_READ = """entries => entries.map(entry => ({
  href: entry.querySelector("a").getAttribute("href"),
  words: entry.querySelector("a").textContent.trim(),
  unread: entry.matches(".unread"),
}))"""


class News(People):
    """Waiting for news, reading them, writing letters, taking messages down."""

    def watch(self, member: Member, post: Post | None = None) -> Lookout:
        """The feed says how many messages are newer, and has the counts; answers are there when the page is opened."""
        if post is not None:
            member.goto(post.address.partition("#")[0])
            return Lookout(message=".reply", reactions="main article.post .react .count", live=False)
        member.goto("/")
        member.see(member.page.get_by_role("article").first)
        return Lookout(
            message="main article",
            notice=".live [role=status] button",
            badge="[data-badge=notifications]",
            letters="[data-badge=messages]",
        )

    def watch_letters(self, member: Member, other: Member) -> Lookout:
        """A talk is as it was when its page was opened."""
        assert other.account is not None
        member.goto(f"/messages/{other.account.login}")
        return Lookout(message=".talk > li", live=False)

    def notices(self, member: Member) -> Sequence[Notice]:
        """The newest fifty; what is unread is marked this once."""
        member.goto("/notifications")
        member.see(member.page.get_by_role("main").get_by_role("heading", level=1))
        return [_notice(entry, member) for entry in member.page.locator(".news > li").evaluate_all(_READ)]

    def take_down(self, member: Member, post: Post) -> None:
        """By the fifth rule, with a word why; the page says that it is done."""
        main = member.page.get_by_role("main")
        member.click(member.page.get_by_role("banner").get_by_role("link", name=say(member, "moderation")))
        report = main.get_by_role("article").filter(has_text=post.text).first
        member.choose(report.get_by_role("combobox"), f"5. {say(member, 'advertising')}")
        member.fill(report.get_by_role("textbox"), say(member, "because"))
        member.click(report.get_by_role("button", name=say(member, "remove")))
        member.see(self._status(member, "removed"))

    def write_to(self, member: Member, other: Member, text: str) -> None:
        """From the page of the other."""
        assert other.account is not None
        main = member.page.get_by_role("main")
        member.goto(f"/members/{other.account.login}")
        member.click(main.get_by_role("link", name=say(member, "write")))
        member.fill(main.get_by_role("textbox"), text)
        member.created("letter", f"/messages/{other.account.login}")
        member.click(main.get_by_role("button", name=say(member, "send"), exact=True))
        member.see(main.get_by_role("listitem").filter(has_text=text))


def _notice(entry: dict[str, Any], member: Member) -> Notice:  # Any: what the page says of one entry
    act = next(act for leads, act in _LEADS if leads.match(entry["href"]))
    if act == "react" and entry["words"].startswith(say(member, "moderation_did")):
        act = "take_down"
    return Notice(act=act, about=entry["href"].partition("#")[0], by=entry["words"], unread=entry["unread"])
