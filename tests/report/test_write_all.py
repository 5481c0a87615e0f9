"""All formats at once."""

import pytest

from tests.report import samples
from toolkit.errors import UsageError
from toolkit.registry import scan
from toolkit.report import FORMATS, write_all

pytestmark = pytest.mark.whole

FILES = [
    "report.fr.html",
    "report.en.html",
    "scorecard.json",
    "junit.xml",
    "summary.fr.md",
    "summary.en.md",
]


def test_every_format_is_written(run_folder):
    """
    The names are what CI configurations point to.
    """
    written = write_all(samples.capped(), folder=run_folder)

    assert [path.name for path in written] == FILES
    assert all(path.stat().st_size for path in written)


def test_only_what_is_asked_for_is_written(run_folder):
    """
    A job that wants JUnit needs no page.
    """
    written = write_all(samples.capped(), folder=run_folder, formats=("junit",), languages=("en",))

    assert [path.name for path in written] == ["junit.xml"]
    assert not list(run_folder.glob("*.html"))


def test_the_same_scorecard_gives_the_same_bytes(run_folder, any_card):
    """
    A report that changes by itself cannot be compared.
    """
    first = [path.read_bytes() for path in write_all(any_card, folder=run_folder)]
    second = [path.read_bytes() for path in write_all(any_card, folder=run_folder)]

    assert first == second


@pytest.mark.parametrize(("option", "value"), [("formats", ("pdf",)), ("languages", ("de",))])
def test_an_unknown_wish_is_refused(run_folder, option, value):
    """
    The message names what there is.
    """
    with pytest.raises(UsageError, match=f"{value[0]}: no such report .*; there are "):
        write_all(samples.capped(), folder=run_folder, **{option: value})


@pytest.mark.parametrize("name", sorted(scan(FORMATS)))
def test_every_format_tells_its_why_how_limits_and_source(name):
    """
    The reference of formats is made from these.
    """
    text = scan(FORMATS)[name].__doc__

    assert [part for part in ("Why:", "How:", "Limits:", "Source:") if part not in text] == []
