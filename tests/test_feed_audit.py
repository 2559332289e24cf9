"""The rules of the feeds, each broken once in a folder that keeps them all: the exact words, and nothing else is said."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from feeding import URL, feed_site

from danvan.audit import feed_names
from danvan.audit.feeds import feed_problems
from danvan.built import files_of
from danvan.cache import Cache
from danvan.library import load

SAMPLE = Path(__file__).parent / "sample"
TODAY = dt.date(2026, 11, 23)
RSS, ATOM, JSON = (f"feeds/vi/mo-hinh.{ending}" for ending in ("rss.xml", "atom.xml", "feed.json"))
ID = "tag:mau.example,2026:model/mo-hinh-mau-05"
SECOND = "tag:mau.example,2026:model/mo-hinh-mau-03"
FILES = "feeds/vi/van-ban.atom.xml"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's feeds, with nothing wrong."""
    return feed_site(load(SAMPLE, TODAY, sample=True), tmp_path_factory.mktemp("feeds"))


@pytest.fixture
def site(whole: Path) -> Any:
    """The same, put back after a test has broken something."""
    kept = {path: path.read_bytes() for path in (whole / "feeds/vi").rglob("*.*")}
    yield whole
    for path, data in kept.items():
        path.write_bytes(data)


def test_the_samples_feeds_keep_every_rule(whole: Path) -> None:
    assert list(feed_problems(files_of(whole), URL)) == []
    names = feed_names(files_of(whole))
    assert {"vi/tat-ca", "vi/thay-doi", "en/thay-doi", "vi/phong-trao/dan-van-kheo", "vi/nhiem-vu/2025-ii-1",
            "vi/don-vi/bao-tang-mau", "vi/xa-phuong/xa-bac-son"} <= set(names)  # fmt: skip


def test_every_feed_is_read_by_a_real_parser_and_is_not_empty(whole: Path) -> None:
    for path in sorted((whole / "feeds").rglob("*.xml")):
        parsed = feedparser.parse(path.read_bytes())
        assert not parsed.bozo, path
        assert parsed.entries, path
        assert all(entry.id.startswith("tag:mau.example,2026:") for entry in parsed.entries)
        assert all(entry.summary and entry.title and entry.link.startswith(URL) for entry in parsed.entries)


def changed(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """A change of a file's text; each first word must be there."""

    def change(text: str) -> str:
        for old, new in pairs:
            assert re.search(old, text), old
            text = re.sub(old, new, text, count=1)
        return text

    return change


def of_json(change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    """A change of what a JSON file says."""

    def rewrite(text: str) -> str:
        values = json.loads(text)
        change(values)
        return json.dumps(values)

    return rewrite


BROKEN: list[tuple[str, str, Callable[[str], str], list[str]]] = [
    ("cut off", RSS, lambda text: text[:400], ["không phải XML đúng phép: "]),
    ("another root", ATOM, changed(("<feed ", "<rss "), ("</feed>", "</rss>")), ["phần tử gốc là «{http://www.w3.org/2005/Atom}rss», "]),
    ("no version", RSS, changed(('version="2.0"', 'version="0.9"')), ['không có <rss version="2.0"> và <channel>']),
    ("no title", RSS, changed(("<title>[^<]*</title>", "")), ["thiếu <title> của kênh"]),
    ("no guid", RSS, changed(('<guid isPermaLink="false">[^<]*</guid>', "")), ["thiếu <guid> của một mục"]),
    ("a guid that claims to be an address", RSS, changed((' isPermaLink="false"', "")), [f"<guid> «{ID}» không phải địa chỉ mà thiếu isPermaLink"]),
    ("not our time", RSS, changed((r"(<item>[\s\S]*?<pubDate>[^<]*)\+0700", r"\g<1>+0000")), [f"<pubDate> của mục «{ID}» «Mon, 09 Nov 2026 00:00:00 +0000» không phải giờ Việt Nam"]),
    ("no time at all", RSS, changed((r"(<item>[\s\S]*?<pubDate>)[^<]*", r"\g<1>hôm qua")), [f"<pubDate> của mục «{ID}» «hôm qua» không phải ngày giờ"]),
    ("oldest first", RSS, changed((r"(<item>[\s\S]*?<pubDate>)[^<]*", r"\g<1>Mon, 09 Nov 2015 00:00:00 +0700")), [f"mục «{ID}» đứng trước mục mới hơn"]),
    ("an id twice", RSS, changed((rf"(?s)(.*){SECOND}", rf"\g<1>{ID}")), [f"2 mục cùng mã «{ID}»"]),
    ("an id that follows the address", RSS, changed((ID, f"{URL}dan-van-kheo/tu-sach-mau/")), ["mã không phải mã bền dạng tag:…"]),
    ("a page that is not there", RSS, changed((r"(<item>[\s\S]*?<link>)[^<]*", rf"\g<1>{URL}khong-co/")), [f"dẫn tới «{URL}khong-co/» không có trên trang"]),
    ("a relative address", RSS, changed((r"(<item>[\s\S]*?<link>)[^<]*", r"\g<1>/dan-van-kheo/")), ["dẫn tới «/dan-van-kheo/» không có trên trang"]),
    ("another's own address", ATOM, changed((rf'href="{URL}{ATOM}"', f'href="{URL}a.xml"')), [f"địa chỉ của chính nguồn tin là «{URL}a.xml», phải là «{URL}{ATOM}»"]),
    ("another language", ATOM, changed(('xml:lang="vi"', 'xml:lang="en"')), ["ngôn ngữ ghi là «en»"]),
    ("changed before it was put up", ATOM, changed((r"(<entry[\s\S]*?<updated>)[^<]*", r"\g<1>2015-01-01T00:00:00+07:00")), ["ngày cập nhật trước ngày đăng"]),
    ("a date without time", ATOM, changed((r"(<entry[\s\S]*?<updated>)[^<]*", r"\g<1>2026-11-23")), [f"<updated> của mục «{ID}» «2026-11-23» không phải ngày giờ"]),
    ("a false length", FILES, changed((r'length="\d+"', 'length="1"')), ["ghi dài «1» byte, tệp thật dài "]),
    ("a false type", FILES, changed(('type="application/pdf"', 'type="text/plain"')), ["ghi kiểu «text/plain», tệp thật là application/pdf"]),
    ("a file that is not there", FILES, changed(("van-ban-mau.pdf", "mat.pdf")), [f"tệp kèm «{URL}assets/mau/mat.pdf» không có trên trang"]),
    ("not JSON", JSON, lambda text: text + "}", ["không phải JSON đúng phép: "]),
    ("another version", JSON, of_json(lambda feed: feed.update(version="1")), ["thiếu «version» bằng https://jsonfeed.org/version/1.1"]),
    ("a number for an id", JSON, of_json(lambda feed: feed["items"][0].update(id=7)), ["thiếu «id» (chuỗi chữ) của một mục"]),
    ("nothing said", JSON, of_json(lambda feed: feed["items"][0].pop("content_text")), [f"thiếu «content_text» của mục «{ID}»"]),
    ("no item", JSON, of_json(lambda feed: feed.update(items=[])), ["nguồn tin không có mục nào", f"các mục khác với {RSS}"]),
    ("a feed left out", "feeds/vi/nguon-tin.opml", changed((rf'xmlUrl="{URL}{RSS}"', f'xmlUrl="{URL}feeds/vi/la.rss.xml"')),
     [f"không có nguồn tin «{URL}feeds/vi/la.rss.xml»", f"thiếu nguồn tin «{URL}{RSS}»"]),
    ("a list without version", "feeds/vi/nguon-tin.opml", changed(('<opml version="2.0"', "<opml")), ['thiếu version="2.0" hoặc <title>']),
]  # fmt: skip


@pytest.mark.parametrize(("path", "change", "expected"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_rule_is_told(site: Path, path: str, change: Callable[[str], str], expected: list[str]) -> None:
    (site / path).write_text(change((site / path).read_text("utf-8")), "utf-8")
    said = list(feed_problems(files_of(site), URL))
    assert all(line.startswith("feeds/vi/") for line in said)
    assert [words for words in expected if not any(words in line for line in said)] == []


@pytest.fixture(scope="module")
def known(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What was found in the feeds when nothing was wrong."""
    cache = Cache(tmp_path_factory.mktemp("cache"))
    assert list(feed_problems(files_of(whole), URL, cache)) == []
    return cache


@pytest.mark.parametrize(("path", "change"), [row[1:3] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_was_right_before_hides_no_fault(
    site: Path, known: Cache, path: str, change: Callable[[str], str]
) -> None:
    (site / path).write_text(change((site / path).read_text("utf-8")), "utf-8")
    said = list(feed_problems(files_of(site), URL))
    assert said
    assert list(feed_problems(files_of(site), URL, known)) == said
    assert list(feed_problems(files_of(site), URL, known)) == said


def test_a_page_or_a_file_that_feeds_lead_to_is_asked_for_each_time(site: Path, known: Cache) -> None:
    """The feeds' bytes are the same."""
    page = json.loads((site / JSON).read_text("utf-8"))["items"][0]["url"].removeprefix(URL)
    for path in (site / page / "index.html", next(site.rglob("*.pdf"))):
        data = path.read_bytes()
        for left in (None, b"x"):
            path.unlink()
            if left is not None and path.suffix == ".pdf":
                path.write_bytes(left)
            said = list(feed_problems(files_of(site), URL))
            assert said
            assert list(feed_problems(files_of(site), URL, known)) == said
            path.write_bytes(data)
        assert list(feed_problems(files_of(site), URL, known)) == []


def test_a_format_that_is_missing_is_told(site: Path) -> None:
    (site / ATOM).unlink()
    assert list(feed_problems(files_of(site), URL)) == [f"{ATOM}: thiếu định dạng này của nguồn tin"]
