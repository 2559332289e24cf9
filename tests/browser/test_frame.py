"""What stands around every page: the agency's head, the way to the page; and the home page as a whole."""

from __future__ import annotations

import re

import pytest
from conftest import Reader
from playwright.sync_api import expect


@pytest.mark.parametrize(
    ("start", "names", "last"),
    [
        ("van-ban/126-kl-tw-2025/", ["Trang chủ", "Văn bản"], r"[0-9]/van-ban/$"),
        ("en/van-ban/126-kl-tw-2025/", ["Home", "Documents"], r"/en/van-ban/$"),
        ("tin-tuc/2026/11/", ["Trang chủ", "Tin tức"], r"[0-9]/tin-tuc/$"),
        ("xa-phuong/xa-bac-son/", ["Trang chủ", "65 xã, phường của tỉnh Lạng Sơn"], r"/xa-phuong/$"),
        ("van-ban/", ["Trang chủ"], r"[0-9]/$"),
    ],
)
def test_a_page_tells_where_it_stands(phone: Reader, start: str, names: list[str], last: str) -> None:
    page = phone.open(start)
    steps = page.locator(".dv-trail a")
    expect(steps).to_have_text(names)
    steps.last.click()
    expect(page).to_have_url(re.compile(last))


def test_the_home_page_hangs_below_nothing(phone: Reader) -> None:
    assert phone.open("").locator(".dv-trail").count() == 0


def test_the_agency_s_head_leads_home(desk: Reader) -> None:
    page = desk.open("van-ban/126-kl-tw-2025/")
    page.get_by_role("link", name="UBND tỉnh Lạng Sơn Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn").click()
    expect(page.locator("h1")).to_contain_text("Công tác dân vận")


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_search_box_is_on_a_phone_s_first_screen(phone: Reader, path: str) -> None:
    box = phone.open(path).locator("#dv-q").bounding_box()
    assert box
    assert box["y"] + box["height"] < 640


def test_the_home_page_s_columns_are_equally_wide(desk: Reader) -> None:
    widths = [box.evaluate("box => box.offsetWidth") for box in desk.open("").locator("article section").all()[:2]]
    assert widths[0] == widths[1] > 400
