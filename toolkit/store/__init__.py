"""
The run folder: the only place where the stages meet.

    results/<run>/run.json                         the manifest
    results/<run>/evidence/<kind>-<writer>.jsonl   append-only records, one file a writer
    results/<run>/evidence/requests-<writer>.arrow raw request samples
    results/<run>/evidence/<kind>-<study>.jsonl    a copy of the human evidence that the run was scored with
    results/<run>/pictures traces har logs         artefacts that records point to, by relative path

Every record is flushed as it is written, so that a killed run keeps all it had.
"""

from __future__ import annotations

from toolkit._disk import write_atomically, writing
from toolkit.store.results import Results, new_run
from toolkit.store.run import KINDS, STUDY_KINDS, EvidenceWriter, Line, RunFolder, new_id
from toolkit.store.study import StudyFolder, attach, studies_in

__all__ = [
    "KINDS",
    "STUDY_KINDS",
    "EvidenceWriter",
    "Line",
    "Results",
    "RunFolder",
    "StudyFolder",
    "attach",
    "new_id",
    "new_run",
    "studies_in",
    "write_atomically",
    "writing",
]
