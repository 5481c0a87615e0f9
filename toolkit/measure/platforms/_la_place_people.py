"""
The pages of La Place, and what members do there with each other and about themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from toolkit.journeys import Member, Platform
from toolkit.measure.platforms._la_place_words import OTHER, WORDS

if TYPE_CHECKING:
    from pathlib import Path


class People(Platform):
    """Following, blocking, one's own page, one's own data."""

    def block(self, member: Member, other: Member) -> None:
        """The page of the other says so."""
        self._relate(member, other, "block", "unblock")

    def unblock(self, member: Member, other: Member) -> None:
        """The page of the other offers to block again."""
        self._relate(member, other, "unblock", "block")

    def follow(self, member: Member, other: Member) -> None:
        """The button offers the opposite."""
        self._relate(member, other, "follow", "unfollow")

    def unfollow(self, member: Member, other: Member) -> None:
        """The button offers to follow again."""
        self._relate(member, other, "unfollow", "follow")

    def _relate(self, member: Member, other: Member, act: str, after: str) -> None:
        assert other.account is not None
        address = f"/members/{other.account.login}"
        if urlsplit(member.page.url).path != address:
            member.goto(address)
        if not act.startswith("un"):
            member.created(act, address)
        main = member.page.get_by_role("main")
        member.click(main.get_by_role("button", name=starts(member, act)))
        member.see(main.get_by_role("button", name=starts(member, after)))
        if act.startswith("un"):
            member.removed(address)

    def describe(self, member: Member, text: str) -> str:
        """From one's own page to the form, and told that it is saved."""
        member.click(self._link(member, "profile"))
        main = member.page.get_by_role("main")
        member.click(main.get_by_role("link", name=say(member, "edit_profile")))
        field = main.get_by_label(say(member, "about_me"))
        member.see(field)
        before = str(field.input_value())
        member.created("profile", f"/settings/profile {quote(before)}")
        member.fill(field, text)
        member.click(self._button(member, "save_profile"))
        member.see(self._status(member, "profile_saved"))
        return before

    def describes(self, member: Member, other: Member, text: str) -> None:
        """Below their name."""
        assert other.account is not None
        member.goto(f"/members/{other.account.login}")
        member.see(member.page.get_by_role("main").get_by_text(text))

    def export_data(self, member: Member) -> Path:
        """A file of its own."""
        self._to_data(member)
        return member.downloads(self._button(member, "download"))

    def delete_account(self, member: Member, password: str) -> None:
        """With the password once more; the feed says that it is done."""
        self._to_data(member)
        member.fill(member.page.get_by_role("main").get_by_label(say(member, "your_password")), password)
        member.click(self._button(member, "delete_account"))
        member.see(self._status(member, "account_deleted"))

    def _to_data(self, member: Member) -> None:
        member.click(self._link(member, "settings"))
        member.click(member.page.get_by_role("main").get_by_role("link", name=say(member, "data")))

    def switch_language(self, member: Member, language: str) -> None:
        """The button in the head of the page; then its navigation is in that language."""
        head = member.page.get_by_role("banner")
        member.click(head.get_by_role("button", name=OTHER[language]))
        member.see(head.get_by_role("link", name=WORDS[language]["feed"], exact=True))

    def find_help(self, member: Member) -> None:
        """Both are links in the head of every page."""
        member.click(self._link(member, "help"))
        member.see(member.page.get_by_role("main").get_by_role("heading", name=say(member, "help"), exact=True))
        member.click(self._link(member, "conduct"))
        member.see(member.page.get_by_role("main").get_by_role("heading", name=say(member, "conduct"), exact=True))

    def _open_notifications(self, member: Member) -> None:
        member.click(member.page.get_by_role("banner").get_by_role("link", name=starts(member, "notifications")))

    def _button(self, member: Member, word: str) -> Any:  # Any: a playwright Locator
        return member.page.get_by_role("button", name=say(member, word), exact=True)

    def _link(self, member: Member, word: str) -> Any:  # Any: as above
        return member.page.get_by_role("banner").get_by_role("link", name=say(member, word), exact=True)

    def _status(self, member: Member, word: str) -> Any:  # Any: as above
        return member.page.get_by_role("status").filter(has_text=say(member, word))


def say(member: Member, word: str) -> str:
    return WORDS[member.language][word]


def starts(member: Member, word: str) -> re.Pattern[str]:
    """A name that begins so: the rest says of whom, or how many."""
    return re.compile(f"^{re.escape(say(member, word))}")


def email_of(login: str) -> str:
    return f"{login}@example.org"
