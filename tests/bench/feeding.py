"""How long the feeds of N posts take, apart from the engine, and 10,000 items in one feed: both grow in line with N."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.corpus import make
from danvan import feeds
from danvan.feeds.values import Feed, FeedItem
from danvan.library import Oblivious, load
from danvan.pages import SiteConfig
from danvan.pages.words import LANGUAGES
from danvan.records.fields import VIETNAM

PROJECT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 23)
SITE = SiteConfig("https://dan-van.example/", {}, ("mau.example", "2026"))
ITEM = FeedItem(
    "tag:mau.example,2026:post/0", "Bài mẫu", "https://dan-van.example/bai/", "Tóm tắt mẫu. " * 20, None, dt.datetime(2026, 1, 1, tzinfo=VIETNAM),
    dt.datetime(2026, 1, 1, tzinfo=VIETNAM), (("post", "Tin"),), "Sở (mẫu)", "vi",
)  # fmt: skip


def of_site(posts: int) -> tuple[float, int, int, int]:
    """Seconds for every feed of a corpus in both languages, how many feeds, files, bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "content"
        make(root, PROJECT, posts)
        library = load(root, DAY)
        started = time.monotonic()
        places = {lang: feeds.places(Oblivious(library), SITE, lang) for lang in LANGUAGES}
        files = dict(feeds.files(Oblivious(library), places, SITE))
        seconds = time.monotonic() - started
    return seconds, sum(map(len, places.values())), len(files), sum(map(len, files.values()))


def of_one(items: int) -> dict[str, float]:
    """Seconds for one feed of so many items, by format."""
    many = tuple(replace(ITEM, id=f"tag:mau.example,2026:post/{n}", published=ITEM.published + dt.timedelta(minutes=n),
                         updated=ITEM.updated + dt.timedelta(minutes=n)) for n in range(items))  # fmt: skip
    url = SITE.url + "feeds/vi/tat-ca."
    feed = Feed("tag:mau.example,2026:feeds/vi/tat-ca", "vi", "Mẫu", "Mẫu", SITE.url, url + "rss.xml", url + "atom.xml",
                url + "feed.json", SITE.url, "Sở (mẫu)", many)  # fmt: skip
    writers: dict[str, Callable[[Feed], bytes]] = {"RSS": feeds.rss, "Atom": feeds.atom, "JSON": feeds.json_feed}
    found = {}
    for name, write in writers.items():
        started = time.monotonic()
        write(feed)
        found[name] = time.monotonic() - started
    return found


def table(sizes: Iterable[int]) -> Iterator[str]:
    """Both, as Markdown."""
    yield from ("| bài | nguồn tin | tệp | MB | giây |", "|---|---|---|---|---|")
    for posts in sizes:
        seconds, count, files, size = of_site(posts)
        yield f"| {posts} | {count} | {files} | {size / 1e6:.1f} | {seconds:.2f} |"
    yield from ("", "| mục trong một nguồn tin | RSS, giây | Atom, giây | JSON, giây |", "|---|---|---|---|")
    for items in (2_500, 5_000, 10_000):
        yield f"| {items} | {' | '.join(f'{seconds:.2f}' for seconds in of_one(items).values())} |"
