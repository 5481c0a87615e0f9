"""
The memory of all scored runs: a database that outlives the run folders, SQLite or PostgreSQL.

A run is written whole or not at all, and writing it again replaces it. What is kept of people is what a scorecard says
of them together: no pseudonym, no quotation, no owner's name.
"""

from __future__ import annotations

from toolkit.history.digest import model_digest
from toolkit.history.history import History, open_history
from toolkit.history.label import commit_of, label_of
from toolkit.history.rows import FindingRow, RunRow, TrendPoint

__all__ = [
    "FindingRow",
    "History",
    "RunRow",
    "TrendPoint",
    "commit_of",
    "label_of",
    "model_digest",
    "open_history",
]
