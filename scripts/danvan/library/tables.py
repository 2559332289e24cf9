"""Tables of what was made before, kept in the cache under the program's hash: another program begins with empty ones."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from danvan.cache import NO_CACHE, Cache, unpickled

V = TypeVar("V")


def kept(cache: Cache, room: str, program: str) -> dict[Any, Any]:
    """What a program of this hash has kept; nothing when there is none, or when it is damaged."""
    data = cache.get(room, program)
    return unpickled(data) if data else {}


def keep(cache: Cache, room: str, program: str, table: Mapping[Any, Any]) -> None:
    """Keep a table for the next time."""
    cache.put(room, program, pickle.dumps(table, pickle.HIGHEST_PROTOCOL))


class Notes:
    """What was reckoned of single files, by keys that tell all it comes from: as a rule a name and the file's hash."""

    def __init__(self, cache: Cache = NO_CACHE, program: str = "") -> None:
        self._cache, self._program = cache, program
        self._before: dict[Hashable, Any] = kept(cache, "notes", program)
        self._now: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], V]) -> V:
        """What is noted under a key; made when nothing is."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        found: V = self._now[key]
        return found

    def save(self) -> None:
        """For the next time; what nobody asked for is forgotten."""
        if self._now.keys() != self._before.keys():
            keep(self._cache, "notes", self._program, self._now)
