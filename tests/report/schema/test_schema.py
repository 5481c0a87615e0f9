"""The published schema fits the records and everything that is written with them."""

import json

import jsonschema
import pytest

from tests.report import samples
from toolkit.records import Scorecard, as_data, from_data
from toolkit.report.schema import PATH, document, text

pytestmark = pytest.mark.whole


def test_the_published_schema_is_current():
    """
    After a change of the records: `python -m toolkit.report.schema`.
    """
    assert PATH.read_text(encoding="utf-8") == text()


def test_the_schema_is_a_schema():
    """
    Of the version that it says it is.
    """
    jsonschema.Draft202012Validator.check_schema(document())


def test_every_scorecard_fits(any_card):
    """
    Whoever reads the file may rely on the schema.
    """
    jsonschema.validate(as_data(any_card), document(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("grade"),
        lambda data: data.update(extra=1),
        lambda data: data["grade"].update(coverage="much"),
        lambda data: data["journeys"][0].update(outcome="perhaps"),
        lambda data: data["load"][0]["timeline"].append([1.0, 2.0]),
    ],
)
def test_what_is_no_scorecard_does_not_fit(change):
    """
    A schema that lets everything through is decoration.
    """
    data = as_data(samples.machine_only())
    data = json.loads(json.dumps(data))
    change(data)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, document(), cls=jsonschema.Draft202012Validator)


def test_a_scorecard_survives_the_way_to_the_file_and_back(any_card):
    """
    Reports can be drawn again on another day.
    """
    assert from_data(Scorecard, json.loads(json.dumps(as_data(any_card)))) == any_card
