"""
La Place, the embedded platform.

Why:
    The reference of good, and the first thing a newcomer measures.
How:
    Controls are found by role, and by name where a person would need the name to choose.
Limits:
    Reports cannot be withdrawn: they go when their message does.
Source:
    `virage demo serve`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from toolkit.journeys import Account, Member, Post
from toolkit.measure.platforms._la_place_http import Cleaner
from toolkit.measure.platforms._la_place_news import News
from toolkit.measure.platforms._la_place_order import Order
from toolkit.measure.platforms._la_place_people import email_of, say, starts
from toolkit.measure.platforms._la_place_words import VISIBILITY
from toolkit.records import LedgerEntry

if TYPE_CHECKING:
    from pathlib import Path

    import requests

MOST_PAGES = 9  # before the form of reporting: nobody goes through more


class LaPlace(News, Order):
    """The public square of Rivière-aux-Geais."""

    name: ClassVar[str] = "La Place"
    health: ClassVar[str] = "/health"
    sign_in_address: ClassVar[str] = "/login"

    def __init__(self) -> None:
        self._cleaner = Cleaner()

    # ------------------------------------------------------------------------------------------- coming and going

    def is_signed_in(self, member: Member) -> bool:
        """The sign-out button is there."""
        return bool(self._button(member, "sign_out").count())

    def sign_in(self, member: Member) -> None:
        """Through the link in the head of the page."""
        assert member.account is not None
        if not member.page.url.endswith("/login"):
            if not member.page.url.startswith("http"):
                member.goto("/")
            member.click(member.page.get_by_role("banner").get_by_role("link", name=say(member, "sign_in")))
        form = member.page.get_by_role("main")
        member.fill(form.get_by_label(say(member, "username")), member.account.login)
        member.fill(form.get_by_label(say(member, "password")), member.password)
        member.click(form.get_by_role("button", name=say(member, "sign_in")))
        member.see(self._button(member, "sign_out"))

    def sign_out(self, member: Member) -> None:
        """The page says so."""
        member.click(self._button(member, "sign_out"))
        member.see(member.page.get_by_role("status").filter(has_text=say(member, "signed_out")))

    def sign_up(self, member: Member, login: str, password: str) -> None:
        """The first page after it greets the newcomer by name."""
        member.click(self._link(member, "sign_up"))
        form = member.page.get_by_role("main")
        member.fill(form.get_by_label(say(member, "username")), login)
        member.fill(form.get_by_label(say(member, "display_name")), login)
        member.fill(form.get_by_label(say(member, "email")), email_of(login))
        member.fill(form.get_by_label(say(member, "password")), password)
        member.check(form.get_by_role("checkbox"))
        member.click(self._button(member, "create_account"))
        member.see(self._status(member, "welcome"))

    def reset_password(self, member: Member, password: str) -> None:
        """The mail of this fictional town is a page of it."""
        assert member.account is not None
        email = email_of(member.account.login)
        main = member.page.get_by_role("main")
        member.click(self._link(member, "sign_in"))
        member.click(main.get_by_role("link", name=say(member, "forgotten")))
        member.fill(main.get_by_label(say(member, "email")), email)
        member.click(self._button(member, "send_link"))
        member.click(main.get_by_role("link", name=say(member, "open_mail")))
        newest = main.get_by_role("heading", name=email).locator("xpath=following-sibling::article[1]")
        member.click(newest.get_by_role("link"))
        member.fill(main.get_by_label(say(member, "new_password")), password)
        member.click(self._button(member, "save_password"))
        member.see(self._button(member, "sign_out"))

    # ---------------------------------------------------------------------------------------------------- reading

    def open_feed(self, member: Member) -> None:
        """Through the navigation; messages are articles."""
        if not member.page.url.startswith("http"):
            member.goto("/")
        else:
            member.click(member.page.get_by_role("banner").get_by_role("link", name=say(member, "feed"), exact=True))
        member.see(member.page.get_by_role("article").first)

    def read_on(self, member: Member) -> None:
        """Older messages are on the next page."""
        before = member.page.get_by_role("article").first.inner_text()
        member.click(member.page.get_by_role("link", name=say(member, "older")))
        member.see(member.page.get_by_role("article").filter(has_not_text=before).first)

    def sees(self, member: Member, post: Post) -> None:
        """On the message's own page."""
        self._go_to(member, post)
        member.see(member.page.get_by_role("main").get_by_text(post.text))

    def cannot_see(self, member: Member, post: Post) -> None:
        """As if the message were not there."""
        member.goto(post.address.partition("#")[0], refused=True)
        member.see(member.page.get_by_role("main").get_by_role("heading", level=1))

    def sees_picture(self, member: Member, post: Post, alternative: str) -> None:
        """An image of this name."""
        self._go_to(member, post)
        member.see(member.page.get_by_role("main").get_by_role("img", name=alternative))

    def misses(self, member: Member, post: Post) -> None:
        """Not among the newest, where it would be."""
        self.open_feed(member)
        if member.page.get_by_role("article").filter(has_text=post.text).count():
            raise AssertionError(f"{member.name} sees in the feed what was to be hidden: {post.text}")

    def notified(self, member: Member, post: Post) -> None:
        """An entry that leads to the message."""
        self._open_notifications(member)
        address = post.address.partition("#")[0]
        member.see(member.page.get_by_role("main").get_by_role("listitem").locator(f'a[href^="{address}"]').first)

    # ---------------------------------------------------------------------------------------------------- writing

    def publish(self, member: Member, text: str) -> Post:
        """In the field at the top of the feed."""
        self._compose(member, text)
        return self._published(member, text)

    def publish_picture(self, member: Member, text: str, picture: Path, alternative: str) -> Post:
        """Below the field, where the form is unfolded."""
        self._compose(member, text)
        form = member.page.get_by_role("main")
        member.click(form.get_by_text(say(member, "add_picture"), exact=True))
        member.upload(form.get_by_label(say(member, "picture"), exact=True), str(picture))
        member.fill(form.get_by_label(say(member, "alternative")), alternative)
        post = self._published(member, text)
        member.see(member.page.get_by_role("main").get_by_role("img", name=alternative))
        return post

    def _compose(self, member: Member, text: str) -> None:
        if urlsplit(member.page.url).path != "/":
            self.open_feed(member)
        member.fill(member.page.get_by_role("main").get_by_role("textbox").first, text)

    def _published(self, member: Member, text: str) -> Post:
        member.click(self._button(member, "publish"))
        member.see(member.page.get_by_role("article").filter(has_text=text))
        address = urlsplit(member.page.url).path
        member.created("post", address)
        return Post(address=address, text=text, author=member.name, id=address.rpartition("/")[2])

    def edit(self, member: Member, post: Post, text: str) -> Post:
        """The message says that it was edited."""
        self._go_to(member, post)
        main = member.page.get_by_role("main")
        member.click(main.get_by_role("link", name=say(member, "edit")))
        member.fill(main.get_by_role("textbox").first, text)
        member.created("post", post.address)
        member.click(self._button(member, "save_edit"))
        member.see(main.get_by_role("article").filter(has_text=text))
        return replace(post, text=text)

    def delete(self, member: Member, post: Post) -> None:
        """Asked once more, then said to be gone."""
        self._go_to(member, post)
        member.click(member.page.get_by_role("main").get_by_text(say(member, "delete"), exact=True))
        member.click(self._button(member, "delete_for_good"))
        member.see(self._status(member, "deleted"))
        member.removed(post.address)

    def reply(self, member: Member, post: Post, text: str) -> Post:
        """Below the message."""
        self._go_to(member, post)
        main = member.page.get_by_role("main")
        member.fill(main.get_by_role("textbox"), text)
        member.click(main.get_by_role("button", name=say(member, "reply"), exact=True))
        member.see(main.get_by_role("listitem").filter(has_text=text))
        address = urlsplit(member.page.url)
        member.created("reply", f"{address.path}#{address.fragment}")
        return Post(address=f"{address.path}#{address.fragment}", text=text, author=member.name, id=address.fragment)

    def react(self, member: Member, post: Post) -> None:
        """The number beside the word is one more."""
        self._go_to(member, post)
        word = member.page.get_by_role("article").first.get_by_text(say(member, "like"), exact=True)
        count = word.locator("xpath=following-sibling::span[1]")
        member.see(count)
        before = int(count.inner_text())
        member.click(word)
        member.see(count.filter(has_text=re.compile(f"^{before + 1}$")))

    # -------------------------------------------------------------------------------------------- keeping order

    def report(self, member: Member, post: Post, reason: str) -> None:
        """The receipt has a reference number; pages that come before the form are gone through."""
        self._go_to(member, post)
        main = member.page.get_by_role("main")
        choice = main.get_by_label(say(member, reason))
        further = main.get_by_role("link", name=starts(member, "report"))
        member.click(further)
        for _ in range(MOST_PAGES):
            member.see(choice.or_(further).first)
            if choice.count():
                break
            member.click(further)
        member.check(choice)
        member.click(self._button(member, "send_report"))
        member.see(main.get_by_role("heading", name=say(member, "receipt")))

    def finds_report(self, member: Member, post: Post) -> None:
        """In the moderation queue."""
        member.click(member.page.get_by_role("banner").get_by_role("link", name=say(member, "moderation")))
        member.see(member.page.get_by_role("article").filter(has_text=post.text))

    # ---------------------------------------------------------------------------------------- finding, deciding

    def search(self, member: Member, words: str) -> None:
        """The field is in the head of every page."""
        head = member.page.get_by_role("banner")
        member.fill(head.get_by_role("searchbox"), words)
        member.click(head.get_by_role("button", name=say(member, "search")))
        member.see(member.page.get_by_role("main").get_by_role("status"))

    def found(self, member: Member, post: Post) -> None:
        """Among the articles."""
        member.see(member.page.get_by_role("main").get_by_role("article").filter(has_text=post.text))

    def set_privacy(self, member: Member, audience: str) -> None:
        """The page says that it is saved."""
        before = self.privacy(member)
        member.created("setting", f"/settings/privacy visibility={VISIBILITY[before]}")
        member.check(member.page.get_by_role("radio", name=say(member, audience), exact=True))
        member.click(self._button(member, "save"))
        member.see(member.page.get_by_role("status").filter(has_text=say(member, "saved")))

    def privacy(self, member: Member) -> str:
        """The choice that is checked after the page was opened afresh."""
        link = member.page.get_by_role("banner").get_by_role("link", name=say(member, "privacy"))
        member.click(link)
        checked = member.page.get_by_role("main").get_by_role("radio", checked=True)
        member.see(checked)
        value = checked.get_attribute("value")
        return next(audience for audience, visibility in VISIBILITY.items() if visibility == value)

    # ------------------------------------------------------------------------------------------------- over HTTP

    def look_up(self, http: requests.Session, base_url: str, token: str, account: Account) -> tuple[str, str] | None:
        """Among the search's results."""
        return self._cleaner.look_up(http, base_url, token, account)

    def copies(self, http: requests.Session, base_url: str, token: str, account: Account) -> int:
        """Among the search's results, too."""
        return self._cleaner.copies(http, base_url, token, account)

    def remove(self, http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
        """Delete a message, an answer or an account; put back a setting, a block, a profile."""
        self._cleaner.remove(http, base_url, entry, account)
