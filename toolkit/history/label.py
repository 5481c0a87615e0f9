"""
What a run belongs to, and what was under test: as CI says it, else as git has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from toolkit.history import git
from toolkit.settings import HistorySettings

# The branch of a proposed change comes before the one it is proposed for, which several systems give, too.
LABELS = (
    "GITHUB_HEAD_REF",
    "SYSTEM_PULLREQUEST_SOURCEBRANCH",
    "TRAVIS_PULL_REQUEST_BRANCH",
    "DRONE_SOURCE_BRANCH",
    "CHANGE_BRANCH",
    "GITHUB_REF_NAME",
    "CI_COMMIT_REF_NAME",
    "BUILD_SOURCEBRANCHNAME",
    "BRANCH_NAME",
    "CIRCLE_BRANCH",
    "BITBUCKET_BRANCH",
    "TRAVIS_BRANCH",
    "DRONE_BRANCH",
)
COMMITS = (
    "GITHUB_SHA",
    "CI_COMMIT_SHA",
    "BUILD_SOURCEVERSION",
    "GIT_COMMIT",
    "CIRCLE_SHA1",
    "BITBUCKET_COMMIT",
    "TRAVIS_COMMIT",
    "DRONE_COMMIT_SHA",
)


def label_of(settings: HistorySettings, *, environ: Mapping[str, str], folder: Path) -> str:
    """
    The label of a run that is made here and now; "" where nothing tells.

    Args:
        settings: A label given there wins.
        environ: Where CI says the branch.
        folder: A folder of a git checkout, asked last.
    """
    return settings.label or _first(LABELS, environ).removeprefix("refs/heads/") or git.head(folder).branch


def commit_of(*, environ: Mapping[str, str], folder: Path) -> str:
    """The commit that is checked out here and now; "" where nothing tells."""
    return _first(COMMITS, environ) or git.head(folder).commit


def _first(names: tuple[str, ...], environ: Mapping[str, str]) -> str:
    return next((environ[name] for name in names if environ.get(name)), "")
