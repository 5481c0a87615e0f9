"""
What sheets say, in the language of those who fill them in.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from toolkit.errors import UsageError

LANGUAGES = ("fr", "en")
THIN = "\u202f"


class Words:
    """The sentences of one language."""

    def __init__(self, language: str, catalogue: Mapping[str, Any]) -> None:  # Any: values of TOML
        self.language = language
        self._catalogue = catalogue

    def __call__(self, key: str, **values: object) -> str:
        """One sentence by its dotted key, its values filled in."""
        text = str(self.table(*key.split(".")))
        return text.format(**values) if values else text

    def table(self, *path: str) -> Any:  # Any: a sentence, a list or a table of TOML
        """What stands at a place; a name with dots, such as the number of a criterion, is one part of the path."""
        return functools.reduce(lambda found, name: found[name], path, self._catalogue)


def words(language: str) -> Words:
    """
    The sentences of a language.

    Raises:
        UsageError: There are none.
    """
    if language not in LANGUAGES:
        raise UsageError(f"sheets speak {' or '.join(LANGUAGES)}, not {language!r}; choose one of these")
    return Words(language, _printed(load(language), language))


@functools.cache
def load(language: str) -> dict[str, Any]:  # Any: values of TOML
    """The catalogue of a language as it is written."""
    text = resources.files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def typo(text: str, language: str) -> str:
    r"""
    A sentence as it is printed: French keeps a narrow space before `; : ! ?` and inside `« »`.

    Example:
        >>> typo("C'est fait : « oui » !", "fr") == "C’est fait\u202f: «\u202foui\u202f»\u202f!"
        True
    """
    text = re.sub(r"(?<=\w)'", "’", text)
    if language != "fr":
        return text
    return re.sub(r" (?=[;:!?»])", THIN, text).replace("« ", f"«{THIN}")


def _printed(value: Any, language: str) -> Any:  # Any: values of TOML
    if isinstance(value, str):
        return typo(value, language)
    if isinstance(value, list):
        return [_printed(one, language) for one in value]
    return {name: _printed(one, language) for name, one in value.items()}
