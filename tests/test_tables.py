"""The lists of documents to take away, read back as their programs would read them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from danvan import exports
from danvan.library import Library, Oblivious, load
from danvan.pages import SiteConfig
from danvan.pages.context import Context
from danvan.pages.facets import facets, marks
from danvan.tables import Table, TableGroup, as_csv, as_docx, as_xlsx

SAMPLE = Path(__file__).parent / "sample"
SITE = SiteConfig("https://dan-van.example/", {"name": "Sở Mẫu", "parent": "UBND tỉnh Mẫu"}, ("mau.example", "2026"))
ROWS = (
    ("Nghị định", "59/2023/NĐ-CP", dt.date(2023, 8, 14), 'Dấu "ngoặc", phẩy', "https://dan-van.example/a/"),
    ("Kế hoạch", "=1+1", "04/2025", "@tên", "https://dan-van.example/b/"),
)
COLUMNS = ("Loại", "Số", "Ngày", "Trích yếu", "Địa chỉ")
PLAIN = Table(
    "Danh mục",
    ("UBND tỉnh Mẫu", "Sở Mẫu"),
    "Cập nhật",
    COLUMNS,
    (10, 10, 10, 30, 20),
    "Tất cả",
    (TableGroup("", ROWS),),
    "vi",
)
GROUPED = Table(
    "Danh mục", ("UBND tỉnh Mẫu", "Sở Mẫu"), "Cập nhật", COLUMNS, (10, 10, 10, 30, 20), "Năm",
    (TableGroup("2025", ROWS[1:]), TableGroup("2023", ROWS[:1])), "vi",
)  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SAMPLE, dt.date(2026, 11, 23), sample=True)


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    return exports.files(Oblivious(library), SITE)


def test_csv_opens_in_excel_and_reckons_nothing() -> None:
    data = as_csv(PLAIN)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        "Loại,Số,Ngày,Trích yếu,Địa chỉ",
        'Nghị định,59/2023/NĐ-CP,14/08/2023,"Dấu ""ngoặc"", phẩy",https://dan-van.example/a/',
        "Kế hoạch,'=1+1,04/2025,'@tên,https://dan-van.example/b/",
        "",
    ]


def test_csv_of_groups_names_the_group_first() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(GROUPED).decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Năm", "2025", "2023"]


def test_excel_holds_dates_as_dates_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(PLAIN))).worksheets[0]
    head = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(max_row=5)]
    assert head == [["UBND tỉnh Mẫu"], ["Sở Mẫu"], ["DANH MỤC"], ["Cập nhật"], []]
    assert [cell.value for cell in sheet[6]] == list(COLUMNS)
    assert (sheet["C7"].value, sheet["C7"].number_format) == (dt.datetime(2023, 8, 14), "dd/mm/yyyy")
    assert (sheet["B8"].value, sheet["B8"].data_type) == ("=1+1", "s")
    assert sheet["E7"].hyperlink.target == "https://dan-van.example/a/"
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A6:E8", "A7", "$6:$6")


def test_word_numbers_its_rows_through_all_groups() -> None:
    file = docx.Document(io.BytesIO(as_docx(GROUPED)))
    assert [line.text for line in file.paragraphs] == [
        "UBND TỈNH MẪU", "SỞ MẪU", "", "DANH MỤC", "Cập nhật", "2025", "2023",
    ]  # fmt: skip
    assert [[cell.text for cell in table.rows[0].cells] for table in file.tables] == [["TT", *COLUMNS]] * 2
    assert [[cell.text for cell in table.rows[1].cells][:4] for table in file.tables] == [
        ["1", "Kế hoạch", "=1+1", "04/2025"],
        ["2", "Nghị định", "59/2023/NĐ-CP", "14/08/2023"],
    ]


@pytest.mark.parametrize("write", [as_xlsx, as_docx])
def test_no_clock_in_the_files(write: object) -> None:
    assert callable(write)
    with zipfile.ZipFile(io.BytesIO(write(PLAIN))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_every_grouping_in_each_language_and_format(files: dict[str, bytes]) -> None:
    assert sorted(path for path in files if path.startswith("van-ban/")) == sorted(
        f"van-ban/danh-muc/{lang}/{name}.{kind}"
        for lang in ("vi", "en")
        for name in ("tat-ca", "theo-nhiem-vu", "theo-co-quan", "theo-nam", "theo-loai")
        for kind in ("csv", "xlsx", "docx")
    )


def test_the_whole_list_has_every_document_in_the_pages_order(library: Library, files: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(files["van-ban/danh-muc/vi/tat-ca.csv"].decode("utf-8-sig"))))
    assert rows[0] == [
        "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Tình trạng hiệu lực", "Địa chỉ hồ sơ",
    ]  # fmt: skip
    assert rows[1] == [
        "Thông tư", "906/2026/TT-MAU", *rows[1][2:6], "https://dan-van.example/van-ban/906-2026-tt-mau/",
    ]  # fmt: skip
    assert [row[-1] for row in rows[1:]] == [f"https://dan-van.example/van-ban/{d.key}/" for d in library.documents]


def test_the_facets_count_what_the_list_holds(library: Library) -> None:
    p = Context(library, SITE, "vi", "van-ban/index.md")
    found = {
        facet.name: {choice.value: (str(choice.words), choice.count) for choice in facet.choices} for facet in facets(p)
    }
    assert list(found) == ["loai", "co-quan", "nam", "tinh-trang", "nhiem-vu"]
    assert found["loai"]["nghi-dinh"] == ("Nghị định", 2)
    assert list(found["nam"]) == sorted(found["nam"], reverse=True)
    assert found["nhiem-vu"]["2025-ii-1"] == ("II.1. Quán triệt văn bản (mẫu)", 2)
    assert sum(count for _, count in found["tinh-trang"].values()) == len(library.documents)


def test_the_order_by_number_is_that_of_numbers(library: Library) -> None:
    p = Context(library, SITE, "vi", "van-ban/index.md")
    order = {key: int(str(words).split('data-thu-tu="')[1].split()[0]) for key, words in marks(p).items()}
    numbered = [d for d in library.documents if d.number and d.number.number is not None]
    numbers = [d.number.number for d in sorted(numbered, key=lambda d: order[d.key]) if d.number]
    assert numbers == sorted(number for number in numbers if number is not None)
    assert all(order[d.key] >= len(numbered) for d in library.documents if d not in numbered)
