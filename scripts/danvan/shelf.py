"""Many small results in one file, where a file for each would take as long as to make some of them.

Like ``danvan.cache``: safe to delete at any time; an entry carries its check sum, and a file that is damaged is begun
anew; several processes may use it at once; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ENDING = ".sqlite"
WAIT = 30  # seconds, while another process writes
# What is kept can be made anew: nothing is lost by not waiting for the disk.
BEGIN = """
PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, sum BLOB, data BLOB, used INTEGER) WITHOUT ROWID;
"""
PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
GET = "SELECT sum, data FROM kept WHERE name = ?"
USED = "UPDATE kept SET used = ? WHERE name = ? AND used <> ?"
SIZES = "SELECT used, sum(length(data)) FROM kept GROUP BY used ORDER BY used DESC"
FORGET = "DELETE FROM kept WHERE used <= ?"


class Shelf:
    """A file of kept results; ``None`` keeps nothing. What is put there is found by others after ``settle``."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: sqlite3.Connection | None = None
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """The bytes kept under a name, if they are whole."""
        if name in self._new:
            return self._new[name]
        for checked, data in self._do(lambda file: file.execute(GET, (name,)).fetchall()) or []:
            if hashlib.sha256(data).digest() == checked:
                self._used.add(name)
                return bytes(data)
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name."""
        self._new[name] = data

    def settle(self) -> None:
        """Write down what was put here, and what was used."""
        now = int(time.time())
        new = [(name, hashlib.sha256(data).digest(), data, now) for name, data in self._new.items()]
        self._do(lambda file: file.executemany(PUT, new))
        self._do(lambda file: file.executemany(USED, [(now, name, now) for name in self._used]))
        self._new, self._used = {}, set()

    def prune(self, limit: int) -> None:
        """Take away what has not been used for longest, until the rest is below the limit in bytes."""
        self._do(partial(_forget, limit))

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What is done with the file, at once or not at all; None when it cannot be done."""
        if self._path is None:
            return None
        try:
            self._file = self._file or _opened(self._path)
            with self._file:
                return work(self._file)
        except (sqlite3.OperationalError, OSError):
            # Nothing can be written here, or another process writes for too long.
            return None
        except sqlite3.DatabaseError:
            self._file = None
            self._path.unlink(missing_ok=True)
            return None


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = sqlite3.connect(path, timeout=WAIT)
    file.executescript(BEGIN)
    return file


def _forget(limit: int, file: sqlite3.Connection) -> None:
    total = 0
    for used, size in file.execute(SIZES).fetchall():
        total += size
        if total > limit:
            file.execute(FORGET, (used,))
            return
