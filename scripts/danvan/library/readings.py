"""Files that were read before and found right: while their text is the same, they need not be read again."""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from danvan.cache import Cache
from danvan.frontmatter import SourceFile
from danvan.library.assets import Use
from danvan.library.tables import keep, kept
from danvan.program import program
from danvan.records import Record

ROOM = "readings"


@dataclass(frozen=True)
class Known:
    """What reading a file gave: its fields and text, a Vietnamese file's record or an English one's fields, the files that its text names."""

    source: SourceFile
    made: Any
    uses: tuple[Use, ...]


# A file that was touched so short a time before it was read may be touched again in the same tick of the clock (ns).
FRESH = 2_000_000_000


@dataclass(frozen=True)
class Kept:
    """A file that was right: the hash of its text, when it was touched last ("" unless that tells), what reading it gave.

    The file's fields and its text are packed: few are asked for them again.
    """

    digest: str
    touched: str
    made: Any
    uses: tuple[Use, ...]
    packed: bytes


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

    def untouched(self, name: str, when: str) -> Known | None:
        """What reading a file gave, when it has not been written since."""
        known = self._before.get(name)
        return self._again(name, known) if known and when and known.touched == when else None

    def of(self, name: str, digest: str, when: str) -> Known | None:
        """What reading a file gave when its text had this hash and was right."""
        known = self._before.get(name)
        if known is None or known.digest != digest:
            return None
        self._changed |= known.touched != when
        return self._again(name, replace(known, touched=when))

    def _again(self, name: str, known: Kept) -> Known:
        self.right[name] = known
        source = SourceFile.later(name, known.digest, partial(pickle.loads, known.packed))
        made = known.made.read_from(source) if isinstance(known.made, Record) else known.made
        return Known(source, made, known.uses)

    def keep(self, known: Known, when: str) -> None:
        """Remember a file that is right."""
        source = known.source
        if source.path not in self.right:
            if isinstance(known.made, Record):
                known.made.reckon()
            packed = pickle.dumps(source.__getstate__(), pickle.HIGHEST_PROTOCOL)
            self.right[source.path] = Kept(source.digest, when, known.made, known.uses, packed)
            self._changed = True

    def save(self) -> None:
        """For the next time."""
        if self._changed or self.right.keys() != self._before.keys():
            keep(self._cache, ROOM, program(), self.right)
