"""The manifest keeps settings, and no secret of theirs."""

from __future__ import annotations

import pytest

from toolkit.measure.manifest import start_run, without_secrets
from toolkit.settings import load
from toolkit.store import Results


def test_the_password_of_the_history_is_in_no_manifest():
    """It may stand in the environment; run folders are passed around."""
    settings = load(None, environ={"VIRAGE_HISTORY__URL": "postgresql://virage:s3cret@db/virage"})

    assert without_secrets(settings)["history"]["url"] == "postgresql://virage:***@db/virage"


@pytest.mark.parametrize(("chosen", "told"), [("true", "allowed"), ("false", None)])
def test_a_run_says_that_service_workers_were_let_live(tmp_path, chosen, told):
    """It is compared with no other: they keep pages, and what they ask for is not slowed down."""
    settings = load(None, overrides={"journeys.service_workers": chosen}, environ={})
    info = start_run(Results(tmp_path).create(), settings)

    assert info.machine.get("service_workers") == told
