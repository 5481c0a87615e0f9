"""
Markup built without a template engine: text is escaped unless it says that it is markup already.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence


class Html(str):
    """Text that is markup already: templates and `element` let it through as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """What template engines ask before they escape."""
        return str(self)


def escape(text: object) -> Html:
    """Text as markup that shows it; markup stays what it is."""
    return text if isinstance(text, Html) else Html(html.escape(str(text), quote=True))


def element(name: str, attributes: Mapping[str, object], *children: object) -> Html:
    """
    One element, its attributes in the order given; those that are None are left out.

    Without children it closes itself, as SVG allows.
    """
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value is not None)
    if not children:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def join(parts: Sequence[object]) -> Html:
    """Parts side by side, each escaped unless it is markup."""
    return Html("".join(escape(part) for part in parts))
