"""Files that were read before: what is kept of them need not be looked for again."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from danvan.cache import Cache
from danvan.links.facts import Facts
from danvan.links.reading import WORTH_A_PROCESS, Reading
from danvan.program import digest, program

ROOM = "page-facts"
# A file may change twice while a coarse clock shows one time: so many nanoseconds long its time does not tell what it is.
DOUBT = 2_000_000_000


class Known(NamedTuple):
    """A file that was read: how the disk tells it from others (() when in doubt), its bytes' hash, what is kept of it."""

    stamp: tuple[int, ...]
    digest: bytes
    facts: Facts


def read_site(folder: Path, files: Mapping[str, os.DirEntry[str]], base: str, cache: Cache | None) -> dict[str, Facts]:
    """What is kept of each of some files below a folder; without a cache every one is read. Raises OSError.

    A file is known when it is the same on the disk as the one that was read, or has the same bytes.
    """
    room = digest(program(), base)
    data = cache.get(ROOM, room) if cache else None
    before: dict[str, Known] = pickle.loads(data) if data else {}
    sure = time.time_ns() - DOUBT
    stamps = {name: _stamp(entry, sure) for name, entry in files.items()}
    now = {
        name: before[name] for name, stamp in stamps.items() if stamp and name in before and before[name].stamp == stamp
    }
    rest = [name for name in files if name not in now]
    digests = {name: known.digest for name, known in before.items()}
    for name, (found, facts) in Reading(folder, base, digests).read(rest).items():
        now[name] = Known(stamps[name], found, before[name].facts if facts is None else facts)
    if cache and (len(rest) > WORTH_A_PROCESS or digests != {name: known.digest for name, known in now.items()}):
        cache.put(ROOM, room, pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
    return {name: now[name].facts for name in files}


def _stamp(entry: os.DirEntry[str], sure: int) -> tuple[int, ...]:
    stat = entry.stat()
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns) if stat.st_mtime_ns < sure else ()
