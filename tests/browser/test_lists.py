"""What a reader does with the list of documents."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
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


def taken(page: Page, kind: str, into: Path) -> Path:
    """The file that a download link gives."""
    with page.expect_download() as download:
        page.locator(".dv-downloads").get_by_role("link", name=kind, exact=True).click()
    download.value.save_as(into)
    return into


def test_what_is_shown_opens_in_excel(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("van-ban/?loai=nghi-dinh&loai=luat&sap=so")
    file = taken(page, "Excel", tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    assert [sheet.cell(row, 1).value for row in (3, 5)] == ["DANH MỤC VĂN BẢN", "Chọn lọc: Luật, Nghị định"]
    assert sheet.cell(6, 2).value == "Số, ký hiệu"
    numbers = ["04/2015/NĐ-CP", "10/2022/QH15", "59/2023/NĐ-CP", "61/2023/NĐ-CP"]
    assert [row[1].value for row in sheet.iter_rows(min_row=7)] == numbers
    links = [(cell.hyperlink.ref, cell.hyperlink.target) for (cell,) in sheet.iter_rows(min_row=7, min_col=7)]
    assert links == [
        (f"G{row}", f"{desk.address}van-ban/{key}/")
        for row, key in enumerate(("04-2015-nd-cp", "luat-10-2022-qh15", "59-2023-nd-cp", "61-2023-nd-cp"), 7)
    ]
    assert (sheet.auto_filter.ref, sheet.dimensions, sheet.print_title_rows) == ("A6:G10", "A1:G10", "$6:$6")
    with zipfile.ZipFile(file) as parts:
        assert parts.testzip() is None
        assert b"126-kl-tw-2025" not in b"".join(parts.read(name) for name in parts.namelist())
        assert "$A$6:$G$10<" in parts.read("xl/workbook.xml").decode()
    assert desk.errors == []
    assert desk.elsewhere == []


def test_what_is_shown_opens_in_word_numbered_from_one(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("en/van-ban/?loai=nghi-dinh&sap=cu")
    file = docx.Document(str(taken(page, "Word", tmp_path / "list.docx")))
    assert [line.text for line in file.paragraphs][-2:] == ["Updated on 23/11/2026", "Chosen: Decree"]
    rows = [[cell.text for cell in row.cells][:3] for row in file.tables[0].rows]
    assert rows[0][0] == "TT"
    assert [(row[0], row[2]) for row in rows[1:]] == [
        ("1", "04/2015/NĐ-CP"), ("2", "59/2023/NĐ-CP"), ("3", "61/2023/NĐ-CP"),
    ]  # fmt: skip


def test_an_empty_choice_gives_an_empty_table(desk: Reader, tmp_path: Path) -> None:
    page = desk.open("van-ban/?loai=nghi-dinh&nam=2025")
    sheet = openpyxl.load_workbook(taken(page, "Excel", tmp_path / "list.xlsx")).worksheets[0]
    assert [cell.value for cell in sheet[sheet.max_row]][:2] == ["Loại văn bản", "Số, ký hiệu"]
    file = docx.Document(str(taken(page, "Word", tmp_path / "list.docx")))
    assert len(file.tables[0].rows) == 1


def test_the_whole_list_is_taken_as_it_lies_there(desk: Reader, folder: Path, tmp_path: Path) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    page = desk.open("van-ban/")
    whole = taken(page, "Excel", tmp_path / "list.xlsx").read_bytes()
    assert whole == (folder / "van-ban/danh-muc/vi/tat-ca.xlsx").read_bytes()
    assert not [url for url in asked if "/cutting/" in url]


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
