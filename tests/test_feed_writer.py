"""Feeds are tested by reading them back, with feedparser as a subscriber does and with lxml to the letter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from unicodedata import normalize

import feedparser
import pytest
from lxml import etree

from danvan.feeds.json_feed import json_feed
from danvan.feeds.writer import Enclosure, Feed, FeedError, FeedItem, atom, rss, tag_uri

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HANOI = timezone(timedelta(hours=7))

PDF = Enclosure("https://example.vn/tep/126-kl-tw-2025.pdf", "application/pdf", 182044)

DOCUMENT = FeedItem(
    id="tag:example.vn,2026:van-ban/126-kl-tw-2025",
    title="DỮ LIỆU MẪU: Kết luận số 126-KL/TW & hướng dẫn",
    url="https://example.vn/van-ban/126-kl-tw-2025/",
    summary="Văn bản mẫu: khi số hộ < 50 & trên 30 thì ghi rõ.",
    html='<p>Văn bản mẫu, xem <a href="https://example.vn/?a=1&amp;b=2">bản gốc</a>.</p>',
    published=datetime(2026, 5, 4, 8, 0, 5, tzinfo=HANOI),
    updated=datetime(2026, 5, 4, 9, 30, 0, tzinfo=HANOI),
    categories=(("van-ban", "Văn bản"), ("ket-luan", "Kết luận")),
    author="Sở Văn hóa, Thể thao và Du lịch",
    lang="vi",
    enclosures=(PDF,),
)
MODEL = replace(
    DOCUMENT,
    id="tag:example.vn,2026:dan-van-kheo/mau-1",
    title="DỮ LIỆU MẪU: Nhà văn hóa thôn",
    url="https://example.vn/dan-van-kheo/mau-1/",
    summary="Mô hình mẫu.",
    html=None,
    # 23:15:40 in Hà Nội, still the day before in UTC.
    published=datetime(2026, 5, 5, 16, 15, 40, tzinfo=UTC),
    updated=datetime(2026, 5, 5, 17, 0, 0, 999999, tzinfo=UTC),
    categories=(("mo-hinh", "Mô hình"),),
    enclosures=(),
)
# The oldest item is the one changed last.
NEWS = replace(
    MODEL,
    id="tag:example.vn,2026-05:tin/2026-05-01-mau",
    title="SAMPLE DATA: a notice",
    url="https://example.vn/en/tin-tuc/2026/2026-05-01-mau/",
    summary="",
    html="<p>Only HTML.</p>",
    published=datetime(2026, 5, 1, 7, 0, 0, tzinfo=HANOI),
    updated=datetime(2026, 5, 9, 10, 20, 30, tzinfo=HANOI),
    categories=(),
    author="Phòng mẫu",
    lang="en",
)
FEED = Feed(
    id="tag:example.vn,2026:feeds/vi/tat-ca",
    lang="vi",
    title="DỮ LIỆU MẪU: Tất cả tin",
    description="Văn bản, mô hình, khen thưởng và tin mới (mẫu).",
    home_url="https://example.vn/",
    rss_url="https://example.vn/feeds/tat-ca.rss.xml",
    atom_url="https://example.vn/feeds/tat-ca.atom.xml",
    json_url="https://example.vn/feeds/tat-ca.feed.json",
    page_url="https://example.vn/dang-ky-nhan-tin/tat-ca/",
    author="Sở Văn hóa, Thể thao và Du lịch",
    items=(DOCUMENT, NEWS, MODEL),
    rights="Được dùng lại khi ghi rõ nguồn.",
)
XML_WRITERS = pytest.mark.parametrize("write", [rss, atom])
WRITERS = pytest.mark.parametrize("write", [rss, atom, json_feed])


def parsed(data: bytes) -> Any:
    """What a subscriber reads; the bytes must be well-formed XML."""
    result = feedparser.parse(data)
    assert result.bozo is False
    return result


def channel(feed: Feed) -> etree._Element:
    found = etree.fromstring(rss(feed)).find("channel")
    assert found is not None
    return found


def texts(parent: etree._Element, path: str) -> list[str | None]:
    return [element.text for element in parent.findall(path)]


def attributes(parent: etree._Element, path: str) -> list[dict[str, str]]:
    return [{str(key): str(value) for key, value in element.attrib.items()} for element in parent.findall(path)]


def with_item(**values: Any) -> Feed:
    return replace(FEED, items=(replace(DOCUMENT, **values),))


# ---- order, ids, dates


NEWEST_FIRST = [MODEL.id, DOCUMENT.id, NEWS.id]


@XML_WRITERS
@pytest.mark.parametrize("items", [(DOCUMENT, NEWS, MODEL), (NEWS, MODEL, DOCUMENT), (MODEL, DOCUMENT, NEWS)])
def test_newest_first_whatever_the_order_given(write: Callable[[Feed], bytes], items: tuple[FeedItem, ...]) -> None:
    assert [entry.id for entry in parsed(write(replace(FEED, items=items))).entries] == NEWEST_FIRST


@XML_WRITERS
def test_items_of_one_second_are_ordered_by_id(write: Callable[[Feed], bytes]) -> None:
    ids = [f"tag:example.vn,2026:tin/{letter}" for letter in "cab"]
    items = tuple(
        replace(DOCUMENT, id=key, published=DOCUMENT.published.replace(microsecond=place))
        for place, key in enumerate(ids)
    )
    assert [entry.id for entry in parsed(write(replace(FEED, items=items))).entries] == sorted(ids)


def test_rss_guid_is_the_id_and_no_link() -> None:
    guids = channel(FEED).findall("item/guid")
    assert [(guid.text, guid.get("isPermaLink")) for guid in guids] == [(key, "false") for key in NEWEST_FIRST]


def test_rss_dates_are_in_vietnam_to_the_second() -> None:
    assert texts(channel(FEED), "item/pubDate") == [
        "Tue, 05 May 2026 23:15:40 +0700",
        "Mon, 04 May 2026 08:00:05 +0700",
        "Fri, 01 May 2026 07:00:00 +0700",
    ]


def test_atom_dates_are_in_vietnam_to_the_second() -> None:
    root = etree.fromstring(atom(FEED))
    assert texts(root, f"{ATOM}entry/{ATOM}published") == [
        "2026-05-05T23:15:40+07:00",
        "2026-05-04T08:00:05+07:00",
        "2026-05-01T07:00:00+07:00",
    ]
    assert texts(root, f"{ATOM}entry/{ATOM}updated") == [
        "2026-05-06T00:00:00+07:00",
        "2026-05-04T09:30:00+07:00",
        "2026-05-09T10:20:30+07:00",
    ]


def test_a_feed_is_as_new_as_its_last_change() -> None:
    assert texts(channel(FEED), "lastBuildDate") == ["Sat, 09 May 2026 10:20:30 +0700"]
    assert texts(channel(FEED), "pubDate") == ["Sat, 09 May 2026 10:20:30 +0700"]
    assert texts(etree.fromstring(atom(FEED)), f"{ATOM}updated") == ["2026-05-09T10:20:30+07:00"]


# ---- links


def test_rss_channel_links_home_and_itself() -> None:
    assert texts(channel(FEED), "link") == [FEED.home_url]
    assert attributes(channel(FEED), f"{ATOM}link") == [
        {"href": FEED.rss_url, "rel": "self", "type": "application/rss+xml"}
    ]


def test_atom_feed_links_itself_and_home() -> None:
    assert attributes(etree.fromstring(atom(FEED)), f"{ATOM}link") == [
        {"href": FEED.atom_url, "rel": "self", "type": "application/atom+xml"},
        {"href": FEED.home_url, "rel": "alternate", "type": "text/html", "hreflang": "vi"},
    ]


def test_rss_items_link_page_and_file() -> None:
    assert texts(channel(FEED), "item/link") == [MODEL.url, DOCUMENT.url, NEWS.url]
    assert attributes(channel(FEED), "item/enclosure") == [{"url": PDF.url, "length": "182044", "type": PDF.type}]


def test_atom_entry_links_keep_their_attributes() -> None:
    model, document, news = etree.fromstring(atom(FEED)).findall(f"{ATOM}entry")
    assert attributes(document, f"{ATOM}link") == [
        {"href": DOCUMENT.url, "rel": "alternate", "type": "text/html", "hreflang": "vi"},
        {"href": PDF.url, "rel": "enclosure", "type": "application/pdf", "length": "182044"},
    ]
    assert attributes(model, f"{ATOM}link") == [
        {"href": MODEL.url, "rel": "alternate", "type": "text/html", "hreflang": "vi"}
    ]
    assert attributes(news, f"{ATOM}link") == [
        {"href": NEWS.url, "rel": "alternate", "type": "text/html", "hreflang": "en"}
    ]


def test_a_subscriber_opens_the_page_not_the_file() -> None:
    entry = parsed(atom(FEED)).entries[1]
    assert entry.link == DOCUMENT.url
    assert [(file.href, file.type, file.length) for file in entry.enclosures] == [(PDF.url, PDF.type, "182044")]


# ---- texts


def test_rss_texts() -> None:
    item = channel(FEED).findall("item")[1]
    # The description is HTML inside XML: read once as XML, it still has its entities.
    assert texts(item, "description") == ["Văn bản mẫu: khi số hộ &lt; 50 &amp; trên 30 thì ghi rõ."]
    assert texts(item, f"{CONTENT}encoded") == [DOCUMENT.html]
    assert texts(item, "title") == [DOCUMENT.title]
    assert texts(item, "category") == ["Văn bản", "Kết luận"]
    assert texts(item, f"{DC}creator") == [DOCUMENT.author]
    assert texts(item, f"{DC}language") == ["vi"]


def test_atom_texts() -> None:
    entry = etree.fromstring(atom(FEED)).findall(f"{ATOM}entry")[1]
    assert texts(entry, f"{ATOM}summary") == [DOCUMENT.summary]
    assert attributes(entry, f"{ATOM}summary") == [{"type": "text"}]
    assert texts(entry, f"{ATOM}content") == [DOCUMENT.html]
    assert attributes(entry, f"{ATOM}content") == [{"type": "html"}]
    assert attributes(entry, f"{ATOM}category") == [
        {"term": "van-ban", "label": "Văn bản"},
        {"term": "ket-luan", "label": "Kết luận"},
    ]
    assert texts(entry, f"{ATOM}author/{ATOM}name") == [DOCUMENT.author]
    # Atom has elements of its own for what RSS says in Dublin Core.
    assert [element.tag for element in entry.iter() if not str(element.tag).startswith(ATOM)] == []


def test_summary_or_html_may_be_missing() -> None:
    model, _, news = etree.fromstring(atom(FEED)).findall(f"{ATOM}entry")
    assert (texts(model, f"{ATOM}summary"), texts(model, f"{ATOM}content")) == (["Mô hình mẫu."], [])
    assert (texts(news, f"{ATOM}summary"), texts(news, f"{ATOM}content")) == ([], ["<p>Only HTML.</p>"])
    assert texts(channel(FEED), "item/description")[::2] == ["Mô hình mẫu.", "<p>Only HTML.</p>"]


def test_rss_channel_texts() -> None:
    found = channel(FEED)
    assert texts(found, "title") == [FEED.title]
    assert texts(found, "description") == [FEED.description]
    assert texts(found, "language") == ["vi"]
    assert texts(found, "copyright") == [FEED.rights]
    assert texts(found, f"{DC}creator") == [FEED.author]
    assert attributes(found, "generator") == [{}]
    assert texts(found, "generator") == ["danvan"]
    assert found.findall(".//author") == []
    assert found.findall("managingEditor") == []


def test_atom_feed_texts() -> None:
    root = etree.fromstring(atom(FEED))
    assert texts(root, f"{ATOM}id") == [FEED.id]
    assert texts(root, f"{ATOM}title") == [FEED.title]
    assert texts(root, f"{ATOM}subtitle") == [FEED.description]
    assert texts(root, f"{ATOM}rights") == [FEED.rights]
    assert texts(root, f"{ATOM}author/{ATOM}name") == [FEED.author]
    assert texts(root, f"{ATOM}generator") == ["danvan"]
    assert attributes(root, f"{ATOM}generator") == [{}]
    assert root.get(XML_LANG) == "vi"
    assert [entry.get(XML_LANG) for entry in root.findall(f"{ATOM}entry")] == ["vi", "vi", "en"]


def test_no_rights_no_element() -> None:
    bare = replace(FEED, rights="")
    assert channel(bare).findall("copyright") == []
    assert etree.fromstring(atom(bare)).findall(f"{ATOM}rights") == []


@WRITERS
def test_vietnamese_comes_out_composed(write: Callable[[Feed], bytes]) -> None:
    apart = replace(
        with_item(
            title=normalize("NFD", DOCUMENT.title),
            summary=normalize("NFD", DOCUMENT.summary),
            html=normalize("NFD", DOCUMENT.html or ""),
            author=normalize("NFD", DOCUMENT.author),
            categories=tuple((term, normalize("NFD", label)) for term, label in DOCUMENT.categories),
        ),
        title=normalize("NFD", FEED.title),
        description=normalize("NFD", FEED.description),
        author=normalize("NFD", FEED.author),
        rights=normalize("NFD", FEED.rights),
    )
    assert apart != with_item()
    assert write(apart) == write(with_item())


def test_json_says_the_same_as_the_others() -> None:
    found = json.loads(json_feed(FEED))
    head = {name: value for name, value in found.items() if name != "items"}
    assert head == {
        "version": "https://jsonfeed.org/version/1.1", "title": FEED.title, "home_page_url": FEED.home_url,
        "feed_url": FEED.json_url, "description": FEED.description,
        "user_comment": f"{FEED.title}: {FEED.page_url}", "language": "vi", "authors": [{"name": FEED.author}],
    }  # fmt: skip
    model, document, news = found["items"]
    assert document == {
        "id": DOCUMENT.id, "url": DOCUMENT.url, "title": DOCUMENT.title, "content_html": DOCUMENT.html,
        "summary": DOCUMENT.summary, "date_published": "2026-05-04T08:00:05+07:00",
        "date_modified": "2026-05-04T09:30:00+07:00", "authors": [{"name": DOCUMENT.author}],
        "tags": ["Văn bản", "Kết luận"], "language": "vi",
        "attachments": [{"url": PDF.url, "mime_type": PDF.type, "size_in_bytes": 182044}],
    }  # fmt: skip
    assert (model["content_text"], "content_html" in model, "attachments" in model) == (MODEL.summary, False, False)
    assert (news["language"], "tags" in news) == ("en", False)


def test_json_keeps_the_documents_own_date_apart() -> None:
    (item,) = json.loads(json_feed(with_item(document_date="2025-02-14")))["items"]
    assert item["_danvan"] == {"document_date": "2025-02-14"}


def test_all_files_of_an_item_are_enclosed_where_the_format_has_room() -> None:
    two = with_item(enclosures=(PDF, replace(PDF, url="https://example.vn/tep/b.docx", length=7)))
    assert [enclosure["url"] for enclosure in attributes(channel(two), "item/enclosure")] == [PDF.url]
    links = attributes(etree.fromstring(atom(two)), f"{ATOM}entry/{ATOM}link[@rel='enclosure']")
    assert [(link["href"], link["length"]) for link in links] == [
        (PDF.url, "182044"),
        ("https://example.vn/tep/b.docx", "7"),
    ]
    (item,) = json.loads(json_feed(two))["items"]
    assert [file["size_in_bytes"] for file in item["attachments"]] == [182044, 7]


@XML_WRITERS
def test_a_person_who_opens_the_file_reads_where_it_is_explained(write: Callable[[Feed], bytes]) -> None:
    second = write(replace(FEED, title="A -- B")).decode().splitlines()[1]
    assert second == "<!-- A - - B: https://example.vn/dang-ky-nhan-tin/tat-ca/ -->"


# ---- the two formats, the two runs


def read(data: bytes) -> list[dict[str, Any]]:
    return [
        {
            "id": entry.id,
            "title": entry.title,
            "link": entry.link,
            "published": entry.published_parsed,
            "author": entry.author,
            "labels": [tag.label or tag.term for tag in entry.get("tags", [])],
            "content": [content.value for content in entry.get("content", [])],
            "enclosures": [(file.href, file.type, file.length) for file in entry.enclosures],
        }
        for entry in parsed(data).entries
    ]


def test_rss_and_atom_agree_item_by_item() -> None:
    # Every item with summary and HTML: with one of them alone the formats hold it in different elements.
    items = tuple(replace(item, summary="Tóm tắt mẫu.", html=f"<p>{item.url}</p>") for item in FEED.items)
    from_rss, from_atom = read(rss(replace(FEED, items=items))), read(atom(replace(FEED, items=items)))
    assert [item["id"] for item in from_rss] == NEWEST_FIRST
    assert from_rss[1]["title"] == DOCUMENT.title
    assert from_rss == from_atom


def test_same_input_same_bytes_in_another_process() -> None:
    code = "import sys, test_feed_writer as t; sys.stdout.buffer.write(t.rss(t.FEED) + t.atom(t.FEED) + t.json_feed(t.FEED))"
    for seed, zone in [("1", "UTC"), ("2", "America/New_York")]:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert run.stdout == rss(FEED) + atom(FEED) + json_feed(FEED)


@WRITERS
def test_no_clock_inside(write: Callable[[Feed], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    class AnyDatetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Later(datetime, metaclass=AnyDatetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Later:
            return cls(2199, 12, 31, tzinfo=tz)

    before = write(FEED)
    monkeypatch.setattr("feedgen.feed.datetime", Later)
    monkeypatch.setattr("feedgen.entry.datetime", Later)
    assert write(FEED) == before


def test_ten_thousand_items() -> None:
    start = datetime(2020, 1, 1, tzinfo=HANOI)
    items = tuple(
        replace(
            DOCUMENT,
            id=f"tag:example.vn,2026:tin/{number}",
            url=f"https://example.vn/tin/{number}/",
            published=start + timedelta(minutes=number),
        )
        for number in range(10_000)
    )
    feed = replace(FEED, items=items)
    expected = [f"tag:example.vn,2026:tin/{number}" for number in reversed(range(10_000))]
    links = [f"https://example.vn/tin/{number}/" for number in reversed(range(10_000))]
    assert texts(channel(feed), "item/guid") == expected
    assert texts(channel(feed), "item/link") == links
    root = etree.fromstring(atom(feed))
    assert texts(root, f"{ATOM}entry/{ATOM}id") == expected
    assert [link.get("href") for link in root.findall(f"{ATOM}entry/{ATOM}link[@rel='alternate']")] == links
    assert len(root.findall(f"{ATOM}entry/{ATOM}link[@length='182044']")) == 10_000
    assert [item["id"] for item in json.loads(json_feed(feed))["items"]] == expected


# ---- what is refused

ITEM = f'mục "{DOCUMENT.id}": '
KENH = f'kênh tin "{FEED.id}": '
WORD = "hãy xóa ký tự đó (ở đây thay bằng ▯) rồi gõ lại dấu cách, thường là do chép từ Word"
URL = (
    "không dùng được; hãy viết địa chỉ đầy đủ, không dấu, không khoảng trắng, "
    "ví dụ https://example.vn/van-ban/126-kl-tw-2025/"
)
ZONE = "thiếu múi giờ; hãy ghi cả múi giờ, ví dụ 2026-05-04T08:00:00+07:00"
MUST = "phần này bắt buộc phải có"
TAG = "mã không đúng dạng; hãy viết như tag:example.vn,2026:van-ban/126-kl-tw-2025"


class Nowhere(tzinfo):
    """A zone that does not say how far it is from UTC: its times are naive all the same."""

    def utcoffset(self, moment: datetime | None, /) -> None:
        return None

    dst = utcoffset
    tzname = utcoffset


BAD_ITEMS: list[tuple[dict[str, Any], str]] = [
    ({"published": datetime(2026, 5, 4, 8)}, f"ngày đăng 2026-05-04T08:00:00 {ZONE}"),
    ({"updated": datetime(2026, 5, 4, 9, 30)}, f"ngày cập nhật 2026-05-04T09:30:00 {ZONE}"),
    ({"published": datetime(2026, 5, 4, 8, tzinfo=Nowhere())}, f"ngày đăng 2026-05-04T08:00:00 {ZONE}"),
    ({"title": "Hội nghị\x0btổng kết"}, f'tiêu đề có ký tự điều khiển U+000B ở chỗ "Hội nghị▯tổng kết"; {WORD}'),
    (
        {"summary": "Hội nghị tổng kết công tác dân vận\x0bnăm 2025 của toàn ngành\nmẫu"},
        f'tóm tắt có ký tự điều khiển U+000B ở chỗ "kết công tác dân vận▯năm 2025 của toàn ng"; {WORD}',
    ),
    ({"html": "<p>a\x00b</p>"}, f'nội dung có ký tự điều khiển U+0000 ở chỗ "<p>a▯b</p>"; {WORD}'),
    ({"author": "Sở\x1f"}, f'tác giả có ký tự điều khiển U+001F ở chỗ "Sở▯"; {WORD}'),
    ({"title": "a\x85b"}, f'tiêu đề có ký tự điều khiển U+0085 ở chỗ "a▯b"; {WORD}'),
    ({"title": "a\ud800b"}, f'tiêu đề có ký tự điều khiển U+D800 ở chỗ "a▯b"; {WORD}'),
    ({"title": "a\uffffb"}, f'tiêu đề có ký tự điều khiển U+FFFF ở chỗ "a▯b"; {WORD}'),
    ({"categories": (("a\x0c", "A"),)}, f'mã chuyên mục có ký tự điều khiển U+000C ở chỗ "a▯"; {WORD}'),
    ({"categories": (("a", "A\x0c"),)}, f'tên chuyên mục có ký tự điều khiển U+000C ở chỗ "A▯"; {WORD}'),
    ({"categories": (("", "A"),)}, f"thiếu mã chuyên mục; {MUST}"),
    ({"categories": (("a", ""),)}, f"thiếu tên chuyên mục; {MUST}"),
    ({"title": " "}, f"thiếu tiêu đề; {MUST}"),
    ({"author": ""}, f"thiếu tác giả; {MUST}"),
    ({"lang": ""}, f"thiếu ngôn ngữ; {MUST}"),
    ({"url": "/van-ban/126-kl-tw-2025/"}, f'địa chỉ trang "/van-ban/126-kl-tw-2025/" {URL}'),
    ({"url": "javascript:alert(1)"}, f'địa chỉ trang "javascript:alert(1)" {URL}'),
    ({"url": "https:///a"}, f'địa chỉ trang "https:///a" {URL}'),
    ({"url": "https://example.vn/a b"}, f'địa chỉ trang "https://example.vn/a b" {URL}'),
    ({"url": "https://example.vn/a\x0bb"}, f'địa chỉ trang "https://example.vn/a▯b" {URL}'),
    ({"enclosures": (replace(PDF, url="tep/kế-hoạch.pdf"),)}, f'địa chỉ tệp đính kèm "tep/kế-hoạch.pdf" {URL}'),
    ({"enclosures": (replace(PDF, type="pdf"),)}, 'kiểu tệp đính kèm "pdf" không đúng; hãy viết như application/pdf'),
    (
        {"enclosures": (replace(PDF, length=0),)},
        "tệp đính kèm dài 0 byte; hãy kiểm tra lại tệp, tệp rỗng không đăng được",
    ),
]


@WRITERS
@pytest.mark.parametrize(("values", "message"), BAD_ITEMS)
def test_bad_item(write: Callable[[Feed], bytes], values: dict[str, Any], message: str) -> None:
    with pytest.raises(FeedError) as error:
        write(with_item(**values))
    assert str(error.value) == ITEM + message


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", f'mục "": {TAG}'),
        ("van-ban/1", f'mục "van-ban/1": {TAG}'),
        ("https://example.vn/1", f'mục "https://example.vn/1": {TAG}'),
        (
            "tag:example.vn,2026-02-30:a",
            'mục "tag:example.vn,2026-02-30:a": ngày cấp mã "2026-02-30" không đúng; '
            "hãy viết năm hoặc năm-tháng-ngày, ví dụ 2026-05-04",
        ),
        (
            "tag:example.vn,2026:a\x0bb",
            'mục "tag:example.vn,2026:a▯b": khóa "a▯b" không dùng được; '
            "hãy viết không dấu, ví dụ van-ban/126-kl-tw-2025",
        ),
    ],
)
def test_bad_id(key: str, message: str) -> None:
    with pytest.raises(FeedError) as error:
        rss(with_item(id=key))
    assert str(error.value) == message


@WRITERS
@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"items": ()}, "chưa có mục nào; không đăng và không liên kết tới kênh tin rỗng"),
        ({"items": (DOCUMENT, DOCUMENT)}, f'2 mục cùng một mã "{DOCUMENT.id}"; mỗi mục phải có mã riêng'),
        ({"title": ""}, f"thiếu tên kênh tin; {MUST}"),
        ({"description": ""}, f"thiếu lời giới thiệu; {MUST}"),
        ({"author": ""}, f"thiếu tác giả; {MUST}"),
        ({"lang": ""}, f"thiếu ngôn ngữ; {MUST}"),
        ({"rights": "a\x0b"}, f'quyền sử dụng có ký tự điều khiển U+000B ở chỗ "a▯"; {WORD}'),
        ({"home_url": "/"}, f'địa chỉ trang chủ "/" {URL}'),
        ({"rss_url": "a.xml"}, f'địa chỉ tệp RSS "a.xml" {URL}'),
        ({"atom_url": ""}, f'địa chỉ tệp Atom "" {URL}'),
        ({"json_url": ""}, f'địa chỉ tệp JSON "" {URL}'),
        ({"page_url": ""}, f'địa chỉ trang giới thiệu "" {URL}'),
    ],
)
def test_bad_feed(write: Callable[[Feed], bytes], values: dict[str, Any], message: str) -> None:
    with pytest.raises(FeedError) as error:
        write(replace(FEED, **values))
    assert str(error.value) == KENH + message


def test_bad_feed_id() -> None:
    with pytest.raises(FeedError) as error:
        atom(replace(FEED, id="feeds/vi"))
    assert str(error.value) == f'kênh tin "feeds/vi": {TAG}'


def test_all_faults_at_once() -> None:
    bad = replace(MODEL, author="", published=datetime(2026, 5, 5))
    with pytest.raises(FeedError) as error:
        rss(replace(FEED, title="", items=(replace(DOCUMENT, title=""), bad)))
    assert str(error.value).splitlines() == [
        f"{KENH}thiếu tên kênh tin; {MUST}",
        f"{ITEM}thiếu tiêu đề; {MUST}",
        f'mục "{MODEL.id}": thiếu tác giả; {MUST}',
        f'mục "{MODEL.id}": ngày đăng 2026-05-05T00:00:00 {ZONE}',
    ]


def test_feed_error_is_a_value_error() -> None:
    assert issubclass(FeedError, ValueError)


# ---- tag URIs


@pytest.mark.parametrize(
    ("host", "minted", "key", "expected"),
    [
        ("example.vn", "2026", "van-ban/126-kl-tw-2025", "tag:example.vn,2026:van-ban/126-kl-tw-2025"),
        ("so.tinh.example.vn", "2026-05", "tin/a", "tag:so.tinh.example.vn,2026-05:tin/a"),
        ("example.vn", "2024-02-29", "a?b=1&c=%C3%A2", "tag:example.vn,2024-02-29:a?b=1&c=%C3%A2"),
    ],
)
def test_tag_uri(host: str, minted: str, key: str, expected: str) -> None:
    assert tag_uri(host, minted, key) == expected


HOST = "không dùng được; hãy viết đủ, chữ thường, ví dụ example.vn"
DAY = "không đúng; hãy viết năm hoặc năm-tháng-ngày, ví dụ 2026-05-04"
KEY = "không dùng được; hãy viết không dấu, ví dụ van-ban/126-kl-tw-2025"


@pytest.mark.parametrize(
    ("host", "minted", "key", "message"),
    [
        ("", "2026", "a", f'tên miền "" {HOST}'),
        ("localhost", "2026", "a", f'tên miền "localhost" {HOST}'),
        ("Example.vn", "2026", "a", f'tên miền "Example.vn" {HOST}'),
        ("https://example.vn", "2026", "a", f'tên miền "https://example.vn" {HOST}'),
        ("example.vn:8000", "2026", "a", f'tên miền "example.vn:8000" {HOST}'),
        ("-a.vn", "2026", "a", f'tên miền "-a.vn" {HOST}'),
        ("a..vn", "2026", "a", f'tên miền "a..vn" {HOST}'),
        ("ví-dụ.vn", "2026", "a", f'tên miền "ví-dụ.vn" {HOST}'),
        ("example.vn", "", "a", f'ngày cấp mã "" {DAY}'),
        ("example.vn", "26", "a", f'ngày cấp mã "26" {DAY}'),
        ("example.vn", "2026-5", "a", f'ngày cấp mã "2026-5" {DAY}'),
        ("example.vn", "2026-13", "a", f'ngày cấp mã "2026-13" {DAY}'),
        ("example.vn", "2026-02-29", "a", f'ngày cấp mã "2026-02-29" {DAY}'),
        ("example.vn", "04/5/2026", "a", f'ngày cấp mã "04/5/2026" {DAY}'),
        ("example.vn", "٢٠٢٦", "a", f'ngày cấp mã "٢٠٢٦" {DAY}'),
        ("example.vn", "2026", "", f'khóa "" {KEY}'),
        ("example.vn", "2026", "văn-bản/1", f'khóa "văn-bản/1" {KEY}'),
        ("example.vn", "2026", "a b", f'khóa "a b" {KEY}'),
        ("example.vn", "2026", "a#b", f'khóa "a#b" {KEY}'),
        ("example.vn", "2026", "100%", f'khóa "100%" {KEY}'),
        ("example.vn", "2026", "a\n", f'khóa "a" {KEY}'),
    ],
)
def test_bad_tag_uri(host: str, minted: str, key: str, message: str) -> None:
    with pytest.raises(FeedError) as error:
        tag_uri(host, minted, key)
    assert str(error.value) == message
