"""The abbreviations that the real plan and its documents use, and the booklet of them all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from danvan.library import Library, load
from danvan.pages import SiteConfig
from danvan.pages.abbreviations import used
from danvan.pages.booklet import booklet
from danvan.pages.context import Context


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[1], dt.date(2026, 11, 23))


def test_only_what_is_used_is_explained(library: Library) -> None:
    assert dict(used(library)) == {
        "BNV": "Bộ Nội vụ", "CP": "Chính phủ", "CT": "Chỉ thị", "ĐA": "Đề án", "KH": "Kế hoạch", "KL": "Kết luận",
        "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định, quy định", "QH": "Quốc hội",
        "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "TT": "Thông tư", "TTg": "Thủ tướng Chính phủ", "TU": "Tỉnh ủy",
        "TW": "Trung ương", "UBND": "Ủy ban nhân dân",
    }  # fmt: skip


@pytest.mark.parametrize(("lang", "title"), [("vi", "# Sổ tay dân vận"), ("en", "# Mass mobilisation handbook")])
def test_the_booklet_has_the_plan_every_document_and_movement(library: Library, lang: str, title: str) -> None:
    page = booklet(Context(library, SiteConfig("https://dan-van.example/"), lang, "so-tay/index.md"))
    assert page.markdown.startswith(f"{title}\n")
    for record in (*library.documents, *library.movements):
        assert f"{{: #{record.key}" in page.markdown
    for section in library.plans[0].sections(lang):
        assert f"{{: #{section.anchor} }}" in page.markdown
    assert page.updated == dt.date(2026, 11, 23)
