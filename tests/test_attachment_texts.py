"""The text of attachments: what a person could find in a file is found by the checks."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from pathlib import Path

import docx
import openpyxl
import pytest
from attached import CONTENT_TYPES, W, excel, old_office, opendocument, pdf, scan, with_parts, word, zipped
from openpyxl.comments import Comment

from danvan.attachments import text_of
from danvan.cache import Cache
from danvan.filetypes import packages
from danvan.filetypes.kinds import ALLOWED, DOC, EMPTY, ENCRYPTED, kind_of

SECRET = "Số 79/BC-SVHTTDL, tuyệt mật (mẫu)"
CELL = "079190001234"


def read(tmp_path: Path, data: bytes, name: str = "tep.bin") -> str:
    (tmp_path / name).write_bytes(data)
    return text_of(tmp_path / name)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (word("Một.", SECRET), f"Một.\n{SECRET}"),
        (opendocument(f"Một<text:s/>hai <text:span>{SECRET}</text:span> ba"), f"Một hai {SECRET} ba"),
        (opendocument(SECRET, "spreadsheet"), SECRET),
        (pdf("Trang mot", "Trang hai"), "Trang mot\nTrang hai"),
        (SECRET.encode(), SECRET),
        (unicodedata.normalize("NFD", SECRET).encode("utf-8-sig"), SECRET),
        (SECRET.encode("utf-16"), SECRET),
        (rb"{\rtf1\ansi\ansicpg1258 S\u7889? 79, \b tuy\u7879?t\b0  m\u7853?t\par Hai}", "Số 79, tuyệt mật\nHai"),
        (zipped({"a/Một.txt": SECRET, "b.docx": word("Hai."), "c.zip": zipped({"d.txt": "Ba"})}), f"a/Một.txt\n{SECRET}\nb.docx\n"),
    ],
    ids=["docx", "odt", "ods", "pdf", "txt", "NFD with BOM", "UTF-16", "rtf", "zip"],
)  # fmt: skip
def test_the_text_of_a_file_is_found_whatever_its_name(tmp_path: Path, data: bytes, expected: str) -> None:
    assert expected in read(tmp_path, data)


def test_letters_that_were_drawn_after_their_line_stand_in_their_places(tmp_path: Path) -> None:
    """As LibreOffice draws a line whose font lacks some of its letters."""
    late = "TUY) Tj 64 0 Td (T) Tj 22 0 Td (M) Tj 36 0 Td (T) Tj -74 0 Td (E) Tj 58 0 Td (A"
    assert read(tmp_path, pdf(late)) == "TUYET MAT"
    assert read(tmp_path, pdf("TUYET MAT) Tj 0 -30 Td (Hai")).split("\r\n") == ["TUYET MAT", "Hai"]


def test_a_zip_is_read_to_its_depth(tmp_path: Path) -> None:
    nested = zipped({"c.zip": zipped({"d.txt": "Ba", "e.zip": zipped({"g.txt": "Bốn"})})})
    assert read(tmp_path, nested).split("\n") == ["c.zip", "d.txt", "Ba", "e.zip", "g.txt", "Bốn"]


def test_headers_notes_comments_and_deleted_words_of_a_word_file_are_found(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Thân bài")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    made = io.BytesIO()
    document.save(made)
    words = '<w:comments {}><w:comment w:id="1"><w:p><w:r><w:t>Góp ý</w:t></w:r></w:p></w:comment></w:comments>'
    more = with_parts(made.getvalue(), {
        "word/comments.xml": words.format(W),
        "word/footnotes.xml": f"<w:footnotes {W}><w:p><w:del><w:r><w:delText>Đã xóa</w:delText></w:r></w:del></w:p></w:footnotes>",
    })  # fmt: skip
    found = read(tmp_path, more)
    assert [name for name in ("Thân bài", "Đầu trang", "Góp ý", "Đã xóa") if name not in found] == []


def test_cells_hidden_sheets_and_notes_of_an_excel_file_are_found(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel(("Họ tên", "Ngày sinh"), ("A (mẫu)", dt.date(1990, 5, 1)))))
    hidden = book.create_sheet("an")
    hidden.sheet_state = "hidden"
    hidden.append([int(CELL), 12.0, 0.5])
    hidden["A1"].comment = Comment("Ghi chú kín", "x")
    made = io.BytesIO()
    book.save(made)
    assert read(tmp_path, made.getvalue()).split("\n") == [
        "Họ tên\tNgày sinh", "A (mẫu)\t01/05/1990", f"{int(CELL)}\t12\t0.5", "x Ghi chú kín",
    ]  # fmt: skip


def test_the_words_of_slides_and_their_notes_are_found(tmp_path: Path) -> None:
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    slide = "<p:sld xmlns:p='p' {}><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>"
    deck = {
        "[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": "<p/>",
        "ppt/slides/slide1.xml": slide.format(drawing, "Trang chiếu"),
        "ppt/notesSlides/notesSlide1.xml": slide.format(drawing, "Lời nói"),
    }  # fmt: skip
    assert read(tmp_path, zipped(deck)) == "Trang chiếu\n\nLời nói\n"


@pytest.mark.parametrize(
    "data",
    [
        scan(), b"", b"\x89PNG\r\n\x1a\n\0\0", word("Một")[:400], pdf("Mot")[:200], b"PK\x03\x04" + b"\0" * 40,
        zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": "<a"}),
        zipped({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": "<a/>"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
    ids=["scan", "empty", "cut png", "cut docx", "cut pdf", "no zip", "broken part", "broken sheet", "broken ole"],
)  # fmt: skip
def test_what_cannot_be_read_has_no_text(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data).strip() == ""


def test_a_package_that_unpacks_without_end_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_parts(word("Một"), {"word/media/a.bin": b" " * 3_000_000})
    assert read(tmp_path, bomb) == "Một\n"
    monkeypatch.setattr(packages, "MAX_UNPACKED", 2_000_000)
    assert read(tmp_path, bomb) == ""


def test_a_text_is_read_once_and_again_when_the_file_changes(tmp_path: Path) -> None:
    cache, path = Cache.below(tmp_path), tmp_path / "a.txt"
    path.write_text("Một", encoding="utf-8")
    assert text_of(path, cache) == "Một"
    kept = [file for file in (tmp_path / ".build").rglob("*") if file.is_file() and "text" in file.parts]
    assert len(kept) == 1
    kept[0].write_bytes(kept[0].read_bytes()[:-1])  # cut off, as when the disk is full
    assert text_of(path, cache) == "Một"
    path.write_text("Hai!", encoding="utf-8")
    assert text_of(path, cache) == "Hai!"
    (tmp_path / "khong-ghi").write_text("x")
    assert text_of(path, Cache(tmp_path / "khong-ghi")) == "Hai!"


def test_the_cache_forgets_what_was_not_used_for_longest(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    for number in range(5):
        cache.keep("a", f"{number:040}", lambda: b"x" * 1000)
    cache.keep("a", f"{0:040}", lambda: b"never made")
    cache.prune(3000)
    assert len([file for file in (tmp_path / "c").rglob("*") if file.is_file()]) == 2
    assert cache.keep("a", f"{0:040}", lambda: b"made anew") == b"x" * 1000
    assert cache.keep("a", f"{1:040}", lambda: b"made anew") == b"made anew"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word("a"), "Word"), (excel(("a",)), "Excel"), (opendocument("a"), "văn bản OpenDocument"),
        (opendocument("a", "presentation"), "trình chiếu OpenDocument"), (pdf("a"), "PDF"), (b"{\\rtf1 a}", "RTF"),
        (b"a,b\n1,2\n", "văn bản thuần"), (zipped({"a.txt": "a"}), "tệp nén zip"), (b"", EMPTY.name),
        (b"MZ\x90\0" + b"\0" * 80, "Windows Executable"), (b"<!DOCTYPE html><html>", "HTML document"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIF Image format"), (b"\x07\x08unknown", "tệp không rõ loại"),
        (zipped({"[Content_Types].xml": CONTENT_TYPES.replace("application/xml", "x.macroEnabled.main+xml")}), "tài liệu Office có macro"),
        (zipped({"mimetype": "application/epub+zip"}), "gói application/epub+zip"),
    ],
)  # fmt: skip
def test_what_a_file_is_is_told_by_its_content(data: bytes, name: str) -> None:
    kind = kind_of(data)
    assert kind.name == name
    assert kind.allowed == all(ending in [*ALLOWED.split(", "), "jpeg"] for ending in kind.endings or ("?",))


def test_old_office_files_are_told_apart_and_roughly_read(tmp_path: Path) -> None:
    made = old_office({"WordDocument": f"\0\0{SECRET}\rHai".encode("utf-16-le") + b"\0\0\1Plain words\0\0"})
    assert kind_of(made) is DOC
    assert [line for line in read(tmp_path, made).split("\n") if line.strip()] == [SECRET, "Hai", "Plain words"]
    assert kind_of(old_office({"Workbook": b"x"})).name == "Excel 97-2003"
    assert kind_of(old_office({"Other": b"x"})).name == "tệp OLE không rõ loại"
    locked = old_office({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})
    assert (kind_of(locked), kind_of(locked).allowed, read(tmp_path, locked)) == (ENCRYPTED, False, "")
