"""Files that were read before and found right: while their text is the same, they need not be read again."""

from __future__ import annotations

import pickle
from typing import Any

from danvan.cache import Cache
from danvan.frontmatter import SourceFile
from danvan.program import program
from danvan.records import Record

ROOM = "readings"
Reading = tuple[SourceFile, Record | None]


class Readings:
    """What reading gave, by file: its fields and text, and the record of a Vietnamese file."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        data = cache.get(ROOM, program())
        # For each file the hash of its text, and what reading gave: pickled at once, before anybody adds to the record.
        self._before: dict[str, tuple[str, bytes]] = pickle.loads(data) if data else {}
        self._now: dict[str, tuple[str, bytes]] = {}

    def of(self, name: str, digest: str) -> Reading | None:
        """What reading a file gave when its text had this hash and was right."""
        known = self._before.get(name)
        if known is None or known[0] != digest:
            return None
        self._now[name] = known
        found: Any = pickle.loads(known[1])
        return found[0], found[1]

    def keep(self, source: SourceFile, record: Record | None) -> None:
        """Remember a file that is right."""
        if source.path not in self._now:
            self._now[source.path] = source.digest, pickle.dumps((source, record), pickle.HIGHEST_PROTOCOL)

    def save(self) -> None:
        """For the next time."""
        if self._now != self._before:
            self._cache.put(ROOM, program(), pickle.dumps(self._now, pickle.HIGHEST_PROTOCOL))
