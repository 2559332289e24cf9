"""Which feeds there are and what stands in them: from the library, read back."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from attached import pdf
from lxml import etree
from making import COMMENDATION, DECISION, DOCUMENT, POST, SUMMARY, TODAY, TRANSLATION, loaded, text
from photographs import drawing

from danvan import feeds
from danvan.library import Library, Oblivious, load
from danvan.pages import SiteConfig
from danvan.withdrawal import Order, withdraw

SITE = SiteConfig("https://dan-van.example/", {}, ("mau.example", "2026"))
NEWS = "news/2026/2026-11-23-bai-viet.md"


def read(library: Library, key: str, lang: str = "vi", form: str = "rss") -> feedparser.FeedParserDict:
    """A feed of the library, as a reader gets it."""
    place = next(place for place in feeds.places(Oblivious(library), SITE, lang) if place.key == key)
    write = feeds.rss if form == "rss" else feeds.atom
    return feedparser.parse(write(feeds.feed(place, SITE)))


def test_there_is_a_feed_for_each_kind_that_has_something(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"docs/khen-thuong/2026/giay-khen.md": None})
    assert [place.key for place in feeds.places(Oblivious(library), SITE, "vi")] == [
        "tat-ca", "van-ban", "tin-tuc", "mo-hinh", "don-vi/so-vhttdl",
    ]  # fmt: skip
    assert feeds.places(Oblivious(library), SITE, "en") == []


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
        "docs/assets/mau/a.pdf": pdf("Mau"),
        "docs/van-ban/126-kl-tw-2025.md": text(
            DOCUMENT, files=[{"path": "assets/mau/a.pdf", "label": "Bản PDF (mẫu)"}]
        ),
    }
    enclosure = read(loaded(tmp_path, files), "van-ban").entries[0].enclosures[0]
    assert (enclosure.href, enclosure.type, enclosure.length) == (
        "https://dan-van.example/assets/mau/a.pdf", "application/pdf", str(len(pdf("Mau"))),
    )  # fmt: skip


def test_a_correction_moves_the_item_but_not_its_day(tmp_path: Path) -> None:
    corrected = text(
        POST, date="2026-11-20T08:00:00+07:00", corrections=[{"date": "2026-11-22", "note": "Sửa giờ họp."}]
    )
    library = loaded(tmp_path, {NEWS: None, "news/2026/2026-11-20-bai-viet.md": corrected})
    entry = read(library, "tin-tuc", form="atom").entries[0]
    assert (entry.published, entry.updated) == ("2026-11-20T08:00:00+07:00", "2026-11-22T00:00:00+07:00")


def test_there_is_a_feed_for_each_movement_task_unit_and_commune_that_has_something(tmp_path: Path) -> None:
    linked = text(POST, movements=["dan-van-kheo"], tasks=["ke-hoach-2025#II.1"], communes=["xa-bac-son"])
    places = {place.key: place for place in feeds.places(Oblivious(loaded(tmp_path, {NEWS: linked})), SITE, "vi")}
    for key in ("phong-trao/dan-van-kheo", "nhiem-vu/2025-ii-1", "xa-phuong/xa-bac-son"):
        assert [item.title for item in places[key].items] == ["Bài viết để thử"]
    assert [item.title for item in places["don-vi/so-vhttdl"].items] == ["Bài viết để thử", "Câu lạc bộ (mẫu)"]
    assert [key for key in places if key.startswith("xa-phuong/")] == ["xa-phuong/xa-bac-son"]
    assert places["nhiem-vu/2025-ii-1"].name == "II.1. Nội dung"


def test_an_item_is_the_same_in_every_feed_that_it_stands_in(tmp_path: Path) -> None:
    linked = text(POST, movements=["dan-van-kheo"])
    places = feeds.places(Oblivious(loaded(tmp_path, {NEWS: linked})), SITE, "vi")
    found = {id(item) for place in places for item in place.items if item.id.endswith("post/2026-11-23-01")}
    assert len(found) == 1


def changes(library: Library, lang: str = "vi") -> list[tuple[str, str, str]]:
    """The change feed as a subscriber reads it: ids, titles, days."""
    return [(entry.id.partition(":post/")[2] or entry.id.rpartition(":")[2], entry.title, entry.published[5:16])
            for entry in read(library, "thay-doi", lang).entries]  # fmt: skip


def test_a_subscriber_learns_that_a_document_ended(tmp_path: Path) -> None:
    ended = {"value": "expired_all", "since": "2026-11-20", "checked_on": "2026-11-23", "replaced_by": "127-kl-tw-2025",
             "source": "https://vbpl.vn/van-ban/chi-tiet/1"}  # fmt: skip
    files: dict[str, str | bytes | None] = {
        "docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, posted="2026-01-05", status=ended),
        "docs/van-ban/127-kl-tw-2025.md": text(DOCUMENT, number="127-KL/TW"),
    }
    library = loaded(tmp_path, files)
    (entry,) = read(library, "thay-doi").entries
    assert entry.id == "tag:mau.example,2026:document/126-kl-tw-2025/status-expired_all-2026-11-20"
    assert (entry.title, entry.link) == (
        "Tình trạng hiệu lực: Kết luận số 126-KL/TW: Về một việc để thử", "https://dan-van.example/van-ban/126-kl-tw-2025/",
    )  # fmt: skip
    assert entry.summary.startswith("Hết hiệu lực toàn bộ, từ ngày 20/11/2026. Thay bằng: Kết luận số 127-KL/TW. ")
    assert entry.published == "Fri, 20 Nov 2026 00:00:00 +0700"
    (item,) = [item for item in read(library, "van-ban", form="atom").entries if "126-kl-tw" in item.id]
    assert (item.published[:10], item.updated[:10]) == ("2026-01-05", "2026-11-20")


def test_a_correction_and_a_change_are_items_of_their_own(tmp_path: Path) -> None:
    changed = text(
        POST, date="2026-11-20T08:00:00+07:00", corrections=[{"date": "2026-11-22", "note": "Đúng là 28/6."}],
        changes=[{"date": "2026-11-21", "note": "Thêm ảnh"}],
    )  # fmt: skip
    library = loaded(tmp_path, {NEWS: None, "news/2026/2026-11-20-bai-viet.md": changed})
    assert changes(library) == [
        ("2026-11-23-01/corrected-2026-11-22", "Đính chính: Bài viết để thử", "22 Nov 2026"),
        ("2026-11-23-01/changed-2026-11-21", "Đã sửa: Bài viết để thử", "21 Nov 2026"),
    ]
    noted, corrected = (read(library, "thay-doi").entries[index].summary for index in (1, 0))
    assert noted.startswith("Đã sửa: Thêm ảnh. Đính chính 22/11/2026: Đúng là 28/6. ")
    assert corrected.startswith("Đính chính 22/11/2026: Đúng là 28/6. ")


def test_an_annulment_shows_its_decision(tmp_path: Path) -> None:
    annulled = text(
        COMMENDATION,
        state="annulled",
        posted="2026-06-01",
        annulled_by={**DECISION, "number": "13/QĐ-SVHTTDL", "date": "2026-08-10"},
    )
    library = loaded(tmp_path, {"docs/khen-thuong/2026/giay-khen.md": annulled})
    said = "Đã hủy bỏ theo 13/QĐ-SVHTTDL, 10/08/2026, Sở (mẫu). "
    entry, change = read(library, "khen-thuong").entries[0], read(library, "thay-doi").entries[0]
    assert (entry.title, entry.summary.startswith(said)) == ("Giấy khen (mẫu) (đã hủy bỏ)", True)
    assert (change.title, change.summary.startswith(said)) == ("Hủy bỏ khen thưởng: Giấy khen (mẫu) (đã hủy bỏ)", True)


def test_what_is_taken_down_follows_under_the_same_ids_without_its_words(tmp_path: Path) -> None:
    english = text({"title": "Certificate (sample)", "reason": "Reason.", "translation": TRANSLATION}, "")
    award = "docs/khen-thuong/2026/giay-khen.md"
    told = text(COMMENDATION, title="Giấy khen tặng ông Mẫu (mẫu)", posted="2026-06-01",
                changes=[{"date": "2026-07-01", "note": "Sửa tên ông Mẫu."}])  # fmt: skip
    files: dict[str, str | bytes | None] = {award: told, award.replace(".md", ".en.md"): english}
    before = loaded(tmp_path, files)
    ids = {
        (lang, key): [e.id for e in read(before, key, lang).entries]
        for lang in ("vi", "en")
        for key in ("khen-thuong", "thay-doi")
    }
    withdraw(tmp_path, TODAY, Order("giay-khen", "Theo đề nghị."))
    after = load(tmp_path, TODAY)
    for (lang, key), known in ids.items():
        entries = read(after, key, lang).entries
        assert set(known) <= {entry.id for entry in entries}
        assert [entry for entry in entries if "Mẫu" in entry.title + entry.summary] == []
    (entry,) = read(after, "khen-thuong", form="atom").entries
    assert (entry.title, entry.published[:10], entry.updated[:10]) == ("Nội dung đã rút", "2026-06-01", "2026-11-23")
    assert entry.summary == (
        "Nội dung ở địa chỉ này đã được rút khỏi trang. Địa chỉ được giữ để người đọc biết điều đó. Loại: Khen thưởng. "
        "Ngày đăng: 01/06/2026. Ngày rút: 23/11/2026. Lý do: Theo đề nghị."
    )
    assert [entry.id.rpartition("/")[2] for entry in read(after, "thay-doi").entries] == [
        "changed-2026-07-01",
        "withdrawn",
    ]


def test_a_thing_never_translated_is_not_told_in_english(tmp_path: Path) -> None:
    loaded(tmp_path, {})
    withdraw(tmp_path, TODAY, Order("giay-khen", "Theo đề nghị."))
    assert feeds.places(Oblivious(load(tmp_path, TODAY)), SITE, "en") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Đề mục\n\n![Ảnh](assets/a.png)\n\n**Đoạn** *đầu* \\*.", "Đoạn đầu *."),
        ("Xem [[126-kl-tw-2025]], [[giay-khen|giấy khen]] và [trang](https://a.vn).", "Xem Kết luận số 126-KL/TW, giấy khen và trang."),
        ("- Một\n- Hai\n\n| a |\n|---|\n\n```\nmã\n```\n\nBa &amp; bốn < năm.", "Một Hai Ba & bốn < năm."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_short_summary_is_followed_by_the_beginning_of_the_text(tmp_path: Path, body: str, expected: str) -> None:
    library = loaded(tmp_path, {NEWS: text(POST, body), "docs/assets/a.png": drawing()})
    item = next(place for place in feeds.places(Oblivious(library), SITE, "vi") if place.key == "tin-tuc").items[0]
    assert item.summary == f"{SUMMARY} {expected}".strip()


def test_a_long_text_is_cut_at_a_sentence(tmp_path: Path) -> None:
    library = loaded(tmp_path, {NEWS: text(POST, "Một câu vừa phải. " * 60)})
    item = next(place for place in feeds.places(Oblivious(library), SITE, "vi") if place.key == "tin-tuc").items[0]
    assert 200 <= len(item.summary) <= 600
    assert item.summary.endswith("vừa phải.")


def test_opml_names_every_feed_of_the_language(tmp_path: Path) -> None:
    library = loaded(tmp_path, {})
    places = {"vi": feeds.places(Oblivious(library), SITE, "vi"), "en": []}
    files = dict(feeds.files(Oblivious(library), places, SITE))
    assert sorted(name for name in files if name.endswith(".opml")) == ["feeds/vi/nguon-tin.opml"]
    root = etree.fromstring(files["feeds/vi/nguon-tin.opml"])
    assert [outline.get("text") for outline in root.findall("body/outline")] == ["Tất cả", "Theo mục", "Theo đơn vị"]
    assert [outline.get("xmlUrl") for outline in root.findall("body/outline/outline")] == [
        SITE.url + place.rss for place in places["vi"]
    ]


def test_a_page_announces_the_feeds_that_concern_it(tmp_path: Path) -> None:
    linked = text(
        POST, movements=["dan-van-kheo"], communes=["xa-bac-son"], corrections=[{"date": "2026-11-23", "note": "Sửa."}]
    )
    found = feeds.Discovery(feeds.places(Oblivious(loaded(tmp_path, {NEWS: linked})), SITE, "vi"))
    asked = {uri: [place.rss.removeprefix("feeds/vi/").removesuffix(".rss.xml") for place in found.of(uri)] for uri in (
        "index.md", NEWS.removeprefix("docs/"), "van-ban/126-kl-tw-2025.en.md", "phong-trao/dan-van-kheo.md", "xa-phuong/xa-bac-son.md",
        "xa-phuong/xa-tan-thanh.md", "dang-ky-nhan-tin/tin-tuc.md",
    )}  # fmt: skip
    both = ["tat-ca", "thay-doi"]
    assert list(asked.values()) == [
        both, [*both, "tin-tuc"], [*both, "van-ban"], [*both, "phong-trao/dan-van-kheo"], [*both, "xa-phuong/xa-bac-son"], both,
        [*both, "tin-tuc"],
    ]  # fmt: skip
