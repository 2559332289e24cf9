"""What a reader does, in Chromium."""

from __future__ import annotations

import re

import pytest
from conftest import Reader
from playwright.sync_api import expect

PAGES = [
    "", "ke-hoach/2025/", "van-ban/", "van-ban/33-ct-ttg-2021/", "van-ban/doi-chieu/", "van-ban/cho-in-sai/", "phong-trao/vi-nguoi-ngheo/",
    "dan-van-kheo/", "khen-thuong/", "tin-tuc/", "xa-phuong/", "gioi-thieu/", "dang-ky-nhan-tin/", "du-lieu-mo/",
]  # fmt: skip


@pytest.mark.parametrize("path", [*PAGES, *(f"en/{path}" for path in PAGES)])
def test_a_page_asks_nobody_else_and_fits_a_phone(phone: Reader, path: str) -> None:
    page = phone.open(path)
    assert phone.elsewhere == []
    assert phone.errors == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_click_in_the_english_list_opens_that_document(desk: Reader) -> None:
    page = desk.open("en/van-ban/")
    page.get_by_role("link", name="Conclusion No. 126-KL/TW").first.click()
    expect(page).to_have_url(re.compile(r"/en/van-ban/126-kl-tw-2025/$"))
    expect(page.locator("h1")).to_contain_text("Conclusion No. 126-KL/TW")


def test_the_language_switch_stays_on_the_page(desk: Reader) -> None:
    page = desk.open("van-ban/128-kl-tw-2025/")
    page.locator("header").get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/van-ban/128-kl-tw-2025/$"))
    page.locator("header").get_by_role("link", name="Tiếng Việt").click()
    expect(page).to_have_url(re.compile(r"[0-9]/van-ban/128-kl-tw-2025/$"))


def test_the_switch_stays_on_an_untranslated_page_and_says_so(desk: Reader) -> None:
    page = desk.open("tin-tuc/2026/2026-11-23-han-gui-ke-hoach-15-4-2025/")
    page.locator("header").get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/tin-tuc/2026/2026-11-23-han-gui-ke-hoach-15-4-2025/$"))
    assert page.locator("article").locator("[lang=vi] h1").count() == 1


def test_the_plan_leads_to_the_document_and_back_to_its_section(desk: Reader) -> None:
    page = desk.open("ke-hoach/2025/")
    page.get_by_role("link", name="Chỉ thị số 27/CT-TTg ngày 27/20/2023").first.click()
    expect(page.locator("h1")).to_contain_text("Chỉ thị số 27/CT-TTg")
    page.get_by_role("link", name="mục II.2").first.click()
    expect(page).to_have_url(re.compile(r"/ke-hoach/2025/#ii-2$"))
    expect(page.locator("#ii-2")).to_be_in_viewport()


def test_the_search_box_finds_a_document(desk: Reader) -> None:
    page = desk.open("")
    page.keyboard.press("f")
    page.keyboard.type("hương ước")
    result = page.locator(".md-search-result__link").first
    expect(result).to_have_attribute("href", re.compile("61-2023-nd-cp"))


def test_the_menu_opens_on_a_phone(phone: Reader) -> None:
    page = phone.open("")
    page.locator("header .dv-opens__drawer").click()
    page.locator(".md-nav--primary a[href='van-ban/']").click()
    expect(page).to_have_url(re.compile(r"/van-ban/$"))


def test_without_javascript_everything_is_there(desk: Reader) -> None:
    browser = desk.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}van-ban/theo-nhiem-vu/")
    expect(page.get_by_role("link", name="Nghị định số 59/2023/NĐ-CP").first).to_be_visible()
    page.get_by_role("link", name="Cơ quan ban hành", exact=True).first.click()
    expect(page.locator("h2#bo-chinh-tri")).to_be_visible()
    context.close()


def test_print_has_no_menu_but_the_address(desk: Reader) -> None:
    page = desk.open("van-ban/126-kl-tw-2025/")
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".dv-address")).to_be_visible()
    expect(page.locator(".dv-address")).to_contain_text("/van-ban/126-kl-tw-2025/")


def test_an_abbreviation_says_what_it_stands_for_when_touched(phone: Reader) -> None:
    page = phone.open("van-ban/176-kh-ubnd-2022-ls/")
    first = page.locator(".dv-number abbr", has_text="UBND")
    shown = "each => getComputedStyle(each, '::after').clipPath"
    assert first.evaluate(shown) == "inset(50%)"
    first.click()
    expect(first).to_be_focused()
    assert first.evaluate(shown) == "none"
    assert first.evaluate("each => getComputedStyle(each, '::after').content") == '"Ủy ban nhân dân"'
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
