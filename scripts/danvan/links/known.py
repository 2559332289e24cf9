"""Files that were read before: what is kept of them need not be looked for again."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple

from danvan.built import Files, Stamp, stamps_of
from danvan.cache import Cache, unpickled
from danvan.links.facts import Facts
from danvan.links.reading import WORTH_A_PROCESS, Reading
from danvan.program import digest, program

ROOM = "page-facts"


class Known(NamedTuple):
    """A file that was read: how the disk tells it from others, its bytes' hash, what is kept of it."""

    stamp: Stamp
    digest: bytes
    facts: Facts


def read_site(folder: Path, files: Files, base: str, cache: Cache) -> dict[str, Facts]:
    """What is kept of each of some files below a folder; without a cache every one is read. Raises OSError.

    A file is known when it is the same on the disk as the one that was read, or has the same bytes.
    """
    room = digest(program(), base)
    data = cache.get(ROOM, room)
    before: dict[str, Known] = unpickled(data) if data else {}
    stamps = stamps_of(files)
    now = {
        name: before[name] for name, stamp in stamps.items() if stamp and name in before and before[name].stamp == stamp
    }
    rest = [name for name in files if name not in now]
    digests = {name: known.digest for name, known in before.items()}
    for name, (found, facts) in Reading(folder, base, digests).read(rest).items():
        now[name] = Known(stamps[name], found, before[name].facts if facts is None else facts)
    if cache.folder and (len(rest) > WORTH_A_PROCESS or digests != {name: known.digest for name, known in now.items()}):
        cache.put(ROOM, room, pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
    return {name: now[name].facts for name in files}
