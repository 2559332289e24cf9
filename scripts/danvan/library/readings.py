"""Files that were read before and found right: while their text is the same, they need not be read again."""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from danvan.cache import Cache
from danvan.frontmatter import SourceFile
from danvan.library.tables import keep, kept
from danvan.program import program
from danvan.records import Record

ROOM = "readings"
Reading: TypeAlias = tuple[SourceFile, Record | None]
# A file that was touched so short a time before it was read may be touched again in the same tick of the clock (ns).
FRESH = 2_000_000_000


@dataclass(frozen=True)
class Kept:
    """A file that was right: the hash of its text, when it was touched last ("" unless that tells), what reading it gave.

    That is pickled at once, before anybody adds to the record.
    """

    digest: str
    touched: str
    reading: bytes


Right: TypeAlias = dict[str, Kept]


def touched(path: Path) -> str:
    """What tells that a file has not been written since; "" when it was written just now, or is not there."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    still = time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns) > FRESH
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}" if still else ""


class Readings:
    """What reading gave, by file: its fields and text, and the record of a Vietnamese file."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._before: Right = kept(cache, ROOM, program())
        self._changed = False
        # The files that were found right this time.
        self.right: Right = {}

    @property
    def empty(self) -> bool:
        """Whether nothing is known of any file."""
        return not self._before

    def take(self, right: Right) -> None:
        """What somebody else has read just now."""
        self._before |= right
        self._changed = True

    def untouched(self, name: str, when: str) -> Reading | None:
        """What reading a file gave, when it has not been written since."""
        known = self._before.get(name)
        return self._again(name, known) if known and when and known.touched == when else None

    def of(self, name: str, digest: str, when: str) -> Reading | None:
        """What reading a file gave when its text had this hash and was right."""
        known = self._before.get(name)
        if known is None or known.digest != digest:
            return None
        self._changed |= known.touched != when
        return self._again(name, replace(known, touched=when))

    def _again(self, name: str, known: Kept) -> Reading:
        self.right[name] = known
        found: Any = pickle.loads(known.reading)
        return found[0], found[1]

    def keep(self, source: SourceFile, record: Record | None, when: str) -> None:
        """Remember a file that is right."""
        if source.path not in self.right:
            # The record keeps what was asked of it: every build asks whether a translation has drifted from this hash.
            reading = source, record, record and record.source_hash
            self.right[source.path] = Kept(source.digest, when, pickle.dumps(reading, pickle.HIGHEST_PROTOCOL))
            self._changed = True

    def save(self) -> None:
        """For the next time."""
        if self._changed or self.right.keys() != self._before.keys():
            keep(self._cache, ROOM, program(), self.right)
