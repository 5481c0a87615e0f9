"""
FlaskBB 2.2, a forum on PyPI.

Why:
    A platform that nobody of this project wrote: it tells whether the verbs are words for any forum.
How:
    A message is a topic, the feed is the first forum. Controls are found by role and name; topics, posts and reports
    have neither, so those are found by the classes that FlaskBB gives them.
Limits:
    English only. A topic's title and its text are the same words. Members cannot take back a topic or an account: what
    is left of them stays in the ledger. No reactions, following, blocking, privacy, export: these verbs are left out.
Source:
    FlaskBB 2.2.0.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote, urlsplit

from toolkit.journeys import Account, Member, Platform, Post
from toolkit.measure.platforms import _flaskbb_http
from toolkit.measure.platforms import _flaskbb_pages as pages
from toolkit.records import LedgerEntry

if TYPE_CHECKING:
    import requests

MOST_CRITERIA = 50  # characters that the search field takes


class FlaskBB(Platform):
    """A forum made with FlaskBB."""

    name: ClassVar[str] = "FlaskBB"
    health: ClassVar[str] = "/"
    sign_in_address: ClassVar[str] = _flaskbb_http.SIGN_IN

    def __init__(self) -> None:
        self._reasons: dict[str, str] = {}

    # ------------------------------------------------------------------------------------------- coming and going

    def is_signed_in(self, member: Member) -> bool:
        """The head of the page bears their name."""
        return bool(self._own_name(member, include_hidden=True).count())

    def sign_in(self, member: Member) -> None:
        """Through the link in the head of the page."""
        assert member.account is not None
        if urlsplit(member.page.url).path != self.sign_in_address:
            pages.be_somewhere(member)
            pages.unfold(member)
            member.click(pages.head(member).get_by_role("link", name="Login"))
        member.fill(member.page.get_by_label("Username or Email address"), member.account.login)
        member.fill(member.page.get_by_label("Password"), member.password)
        member.click(member.page.get_by_role("button", name="Login", exact=True))
        self._is_welcome(member)

    def sign_out(self, member: Member) -> None:
        """In the menu beside their name; the page says so."""
        pages.choose_in_menu(member, "Logout")
        member.see(member.page.get_by_role("alert").filter(has_text="Logged out"))

    def sign_up(self, member: Member, login: str, password: str) -> None:
        """Who has registered is signed in."""
        pages.be_somewhere(member)
        pages.choose_in_menu(member, "Register")
        page = member.page
        member.fill(page.get_by_label("Username"), login)
        member.fill(page.get_by_label("Email address"), f"{login}@example.org")
        member.fill(page.get_by_label("Password", exact=True), password)
        member.fill(page.get_by_label("Confirm password"), password)
        member.check(page.get_by_label("I accept the Terms of Service"))
        member.click(page.get_by_role("button", name="Register"))
        self._is_welcome(member)

    # ---------------------------------------------------------------------------------------------------- reading

    def open_feed(self, member: Member) -> None:
        """The first forum of the first page."""
        pages.be_somewhere(member)
        pages.unfold(member)
        member.click(pages.head(member).get_by_role("link", name="Forum"))
        member.click(member.page.locator(".forum-name").get_by_role("link").first)
        member.see(pages.topics(member).first)

    def read_on(self, member: Member) -> None:
        """The forum's next page."""
        before = pages.topics(member).first.inner_text()
        member.click(member.visible(member.page.get_by_role("link", name="»")))
        member.see(pages.topics(member).filter(has_not_text=before).first)

    def sees(self, member: Member, post: Post) -> None:
        """On the topic's page."""
        member.goto(post.address)
        member.see(pages.words(member).filter(has_text=post.text))

    def cannot_see(self, member: Member, post: Post) -> None:
        """FlaskBB answers as if all were well, and says on the page that it knows of no such thing."""
        member.goto(post.address)
        member.see(member.page.get_by_role("heading", name=re.compile("Unknown Error|Page not found")))

    # ---------------------------------------------------------------------------------------------------- writing

    def publish(self, member: Member, text: str) -> Post:
        """A new topic in the first forum; who may begin one finds the button above the topics."""
        self.open_feed(member)
        button = member.page.get_by_role("link", name="New Topic")
        pages.be_offered(member, button, "New Topic")
        member.click(button)
        member.fill(member.page.get_by_label("Topic title"), text)
        member.fill(pages.editor(member), text)
        member.click(member.page.get_by_role("button", name="Post topic"))
        member.see(pages.words(member).filter(has_text=text))
        member.created("topic", urlsplit(member.page.url).path)
        return pages.shown(member)

    def has_published(self, member: Member, text: str) -> Post:
        """As an answer in the first topic: FlaskBB lets only moderators begin one of their own."""
        self.open_feed(member)
        member.click(pages.topics(member).first)
        member.see(pages.words(member).first)
        return self.reply(member, pages.shown(member), text)

    def reply(self, member: Member, post: Post, text: str) -> Post:
        """In the editor below the topic."""
        member.goto(post.address)
        member.fill(pages.editor(member), text)
        member.click(member.page.get_by_role("button", name="Reply", exact=True))
        answer = pages.words(member).filter(has_text=text)
        member.see(answer)
        number = pages.number(answer)
        member.created("reply", f"/post/{number}")
        return Post(address=f"/post/{number}", text=text, author=member.name, id=number)

    def edit(self, member: Member, post: Post, text: str) -> Post:
        """Topic and reply have a form each."""
        member.goto(post.address)
        member.click(pages.of(member, post).get_by_role("link", name=re.compile("Edit this (post|topic)")))
        title = member.page.get_by_label("Topic title")
        if title.count():
            member.fill(title, text)
        member.fill(pages.editor(member), text)
        member.created("reply" if post.address == f"/post/{post.id}" else "topic", post.address)
        member.click(member.page.get_by_role("button", name=re.compile("Reply|Save topic")))
        member.see(pages.words(member).filter(has_text=text))
        return replace(post, text=text)

    def delete(self, member: Member, post: Post) -> None:
        """After a question, in a dialog of the page."""
        member.goto(post.address)
        member.click(pages.of(member, post).get_by_role("button", name=re.compile("Delete this (post|topic)")))
        member.click(member.page.get_by_role("dialog").get_by_role("button", name="Yes"))
        member.see(pages.topics(member).or_(pages.words(member)).first)
        member.see(member.page.locator("body").filter(has_not=pages.of(member, post)))
        member.removed(post.address)

    # ------------------------------------------------------------------------------------------- keeping order

    def report(self, member: Member, post: Post, reason: str) -> None:
        """In a window of its own, which is closed again; the reason is told in one's own words."""
        said = f"{reason} {secrets.token_hex(4)}"
        member.goto(post.address)
        member.opens(pages.of(member, post).get_by_role("link", name="Report this post"))
        member.fill(member.page.get_by_label("Reason"), said)
        member.click(member.page.get_by_role("button", name="Report", exact=True))
        member.see(member.page.get_by_role("alert").filter(has_text="Thanks for reporting"))
        self._reasons[post.id] = said
        member.click(member.page.get_by_role("link", name="Close"))

    def finds_report(self, member: Member, post: Post) -> None:
        """Under management, with the reporter's words and a link to the message."""
        pages.choose_in_menu(member, "Management")
        member.click(member.page.get_by_role("link", name=re.compile(r"^\W*Reports$")))
        report = member.page.locator(".settings-row").filter(has_text=self._reasons[post.id])
        member.see(report.locator(f'a[href$="/post/{post.id}"]'))

    # -------------------------------------------------------------------------------------------------- finding

    def search(self, member: Member, words: str) -> None:
        """On a page of its own, among posts; as many whole words as the field takes."""
        while len(words) > MOST_CRITERIA:
            words = words.rpartition(" ")[0]
        pages.unfold(member)
        member.click(pages.head(member).get_by_role("link", name="Search"))
        member.choose(member.page.get_by_label("Content"), "Post")
        member.fill(member.page.get_by_label("Criteria"), words)
        member.click(member.page.get_by_role("button", name="Search"))
        member.see(member.page.locator(".topic-header", has_text="Posts"))

    def found(self, member: Member, post: Post) -> None:
        """Results show the whole message."""
        member.see(pages.words(member).filter(has_text=post.text))

    def describe(self, member: Member, text: str) -> str:
        """In the notes among one's details; they stand on one's own page."""
        pages.choose_in_menu(member, "Settings")
        member.click(member.page.get_by_role("link", name="Change User Details"))
        notes = member.page.get_by_label("Notes")
        before = str(notes.input_value())
        member.created("notes", f"{urlsplit(member.page.url).path} notes={quote(before)}")
        member.fill(notes, text)
        member.click(member.page.get_by_role("button", name="Save"))
        member.see(member.page.get_by_role("alert").filter(has_text="User details updated"))
        pages.unfold(member)
        member.click(self._own_name(member))
        member.see(member.page.locator(".profile-content").filter(has_text=text))
        return before

    def describes(self, member: Member, other: Member, text: str) -> None:
        """On the page that bears their name."""
        assert other.account is not None
        member.goto(f"/user/{other.account.login}")
        member.see(member.page.locator(".profile-content").filter(has_text=text))

    # ------------------------------------------------------------------------------------------------- over HTTP

    def look_up(self, http: requests.Session, base_url: str, token: str, account: Account) -> tuple[str, str] | None:
        """Search knows replies and topics by their posts."""
        return _flaskbb_http.look_up(http, base_url, token, account)

    def copies(self, http: requests.Session, base_url: str, token: str, account: Account) -> int:
        """As many posts as the search finds."""
        return _flaskbb_http.copies(http, base_url, token, account)

    def remove(self, http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
        """Delete a reply or a moderator's topic, put notes back; FlaskBB lets no member delete an account."""
        _flaskbb_http.remove(http, base_url, entry, account)

    def _is_welcome(self, member: Member) -> None:
        """Who is signed in finds their name in the head of the page, unfolded or not."""
        self._own_name(member, include_hidden=True).wait_for(state="attached")
        pages.unfold(member)
        member.see(self._own_name(member))

    def _own_name(self, member: Member, **how: bool) -> Any:  # Any: a playwright Locator
        assert member.account is not None
        return pages.head(member).get_by_role("link", name=member.account.login, **how)
