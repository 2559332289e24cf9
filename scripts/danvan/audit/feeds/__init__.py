"""The rules of RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and OPML 2.0, checked in a built site from its folder alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from danvan.audit.feeds import atom, json_feed, opml, rss
from danvan.audit.feeds.reading import ReadFeed, Unreadable
from danvan.audit.feeds.rules import agreement, feed_rules

READERS = {".rss.xml": rss.read, ".atom.xml": atom.read, ".feed.json": json_feed.read}


def feed_names(site: Path) -> list[str]:
    """The feeds of the built site, each once whatever its formats: "vi/tat-ca"."""
    folder = site / "feeds"
    return sorted({name for path in folder.rglob("*.*") if (name := _name(path.relative_to(folder).as_posix()))})


def feed_problems(site: Path, base: str) -> Iterator[str]:
    """Everything wrong with the feeds, in Vietnamese, each with its file."""
    for name in feed_names(site):
        found: list[ReadFeed] = []
        for ending, read in READERS.items():
            path = f"feeds/{name}{ending}"
            if not (site / path).is_file():
                yield f"{path}: thiếu định dạng này của nguồn tin"
                continue
            try:
                feed = read(path, (site / path).read_bytes())
            except Unreadable as error:
                yield f"{path}: {error}"
                continue
            found.append(feed)
            yield from (f"{path}: {fault}" for fault in [*feed.faults, *feed_rules(feed, site, base)])
        yield from agreement(found)
    yield from opml.problems(site, base, feed_names(site))


def _name(path: str) -> str:
    return next((path.removesuffix(ending) for ending in READERS if path.endswith(ending)), "")


__all__ = ["feed_names", "feed_problems"]
