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
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit
from weakref import WeakSet

from toolkit.errors import ToolkitError
from toolkit.journeys import Account, Member, Platform, Post
from toolkit.records import LedgerEntry

if TYPE_CHECKING:
    import requests

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "sign_in": "Se connecter",
        "sign_out": "Se déconnecter",
        "sign_up": "Créer mon compte",
        "signed_out": "Vous êtes déconnecté",
        "username": "Nom d’utilisateur",
        "password": "Mot de passe",
        "display_name": "Nom à afficher",
        "email": "Adresse courriel",
        "feed": "Le fil",
        "older": "Plus anciens",
        "publish": "Publier",
        "reply": "Répondre",
        "like": "J’aime",
        "report": "Signaler",
        "send_report": "Envoyer le signalement",
        "receipt": "Signalement reçu",
        "spam": "Publicité ou arnaque",
        "moderation": "Modération",
        "search": "Chercher",
        "privacy": "Confidentialité",
        "everyone": "Tout le monde",
        "members": "Les membres",
        "nobody": "Moi seulement",
        "save": "Enregistrer",
        "saved": "Enregistré",
    },
    "en": {
        "sign_in": "Sign in",
        "sign_out": "Sign out",
        "sign_up": "Create my account",
        "signed_out": "You are signed out",
        "username": "Username",
        "password": "Password",
        "display_name": "Display name",
        "email": "Email address",
        "feed": "Feed",
        "older": "Older",
        "publish": "Publish",
        "reply": "Reply",
        "like": "Like",
        "report": "Report",
        "send_report": "Send the report",
        "receipt": "Report received",
        "spam": "Advertising or fraud",
        "moderation": "Moderation",
        "search": "Search",
        "privacy": "Privacy",
        "everyone": "Everyone",
        "members": "Members",
        "nobody": "Only me",
        "save": "Save",
        "saved": "Saved",
    },
}
VISIBILITY = {"everyone": "public", "members": "members", "nobody": "only_me"}
_FOUND = re.compile(r'<article class="post" id="post-(\d+)"')
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class LaPlace(Platform):
    """The public square of Rivière-aux-Geais."""

    name: ClassVar[str] = "La Place"
    health: ClassVar[str] = "/health"
    sign_in_address: ClassVar[str] = "/login"

    def __init__(self) -> None:
        self._inside: WeakSet[requests.Session] = WeakSet()

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
            member.click(member.page.get_by_role("banner").get_by_role("link", name=_say(member, "sign_in")))
        form = member.page.get_by_role("main")
        member.fill(form.get_by_label(_say(member, "username")), member.account.login)
        member.fill(form.get_by_label(_say(member, "password")), member.password)
        member.click(form.get_by_role("button", name=_say(member, "sign_in")))
        member.see(self._button(member, "sign_out"))

    def sign_out(self, member: Member) -> None:
        """The page says so."""
        member.click(self._button(member, "sign_out"))
        member.see(member.page.get_by_role("status").filter(has_text=_say(member, "signed_out")))

    # ---------------------------------------------------------------------------------------------------- reading

    def open_feed(self, member: Member) -> None:
        """Through the navigation; messages are articles."""
        if not member.page.url.startswith("http"):
            member.goto("/")
        else:
            member.click(member.page.get_by_role("banner").get_by_role("link", name=_say(member, "feed"), exact=True))
        member.see(member.page.get_by_role("article").first)

    def read_on(self, member: Member) -> None:
        """Older messages are on the next page."""
        before = member.page.get_by_role("article").first.inner_text()
        member.click(member.page.get_by_role("link", name=_say(member, "older")))
        member.see(member.page.get_by_role("article").filter(has_not_text=before).first)

    def sees(self, member: Member, post: Post) -> None:
        """On the message's own page."""
        self._go_to(member, post)
        member.see(member.page.get_by_role("main").get_by_text(post.text))

    def cannot_see(self, member: Member, post: Post) -> None:
        """As if the message were not there."""
        member.goto(post.address.partition("#")[0], refused=True)
        member.see(member.page.get_by_role("main").get_by_role("heading", level=1))

    # ---------------------------------------------------------------------------------------------------- writing

    def publish(self, member: Member, text: str) -> Post:
        """In the field at the top of the feed."""
        if urlsplit(member.page.url).path != "/":
            self.open_feed(member)
        member.fill(member.page.get_by_role("main").get_by_role("textbox").first, text)
        member.click(self._button(member, "publish"))
        member.see(member.page.get_by_role("article").filter(has_text=text))
        address = urlsplit(member.page.url).path
        member.created("post", address)
        return Post(address=address, text=text, author=member.name, id=address.rpartition("/")[2])

    def reply(self, member: Member, post: Post, text: str) -> Post:
        """Below the message."""
        self._go_to(member, post)
        main = member.page.get_by_role("main")
        member.fill(main.get_by_role("textbox"), text)
        member.click(main.get_by_role("button", name=_say(member, "reply"), exact=True))
        member.see(main.get_by_role("listitem").filter(has_text=text))
        address = urlsplit(member.page.url)
        member.created("reply", f"{address.path}#{address.fragment}")
        return Post(address=f"{address.path}#{address.fragment}", text=text, author=member.name, id=address.fragment)

    def react(self, member: Member, post: Post) -> None:
        """The button says that it is pressed."""
        self._go_to(member, post)
        button = member.page.get_by_role("button", name=re.compile(_say(member, "like")))
        member.click(button)
        member.see(member.page.get_by_role("button", name=re.compile(_say(member, "like")), pressed=True))

    # -------------------------------------------------------------------------------------------- keeping order

    def report(self, member: Member, post: Post, reason: str) -> None:
        """The receipt has a reference number."""
        self._go_to(member, post)
        main = member.page.get_by_role("main")
        member.click(main.get_by_role("link", name=re.compile(f"^{_say(member, 'report')}")))
        member.check(main.get_by_label(_say(member, reason)))
        member.click(self._button(member, "send_report"))
        member.see(main.get_by_role("heading", name=_say(member, "receipt")))

    def finds_report(self, member: Member, post: Post) -> None:
        """In the moderation queue."""
        member.click(member.page.get_by_role("banner").get_by_role("link", name=_say(member, "moderation")))
        member.see(member.page.get_by_role("article").filter(has_text=post.text))

    # ---------------------------------------------------------------------------------------- finding, deciding

    def search(self, member: Member, words: str) -> None:
        """The field is in the head of every page."""
        head = member.page.get_by_role("banner")
        member.fill(head.get_by_role("searchbox"), words)
        member.click(head.get_by_role("button", name=_say(member, "search")))
        member.see(member.page.get_by_role("main").get_by_role("status"))

    def found(self, member: Member, post: Post) -> None:
        """Among the articles."""
        member.see(member.page.get_by_role("main").get_by_role("article").filter(has_text=post.text))

    def set_privacy(self, member: Member, audience: str) -> None:
        """The page says that it is saved."""
        before = self.privacy(member)
        member.created("setting", f"/settings/privacy visibility={VISIBILITY[before]}")
        member.check(member.page.get_by_role("radio", name=_say(member, audience), exact=True))
        member.click(self._button(member, "save"))
        member.see(member.page.get_by_role("status").filter(has_text=_say(member, "saved")))

    def privacy(self, member: Member) -> str:
        """The choice that is checked after the page was opened afresh."""
        link = member.page.get_by_role("banner").get_by_role("link", name=_say(member, "privacy"))
        member.click(link)
        checked = member.page.get_by_role("main").get_by_role("radio", checked=True)
        member.see(checked)
        value = checked.get_attribute("value")
        return next(audience for audience, visibility in VISIBILITY.items() if visibility == value)

    # ------------------------------------------------------------------------------------------------- over HTTP

    def look_up(self, http: requests.Session, base_url: str, token: str, account: Account) -> tuple[str, str] | None:
        """Search knows messages; an answer goes with the message it hangs on."""
        self._enter(http, base_url, account)
        results = http.get(f"{base_url}/search", params={"q": token}, timeout=15).text
        found = _FOUND.search(results)
        return ("post", f"/posts/{found[1]}") if found else None

    def remove(self, http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
        """Delete a message or an answer, put a setting back."""
        self._enter(http, base_url, account)
        path, _, detail = entry.address.partition("#" if entry.kind == "reply" else " ")
        if entry.kind == "setting":
            self._post(http, base_url, path, dict([detail.split("=", 1)]))
        elif entry.kind == "reply":
            self._post(http, base_url, f"{path}/replies/{detail.removeprefix('reply-')}/delete", {}, page=path)
        else:
            self._post(http, base_url, f"{path}/delete", {}, page=path)

    def _enter(self, http: requests.Session, base_url: str, account: Account) -> None:
        from toolkit.measure.accounts import password_of

        if http in self._inside:
            return
        answer = self._post(
            http, base_url, "/login", {"username": account.login, "password": password_of(account), "next": "/"}
        )
        if answer is not None and "/logout" not in answer.text:
            raise ToolkitError(f"{account.login} cannot sign in at {base_url}/login")
        self._inside.add(http)

    def _post(
        self, http: requests.Session, base_url: str, path: str, data: dict[str, str], *, page: str | None = None
    ) -> requests.Response | None:
        """Send a form as its page would; None when the page is gone already, and so is what was to be removed."""
        form = http.get(base_url + (page or path), timeout=15)
        if form.status_code == 404:
            return None
        token = _TOKEN.search(form.text)
        if token is None:
            raise ToolkitError(f"{page or path}: no form token on the page (status {form.status_code})")
        answer = http.post(base_url + path, data={**data, "csrf_token": token[1]}, timeout=15)
        if answer.status_code >= 400 and answer.status_code != 404:
            raise ToolkitError(f"POST {path} answered {answer.status_code}")
        return answer

    def _button(self, member: Member, word: str) -> Any:  # Any: a playwright Locator
        return member.page.get_by_role("button", name=_say(member, word), exact=True)

    def _go_to(self, member: Member, post: Post) -> None:
        address = post.address.partition("#")[0]
        if urlsplit(member.page.url).path != address:
            member.goto(address)


def _say(member: Member, word: str) -> str:
    return WORDS[member.language][word]
