"""The rules of RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and OPML 2.0, checked in a built site from its folder alone."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from danvan.audit.feeds import atom, json_feed, opml, rss
from danvan.audit.feeds.asked import Answers, Asked
from danvan.audit.feeds.reading import ReadFeed, Unreadable
from danvan.audit.feeds.rules import agreement, feed_rules
from danvan.built import Files
from danvan.cache import NO_CACHE, Cache, unpickled
from danvan.program import digest, program

READERS = {".rss.xml": rss.read, ".atom.xml": atom.read, ".feed.json": json_feed.read}
FOLDER, ROOM = "feeds/", "feed-audit"


class Audited(NamedTuple):
    """What was found in the formats of one feed, and what was asked of the site for that."""

    digest: str
    answers: Answers
    faults: list[str]


def feed_names(names: Iterable[str]) -> list[str]:
    """The feeds among the files of the built site, each once whatever its formats: "vi/tat-ca"."""
    return sorted({found for name in names if name.startswith(FOLDER) and (found := _name(name.removeprefix(FOLDER)))})


def feed_problems(files: Files, base: str, cache: Cache = NO_CACHE) -> Iterator[str]:
    """Everything wrong with the feeds, in Vietnamese, each with its file.

    ``cache`` has what was found in the same bytes when the site gave the same answers.
    """
    names, kept = feed_names(files), digest(program(), base)
    data = cache.get(ROOM, kept)
    before: dict[str, Audited] = unpickled(data) if data else {}
    now = {name: _audited(name, files, base, before.get(name)) for name in names}
    if cache.folder and now != before:
        cache.put(ROOM, kept, pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
    for audited in now.values():
        yield from audited.faults
    yield from opml.problems(files, base, names)


def _audited(name: str, files: Files, base: str, before: Audited | None) -> Audited:
    paths = [f"{FOLDER}{name}{ending}" for ending in READERS]
    formats = {path: Path(files[path]).read_bytes() if path in files else None for path in paths}
    found = digest(*(data and hashlib.sha256(data).hexdigest() for data in formats.values()))
    asked = Asked(files, base)
    if before and before.digest == found and asked.still(before.answers):
        return before
    faults = list(_faults(formats, asked))
    return Audited(found, asked.answers, faults)


def _faults(formats: dict[str, bytes | None], site: Asked) -> Iterator[str]:
    found: list[ReadFeed] = []
    for (path, data), read in zip(formats.items(), READERS.values(), strict=True):
        if data is None:
            yield f"{path}: thiếu định dạng này của nguồn tin"
            continue
        try:
            feed = read(path, data)
        except Unreadable as error:
            yield f"{path}: {error}"
            continue
        found.append(feed)
        yield from (f"{path}: {fault}" for fault in [*feed.faults, *feed_rules(feed, site)])
    yield from agreement(found)


def _name(path: str) -> str:
    return next((path.removesuffix(ending) for ending in READERS if path.endswith(ending)), "")


__all__ = ["feed_names", "feed_problems"]
