"""
What FlaskBB's pages hold, and where: its head with the menus, its topics, its posts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any  # Any: a playwright Locator
from urllib.parse import urlsplit

from toolkit.journeys import Post

if TYPE_CHECKING:
    from toolkit.journeys import Member


def be_somewhere(member: Member) -> None:
    """Whoever has opened no page yet opens the first."""
    if not member.page.url.startswith("http"):
        member.goto("/")


def be_offered(member: Member, control: Any, name: str) -> None:
    """FlaskBB shows everybody the controls that they may use, and no others."""
    try:
        member.see(control)
    except AssertionError as error:
        place = member.page.locator(".breadcrumb").inner_text().split()[-1]
        raise AssertionError(f"{member.name} is offered no “{name}” in {place}") from error


def choose_in_menu(member: Member, name: str) -> None:
    """The menu beside one's name, or beside "Login"."""
    unfold(member)
    member.click(head(member).get_by_role("button", name="Toggle Dropdown"))
    member.click(head(member).get_by_role("link", name=name))


def unfold(member: Member) -> None:
    """In a narrow window the head is folded away behind a button, whose script stands at the end of the page."""
    member.page.wait_for_load_state("domcontentloaded")
    folded = member.page.get_by_role("button", name="Toggle navigation", expanded=False)
    if folded.count():
        member.click(folded)
        member.see(member.page.locator(".navbar-collapse.show"))  # it has stopped moving


def head(member: Member) -> Any:
    """The head of every page, with its menus."""
    return member.page.get_by_role("navigation")


def editor(member: Member) -> Any:
    """Where a message is written; in a topic its label is only a placeholder."""
    return member.page.get_by_label("Content").or_(member.page.get_by_placeholder("Content")).first


def topics(member: Member) -> Any:
    """Links to the topics of a forum: without role or name, they are found by FlaskBB's class."""
    return member.page.locator(".topic-name").get_by_role("link")


def words(member: Member) -> Any:
    """What posts say: without role or name, they are found by FlaskBB's class."""
    return member.page.locator(".post-content")


def of(member: Member, post: Post) -> Any:
    """A post with its author and its buttons."""
    return member.page.locator(".post-row").filter(has=member.page.locator(f"#pid{post.id}"))


def number(words: Any) -> str:
    """The number of a post, by the element with its words."""
    return str(words.get_attribute("id")).removeprefix("pid")


def shown(member: Member) -> Post:
    """The topic whose page the member is on."""
    first = words(member).first
    address = urlsplit(member.page.url).path
    return Post(address=address, text=first.inner_text().strip(), author=member.name, id=number(first))
