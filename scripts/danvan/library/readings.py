"""Files that were read before and found right: while their text is the same, they need not be read again."""

from __future__ import annotations

import pickle
from typing import Any

from danvan.cache import Cache
from danvan.frontmatter import SourceFile
from danvan.program import program
from danvan.records import Record

ROOM = "readings"
# Of each file the hash of its text, and what reading gave, pickled at once: before anybody adds to the record.
Right = dict[str, tuple[str, bytes]]


class Readings:
    """What reading gave, by file: its fields and text, and the record of a Vietnamese file."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        data = cache.get(ROOM, program())
        self._before: Right = pickle.loads(data) if data else {}
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

    def of(self, name: str, digest: str) -> tuple[SourceFile, Record | None] | None:
        """What reading a file gave when its text had this hash and was right."""
        known = self._before.get(name)
        if known is None or known[0] != digest:
            return None
        self.right[name] = known
        found: Any = pickle.loads(known[1])
        return found[0], found[1]

    def keep(self, source: SourceFile, record: Record | None) -> None:
        """Remember a file that is right."""
        if source.path not in self.right:
            # The record keeps what was asked of it: every build asks whether a translation has drifted from this hash.
            kept = source, record, record and record.source_hash
            self.right[source.path] = source.digest, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
            self._changed = True

    def save(self) -> None:
        """For the next time."""
        if self._changed or self.right.keys() != self._before.keys():
            self._cache.put(ROOM, program(), pickle.dumps(self.right, pickle.HIGHEST_PROTOCOL))
