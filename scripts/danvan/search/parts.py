"""Which pages which word index tells of; a page that was seen before is not read again while the disk says that it is the same."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path
from typing import NamedTuple

from danvan.built import Files, Stamp, stamps_of
from danvan.cache import Cache, unpickled
from danvan.program import program

# What is asked each time; older documents and commendations, and old news, which are asked when the first has little to say or a
# reader wants them. So neither a search nor the index that an edit touches grows with the years. The mark stands on the part of a
# page that they read.
PARTS = {
    "pagefind": 'data-search="now"',
    "pagefind-papers": 'data-search="paper"',
    "pagefind-old": 'data-search="past"',
}
ROOM = "index-pages"


class Seen(NamedTuple):
    """A page: how the disk tells it from others, its bytes' hash, and the index that tells of it ("": none)."""

    stamp: Stamp
    digest: str
    part: str


def told_apart(files: Files, cache: Cache) -> dict[str, Seen]:
    """The pages among a site's files, by their paths; only those that changed are read."""
    data = cache.get(ROOM, program())
    before: dict[str, Seen] = unpickled(data) if data else {}
    pages = {name: entry for name, entry in files.items() if name.endswith(".html")}
    now = {}
    for name, stamp in stamps_of(pages).items():
        known = before.get(name)
        now[name] = known if known and stamp and known.stamp == stamp else _read(Path(pages[name]), stamp)
    if cache.folder and now != before:
        cache.put(ROOM, program(), pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
    return now


def without_index(files: Files) -> Files:
    """The files of a site that are not of its word indexes: those of the last site may still lie there."""
    return {name: entry for name, entry in files.items() if name.partition("/")[0] not in PARTS}


def _read(page: Path, stamp: Stamp) -> Seen:
    data = page.read_bytes()
    part = next((name for name, mark in PARTS.items() if mark.encode() in data), "")
    return Seen(stamp, hashlib.sha256(data).hexdigest(), part)
