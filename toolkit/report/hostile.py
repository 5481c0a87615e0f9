"""
Text that came from the platform: cut, cleaned and isolated before it is shown, since anybody may have written it.
"""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

from toolkit.report.markup import Html, escape

LIMIT = 200

# Characters that reorder, hide or join the text around them; see Unicode TR 36 on spoofing.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def clean(text: str, *, limit: int = LIMIT) -> str:
    """One line without control characters or changes of direction, at most `limit` characters long."""
    spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text.translate(_BIDI))
    whole = "".join(c for c in spaced if unicodedata.category(c) not in ("Cs", "Cn"))
    line = " ".join(whole.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def isolated(text: object, *, limit: int = LIMIT) -> Html:
    """Cleaned text whose direction cannot leak into the sentence around it."""
    return Html(f"<bdi>{escape(clean(str(text), limit=limit))}</bdi>")


def code(text: object, *, limit: int = LIMIT) -> Html:
    """Cleaned text in the type of programs."""
    return Html(f"<code>{isolated(text, limit=limit)}</code>")


def safe_url(url: str) -> str | None:
    """The address if a report may link to it: http or https with a host; None for everything else."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    whole = parts.scheme in ("http", "https") and bool(parts.netloc)
    return url.strip() if whole and url.isprintable() else None


def relative_path(path: str) -> str | None:
    """A path inside the run folder that a report may link to; None if it leads anywhere else."""
    parts = path.split("/")
    odd = not path.isprintable() or "\\" in path or ":" in path or "" in parts or ".." in parts
    return None if odd or path.startswith(("/", "#", "?")) else path
