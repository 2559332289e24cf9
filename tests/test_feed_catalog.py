"""Which feeds there are and what stands in them: from the library, read back."""

from __future__ import annotations

from pathlib import Path

import feedparser
from making import DOCUMENT, POST, TRANSLATION, loaded, text

from danvan import feeds
from danvan.library import Library
from danvan.pages import SiteConfig

SITE = SiteConfig("https://dan-van.example/", {}, ("mau.example", "2026"))
NEWS = "news/2026/2026-11-23-bai-viet.md"


def read(library: Library, key: str, lang: str = "vi", form: str = "rss") -> feedparser.FeedParserDict:
    """A feed of the library, as a reader gets it."""
    place = next(place for place in feeds.places(library, lang) if place.key == key)
    write = feeds.rss if form == "rss" else feeds.atom
    return feedparser.parse(write(feeds.feed(place, library, SITE)))


def test_there_is_a_feed_for_each_kind_that_has_something(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"docs/khen-thuong/2026/giay-khen.md": None})
    assert [place.key for place in feeds.places(library, "vi")] == ["tat-ca", "van-ban", "tin-tuc", "mo-hinh"]
    assert feeds.places(library, "en") == []


def test_an_id_survives_a_new_file_name_and_a_new_title(tmp_path: Path) -> None:
    before = read(loaded(tmp_path / "a", {}), "tin-tuc").entries[0]
    renamed = {NEWS: None, "news/2026/2026-11-23-ten-khac.md": text(POST, title="Tên khác hẳn")}
    after = read(loaded(tmp_path / "b", renamed), "tin-tuc").entries[0]
    assert before.id == after.id == "tag:mau.example,2026:post/2026-11-23-01"
    assert (before.title, after.title) == ("Bài viết để thử", "Tên khác hẳn")
    assert before.link != after.link


def test_a_documents_own_date_stands_apart_from_the_day_it_was_posted(tmp_path: Path) -> None:
    entry = read(loaded(tmp_path, {}), "van-ban").entries[0]
    assert entry.published == "Mon, 23 Nov 2026 00:00:00 +0700"
    assert entry.summary.startswith("Ngày ban hành: 14/02/2025. Tình trạng hiệu lực: Chưa kiểm tra. ")
    assert entry.title == "Kết luận số 126-KL/TW: Về một việc để thử"


def test_an_english_feed_holds_what_is_translated_under_its_own_id(tmp_path: Path) -> None:
    english = text({"title": "A post to try", "summary": "A summary. " * 8, "translation": TRANSLATION}, "Body.")
    library = loaded(tmp_path, {NEWS.replace(".md", ".en.md"): english})
    found = read(library, "tin-tuc", "en")
    assert found.feed.language == "en"
    assert [(entry.title, entry.id, entry.link) for entry in found.entries] == [(
        "A post to try", "tag:mau.example,2026:post/2026-11-23-01/en",
        "https://dan-van.example/en/tin-tuc/2026/2026-11-23-bai-viet/",
    )]  # fmt: skip


def test_a_file_is_enclosed_with_its_true_length_and_type(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/assets/mau/a.pdf": b"%PDF-1.4 mau",
        "docs/van-ban/126-kl-tw-2025.md": text(
            DOCUMENT, files=[{"path": "assets/mau/a.pdf", "label": "Bản PDF (mẫu)"}]
        ),
    }
    enclosure = read(loaded(tmp_path, files), "van-ban").entries[0].enclosures[0]
    assert (enclosure.href, enclosure.type, enclosure.length) == (
        "https://dan-van.example/assets/mau/a.pdf", "application/pdf", "12",
    )  # fmt: skip


def test_a_correction_moves_the_item_but_not_its_day(tmp_path: Path) -> None:
    corrected = text(
        POST, date="2026-11-20T08:00:00+07:00", corrections=[{"date": "2026-11-22", "note": "Sửa giờ họp."}]
    )
    library = loaded(tmp_path, {NEWS: None, "news/2026/2026-11-20-bai-viet.md": corrected})
    entry = read(library, "tin-tuc", form="atom").entries[0]
    assert (entry.published, entry.updated) == ("2026-11-20T08:00:00+07:00", "2026-11-22T00:00:00+07:00")
