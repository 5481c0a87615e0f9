"""
One sheet as one file: style and script inside, allowed by their hashes, and nothing fetched from anywhere.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from toolkit.studies.sheets.fields import button
from toolkit.studies.sheets.headers import FREE, header
from toolkit.studies.sheets.markup import Markup, join, tag
from toolkit.studies.sheets.words import Words

COMMON = ("start", "table", "checks", "keep", "saving")  # scripts of every sheet, in this order
BRAND = Markup(
    '<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">'
    '<path d="M4 22V15C4 8 8 5 14 5H22" class="stroke" stroke-width="4"/>'
    '<path d="M17 1l5 4-5 4" class="stroke" stroke-width="3"/></svg>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """
    What is on one sheet.

    Attributes:
        kind: Of the file that it writes: a key of the headers or a questionnaire's name.
        script: The file stem of its own script.
        body: What stands in the form, from the first question to the last.
        foot: Sources and licences.
        nav: Names and targets of what it can be read by.
        counted: The sentence that says how many are done, by its key.
    """

    kind: str
    script: str
    title: str
    lead: Sequence[str]
    body: Sequence[Markup]
    foot: Sequence[str]
    nav: Sequence[tuple[str, str]] = ()
    counted: str = "answered"


def document(sheet: Sheet, words: Words) -> str:
    """A complete HTML document."""
    style, script = _read("sheet.css") + _read("paper.css"), _script(sheet.script)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{sheet.title} – {words('page.brand')}"),
        tag("style", Markup(style)),
    )
    body = tag(
        "body",
        tag("a", words("page.skip"), href="#form", class_="skip"),
        tag("header", tag("div", _brand(words), class_="wrap"), class_="mast"),
        tag("main", *_main(sheet, words), class_="wrap"),
        tag("footer", tag("div", *(tag("p", line) for line in (*sheet.foot, words("page.privacy"))), class_="wrap")),
        _dialog(words),
        tag("script", _data(sheet, words), type="application/json", id="sheet"),
        tag("script", Markup(script)),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang=words.language)}\n"


def _main(sheet: Sheet, words: Words) -> list[Markup]:
    heading = tag("h2", words("errors.title"), id="errors-title")
    errors = tag(
        "div", heading, tag("ul"), id="errors", role="group", aria_labelledby="errors-title", tabindex="-1", hidden=True
    )
    return [
        tag("h1", sheet.title),
        tag("div", *(tag("p", line) for line in sheet.lead), class_="lead"),
        tag("noscript", tag("p", words("page.noscript"), class_="notice")),
        tag("p", words("page.unkept"), class_="notice", id="unkept", hidden=True),
        errors,
        _nav(sheet.nav, words),
        tag("form", *sheet.body, _actions(sheet, words), id="form", novalidate=True, autocomplete="off"),
    ]


def _nav(links: Sequence[tuple[str, str]], words: Words) -> Markup:
    if not links:
        return Markup("")
    rows = (tag("li", tag("a", name, href=f"#{target}")) for name, target in links)
    return tag("nav", tag("ol", *rows), aria_label=words("page.nav"))


def _actions(sheet: Sheet, words: Words) -> Markup:
    several = sheet.kind == "tasks"  # the one sheet that takes several people
    buttons = [button(words("actions.save"), "save", main=not several), button(words("actions.clear"), "clear")]
    if several:
        buttons.insert(0, button(words("actions.note"), "note", main=True))
    return tag(
        "div",
        tag("p", "", id="progress", data_words=sheet.counted),
        tag("div", *buttons, class_="buttons"),
        tag("p", "", id="status", role="status"),
        class_="actions",
    )


def _brand(words: Words) -> Markup:
    name = tag("span", BRAND, words("page.brand"), class_="brand")
    return join(name, tag("p", words("page.kind"), class_="meta"))


def _dialog(words: Words) -> Markup:
    return tag(
        "dialog",
        tag("h2", words("ask.title"), id="ask-title"),
        tag("p", "", id="ask-text"),
        tag("div", button(words("ask.no"), "no", main=True), button(words("ask.yes"), "yes"), class_="buttons"),
        id="ask",
        aria_labelledby="ask-title",
        aria_describedby="ask-text",
    )


def _data(sheet: Sheet, words: Words) -> Markup:
    """What the script needs to know; `<` never stands in it, so that nothing can end the element."""
    edition = hashlib.sha256("".join(sheet.body).encode()).hexdigest()[:12]
    known = {
        "kind": sheet.kind,
        "edition": edition,
        "language": words.language,
        "columns": header(sheet.kind),
        "free": FREE,
        "words": words.table("script"),
    }
    return Markup(json.dumps(known, ensure_ascii=False).replace("<", "\\u003c"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _script(name: str) -> str:
    parts = "\n".join(_read(f"js/{one}.js") for one in (*COMMON, name, "run"))
    return f"(() => {{\n{parts}}})();\n"


@functools.cache
def _read(path: str) -> str:
    return resources.files(__package__).joinpath(path).read_text(encoding="utf-8")
