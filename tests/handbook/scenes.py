"""What each picture shows, made in a copy of the sample site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from word import Word

from handbook.terminal import session, until

SAMPLE = Path(__file__).parents[1] / "sample"
SUMMARY = "Sở mời người dân góp ý cho lịch sinh hoạt của các câu lạc bộ dân ca đến hết ngày 30/11/2026 (mẫu)."
POST = "news/2026/2026-04-27-tin-mau-phong-trao.md"


def copied(folder: Path) -> Path:
    """The sample's content, to be changed."""
    return Path(shutil.copytree(SAMPLE, folder / "noi-dung", ignore=shutil.ignore_patterns(".build")))


def asking(root: Path) -> str:
    """A post by answering: the first questions."""
    answers = ["Mời góp ý lịch sinh hoạt câu lạc bộ (mẫu)", "", "van phong", "1", "di san"]
    return until(session(root, "make new KIND=post", ["new", "post"], answers), "    ✓ Di sản")


def checking(root: Path) -> str:
    """Two mistakes in one file, told at once."""
    post = root / POST
    text = post.read_text("utf-8")
    post.write_text(re.sub(r"^tags:.*", "event_date: 27/4/2026", text, flags=re.MULTILINE), "utf-8")
    return session(root, "make check", ["check"])


def personal(root: Path) -> str:
    """A number that must not be published."""
    post = root / POST
    post.write_text(post.read_text("utf-8") + "\nÔng Mẫu, số căn cước 001060000001, góp 10 cây.\n", "utf-8")
    return session(root, "make check", ["check"])


def paper() -> Word:
    """A plan of the Department, as offices type it."""
    word = Word()
    word.head(["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH MẪU"], "Số: 951/KH-SVHTTDL", "Mẫu, ngày 02 tháng 3 năm 2026")
    word.add("KẾ HOẠCH", bold=True)
    word.add("Tổ chức sinh hoạt câu lạc bộ dân ca năm 2026 (mẫu)", bold=True)
    word.add("I. MỤC ĐÍCH", bold=True)
    word.lines("- Giữ gìn dân ca ở thôn Mẫu 1.", "- Người dân được hỏi ý kiến về lịch sinh hoạt.")
    word.add("II. TỔ CHỨC THỰC HIỆN", bold=True)
    word.add("Văn phòng Sở theo dõi, báo cáo trước ngày 30 tháng 11.")
    return word


def importing(root: Path) -> str:
    """The paper becomes a draft; what could not be guessed is asked."""
    file = root / "ke-hoach.docx"
    paper().file.save(str(file))
    return session(root, "make import FILE=ke-hoach.docx", ["import", str(file)], [SUMMARY])


COLUMNS = (
    "Tiêu đề *",
    "Ngày giờ đăng *",
    "Đơn vị đăng",
    "Chủ đề *",
    "Tóm tắt *",
    "Nguồn.Địa chỉ",
    "Nguồn.Ngày kiểm tra *",
)
SOURCE = ("https://langson.gov.vn/tin", "2026-11-23")
UNIT = "Văn phòng Sở Mẫu (mẫu)"
ROWS = (
    ("Mời góp ý lịch sinh hoạt (mẫu)", "2026-11-23 08:00", UNIT, "Di sản", SUMMARY, *SOURCE),
    ("Đổi lịch tiếp dân (mẫu)", "2026-13-01", UNIT, "Văn nghệ", SUMMARY, *SOURCE),
)


def sheet(root: Path) -> Path:
    """The template with a post in each of two rows; the second has two mistakes."""
    file = root / "tin.xlsx"
    session(root, "", ["new", "post", "--template", str(file)])
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[1]}
    for number, row in enumerate(ROWS, start=2):
        for title, value in zip(COLUMNS, row, strict=True):
            page.cell(number, places[title], value)
    book.save(file)
    return file


def from_sheet(root: Path) -> str:
    """Nothing is written, every mistake is named by row and column."""
    return session(root, "make new KIND=post SHEET=tin.xlsx", ["new", "post", "--from-sheet", str(sheet(root))])


def reviews(root: Path) -> str:
    """What is due, by day."""
    return session(root, "make reviews UNTIL=2026-12-31", ["reviews", "--until", "2026-12-31"])


def withdrawing(root: Path) -> str:
    """A post is taken down."""
    key, reason = "2026-04-27-tin-mau-phong-trao", "Theo đề nghị của người được nêu tên."
    command = f'PYTHONPATH=scripts .venv/bin/python -m danvan withdraw {key} --reason "{reason}"'
    return session(root, command, ["withdraw", key, "--reason", reason])


TERMINALS: Mapping[str, Callable[[Path], str]] = {
    "hoi-tung-muc": asking, "kiem-tra": checking, "du-lieu-ca-nhan": personal, "nhap-word": importing,
    "loi-bang-tinh": from_sheet, "den-han": reviews, "go-bai": withdrawing,
}  # fmt: skip
# A page of the sample site for each.
PAGES: Mapping[str, str] = {
    "trang-tin": "tin-tuc/2026/2026-04-27-tin-mau-phong-trao/", "trang-van-ban": "van-ban/904-2024-nd-mau/",
    "trang-mo-hinh": "dan-van-kheo/cau-lac-bo-dan-ca-mau-1/", "trang-khen-thuong": "khen-thuong/2026/lao-dong-tien-tien-mau/",
}  # fmt: skip


def words_of(paper: Word) -> str:
    """What a Word file says, its head's table first."""
    cells = [cell.text for table in paper.file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in paper.file.paragraphs)])
