"""The totals below the registers, on the sample."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from danvan.library import Library, load
from danvan.pages import SiteConfig
from danvan.pages.context import Context
from danvan.pages.tallies import Tally, of_commendations, of_models


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parent / "sample", dt.date(2026, 11, 23), sample=True)


def plain(tallies: list[Tally]) -> dict[str, dict[str, tuple[int, ...]]]:
    return {str(tally.heading): {words.striptags(): numbers for words, numbers in tally.rows} for tally in tallies}


def test_the_register_counts_what_is_in_force(library: Library) -> None:
    p = Context(library, SiteConfig("https://dan-van.example/"), "vi", "khen-thuong/index.md")
    assert plain(of_commendations(p, library.commendations, years=True)) == {
        "Năm": {"2025": (4, 5, 1), "2026": (2, 1, 1)},
        "Hình thức": {
            "Bằng khen": (1, 1, 0), "Biểu dương": (1, 1, 0), "Chiến sĩ thi đua cơ sở": (1, 0, 1), "Giấy khen": (1, 2, 0),
            "Lao động tiên tiến": (1, 0, 1), "Tập thể lao động tiên tiến": (1, 2, 0),
        },
        "Người quyết định": {"Chủ tịch UBND tỉnh": (1, 1, 0), "Giám đốc Sở": (5, 5, 2)},
        "Đơn vị, xã, phường": {
            "[Bảo tàng Mẫu (mẫu)](../don-vi/bao-tang-mau.md)": (3, 4, 1),
            "[Phường Tam Thanh](../xa-phuong/phuong-tam-thanh.md)": (1, 1, 0),
            "[Văn phòng Sở Mẫu (mẫu)](../don-vi/van-phong-so-mau.md)": (2, 2, 1),
            "[Xã Bắc Sơn](../xa-phuong/xa-bac-son.md)": (1, 2, 0),
            "[Xã Đồng Đăng](../xa-phuong/xa-dong-dang.md)": (1, 1, 0),
        },
    }  # fmt: skip


def test_a_year_alone_is_not_told_apart_by_year(library: Library) -> None:
    p = Context(library, SiteConfig("https://dan-van.example/"), "vi", "khen-thuong/2026/index.md")
    items = [item for item in library.commendations if item.year == 2026]
    assert next(iter(plain(of_commendations(p, items, years=False)))) == "Hình thức"


def test_nothing_in_force_gives_no_table(library: Library) -> None:
    p = Context(library, SiteConfig("https://dan-van.example/"), "vi", "khen-thuong/index.md")
    annulled = [item for item in library.commendations if item.state == "annulled"]
    assert annulled
    assert of_commendations(p, annulled, years=True) == []


def test_models_by_stage_field_and_commune(library: Library) -> None:
    p = Context(library, SiteConfig("https://dan-van.example/"), "en", "dan-van-kheo/index.md")
    found = plain(of_models(p, library.models))
    assert list(found) == ["Stage", "Field", "Commune or ward"]
    assert sum(numbers[0] for numbers in found["Stage"].values()) == len(library.models) == 6
    assert list(found["Stage"]) == ["Registered", "In progress", "Recognised", "Replicated", "Ended"]


def test_a_chart_stands_where_numbers_differ(library: Library) -> None:
    p = Context(library, SiteConfig("https://dan-van.example/"), "vi", "khen-thuong/index.md")
    charts = {str(tally.heading): bool(tally.chart) for tally in of_commendations(p, library.commendations, years=True)}
    assert charts == {"Năm": True, "Hình thức": False, "Người quyết định": False, "Đơn vị, xã, phường": False}
