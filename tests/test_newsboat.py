"""A real feed reader, Debian's Newsboat, subscribes to the feeds: what it stores is what its owner sees."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from feeding import feed_site
from making import COMMENDATION, DOCUMENT, POST, TODAY, site, text, write
from serving import served

from danvan.library import load
from danvan.pages.words import say
from danvan.withdrawal import Order, withdraw

SAMPLE = Path(__file__).parent / "sample"
NEWS = "news/2026/2026-11-23-bai-viet.md"
AWARD = "docs/khen-thuong/2026/giay-khen.md"
Row = tuple[str, str, str]


class Subscriber:
    """A person with Newsboat and a folder of their own, subscribed to some feeds of a served folder."""

    def __init__(self, home: Path, served: Path, address: str) -> None:
        self.home, self.served, self.address = home, served, address
        home.mkdir()
        (home / "config").write_text("auto-reload no\nmax-items 0\nreload-threads 1\nhttp-auth-method basic\n", "utf-8")

    def subscribe(self, *paths: str) -> None:
        """The feeds to follow, by their paths."""
        (self.home / "urls").write_text("".join(f"{self.address}{path}\n" for path in paths), "utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One run of the program."""
        files = ["-C", "config", "-u", "urls", "-c", "cache.db"]
        environment = {**os.environ, "HOME": str(self.home), "LC_ALL": "C.UTF-8", "no_proxy": "*", "NO_PROXY": "*"}
        return subprocess.run(
            ["newsboat", *files, *arguments],
            cwd=self.home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def reload(self) -> list[Row]:
        """Fetch everything; the items in the store: id, title, address, oldest id first."""
        done = self.run("-x", "reload")
        assert done.returncode == 0, done.stderr
        with sqlite3.connect(self.home / "cache.db") as store:
            return list(store.execute("SELECT guid, title, url FROM rss_item ORDER BY guid"))

    def unread(self) -> int:
        """How many items it offers to read."""
        return int(self.run("-x", "print-unread").stdout.split()[0])


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Subscriber]:
    """A subscriber of a folder that is empty yet."""
    with served(tmp_path / "served") as address:
        yield Subscriber(tmp_path / "newsboat", tmp_path / "served", address)


def publish(root: Path, served: Path, address: str) -> None:
    """The content as it is now, as feeds in the served folder."""
    feed_site(load(root, TODAY), served, address)


def test_every_feed_of_the_sample_is_read_and_has_something_unread(person: Subscriber, tmp_path: Path) -> None:
    feed_site(load(SAMPLE, dt.date(2026, 11, 23), sample=True), person.served, person.address)
    paths = sorted(path.relative_to(person.served).as_posix() for path in (person.served / "feeds").rglob("*.xml"))
    person.subscribe(*paths)
    rows = person.reload()
    with sqlite3.connect(person.home / "cache.db") as store:
        by_feed = dict(store.execute("SELECT feedurl, count(*) FROM rss_item GROUP BY feedurl"))
        titles = {title for (title,) in store.execute("SELECT title FROM rss_feed")}
    # Newsboat keeps one row an id over all feeds that it follows: what stands in several is stored once.
    assert set(by_feed) <= {person.address + path for path in paths}
    assert {"Công tác dân vận: Tất cả", "Công tác dân vận: Thay đổi", f"{say('en', 'site.name')}: Everything"} <= titles
    assert len(titles) == len(paths) // 2
    assert person.unread() == len(rows) > 60
    assert all(url.startswith(person.address) for _, _, url in rows)


def test_each_feed_alone_gives_its_items_in_both_formats(person: Subscriber, tmp_path: Path) -> None:
    feed_site(load(SAMPLE, dt.date(2026, 11, 23), sample=True), person.served, person.address)
    found = {}
    for ending in ("rss", "atom"):
        (person.home / "cache.db").unlink(missing_ok=True)
        person.subscribe(f"feeds/vi/thay-doi.{ending}.xml")
        found[ending] = person.reload()
    assert found["rss"] == found["atom"]
    assert ("tag:mau.example,2026:commendation/khen-thuong-mau-09/withdrawn", "Nội dung đã rút") in {
        row[:2] for row in found["rss"]
    }


def test_a_new_title_and_file_name_make_no_second_item_and_what_is_taken_down_loses_its_words(
    person: Subscriber, tmp_path: Path
) -> None:
    root = write(tmp_path / "content", site(**{AWARD: text(COMMENDATION, title="Giấy khen tặng ông Mẫu (mẫu)")}))
    (root / "docs/assets").mkdir(exist_ok=True)
    publish(root, person.served, person.address)
    person.subscribe("feeds/vi/tat-ca.atom.xml")
    before = person.reload()
    (root / NEWS).unlink()
    write(root, {"news/2026/2026-11-23-ten-khac.md": text(POST, title="Tên khác hẳn bài trước")})
    withdraw(root, TODAY, Order("giay-khen", "Theo đề nghị."))
    publish(root, person.served, person.address)
    after = person.reload()
    assert [row[0] for row in before] == [row[0] for row in after]
    titles = {row[0].rpartition(":")[2]: row[1] for row in after}
    assert titles["post/2026-11-23-01"] == "Tên khác hẳn bài trước"
    assert titles["commendation/khen-thuong-2026-01"] == "Nội dung đã rút"
    with sqlite3.connect(person.home / "cache.db") as store:
        assert [row for row in store.execute("SELECT title, content FROM rss_item") if "Mẫu (mẫu)" in f"{row}"] == []


def test_a_subscriber_hears_that_a_document_ended(person: Subscriber, tmp_path: Path) -> None:
    path = "docs/van-ban/126-kl-tw-2025.md"
    changes = [{"date": "2026-11-22", "note": "Thêm nguồn."}]
    root = write(tmp_path / "content", site(**{path: text(DOCUMENT, posted="2026-01-05", changes=changes)}))
    (root / "docs/assets").mkdir(exist_ok=True)
    publish(root, person.served, person.address)
    person.subscribe("feeds/vi/thay-doi.rss.xml")
    assert [row[1] for row in person.reload()] == ["Đã sửa: Kết luận số 126-KL/TW: Về một việc để thử"]
    ended = {
        "value": "expired_all",
        "since": "2026-11-23",
        "checked_on": "2026-11-23",
        "source": "https://vbpl.vn/van-ban/chi-tiet/1",
    }
    write(root, {path: text(DOCUMENT, posted="2026-01-05", changes=changes, status=ended)})
    publish(root, person.served, person.address)
    assert [row[1] for row in person.reload()] == [
        "Đã sửa: Kết luận số 126-KL/TW: Về một việc để thử", "Tình trạng hiệu lực: Kết luận số 126-KL/TW: Về một việc để thử",
    ]  # fmt: skip
    assert person.unread() == 2
