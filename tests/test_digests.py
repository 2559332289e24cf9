"""Digests: which periods have one, what stands in it, and the text to send on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import POST, TRANSLATION, loaded, text

from danvan.library import Library, load
from danvan.library.events import events
from danvan.pages import Context, Page, SiteConfig
from danvan.pages.digests import MOST_LETTERS, digest_pages, month_of, spans, week_of

SITE = SiteConfig("https://dan-van.example/", {}, ("mau.example", "2026"))
SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SAMPLE, dt.date(2026, 11, 23), sample=True)


def pages(library: Library, lang: str = "vi") -> dict[str, Page]:
    return {page.uri: page for page in digest_pages(lambda uri: Context(library, SITE, lang, uri))}


def message(page: Page) -> str:
    """The text between the fences."""
    return page.markdown.split("```")[1].strip("\n")


def post(day: str, title: str, **more: Any) -> str:
    sources = [{"url": "https://langson.gov.vn/tin", "checked_on": day}]
    return text(POST, "Thân.", id=f"{day}-01", date=f"{day}T08:00:00+07:00", title=title, sources=sources, **more)


@pytest.mark.parametrize(
    ("day", "week", "first"),
    [("2026-11-23", "2026-w48", "2026-11-23"), ("2026-01-01", "2026-w01", "2025-12-29"), ("2027-01-03", "2026-w53", "2026-12-28")],
)  # fmt: skip
def test_weeks_are_those_of_iso_8601(day: str, week: str, first: str) -> None:
    span = week_of(dt.date.fromisoformat(day))
    assert (span.slug, span.first.isoformat(), (span.last - span.first).days) == (week, first, 6)


def test_months_end_on_their_last_day() -> None:
    assert [month_of(dt.date(2028, m, 9)).last.day for m in (1, 2, 4, 12)] == [31, 29, 30, 31]


def test_every_event_stands_in_its_week_and_month_and_no_period_is_empty(library: Library) -> None:
    found = spans(library, "vi")
    assert all(found.values())
    for event in events(library):
        if event.record.kind != "unit":
            assert event in found[week_of(event.day)]
            assert event in found[month_of(event.day)]
    made = pages(library)
    assert {span.uri for span in found} < set(made)
    assert list(found) == sorted(found, reverse=True)


def test_what_is_not_translated_is_not_in_an_english_digest(tmp_path: Path) -> None:
    english = text({"title": "A post to try", "summary": POST["summary"], "translation": TRANSLATION}, "Body.")
    library = loaded(tmp_path, {
        "news/2026/2026-11-09-hai.md": post("2026-11-09", "Bài viết thứ hai"),
        "news/2026/2026-11-23-bai-viet.en.md": english,
    })  # fmt: skip
    assert "diem-tin/2026-w46.md" in pages(library)
    assert "diem-tin/2026-w46.md" not in pages(library, "en")
    said = message(pages(library, "en")["diem-tin/2026-w48.md"])
    assert "- A post to try (News item, 23/11)\n  https://dan-van.example/en/tin-tuc/2026/2026-11-23-bai-viet/" in said


def test_a_corrected_post_and_an_ended_document_are_told(library: Library) -> None:
    month = pages(library)["diem-tin/2026-01.md"]
    assert "Đính chính: " in month.markdown
    assert "Tình trạng: " in "".join(page.markdown for page in pages(library).values())


def test_what_was_taken_down_names_nobody(library: Library) -> None:
    gone = library.withdrawn[0]
    page = pages(library)[month_of(gone.withdrawn.date).uri]
    assert "Đã rút, hủy bỏ" in page.markdown
    assert f"Rút khỏi trang: {gone.withdrawn.reason}" in page.markdown


def test_the_message_is_short_and_says_what_is_left_out(tmp_path: Path) -> None:
    many = {
        f"news/2026/2026-11-23-bai-{n}.md": text(POST, "Thân.", id=f"2026-11-23-x{n}", title=f"Bài viết số {n} để thử, có tên khá dài cho đủ một dòng")
        for n in range(60)
    }  # fmt: skip
    changed = text(POST, "Thân.", corrections=[{"date": "2026-11-23", "note": "Bản đầu ghi 27; đúng là 28."}])
    library = loaded(tmp_path, {**many, "news/2026/2026-11-23-bai-viet.md": changed})
    said = message(pages(library)["diem-tin/2026-w48.md"])
    assert len(said) <= MOST_LETTERS
    assert "Đính chính: Bản đầu ghi 27; đúng là 28." in said
    shown = said.count("  https://dan-van.example/tin-tuc/")
    posted = len([event for event in events(library) if event.kind == "posted" and event.record.kind != "unit"])
    assert f"… và {posted - (shown - 1)} mục khác" in said
    assert said.splitlines()[:2] == ["ĐIỂM TIN CÔNG TÁC DÂN VẬN", "Tuần 48 (23/11 – 29/11/2026)"]
    assert "Xem đầy đủ: https://dan-van.example/diem-tin/2026-w48/" in said


def test_no_message_of_the_sample_is_too_long(library: Library) -> None:
    for lang in ("vi", "en"):
        for page in pages(library, lang).values():
            if "```" in page.markdown:
                assert len(message(page)) <= MOST_LETTERS


def test_the_front_list_holds_one_year_and_leads_to_the_others(library: Library) -> None:
    made = pages(library)
    front = made["diem-tin/index.md"]
    assert "Theo tháng, năm 2026" in front.markdown
    assert "Theo tháng, năm 2025" not in front.markdown
    assert "[Điểm tin năm 2025](2025/index.md)" in front.markdown
    assert "Theo tuần, năm 2025" in made["diem-tin/2025/index.md"].markdown


def test_a_week_over_new_year_is_counted_to_its_own_year(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"news/2026/2026-01-01-nam-moi.md": post("2026-01-01", "Bài viết đầu năm mới")})
    front = pages(library)["diem-tin/index.md"].markdown
    assert "[Tuần 1 (29/12/2025 – 04/01/2026)](2026-w01.md)" in front


def test_a_running_period_says_so(library: Library) -> None:
    made = pages(library)
    assert "tính đến ngày 23/11/2026" in made["diem-tin/2026-11.md"].markdown
    assert "tính đến ngày" not in made["diem-tin/2026-01.md"].markdown
