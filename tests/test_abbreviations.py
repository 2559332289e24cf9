"""What an abbreviation stands for, told in texts and in documents' numbers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from danvan.library import load
from danvan.pages import SiteConfig
from danvan.pages.abbreviations import hint, number_explained
from danvan.pages.context import Context
from danvan.records import Document

ROOT = Path(__file__).parent.parent
UBND = '<abbr class="dv-hint" tabindex="0" title="Ủy ban nhân dân">UBND</abbr>'


def test_the_first_of_each_abbreviation_is_explained() -> None:
    assert hint("<p>UBND xã; UBND tỉnh, MTTQ</p>", "vi") == (
        f'<p>{UBND} xã; UBND tỉnh, <abbr class="dv-hint" tabindex="0" title="Mặt trận Tổ quốc">MTTQ</abbr></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        '<p><a href="/x/">UBND xã</a></p>',
        "<h2>UBND <em>xã</em></h2>",
        "<p><code>UBND</code></p>",
        "<pre>\nUBND\n</pre>",
        '<p title="UBND xã">xã</p>',
        "<p>176/KH-UBND</p>",
        "<p>126-KL/TW, 05/UBND</p>",
        "<p>TTĐT, UBNDX</p>",
        "<p>TT Đồng Đăng, TT Huế</p>",
        "<!-- UBND -->",
        "<p>Không có chữ nào</p>",
    ],
)
def test_links_headings_code_and_numbers_are_left_alone(text: str) -> None:
    assert hint(text, "vi") == text


def test_after_a_link_the_text_has_its_own() -> None:
    assert hint('<p><a href="/x/">UBND</a> và UBND</p>', "vi") == f'<p><a href="/x/">UBND</a> và {UBND}</p>'


def test_the_letters_of_a_type_before_a_number() -> None:
    assert hint("<p>CT số 33, KL 126</p>", "vi") == (
        '<p><abbr class="dv-hint" tabindex="0" title="Chỉ thị">CT</abbr> số 33, '
        '<abbr class="dv-hint" tabindex="0" title="Kết luận">KL</abbr> 126</p>'
    )


def test_english_pages_are_told_in_english() -> None:
    assert 'title="People’s Committee">UBND<' in hint("<p>The UBND decides.</p>", "en")


@pytest.mark.parametrize(
    ("key", "lang", "told"),
    [
        ("126-kl-tw-2025", "vi", ["Kết luận", "Trung ương"]),
        ("126-kl-tw-2025", "en", ["Conclusion", "Central level"]),
        ("luat-10-2022-qh15", "vi", ["Quốc hội"]),
        ("124-qd-tw-2018", "vi", ["Quy định", "Trung ương"]),
        ("2255-qd-ubnd-2024-ls", "vi", ["Quyết định", "Ủy ban nhân dân"]),
    ],
)
def test_a_number_says_what_its_letters_stand_for(key: str, lang: str, told: list[str]) -> None:
    library = load(ROOT, dt.date(2026, 11, 23))
    document = library.records[key]
    assert isinstance(document, Document)
    made = number_explained(Context(library, SiteConfig(""), lang, f"van-ban/{key}.md"), document)
    assert [part.split('"')[0] for part in made.split('title="')[1:]] == told
    assert made.striptags() == str(document.number)
