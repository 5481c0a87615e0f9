"""
The memory itself: runs are added, found, read and forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.engine import URL

from toolkit.errors import UsageError
from toolkit.history import questions, rows, tables
from toolkit.history.address import address_of, parse
from toolkit.history.database import PATIENCE_S, Database
from toolkit.history.questions import Question
from toolkit.history.rows import FindingRow, RunRow, TrendPoint
from toolkit.records import Scorecard, Series
from toolkit.settings import HistorySettings

LATEST = "latest"
_MANY = 500  # names in one question: databases have limits


def open_history(settings: HistorySettings, results: Path) -> History:
    """
    The history of these settings; nothing is opened before it is used.

    Args:
        settings: Its address, where there is one.
        results: The folder of all runs: `history.sqlite` is in it when there is none.

    Raises:
        SettingsError: The address cannot be understood.
    """
    return History(address_of(settings, results))


class History:
    """
    The memory of all scored runs.

    Every method raises HistoryUnreachable when the database does not answer, EvidenceError when it is damaged, and
    SettingsError when it is of another version of virage.

    Args:
        address: `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`.
        patience_s: How long to wait for other writers.
    """

    def __init__(self, address: str | URL, *, patience_s: float = PATIENCE_S) -> None:
        url = parse(address) if isinstance(address, str) else address
        self._database = Database(url, patience_s=patience_s)

    @property
    def where(self) -> str:
        """The database as one says it: without password."""
        return self._database.where

    def add(self, card: Scorecard, series: Sequence[Series], label: str = "", commit: str = "") -> bool:
        """
        Remember a run, whole or not at all; an earlier version of it is replaced.

        Args:
            card: Its scorecard.
            series: What it measured; see `toolkit.score.series`.
            label: What it belongs to, such as a branch.
            commit: What was under test, where it is known.

        Returns:
            Whether it was known before.
        """
        run = card.run.run
        parts = (
            (tables.scores, rows.of_scores(card)),
            (tables.metrics, rows.of_metrics(card.metrics)),
            (tables.series, rows.of_series(series)),
            (tables.findings, rows.of_findings(card.findings)),
        )
        whole = rows.of_run(card, label, commit)
        with self._database.writing() as connection:
            known = _forget(connection, run)
            connection.execute(insert(tables.runs), whole)
            for table, found in parts:
                if found:
                    connection.execute(
                        insert(table), [{"run": run, "position": at, **row} for at, row in enumerate(found)]
                    )
        return known

    def forget_run(self, run: str) -> bool:
        """Forget a run of this id; whether there was one."""
        if not self._database.exists():
            return False
        with self._database.writing() as connection:
            return _forget(connection, run)

    def runs(
        self,
        *,
        label: str | None = None,
        platform: str | None = None,
        limit: int | None = None,
        complete: bool = False,
        without: Collection[str] = (),
        before: str | None = None,
    ) -> list[RunRow]:
        """
        Runs in the order in which they began.

        Args:
            label: Only those of this label.
            platform: Only those of this platform.
            limit: Only so many, the newest.
            complete: Only those that nothing is missing of.
            without: Ids of runs to leave out.
            before: Only those that began before this time.
        """
        found = self._ask(
            questions.runs(
                label=label, platform=platform, limit=limit, complete=complete, without=without, before=before
            )
        )
        return [rows.run_row(row) for row in reversed(found)]

    def find(
        self,
        name: str,
        *,
        limit: int = 1,
        platform: str | None = None,
        complete: bool = False,
        without: Collection[str] = (),
    ) -> list[RunRow]:
        """
        Runs by name, in the order in which they began: an id, `latest`, a label, or the beginning of one id.

        Args:
            name: An id or its beginning gives one run; `latest` and a label give the newest ones.
            limit: How many of them, at most.
            platform: As in `runs`; as all that follow it, not for an id.
            complete: As in `runs`.
            without: As in `runs`.

        Raises:
            UsageError: There is none, or several ids begin so; the message names some.
        """
        if exact := self.known([name]):
            return list(exact.values())
        label = None if name == LATEST else name
        found = self.runs(label=label, platform=platform, limit=limit, complete=complete, without=without)
        return found or [self.find_one(name)]

    def find_one(self, name: str) -> RunRow:
        """
        The one run whose id is this or begins so, or the newest one for `latest`.

        Raises:
            UsageError: There is none, or there are several; the message names some.
        """
        if exact := self.known([name]):
            return exact[name]
        choice = questions.runs(limit=1) if name == LATEST else questions.beginning(name).limit(4)
        found = self._ask(choice) if name else []
        if len(found) == 1:
            return rows.run_row(found[0])
        if found:
            several = ", ".join(row["run"] for row in found)
            raise UsageError(f"{name}: several runs begin so, such as {several}; write more of the id")
        newest = ", ".join(row.run for row in reversed(self.runs(limit=3)))
        hint = f"the newest are {newest}" if newest else "it is empty"
        raise UsageError(
            f"{name}: no run of this id or label is in the history, or none that fits; {hint} ({self.where})"
        )

    def known(self, runs: Iterable[str]) -> dict[str, RunRow]:
        """Those of these ids that are remembered."""
        found = self._ask_each(questions.runs(), tables.runs.c.run, runs)
        return {row["run"]: rows.run_row(row) for row in found}

    def series(self, runs: Iterable[str]) -> dict[str, list[Series]]:
        """What each of these runs measured, by run; a run that is not known has no series."""
        ids = list(dict.fromkeys(runs))
        found: dict[str, list[Series]] = {run: [] for run in ids}
        for row in self._ask_each(questions.series(), tables.series.c.run, ids):
            found[row["run"]].append(rows.series_record(row))
        return found

    def findings(self, runs: Iterable[str]) -> dict[str, list[FindingRow]]:
        """The findings of each of these runs, in their scorecards' order; a run that is not known has none."""
        ids = list(dict.fromkeys(runs))
        found: dict[str, list[FindingRow]] = {run: [] for run in ids}
        for row in self._ask_each(questions.findings(), tables.findings.c.run, ids):
            found[row["run"]].append(FindingRow(*(row[name] for name in FindingRow._fields)))
        return found

    def scorecard(self, run: str) -> Scorecard:
        """
        The scorecard of the run of this id, without quotations and names.

        Raises:
            UsageError: The run is not known.
            EvidenceError: The scorecard is of another version.
        """
        found = self._ask(select(tables.runs.c.scorecard).where(tables.runs.c.run == run))
        if not found:
            raise UsageError(f"{run}: the history has no such run ({self.where}); `virage history` lists all")
        return rows.scorecard_record(found[0]["scorecard"], f"{self.where}, {run}")

    def trend(
        self, subject: str, *, label: str | None = None, platform: str | None = None, limit: int | None = None
    ) -> list[TrendPoint]:
        """
        One score over the runs, in the order in which they began.

        Args:
            subject: `grade`, `technical_index`, a dimension or a criterion.
            label: Only runs of this label.
            platform: Only runs of this platform.
            limit: Only so many runs, the newest.
        """
        found = self._ask(questions.trend(subject, label=label, platform=platform, limit=limit))
        return [TrendPoint(*(row[name] for name in TrendPoint._fields)) for row in reversed(found)]

    def _ask(self, question: Question) -> list[rows.Row]:
        with self._database.reading() as connection:
            return [] if connection is None else [dict(row) for row in connection.execute(question).mappings()]

    def _ask_each(self, question: Question, column: Any, runs: Iterable[str]) -> list[rows.Row]:
        # Any: a column is SQLAlchemy's
        ids = list(dict.fromkeys(runs))
        parts = [ids[at : at + _MANY] for at in range(0, len(ids), _MANY)]
        return [row for part in parts for row in self._ask(question.where(column.in_(part)))]


def _forget(connection: Connection, run: str) -> bool:
    for table in tables.OF_A_RUN:
        connection.execute(delete(table).where(table.c.run == run))
    return bool(connection.execute(delete(tables.runs).where(tables.runs.c.run == run)).rowcount)
