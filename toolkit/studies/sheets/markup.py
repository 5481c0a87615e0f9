"""
HTML from Python values: whatever is not markup already is escaped.
"""

from __future__ import annotations

from html import escape

VOID = frozenset({"input", "meta", "br"})

Attribute = str | int | bool | None


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: Attribute) -> Markup:
    """
    One element; `for_` and `aria_label` become `for` and `aria-label`, True is an attribute without value.

    Example:
        >>> tag("p", "a < b", class_="lead", hidden=False)
        '<p class="lead">a &lt; b</p>'
    """
    start = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    return Markup(start if name in VOID else f"{start}{join(*inside)}</{name}>")


def join(*parts: str) -> Markup:
    """Parts one after the other, plain text escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part, quote=False) for part in parts))


def unseen(text: str) -> Markup:
    """Words for those who hear the page."""
    return tag("span", text, class_="vh")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    plain = name.rstrip("_").replace("_", "-")
    return f" {plain}" if value is True else f' {plain}="{escape(str(value))}"'
