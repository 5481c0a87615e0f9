"""The manifest keeps settings, and no secret of theirs."""

from __future__ import annotations

from toolkit.measure.manifest import without_secrets
from toolkit.settings import load


def test_the_password_of_the_history_is_in_no_manifest():
    """It may stand in the environment; run folders are passed around."""
    settings = load(None, environ={"VIRAGE_HISTORY__URL": "postgresql://virage:s3cret@db/virage"})

    assert without_secrets(settings)["history"]["url"] == "postgresql://virage:***@db/virage"
