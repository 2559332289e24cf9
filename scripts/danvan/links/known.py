"""Pages whose bytes were read before: their facts need not be looked for again."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from danvan.cache import Cache
from danvan.links.extract import PageFacts, read_page
from danvan.program import program

ROOM = "page-facts"


class KnownPages:
    """The facts of the pages of one check, by the hash of their bytes; without a cache every page is read."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        data = cache.get(ROOM, program()) if cache else None
        self._before: dict[bytes, PageFacts] = pickle.loads(data) if data else {}
        self._now: dict[bytes, PageFacts] = {}

    def facts(self, path: Path) -> PageFacts:
        """A page's facts. Raises OSError."""
        if self._cache is None:
            return read_page(path)
        digest = hashlib.sha256(path.read_bytes()).digest()
        found = self._before.get(digest) or read_page(path)
        self._now[digest] = found
        return found

    def save(self) -> None:
        """Keep what was read for the next check."""
        if self._cache and self._now.keys() != self._before.keys():
            self._cache.put(ROOM, program(), pickle.dumps(self._now, pickle.HIGHEST_PROTOCOL))
