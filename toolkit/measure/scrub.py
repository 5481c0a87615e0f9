"""
Keeps secrets out of evidence: what is written is scrubbed as it is written.

Two nets: the values that are known to be secret (passwords, cookies, tokens seen on the way), wherever they turn up
and however they are encoded; and the places where secrets live (headers, form fields, JSON keys), whatever the value.
"""

from __future__ import annotations

import base64
import html
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, quote_plus

HIDDEN = "[scrubbed]"

SECRET_HEADERS = frozenset(
    {"authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key", "x-auth-token", "x-csrf-token"}
)
PRIVATE_NAMES = (
    r"[\w.\[\]-]*(?:passw|passphrase|pwd|mot_de_passe|jwt|secret|token|csrf|xsrf"
    r"|api[_-]?key|session_?id|otp|credential)[\w.\[\]-]*"
)

_FORM = re.compile(rf"(?i)(?<![\w-])({PRIVATE_NAMES})=([^&\s\"'<>\\]+)")
_JSON = re.compile(rf"(?i)(\\*\"{PRIVATE_NAMES}\\*\"\s*:\s*\\*\")((?:(?!\\*\").)+)")
_HEADER_PAIR = re.compile(
    r"(?i)(\{\s*\"name\"\s*:\s*\"(?:" + "|".join(SECRET_HEADERS) + r")\"\s*,\s*\"value\"\s*:\s*\")((?:[^\"\\]|\\.)*)"
)
_NAMED_PAIR = re.compile(rf"(?i)(\{{\s*\"name\"\s*:\s*\"{PRIVATE_NAMES}\"\s*,\s*\"value\"\s*:\s*\")((?:[^\"\\]|\\.)*)")
_HEADER_LINE = re.compile(r"(?i)\b((?:set-)?cookie|(?:proxy-)?authorization)(\\*[\"']?\s*:\s*\\*[\"']?)([^\"'\r\n\\]+)")
_FIELD = re.compile(
    rf"(?i)(\\*\"name\\*\"\s*:\s*\\*\"{PRIVATE_NAMES}\\*\"[^{{}}]{{0,300}}?\\*\"value\\*\"\s*:\s*\\*\")((?:(?!\\*\").)+)"
)
_HTML_FIELD = re.compile(rf"(?i)(name=\\*[\"']{PRIVATE_NAMES}\\*[\"'][^<>]{{0,300}}?value=\\*[\"'])([^\"'\\<>]+)")
_META = re.compile(
    rf"(?i)(\\*\"?name\\*\"?\s*[:=]\s*\\*[\"']{PRIVATE_NAMES}\\*[\"'][^<>{{}}]{{0,300}}?"
    r"content\\*\"?\s*[:=]\s*\\*[\"'])([^\"'\\<>]+)"
)
_FIELD_TURNED = re.compile(
    rf"(?i)(value=\\*[\"'])([^\"'\\<>]+)(?=\\*[\"'][^<>]{{0,300}}?name=\\*[\"']{PRIVATE_NAMES}\\*[\"'])"
)
_SCHEME = re.compile(r"(?i)\b(bearer|basic)\s+([\w.~+/=-]{12,})")
_MULTIPART = re.compile(rf"(?i)(name=\\*\"{PRIVATE_NAMES}\\*\"(?:\\r|\\n|\r|\n)+)((?:(?!\\r|\\n|\r|\n).)+)")

_PLACES = (_HEADER_PAIR, _NAMED_PAIR, _FIELD, _HTML_FIELD, _FIELD_TURNED, _META, _JSON)

MIN_SECRET = 4  # shorter values stand everywhere by chance
MIN_TOKEN = 12  # what is learnt from its place alone must be long enough to be no word


class Scrubber:
    """
    Replaces secrets in text.

    Args:
        secrets: Values that are secret from the start, such as passwords.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets: set[str] = set()
        self._pattern: re.Pattern[str] | None = None
        for secret in secrets:
            self.learn(secret)

    def learn(self, secret: str | None) -> None:
        """Remember one more value that must not be written."""
        if secret and len(secret) >= MIN_SECRET and secret not in self._secrets:
            self._secrets.add(secret)
            self._pattern = None

    def text(self, text: str) -> str:
        """The text without secrets."""
        for pattern in _PLACES:
            text = pattern.sub(rf"\g<1>{HIDDEN}", text)
        text = _FORM.sub(rf"\g<1>={HIDDEN}", text)
        text = _SCHEME.sub(rf"\g<1> {HIDDEN}", text)
        text = _MULTIPART.sub(rf"\g<1>{HIDDEN}", text)
        text = _HEADER_LINE.sub(rf"\g<1>\g<2>{HIDDEN}", text)
        return self.known(text)

    def known(self, text: str) -> str:
        """The text without the values that are known to be secret."""
        if self._pattern is None:
            variants = {form for secret in self._secrets for form in _encodings(secret)}
            if not variants:
                return text
            # Longest first, so that no encoded secret is cut by a shorter one inside it.
            self._pattern = re.compile("|".join(map(re.escape, sorted(variants, key=len, reverse=True))))
        return self._pattern.sub(HIDDEN, text)

    def har(self, source: Path, target: Path) -> None:
        """Write a HAR without cookies, secret headers and secret fields."""
        document = json.loads(source.read_text(encoding="utf-8"))
        for entry in document.get("log", {}).get("entries", []):
            for side in ("request", "response"):
                _scrub_message(entry.get(side, {}))
        target.write_text(self.text(json.dumps(document, ensure_ascii=False)), encoding="utf-8")

    def archive(self, source: Path, target: Path) -> None:
        """
        Write a Playwright trace with every text inside scrubbed; pictures pass as they are.

        A trace holds whole pages: a token that is known by its place once is hidden wherever it stands again.
        """
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for item in old.infolist():
                self._harvest(_text_of(old.read(item)) or "")
            for item in old.infolist():
                content = old.read(item)
                text = _text_of(content)
                new.writestr(item.filename, content if text is None else self.text(text).encode("utf-8"))

    def _harvest(self, text: str) -> None:
        """Learn what stands in the places where secrets live."""
        for pattern in (
            _HEADER_PAIR,
            _NAMED_PAIR,
            _FIELD,
            _HTML_FIELD,
            _FIELD_TURNED,
            _META,
            _JSON,
            _FORM,
            _MULTIPART,
            _SCHEME,
        ):
            for found in pattern.finditer(text):
                value = found[2]
                if len(value) >= MIN_TOKEN and not value.startswith(HIDDEN):
                    self.learn(value)


def _text_of(content: bytes) -> str | None:
    """The text of a file inside an archive; None when it is a picture or the like."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _scrub_message(message: dict[str, object]) -> None:
    for header in _pairs(message, "headers"):
        if str(header.get("name", "")).lower() in SECRET_HEADERS:
            header["value"] = HIDDEN
    for cookie in _pairs(message, "cookies"):
        cookie["value"] = HIDDEN


def _pairs(message: dict[str, object], key: str) -> list[dict[str, object]]:
    found = message.get(key)
    return found if isinstance(found, list) else []


def _encodings(secret: str) -> set[str]:
    """A secret as it is, and as forms, JSON, HTML and basic authentication would write it."""
    raw = secret.encode()
    return {
        secret,
        quote(secret, safe=""),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        json.dumps(json.dumps(secret)[1:-1])[1:-1],
        html.escape(secret),
        base64.b64encode(raw).decode().rstrip("="),
    }
