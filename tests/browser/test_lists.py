"""What a reader does with the list of documents."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import Reader
from playwright.sync_api import Page, expect


def shown(page: Page) -> list[str]:
    """The names of the documents that the list shows, in order."""
    return [str(name) for name in page.locator(".dv-list--documents > ul > li:visible a").all_inner_texts()]


def test_filters_stand_in_the_address_and_the_back_button_takes_them_away(desk: Reader) -> None:
    page = desk.open("van-ban/")
    everything = shown(page)
    page.locator("summary", has_text="Loại văn bản").click()
    page.get_by_label("Nghị định").check()
    expect(page.locator(".dv-shown")).to_have_text("Có 3 văn bản")
    expect(page).to_have_url(re.compile(r"/van-ban/\?loai=nghi-dinh$"))
    page.locator("summary", has_text="Năm").click()
    page.get_by_label("2023", exact=False).check()
    assert shown(page) == ["Nghị định số 61/2023/NĐ-CP", "Nghị định số 59/2023/NĐ-CP"]
    page.reload()
    assert shown(page) == ["Nghị định số 61/2023/NĐ-CP", "Nghị định số 59/2023/NĐ-CP"]
    page.go_back()
    expect(page.locator(".dv-shown")).to_have_text("Có 3 văn bản")
    page.go_back()
    assert shown(page) == everything
    assert desk.errors == []


def test_a_choice_is_removed_by_its_button_and_nothing_found_says_so(desk: Reader) -> None:
    page = desk.open("van-ban/?loai=nghi-dinh&nam=2025")
    expect(page.locator(".dv-shown")).to_have_text("Không có văn bản nào khớp. Bỏ bớt một lựa chọn.")
    page.get_by_role("button", name="Bỏ lọc: 2025").click()
    expect(page.locator(".dv-shown")).to_have_text("Có 3 văn bản")
    page.get_by_role("button", name="Bỏ mọi lựa chọn").click()
    expect(page.locator(".dv-shown")).to_have_text("Có 35 văn bản")
    expect(page.locator(".dv-chosen")).to_be_hidden()


def test_the_order_by_number_puts_5_before_18_and_126_before_2255(desk: Reader) -> None:
    page = desk.open("van-ban/")
    page.get_by_label("Thứ tự").select_option("so")
    expect(page).to_have_url(re.compile(r"\?sap=so$"))
    numbers = [int(found[1]) for name in shown(page) if (found := re.search(r"số (\d+)", name))]
    assert numbers == sorted(numbers)
    assert numbers[0] < 10 < numbers[-1]


def test_the_keyboard_opens_chooses_and_closes(desk: Reader) -> None:
    page = desk.open("van-ban/")
    page.locator("summary", has_text="Loại văn bản").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?loai="))
    page.keyboard.press("Escape")
    expect(page.locator(".dv-facet[open]")).to_have_count(0)
    expect(page.locator("summary", has_text="Loại văn bản")).to_be_focused()


def test_what_is_shown_is_what_is_downloaded(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("van-ban/?loai=nghi-dinh&sap=so")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "list.csv")
    lines = (tmp_path / "list.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert [line.split(",")[1] for line in lines[1:-1]] == ["04/2015/NĐ-CP", "59/2023/NĐ-CP", "61/2023/NĐ-CP"]
    assert lines[0].startswith("Loại văn bản,")


def test_without_javascript_the_list_is_whole_and_shows_no_dead_controls(desk: Reader) -> None:
    browser = desk.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}van-ban/")
    expect(page.locator(".dv-list--documents > ul > li")).to_have_count(35)
    expect(page.locator(".dv-filters")).to_be_hidden()
    expect(page.get_by_role("link", name="Word")).to_be_visible()
    context.close()
