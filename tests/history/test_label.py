"""The label and the commit of a run: as CI says, else as git has it."""

from __future__ import annotations

import subprocess

import pytest

from toolkit.history import commit_of, git, label_of
from toolkit.settings import HistorySettings

PLAIN = HistorySettings()
SHA = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("environ", "label"),
    [
        ({"GITHUB_HEAD_REF": "topic", "GITHUB_REF_NAME": "12/merge"}, "topic"),
        ({"GITHUB_HEAD_REF": "", "GITHUB_REF_NAME": "main"}, "main"),
        ({"CI_COMMIT_REF_NAME": "topic"}, "topic"),
        ({"SYSTEM_PULLREQUEST_SOURCEBRANCH": "refs/heads/ada/topic", "BUILD_SOURCEBRANCHNAME": "merge"}, "ada/topic"),
        ({"BUILD_SOURCEBRANCHNAME": "main"}, "main"),
        ({"CHANGE_BRANCH": "topic", "BRANCH_NAME": "PR-7"}, "topic"),
        ({"BRANCH_NAME": "main"}, "main"),
        ({"CIRCLE_BRANCH": "main"}, "main"),
        ({"BITBUCKET_BRANCH": "main"}, "main"),
        ({"TRAVIS_PULL_REQUEST_BRANCH": "topic", "TRAVIS_BRANCH": "main"}, "topic"),
        ({"TRAVIS_PULL_REQUEST_BRANCH": "", "TRAVIS_BRANCH": "main"}, "main"),
        ({"DRONE_SOURCE_BRANCH": "topic", "DRONE_BRANCH": "main"}, "topic"),
        ({"DRONE_BRANCH": "main"}, "main"),
        ({}, ""),
    ],
)
def test_ci_names_the_branch_that_is_proposed_not_the_one_it_is_proposed_for(tmp_path, environ, label):
    """Runs of proposals that were labelled `main` would spoil the baseline of all others."""
    assert label_of(PLAIN, environ=environ, folder=tmp_path) == label


def test_a_label_of_the_settings_wins(tmp_path):
    """Whoever gives one means it."""
    settings = HistorySettings(label="nightly")

    assert label_of(settings, environ={"GITHUB_REF_NAME": "main"}, folder=tmp_path) == "nightly"


def test_the_commit_is_cis_else_gits(checkout):
    """A checkout of CI may be a merge that nobody has seen."""
    assert commit_of(environ={"GITHUB_SHA": SHA}, folder=checkout) == SHA
    assert commit_of(environ={}, folder=checkout) == said(checkout, "rev-parse", "HEAD")


def said(folder, *words):
    return subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A repository with one commit on `ada/topic`."""
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "Ada")
        monkeypatch.setenv(f"{name}_EMAIL", "ada@example.org")
    folder = tmp_path / "repository"
    folder.mkdir()
    said(folder, "init", "--quiet", "--initial-branch", "ada/topic")
    assert git.head(folder) == ("ada/topic", "")  # nothing was committed yet
    said(folder, "commit", "--quiet", "--allow-empty", "--message", "first")
    return folder


def test_the_branch_and_its_commit_are_read_from_any_folder_of_a_checkout(checkout):
    """As git does; the suite is seldom at the top."""
    (checkout / "scenarios" / "journeys").mkdir(parents=True)

    assert git.head(checkout / "scenarios" / "journeys") == ("ada/topic", said(checkout, "rev-parse", "HEAD"))


def test_packed_references_are_read(checkout):
    """What `git gc` leaves, and a fresh clone."""
    sha = said(checkout, "rev-parse", "HEAD")
    said(checkout, "branch", "topic")
    said(checkout, "pack-refs", "--all")

    assert git.head(checkout) == ("ada/topic", sha)


def test_a_detached_head_has_a_commit_and_no_branch(checkout):
    """As CI systems check out, unless their variables say more."""
    said(checkout, "checkout", "--quiet", "--detach")

    assert git.head(checkout) == ("", said(checkout, "rev-parse", "HEAD"))


def test_a_worktree_has_a_branch_of_its_own(checkout, tmp_path):
    """Its commits are kept with the others."""
    said(checkout, "worktree", "add", "--quiet", "-b", "other", tmp_path / "beside")
    said(tmp_path / "beside", "commit", "--quiet", "--allow-empty", "--message", "second")

    assert git.head(tmp_path / "beside") == ("other", said(tmp_path / "beside", "rev-parse", "HEAD"))
    said(checkout, "pack-refs", "--all")
    assert git.head(tmp_path / "beside").commit == said(tmp_path / "beside", "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "content",
    [b"", b"gitdir: nowhere\n", b"\xff\xfe", b"ref: refs/heads/main\n"],
    ids=["empty", "dangling", "binary", "no such file"],
)
def test_what_is_no_checkout_has_neither(tmp_path, content):
    """A hint that cannot be had is no error."""
    (tmp_path / ".git").write_bytes(content)

    assert git.head(tmp_path) == ("", "")


def test_references_that_only_git_reads_are_left_alone(tmp_path):
    """A table of references (git 2.45) names a branch that does not exist."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/.invalid\n")

    assert git.head(tmp_path) == ("", "")
