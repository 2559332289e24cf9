"""The Department's report: made from the sample and from small trees, every file read back."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as read_docx
from lxml import html
from making import POST, loaded, text
from openpyxl import load_workbook

from danvan import counting, exports
from danvan.library import Library, Oblivious, load
from danvan.pages import SiteConfig, site_pages
from danvan.pages.markdown import Md
from danvan.pages.words import LANGUAGES
from danvan.reports import WRITERS, Period, Report, make
from danvan.reports.content import Grid, Heading, Line, Linked
from danvan.reports.period import month, quarter, year

SAMPLE = Path(__file__).parent / "sample"
SITE = SiteConfig(
    "https://dan-van.example/",
    {"name": "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn", "parent": "UBND tỉnh Lạng Sơn"},
)
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SAMPLE, TODAY, sample=True)


@pytest.fixture(scope="module")
def report(library: Library) -> Report:
    return make(library, SITE, year("2025"))


@pytest.fixture(scope="module")
def file(report: Report) -> Any:
    """The Word file, read back."""
    return read_docx(io.BytesIO(WRITERS["docx"](report)))


def section(report: Report, name: str) -> list[Any]:
    """What stands below a heading until the next one."""
    found: list[Any] = []
    inside = False
    for block in report.blocks:
        if isinstance(block, Heading):
            inside = block.name == name
        elif inside:
            found.append(block)
    return found


def rows(report: Report, name: str) -> list[tuple[Any, ...]]:
    """The rows of the table below a heading."""
    return [row for block in section(report, name) if isinstance(block, Grid) for row in block.rows]


def lines(report: Report, name: str) -> list[str]:
    """The sentences below a heading."""
    return [block.text for block in section(report, name) if isinstance(block, Line)]


@pytest.mark.parametrize(
    ("period", "name", "slug"),
    [
        (year("2026"), "năm 2026", "2026"), (quarter("2026-Q4"), "quý IV năm 2026", "2026-q4"),
        (quarter("2026q1"), "quý I năm 2026", "2026-q1"), (month("2026-02"), "tháng 2 năm 2026", "2026-02"),
        (Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)), "năm 2026", "2026"),
        (Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30)), "quý III năm 2026", "2026-q3"),
        (Period(dt.date(2026, 1, 1), dt.date(2026, 6, 30)), "từ ngày 01/01/2026 đến ngày 30/06/2026", "2026-01-01-2026-06-30"),
        (Period(dt.date(2026, 2, 1), dt.date(2026, 4, 30)), "từ ngày 01/02/2026 đến ngày 30/04/2026", "2026-02-01-2026-04-30"),
        (Period(dt.date(2025, 1, 1), dt.date(2026, 12, 31)), "từ ngày 01/01/2025 đến ngày 31/12/2026", "2025-01-01-2026-12-31"),
    ],
)  # fmt: skip
def test_a_period_is_named_as_offices_name_it(period: Period, name: str, slug: str) -> None:
    assert (period.name, period.slug) == (name, slug)


def test_a_period_over_new_year_has_its_months() -> None:
    assert Period(dt.date(2025, 11, 5), dt.date(2026, 2, 1)).months == ["2025-11", "2025-12", "2026-01", "2026-02"]


@pytest.mark.parametrize(
    ("read", "text_", "message"),
    [(year, "26", "«26» không phải năm; viết bốn chữ số, ví dụ 2026"),
     (quarter, "2026-Q5", "«2026-Q5» không phải quý; viết năm và quý, ví dụ 2026-Q4"),
     (month, "2026-13", "«2026-13» không phải tháng; viết năm và tháng, ví dụ 2026-11")],
)  # fmt: skip
def test_a_wrong_period_is_explained(read: Any, text_: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        read(text_)


class TestFigures:
    def test_kinds_add_up(self, report: Report) -> None:
        assert rows(report, "figures.by_kind") == [
            ("Văn bản", 3), ("Mô hình", 2), ("Khen thưởng", 4), ("Tin", 5), ("Phong trào", 0), ("Kế hoạch", 1), ("Cộng", 15),
        ]  # fmt: skip

    def test_months_add_up_to_the_kinds(self, report: Report) -> None:
        months = rows(report, "figures.by_month")
        assert [row[0] for row in months] == [f"{number:02}/2025" for number in range(1, 13)] + ["Cộng"]
        assert months[-1] == ("Cộng", 3, 2, 4, 5, 0, 1, 15)
        for column in range(1, 8):
            assert sum(row[column] for row in months[:-1]) == months[-1][column]

    def test_a_task_without_output_is_named(self, report: Report) -> None:
        matrix = rows(report, "figures.by_task")
        assert [row[0].split(". ")[0] for row in matrix] == [f"II.{n}" for n in range(1, 8)]
        empty = [row[0].split(". ")[0] for row in matrix if row[-1] == 0]
        assert empty
        assert (
            lines(report, "figures.by_task")[-1] == f"Nhiệm vụ chưa có nội dung nào đăng trong kỳ: {', '.join(empty)}."
        )

    def test_what_names_a_task_twice_counts_once(self, tmp_path: Path) -> None:
        post = text(POST, "Xem [[ke-hoach-2025#II.1]] và [[ke-hoach-2025#II.1]].", tasks=["ke-hoach-2025#II.1"])
        library = loaded(tmp_path, {"news/2026/2026-11-23-bai-viet.md": post})
        records = counting.published(library, TODAY, TODAY)
        assert counting.by_task(library, library.plans[0], records)["II.1"] == {"post": 1}

    def test_counts_are_those_of_the_records(self, library: Library) -> None:
        records = counting.published(library, dt.date(2025, 1, 1), dt.date(2025, 12, 31))
        assert [r.key for r in records] == [
            r.key for r in sorted(records, key=lambda r: (counting.posted_on(r), counting.KINDS.index(r.kind), r.key))
        ]
        assert counting.by_kind(records)["post"] == len([p for p in library.posts if p.year == 2025])


class TestHappened:
    def test_every_new_item_has_its_address(self, report: Report) -> None:
        new = rows(report, "happened.new")
        assert len(new) == 15
        assert [row[0] for row in new] == list(range(1, 16))
        assert all(
            isinstance(row[-1], Linked) and row[-1].address.startswith("https://dan-van.example/") for row in new
        )

    def test_changes_and_ends_of_effect_are_told(self, library: Library) -> None:
        report = make(library, SITE, year("2026"))
        told = {(row[1], row[2], row[3].text) for row in rows(report, "happened.changed")}
        assert any(what.startswith("Đính chính: ") for _, what, _ in told)
        assert any(what.startswith("Tình trạng: ") for _, what, _ in told)
        gone = [row[2] for row in rows(report, "happened.gone")]
        assert any(what.startswith("Hủy bỏ theo ") for what in gone)

    def test_drafts_and_waiting_posts_are_not_reported(self, report: Report, library: Library) -> None:
        whole = WRITERS["docx"](make(library, SITE, year("2026"))) + WRITERS["md"](make(library, SITE, year("2026")))
        assert library.waiting
        for post in (*library.waiting, *library.drafts):
            assert post.heading.encode() not in whole


def test_an_empty_period_reads_well(library: Library) -> None:
    report = make(library, SITE, month("2020-05"))
    assert "Trong kỳ, trang không đăng mới mục nào." in [b.text for b in report.blocks if isinstance(b, Line)]
    assert lines(report, "happened.new") == ["Không có mục nào đăng mới."]
    assert lines(report, "happened.changed") == ["Không có mục nào được sửa đổi."]
    assert lines(report, "figures.by_task") == ["Trang chưa có kế hoạch nào để đối chiếu."]
    for write in WRITERS.values():
        assert write(report)


def test_a_period_that_goes_on_says_until_when(library: Library) -> None:
    said = [block.text for block in make(library, SITE, year("2026")).blocks if isinstance(block, Line)]
    assert said[0] == "Kỳ báo cáo chưa kết thúc; số liệu lấy đến hết ngày 23/11/2026."


def test_what_only_the_department_knows_is_left_blank(report: Report) -> None:
    blanks = [block.text for block in report.blocks if isinstance(block, Line) and block.blank]
    assert len(blanks) == 3
    assert all(blank.startswith("[…") and blank.endswith("…]") for blank in blanks)
    assert report.signer == ("[CHỨC VỤ CỦA NGƯỜI KÝ]", "[Họ và tên]")


def test_an_unknown_department_is_a_blank(library: Library) -> None:
    report = make(library, SiteConfig("https://dan-van.example/"), year("2025"))
    assert (report.parent, report.agency, report.place) == ("[cơ quan chủ quản]", "[tên cơ quan]", "[địa danh]")


class TestWord:
    def test_the_page_is_that_of_decree_30(self, file: Any) -> None:
        page = file.sections[0]
        sizes = [
            page.page_width,
            page.page_height,
            page.top_margin,
            page.bottom_margin,
            page.left_margin,
            page.right_margin,
        ]
        assert [round(size.mm) for size in sizes] == [210, 297, 20, 20, 30, 15]
        assert page.different_first_page_header_footer
        assert " PAGE " in page.header._element.xml
        assert page.first_page_header.paragraphs[0].text == ""
        style = file.styles["Normal"]
        assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)

    def test_the_head_leaves_number_and_day_open(self, file: Any) -> None:
        cells = [[cell.text.strip() for cell in row.cells] for row in file.tables[0].rows]
        assert cells == [
            ["UBND TỈNH LẠNG SƠN\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
             "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số:          /BC-MAU", "Lạng Sơn, ngày       tháng       năm 2026"],
        ]  # fmt: skip

    def test_title_parts_and_end_stand_in_order(self, file: Any) -> None:
        said = [paragraph.text for paragraph in file.paragraphs if paragraph.text]
        assert said[:2] == [
            "BÁO CÁO",
            "Kết quả đăng tải thông tin về công tác dân vận trên trang thông tin điện tử, năm 2025",
        ]
        heads = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
        assert [head.split(".")[0] for head in heads] == ["I", "II", "III", "IV", "V"]
        assert said[-1].endswith("./.")
        assert file.tables[-1].rows[0].cells[0].text.startswith("Nơi nhận:")

    def test_charts_are_native_and_say_their_numbers(self, file: Any, report: Report) -> None:
        with zipfile.ZipFile(io.BytesIO(WRITERS["docx"](report))) as archive:
            charts = [name for name in archive.namelist() if name.startswith("word/charts/")]
            assert charts == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
            assert "<v>Nhiệm vụ II.1</v>" in re.sub(r"<(/?)\w+:", r"<\1", archive.read(charts[1]).decode())
        spoken = re.findall(r'descr="([^"]*)"', file.element.xml)
        assert spoken[0].startswith("Số mục đăng mới theo tháng: 01/2025: 1; 02/2025: ")

    def test_first_rows_repeat_and_rows_stay_whole(self, file: Any) -> None:
        for table in file.tables[1:-1]:
            assert "w:tblHeader" in table.rows[0]._tr.xml
            assert all("w:cantSplit" in row._tr.xml for row in table.rows)

    def test_addresses_are_links_and_spelled_out(self, file: Any) -> None:
        table = next(t for t in file.tables if t.rows[0].cells[-1].text == "Tên, địa chỉ trên trang")
        cell = table.rows[1].cells[-1]
        address = cell.paragraphs[0].hyperlinks[0].address
        assert address.startswith("https://dan-van.example/")
        assert cell.text.endswith(f"\n{address}")


class TestExcel:
    def test_sheets_numbers_and_charts(self, report: Report) -> None:
        book = load_workbook(io.BytesIO(WRITERS["xlsx"](report)))
        assert book.sheetnames == [
            "Tổng hợp", "Theo tháng", "Theo đơn vị", "Theo phong trào", "Nhiệm vụ", "Đăng mới", "Sửa đổi", "Rút, hủy bỏ",
            "Rà soát mô hình", "Rà soát văn bản", "Rà soát trang", "Rà soát bản dịch", "Theo dõi đơn vị",
        ]  # fmt: skip
        sheet: Any = book["Theo tháng"]
        values = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert ["Cộng", 3, 2, 4, 5, 0, 1, 15] in values
        assert len(sheet._charts) == 1
        reference = sheet._charts[0].series[0].val.numRef.f
        first, last = (int(number) for number in re.findall(r"\$H\$(\d+)", reference))
        # Below the table, so that a printed sheet is no wider than that.
        assert (sheet._charts[0].anchor._from.col, sheet._charts[0].anchor._from.row > last) == (0, True)
        assert [sheet.cell(row, 1).value for row in (first, last)] == ["01/2025", "12/2025"]

    def test_items_are_links_with_days(self, report: Report) -> None:
        sheet: Any = load_workbook(io.BytesIO(WRITERS["xlsx"](report)))["Đăng mới"]
        linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert len(linked) == 15
        assert isinstance(sheet.cell(linked[0].row, 2).value, dt.datetime)
        # Long names are seen whole, in programs too that do not make rows as high as their words.
        name = max((sheet.cell(cell.row, 4) for cell in linked), key=lambda cell: len(cell.value))
        assert sheet.row_dimensions[name.row].height > 15.5 * len(name.value) / sheet.column_dimensions["D"].width
        assert linked[0].value == linked[0].hyperlink.target

    def test_a_name_like_a_formula_stays_a_text(self, tmp_path: Path) -> None:
        library = loaded(
            tmp_path, {"news/2026/2026-11-23-bai-viet.md": text(POST, "Thân.", title="=1+1 là hai, để thử")}
        )
        sheet: Any = load_workbook(io.BytesIO(WRITERS["xlsx"](make(library, SITE, year("2026")))))["Đăng mới"]
        cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=1+1")]
        assert [cell.data_type for cell in cells] == ["s"]


def test_markdown_has_every_table(report: Report) -> None:
    said = WRITERS["md"](report).decode()
    assert said.startswith("# BÁO CÁO\n\n**Kết quả đăng tải")
    assert "| Văn bản | 3 |" in said
    assert len(re.findall(r"(?m)^\|(?:---\|)+$", said)) == sum(isinstance(block, Grid) for block in report.blocks)


def test_the_operators_page_stands_alone(library: Library) -> None:
    data = WRITERS["html"](make(library, SITE, Period(dt.date(2025, 1, 1), dt.date(2026, 12, 31))))
    tree = html.fromstring(data.decode())
    assert tree.xpath("//script | //link | //img | //iframe") == []
    assert "url(" not in data.decode()
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert len(tree.xpath("//svg")) == 2
    assert tree.xpath("//td[contains(@class, 'empty')]")
    waiting = library.waiting[0]
    assert waiting.title in "".join(tree.itertext())
    for address in tree.xpath("//nav//a/@href"):
        assert tree.xpath(f"//*[@id='{str(address)[1:]}']")


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_content_gives_the_same_bytes(library: Library, report: Report, kind: str) -> None:
    again = make(load(SAMPLE, TODAY, sample=True), SITE, year("2025"))
    assert WRITERS[kind](report) == WRITERS[kind](again)


def test_the_public_site_has_nothing_of_the_tracker_or_the_operators(library: Library) -> None:
    """Of everything that the public build is made from; the report has it, so the search would find it."""
    site = SiteConfig(SITE.url, SITE.department, ("mau.example", "2026"))
    made = [
        page.markdown for lang in LANGUAGES for page in site_pages(Oblivious(library), site, lang, lambda _: Md(""))
    ]
    public = "\n".join(made).encode() + b"".join(exports.files(Oblivious(library), site).values())
    secret = (
        "Thư viện Mẫu (mẫu)",
        "Trang của người vận hành",
        "quá hạn chưa nhận",
        *(post.title for post in library.waiting),
    )
    page = WRITERS["html"](make(library, site, year("2026")))
    for words in secret:
        assert words.encode() in page
        assert words.encode() not in public
