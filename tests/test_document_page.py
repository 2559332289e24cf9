"""What a document's page tells beside its fields, on the sample."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from danvan.library import load
from danvan.pages import SiteConfig
from danvan.pages.context import Context
from danvan.pages.documents import document_page
from danvan.records import Document

SAMPLE = Path(__file__).parent / "sample"
OLD = "Kiểm tra đã quá 12 tháng"


def page(key: str, today: str = "2026-11-23", lang: str = "vi") -> str:
    """The Markdown of a sample document's page."""
    library = load(SAMPLE, dt.date.fromisoformat(today), sample=True)
    document = library.records[key]
    assert isinstance(document, Document)
    context = Context(library, SiteConfig("https://dan-van.example/"), lang, f"van-ban/{key}.md")
    return document_page(context, document).markdown


@pytest.mark.parametrize(
    ("today", "old"), [("2026-11-23", False), ("2027-11-19", False), ("2027-11-20", True), ("2030-01-01", True)]
)
def test_a_status_seen_more_than_twelve_months_ago_says_so(today: str, old: bool) -> None:
    assert (OLD in page("904-2024-nd-mau", today)) is old


@pytest.mark.parametrize(
    ("key", "stretches"),
    [
        ("904-2024-nd-mau", ["waiting", "alive"]),
        ("903-2019-nd-mau", ["waiting", "alive", "dead"]),
        ("909-ct-mau-2021", ["unknown", "dead"]),
        ("912-qd-mau-2020", []),
    ],
)
def test_the_timeline_shows_no_effect_that_nobody_recorded(key: str, stretches: list[str]) -> None:
    assert re.findall(r'<rect class="dv-svg-(?!box)(\w+)" x=', page(key)) == stretches


def test_the_graph_shows_both_directions_and_only_where_there_are_relations() -> None:
    assert page("904-2024-nd-mau").count("dv-svg-head") == 3
    assert "dv-svg-head" not in page("907-qd-mau-2023")


def test_a_number_does_not_break_in_title_and_links() -> None:
    text = page("904-2024-nd-mau")
    assert text.startswith('# Nghị định số <span class="dv-symbol">904/2024/NĐ-MAU</span>')
    assert '[Nghị định số <span class="dv-symbol">903/2019/NĐ-MAU</span>](903-2019-nd-mau.md)' in text


def test_articles_have_the_same_anchors_in_both_languages() -> None:
    anchors = [re.findall(r"\{: #(dieu-[\w-]+)", page("904-2024-nd-mau", lang=lang)) for lang in ("vi", "en")]
    assert anchors[0] == anchors[1]
    assert anchors[0][:3] == ["dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2"]
