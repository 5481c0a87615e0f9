"""
The first file of an adapter: every verb of the protocol, what it should do, an example; inapplicable until written.
"""

from __future__ import annotations

import inspect
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from toolkit.journeys import Platform, Unsupported

EXAMPLES = Path(__file__).with_name("examples.toml")
HEAD = '''"""
How members use {title}: one method a verb.

A verb that raises `Unsupported` makes the journeys that need it inapplicable: they neither pass nor fail. Write verbs
one at a time, or let `virage record VERB` write them from what you click. Act only through the member, `member.page` is
for finding; end each verb with `member.see(…)`, so that it returns when its result can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import requests

from toolkit import Account, Lookout, Member, Notice, Platform, Post, Unsupported
from toolkit.records import LedgerEntry


class {name}(Platform):
    """{title}."""

    name: ClassVar[str] = {quoted}
    health: ClassVar[str] = "/"  # an address that answers below 400 while the platform is well
    sign_in_address: ClassVar[str] = ""  # path of the sign-in page, such as "/login"
'''


def file_stem(title: str) -> str:
    """The platform's name as the name of its file: `Our intranet` is `our_intranet`."""
    return "_".join(_words(title)).lower() or "platform"


def adapter(title: str) -> str:
    """
    The text of the adapter's file.

    Args:
        title: What reports call the platform.
    """
    name = "".join(word[:1].upper() + word[1:] for word in _words(title)) or "Mine"
    name = f"The{name}" if name[0].isdigit() or name == "Platform" else name
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    sentence = " ".join(title.replace("\\", " ").replace('"', " ").split()).rstrip(".")
    return HEAD.format(title=sentence, name=name, quoted=quoted) + "".join(_methods())


def _words(title: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", title.replace("’", " ")).encode("ascii", "ignore").decode()
    return re.findall(r"[A-Za-z0-9]+", plain)


def _methods() -> Iterator[str]:
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    for verb in methods():
        original = getattr(Platform, verb)
        lines = [f"def {verb}{_signature(verb)}:", *_docstring(original)]
        lines += [f"    # {line}".rstrip() for line in examples.get(verb, "").strip().splitlines()]
        lines += [f'    raise Unsupported("{verb}")']
        yield "\n" + "".join(f"    {line}".rstrip() + "\n" for line in lines)


def methods() -> list[str]:
    """Every method that an adapter may leave out, in the protocol's order; those that work as they are need no stub."""
    found = {name: value for name, value in vars(Platform).items() if inspect.isfunction(value)}
    return [name for name, method in found.items() if Unsupported.__name__ in method.__code__.co_names]


def _signature(verb: str) -> str:
    return re.sub(r"'([^']*)'", r"\1", str(inspect.signature(getattr(Platform, verb))))


def _docstring(method: object) -> list[str]:
    said = inspect.getdoc(method) or ""
    lines = said.splitlines()
    if len(lines) == 1:
        return [f'    """{said}"""']
    return ['    """', *(f"    {line}".rstrip() for line in lines), '    """']
