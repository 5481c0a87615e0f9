"""The run folder keeps what was written, whatever happens to the writer."""

from __future__ import annotations

import errno

import pytest

from toolkit.errors import EvidenceError, ExitCode, PreconditionFailed, UsageError
from toolkit.records import HealthRecord, RunInfo, RunState
from toolkit.store import EvidenceWriter, Results, RunFolder, write_atomically, writing

LOOK = HealthRecord(at="2026-11-23T18:00:00.000Z", name="platform", healthy=False, reason="gone")


@pytest.fixture
def folder(tmp_path):
    made = Results(tmp_path / "results").create()
    made.write_info(RunInfo(run=made.run, started="2026-11-23T18:00:00.000Z"))
    return made


def write(folder, name):
    with EvidenceWriter(folder, name) as writer:
        writer.write(LOOK)


def test_a_record_is_on_disk_as_soon_as_it_is_written(folder):
    """A killed run keeps all it had: the file is read while the writer still holds it open."""
    with EvidenceWriter(folder, "w0") as writer:
        writer.write(LOOK)

        assert folder.read("health") == [LOOK]


def test_two_writers_never_share_a_file(folder):
    """Parallel workers append without locks."""
    for name in ("w0", "w1"):
        write(folder, name)

    assert [path.name for path in folder.files("health")] == ["health-w0.jsonl", "health-w1.jsonl"]


def test_a_line_cut_by_a_kill_is_passed_over(folder):
    """The last line of a killed writer may be half there: the others still count."""
    write(folder, "w0")
    with folder.files("health")[0].open("a") as stream:
        stream.write('{"at":"2026-11')

    assert folder.read("health") == [LOOK]


def test_a_damaged_line_is_named(folder):
    """A fault in the middle of a file is no kill: it is told, with file and line."""
    write(folder, "w0")
    with folder.files("health")[0].open("a") as stream:
        stream.write('{"at": 5}\n')

    with pytest.raises(EvidenceError, match=r"health-w0\.jsonl:2"):
        folder.read("health")


def test_two_runs_at_once_get_two_folders(tmp_path):
    """Runs that begin in the same second do not mix."""
    results = Results(tmp_path)

    assert len({results.create().run for _ in range(20)}) == 20


def test_a_run_is_found_by_id_path_and_latest(tmp_path, folder):
    """The three ways people name a run."""
    results = Results(folder.path.parent)
    results.point_latest(folder)

    found = {results.find(name).path for name in (folder.run, str(folder.path), "latest")}

    assert found == {folder.path}


def test_an_unknown_run_is_refused_with_the_newest_named(folder):
    """The message helps: it names what there is."""
    with pytest.raises(UsageError, match=folder.run):
        Results(folder.path.parent).find("20200101-000000-aaaa")


def test_finishing_keeps_the_manifest_and_says_how_it_ended(folder):
    """`running` on disk with nobody writing means that the run was killed."""
    folder.finish(RunState.INTERRUPTED)

    info = folder.read_info()

    assert (info.state, info.run) == (RunState.INTERRUPTED, folder.run)


def test_a_folder_without_manifest_is_told(tmp_path):
    """A wrong path is the usual mistake."""
    with pytest.raises(EvidenceError, match=r"is .* a run folder"):
        RunFolder(tmp_path).read_info()


def test_a_full_disk_is_a_precondition_with_a_remedy(tmp_path):
    """Not a traceback: which file, and what to do."""
    with pytest.raises(PreconditionFailed, match="disk is full") as caught, writing(tmp_path / "x"):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert caught.value.exit_code is ExitCode.UNREACHABLE


def test_a_failed_atomic_write_leaves_the_old_file(tmp_path):
    """A reader sees the old file or the new one, never half of one."""
    target = tmp_path / "run.json"
    write_atomically(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(target, "\ud800")

    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]
