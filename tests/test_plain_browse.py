"""The form of "Tra cứu" that needs no script: its list, its stylesheet, and that news do not make it grow."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from danvan.library import Library, load
from danvan.pages import SiteConfig
from danvan.pages.browse import browse_page
from danvan.pages.context import Context
from danvan.pages.plain_browse import items, stylesheet

SAMPLE = Path(__file__).parent / "sample"
SITE = SiteConfig("https://dan-van.example/")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SAMPLE, dt.date(2026, 11, 23), sample=True)


def page(library: Library, lang: str) -> str:
    """The page's Markdown."""
    return browse_page(Context(library, SITE, lang, "tra-cuu/index.md")).markdown


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_choice_has_a_rule_and_as_many_lines_as_it_says(library: Library, lang: str) -> None:
    rules = stylesheet(library, SITE).decode()
    text = page(library, lang)
    selects = re.findall(r'<select name="([\w-]+)">(.*?)</select>', text, re.DOTALL)
    assert [name for name, _ in selects] == ["muc", "loai", "co-quan", "nam", "tinh-trang", "phong-trao", "dia-ban"]
    for name, options in selects:
        for value, count in re.findall(r'<option value="([\w-]+)">.*\((\d+)\)', options):
            chosen = f'.dv-plain__form:has([name="{name}"] > [value="{value}"]:checked)'
            assert f'{chosen} ~ .dv-plain__list > :not([data-{name}~="{value}"]) {{ display: none; }}' in rules
            assert len(re.findall(rf'<li [^>]*data-{name}="(?:[^"]* )?{value}[" ]', text)) == int(count)


def test_news_are_a_line_for_each_year(library: Library) -> None:
    p = Context(library, SITE, "vi", "tra-cuu/index.md")
    news = [item for item in items(p) if ("muc", "post") in item.values]
    assert [(item.name, item.href, item.facts) for item in news] == [
        ("Tin năm 2026", "../tin-tuc/2026/", "4 tin"),
        ("Tin năm 2025", "../tin-tuc/2025/", "5 tin"),
        ("Tin năm 2024", "../tin-tuc/2024/", "3 tin"),
    ]


def test_a_line_tells_what_a_document_is_and_whether_it_holds(library: Library) -> None:
    p = Context(library, SITE, "vi", "tra-cuu/index.md")
    found = next(item for item in items(p) if item.href == "../van-ban/903-2019-nd-mau/")
    assert found.facts == "Văn bản · 14/05/2019 · Hết hiệu lực toàn bộ"
    assert 'data-muc="document" data-loai="nghi-dinh"' in found.attributes


def test_the_stylesheet_is_found_from_each_language(library: Library) -> None:
    assert 'href="chon.css"' in page(library, "vi")
    assert 'href="../../tra-cuu/chon.css"' in page(library, "en")
