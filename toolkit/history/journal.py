"""
SQLite's journal: the write-ahead log where the file system carries it, the default one elsewhere.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

# The write-ahead log needs memory that all processes share: hosts do not (sqlite.org/wal.html, read 2026-11-20).
NETWORK = frozenset(
    [
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "fuse.glusterfs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "nfs",
        "nfs4",
        "smb3",
    ]
)
MOUNTS = Path("/proc/self/mounts")


def choose(connection: sqlite3.Connection, path: Path) -> None:
    """
    Set the journal of a database that has another one.

    Where that is refused, or somebody else is at work, the present one stays: it is slower, and as safe.
    """
    wanted = "delete" if on_network(path) else "wal"
    (present,) = connection.execute("PRAGMA journal_mode").fetchone()
    if present != wanted:
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()


def on_network(path: Path, *, mounts: Path = MOUNTS) -> bool:
    """Whether a file is on a file system of another machine; no where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    place = path.resolve()
    fields = [line.split(" ") for line in lines if line.count(" ") >= 2]
    above = [(Path(_plain(mount)), kind) for _device, mount, kind, *_rest in fields]
    holding = [(len(mount.parts), kind) for mount, kind in above if place.is_relative_to(mount)]
    deepest = max((depth for depth, _kind in holding), default=0)
    # Of two file systems on one folder the later one is seen.
    return bool(holding) and [kind for depth, kind in holding if depth == deepest][-1] in NETWORK


def _plain(mount: str) -> str:
    """Spaces and the like stand there as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), mount)
