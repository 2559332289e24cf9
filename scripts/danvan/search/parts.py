"""Which pages which word index tells of; a page that was seen before is not read again while the disk says that it is the same."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path
from typing import NamedTuple

from danvan.cache import Cache
from danvan.disk import files_below, stamp
from danvan.program import program

# Two indexes: what is asked each time, and the old news, asked when the first has little to say or a reader wants them.
# The mark stands on the part of a page that they read.
PARTS = {"pagefind": 'data-search="now"', "pagefind-old": 'data-search="past"'}
ROOM = "index-pages"


class Seen(NamedTuple):
    """A page: how the disk tells it from others, its bytes' hash, and the index that tells of it ("": none)."""

    stamp: list[int]
    digest: str
    part: str


def told_apart(site: Path, cache: Cache) -> dict[str, Seen]:
    """Every page of a site by its path."""
    data = cache.get(ROOM, program())
    before: dict[str, Seen] = pickle.loads(data) if data else {}
    now = {}
    for name, entry in files_below(site).items():
        if name.endswith(".html"):
            there, known = stamp(entry.stat()), before.get(name)
            now[name] = known if known and there and known.stamp == there else _read(Path(entry), there)
    if now != before:
        cache.put(ROOM, program(), pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
    return now


def _read(page: Path, there: list[int]) -> Seen:
    data = page.read_bytes()
    part = next((name for name, mark in PARTS.items() if mark.encode() in data), "")
    return Seen(there, hashlib.sha256(data).hexdigest(), part)
