"""
A page as it is served, read for what trials need: its forms and links, its tokens, its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

TOKEN = re.compile(r"csrf|xsrf|authenticity|nonce|sesskey|form_?key|verification", re.IGNORECASE)
_ABOUT_TOKENS = re.compile(r"csp|param|header", re.IGNORECASE)  # names under which no token of a session stands
SHORT = 4  # characters below which words tell nothing
_VARYING = re.compile(r"(?<=/)(?=[0-9a-zA-Z_-]*\d)[0-9a-zA-Z_-]+")


@dataclass(slots=True)
class Page:
    """
    What a page holds.

    Attributes:
        targets: Paths that its links and forms lead to.
        tokens: Values of hidden fields and of the head that look like tokens, by name.
        title: Of the document.
        text: All its words, one blank between.
        runs: Its words in the pieces in which they stand, short ones left out.
    """

    targets: set[str] = field(default_factory=set)
    tokens: dict[str, str] = field(default_factory=dict)
    title: str = ""
    text: str = ""
    runs: set[str] = field(default_factory=set)


def read(html: str, address: str) -> Page:
    """
    A page from its source.

    Args:
        html: The source; what is no HTML has nothing.
        address: Where it was, for relative links.
    """
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    page = reader.page
    page.text = " ".join(" ".join(reader.words).split())
    page.runs = {run for run in (" ".join(words.split()) for words in reader.words) if len(run) >= SHORT}
    page.title = " ".join(page.title.split())
    return page


def path_of(address: str) -> str:
    """Path and query of an address."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def template(path: str) -> str:
    """A path without what varies from one content to another."""
    return _VARYING.sub("#", urlsplit(path).path)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.words: list[str] = []
        self._address = address
        self._inside: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._inside = tag if tag in ("title", "script", "style") else self._inside
        target = values.get({"a": "href", "form": "action", "button": "formaction"}.get(tag, ""), "")
        if target or tag == "form":
            self.page.targets.add(path_of(urljoin(self._address, target)))
        name = values.get("name", "")
        hidden = tag == "input" and values.get("type", "").lower() == "hidden"
        value = values.get("value" if hidden else "content", "")
        if (hidden or tag == "meta") and value and TOKEN.search(name) and not _ABOUT_TOKENS.search(name):
            self.page.tokens[name] = value

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.page.title += data
        elif not self._inside:
            self.words.append(data)
