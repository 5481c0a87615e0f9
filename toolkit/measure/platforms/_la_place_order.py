"""
What members of La Place see of its order: decisions, reasons, appeals, rules, and the choice about cookies.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from toolkit.journeys import Member, Post
from toolkit.measure.platforms._la_place_people import People, say


class Order(People):
    """Moderation as those see it whom it concerns; consent."""

    def told_decision(self, member: Member, post: Post) -> None:
        """From the newest notification to the receipt, where the decision stands."""
        del post  # the notification tells of the report
        self._open_notifications(member)
        link = member.page.get_by_role("main").get_by_role("link", name=say(member, "report_decided")).first
        member.see(link)
        member.click(link)
        member.see(member.page.get_by_role("definition").filter(has_text=say(member, "removed")))

    def told_reasons(self, member: Member, post: Post) -> None:
        """On the message's own page."""
        self._go_to(member, post)
        member.see(member.page.get_by_role("main").get_by_role("definition").filter(has_text=say(member, "because")))

    def offered_appeal(self, member: Member, post: Post) -> None:
        """Below the reasons."""
        self._go_to(member, post)
        member.see(member.page.get_by_role("main").get_by_role("button", name=say(member, "send_appeal")))

    def asks_consent(self, member: Member) -> bool:
        """A region at the top of the page."""
        return bool(self._consent(member).count())

    def answer_consent(self, member: Member, *, yes: bool) -> None:
        """In that region where it has the button, else on the page about cookies, which says what was chosen."""
        name = say(member, "accept" if yes else "refuse")
        region = self._consent(member)
        button = region.get_by_role("button", name=name, exact=True)
        if not button.count():
            about = region.get_by_role("link", name=say(member, "about_cookies"))
            foot = member.page.get_by_role("contentinfo").get_by_role("link", name=say(member, "cookies"))
            member.click(about if about.count() else foot)
            button = member.page.get_by_role("main").get_by_role("button", name=name, exact=True)
        member.click(button)
        member.see(member.page.get_by_text(say(member, "accepted" if yes else "refused")).first)

    def read_rules(self, member: Member) -> None:
        """A link in the head of every page."""
        member.click(self._link(member, "conduct"))
        member.see(member.page.get_by_role("main").get_by_role("heading", name=say(member, "conduct"), exact=True))

    def _consent(self, member: Member) -> Any:  # Any: a playwright Locator
        return member.page.get_by_role("region", name=say(member, "consent"))

    def _go_to(self, member: Member, post: Post) -> None:
        address = post.address.partition("#")[0]
        if urlsplit(member.page.url).path != address:
            member.goto(address)
