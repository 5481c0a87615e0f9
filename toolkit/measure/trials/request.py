"""
A request as it was caught on its way, and as another one sends it: the same, but for what only its sender has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote_plus, urlsplit

from toolkit.measure.trials.pages import TOKEN

if TYPE_CHECKING:
    from toolkit.journeys import Post

OWN_HEADERS = ("cookie", "host", "content-length", "connection", "accept-encoding", "if-none-match")
# Headers that tell who somebody is, where no cookie does.
BEARER = re.compile(r"^authorization$|(auth|access|session|user)-?(token|id|key)$|api-?key$", re.IGNORECASE)
LONG = 12  # characters from which a field's value can be told from the rest of a page
_NUMBER = re.compile(r"\d+")
_PART = re.compile(rb'name="([^"]+)"\r?\n(?:[^\r\n]+\r?\n)*\r?\n(.*?)\r?\n--', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """
    One request.

    Attributes:
        member: Name of who makes it.
        verb: What its member was carrying out; empty where the journey acts by itself.
        page: Address of the page that it was made from.
        about: The content that its verb is about, if it is about any.
    """

    member: str
    verb: str
    method: str
    url: str
    page: str
    headers: Mapping[str, str]
    body: bytes
    about: Post | None = None

    @property
    def fields(self) -> dict[str, str]:
        """What the form says, files left out; nothing where the body is no form."""
        kind = self.headers.get("content-type", "")
        if "urlencoded" in kind:
            return dict(parse_qsl(self.body.decode(errors="replace"), keep_blank_values=True))
        if "multipart" in kind:
            found = _PART.findall(self.body)
            return {name.decode(errors="replace"): value.decode(errors="replace") for name, value in found}
        return {}

    @property
    def whole(self) -> bool:
        """Whether all of it was handed over: a body with a file may not be."""
        return bool(self.body) or "multipart" not in self.headers.get("content-type", "")

    @property
    def tokens(self) -> dict[str, str]:
        """Fields and headers that only the sender's own session has, by name."""
        both = {**self.fields, **self.headers}
        return {name: value for name, value in both.items() if TOKEN.search(name) and value}

    @property
    def bearers(self) -> dict[str, str]:
        """Headers that tell who the sender is, by name."""
        return {name: value for name, value in self.headers.items() if BEARER.search(name) and value}

    @property
    def said(self) -> list[str]:
        """Values long enough to be found again in a page."""
        return [value for name, value in self.fields.items() if len(value) >= LONG and not TOKEN.search(name)]

    def names(self, post: Post) -> bool:
        """Whether it says by its number, in the address or in what is sent, which content it is for."""
        known_as = post.id or next(iter(_NUMBER.findall(post.address)[::-1]), "")
        address = urlsplit(self.url)
        said = {*address.path.split("/"), *dict(parse_qsl(address.query)).values(), *self.fields.values()}
        return bool(known_as) and (known_as in said or known_as in _leaves(self.body))

    def sent_with(self, tokens: Mapping[str, str]) -> tuple[dict[str, str], bytes]:
        """
        Headers and body with other tokens, or with none.

        Args:
            tokens: Values by name; one for all where the name is another. Empty: tokens are left empty.
        """
        own = (*OWN_HEADERS, *(name.lower() for name in self.bearers))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in own}
        body = self.body
        for name, old in self.tokens.items():
            new = _token_for(name, tokens)
            if name in headers:
                headers[name] = new
            for written in (old, quote_plus(old)):
                after = new if written == old else quote_plus(new)
                body = body.replace(written.encode(), after.encode())
        return headers, body


def _token_for(name: str, tokens: Mapping[str, str]) -> str:
    """The token that goes by this name, or by nearly this one: a header is not called as the field is."""
    like = {_plain(one): value for one, value in tokens.items()}
    return tokens.get(name) or like.get(_plain(name)) or next(iter(tokens.values()), "")


def _plain(name: str) -> str:
    return re.sub(r"^x-|[^a-z]|token", "", name.lower())


def _leaves(body: bytes) -> set[str]:
    """Numbers and words of data; nothing where the body is none."""
    found: set[str] = set()
    try:
        left: list[Any] = [json.loads(body)]  # Any: JSON values
    except ValueError:
        return found
    while left:
        value = left.pop()
        if isinstance(value, (dict, list)):
            left += value.values() if isinstance(value, dict) else value
        else:
            found.add(str(value))
    return found
