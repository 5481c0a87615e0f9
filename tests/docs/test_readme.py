"""What the documents tell people to type, open and copy is really there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from toolkit import settings
from toolkit.cli import virage
from toolkit.errors import ExitCode
from toolkit.journeys import Platform
from toolkit.measure.platforms import platform_class

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "LISEZMOI.md")
PAGES = (*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")


class Fence(NamedTuple):
    """One block of code: where it stands, its language, its text."""

    page: Path
    language: str
    text: str


def fences(language: str, pages: tuple[Path, ...] = PAGES) -> list[Fence]:
    found = [Fence(page, *match) for page in pages for match in FENCE.findall(page.read_text(encoding="utf-8"))]
    return [fence for fence in found if fence.language == language]


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def where(value: object) -> str:
    return str(value.page.relative_to(ROOT)) if isinstance(value, Fence) else str(value)


def relative(page: Path) -> str:
    return str(page.relative_to(ROOT))


# ---------------------------------------------------------------------------------------------------- commands


def commands_in(page: Path) -> list[str]:
    """Lines after a prompt, steps of CI, and inline code that begins with one of our commands."""
    text = page.read_text(encoding="utf-8")
    lines = re.findall(r"^\s*(?:\$ |- run: |- )((?:\S*/)?(?:virage|make) .*)$", text, re.MULTILINE)
    return [*lines, *(code for code in INLINE.findall(prose(page)) if re.match(r"(?:virage|make) ", code))]


def fault_in(command: str) -> str | None:
    """Why a command line cannot be what we mean; None when it can."""
    words = shlex.split(command)
    if words[0] == "make":
        return fault_of_make(words[1:])
    return fault_of_virage(words[1:])


def fault_of_make(words: list[str]) -> str | None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    given = dict(word.split("=", 1) for word in words if "=" in word)
    unknown = [word for word in words if "=" not in word and word not in targets]
    if unknown:
        return f"no target {unknown[0]}"
    return fault_of_virage(["demo", *shlex.split(given["ARGS"])]) if "ARGS" in given else None


def fault_of_virage(words: list[str]) -> str | None:
    context = click.Context(virage, info_name="virage")
    command = virage.get_command(context, words[0])
    if command is None:
        return f"no command {words[0]}"
    rest = words[1:]
    if isinstance(command, click.Group) and rest and rest[0] in command.commands:
        command, rest = command.commands[rest[0]], rest[1:]
    try:
        command.make_context(words[0], rest, parent=context)
    except click.UsageError as error:
        return error.format_message()
    return None


@pytest.mark.parametrize("document", PAGES, ids=relative)
def test_commands_that_are_shown_exist(document):
    """Whoever copies a line must not be told that there is no such option."""
    faults = {command: fault for command in commands_in(document) if (fault := fault_in(command))}

    assert faults == {}


@pytest.mark.parametrize(
    "command",
    ["make cake", "virage fly", "virage run --fast", "virage run --attempts many", 'make demo ARGS="--defect x"'],
)
def test_a_command_that_does_not_exist_is_noticed(command):
    """Otherwise the test above could not fail."""
    assert fault_in(command)


def test_the_two_commands_stand_in_both_readmes():
    """They are the first thing to type."""
    for page in READMES:
        assert {"make demo", "make test"} <= set(commands_in(page))


# ----------------------------------------------------------------------------------------------- links, pictures


@pytest.mark.parametrize("document", PAGES, ids=relative)
def test_links_and_pictures_resolve(document):
    """A picture that is missing says more about us than its text."""
    targets = [target.partition("#")[0] for target in LINK.findall(prose(document)) if "://" not in target]
    missing = [target for target in targets if target and not (document.parent / target).exists()]

    assert missing == []


def test_pictures_are_light_and_described():
    """Under 150 kB each, with words for whoever does not see them."""
    for page in READMES:
        pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", prose(page))

        assert pictures
        assert all(len(words) > 40 and (ROOT / path).stat().st_size < 150_000 for words, path in pictures)


# ---------------------------------------------------------------------------------------------- code to be copied


@pytest.mark.parametrize("fence", fences("toml"), ids=where)
def test_settings_that_are_shown_load(fence, tmp_path):
    """An example with a key that is unknown would be the first error somebody meets."""
    file = tmp_path / "virage.toml"
    file.write_text(fence.text, encoding="utf-8")

    assert settings.load(file, environ={}) != settings.Settings()


@pytest.mark.parametrize("fence", fences("toml"), ids=where)
def test_gate_rules_that_are_shown_are_understood(fence, tmp_path):
    """Rules are read late, when the run is over: a wrong one must not be copied from here."""
    from toolkit.score.gate_readings import OF_METRIC, SUBJECTS
    from toolkit.score.gate_rules import parse_rule
    from toolkit.score.values import all_metrics

    file = tmp_path / "virage.toml"
    file.write_text(fence.text, encoding="utf-8")
    gate = settings.load(file, environ={}).gate
    subjects = {**dict.fromkeys(all_metrics(), OF_METRIC), **SUBJECTS}

    for level, section in (("error", gate.error), ("warn", gate.warn)):
        for text, expression in section.items():
            assert parse_rule(text, expression, level, subjects=subjects, words={}).text == text


@pytest.mark.parametrize("fence", [f for f in fences("python") if "@journey(" in f.text], ids=where)
def test_a_journey_that_is_shown_is_the_file_it_quotes(fence):
    """A real one, whole, as it is walked."""
    (name,) = re.findall(r"^def (test_\w+)", fence.text, re.MULTILINE)
    file = ROOT / "scenarios" / "journeys" / f"{name}.py"

    assert file.read_text(encoding="utf-8") == fence.text
    assert file.name in fence.page.read_text(encoding="utf-8")


@pytest.mark.parametrize("fence", [f for f in fences("python") if "(Platform)" in f.text], ids=where)
def test_an_adapter_that_is_shown_loads_and_knows_the_verbs(fence, tmp_path):
    """A method that is no verb would never be called."""
    (tmp_path / "mine.py").write_text(fence.text, encoding="utf-8")
    named = settings.Settings.model_validate({"platform": {"adapter": "mine.py"}, "root": str(tmp_path)})
    shown = {name for name in vars(platform_class(named)) if not name.startswith("_")}

    assert "sign_in" in shown
    assert shown <= set(dir(Platform))


# ------------------------------------------------------------------------------------------------- two languages


def shape(page: Path) -> list[str]:
    """Levels of headings, languages of blocks and widths of table rows, in order."""
    text = page.read_text(encoding="utf-8")
    told = [f"``` {language}" for language, _ in FENCE.findall(text)]
    rest = prose(page)
    told += [f"heading {len(marks)}" for marks in re.findall(r"^(#+) ", rest, re.MULTILINE)]
    return told + [f"row {row.count('|')}" for row in re.findall(r"^\|.*\|$", rest, re.MULTILINE)]


def test_both_readmes_have_the_same_parts():
    """A reader of French is told as much as a reader of English."""
    english, french = map(shape, READMES)

    assert english == french


def test_both_readmes_link_to_the_same_pages():
    """But for the other README and the picture, which are in the reader's language."""
    english, french = ({link for link in LINK.findall(prose(page)) if link.startswith("docs/")} for page in READMES)

    assert {link.replace(".en.", ".fr.") for link in english} == french


@pytest.mark.parametrize(
    ("mistake", "what"),
    [
        (r"'", "straight apostrophe"),
        (r" [:»%]", "breaking space before"),
        (r"« ", "breaking space after"),
        (r"[ \u00a0][;!?]", "space before a sign that takes none in Canada"),
    ],
)
def test_french_is_set_as_in_canada(mistake, what):
    """As the reports are."""
    text = INLINE.sub("code", prose(READMES[1]))

    assert re.findall(rf".{{0,20}}(?:{mistake}).{{0,10}}", text) == [], what


def test_both_readmes_list_every_exit_code():
    """A script that reads the code must find it here."""
    for page in READMES:
        listed = [int(code) for code in re.findall(r"^\| (\d+) \|", prose(page), re.MULTILINE)]

        assert listed == [int(code) for code in ExitCode]
