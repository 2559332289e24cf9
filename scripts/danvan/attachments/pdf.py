"""PDF files: whether they open, what runs or hides in them, their pages, their first page as a picture."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from danvan.attachments import findings as f
from danvan.attachments.findings import Finding
from danvan.attachments.limits import MAX_PAGES, MAX_RATIO
from danvan.images.resizing import encoded

PREVIEW_WIDTH = 320
# A scan sometimes carries a stamp's or a scanner's few letters.
LETTERS_A_PAGE = 16
XMP_AUTHOR = re.compile(rb"<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
HIDDEN = {"Author": "tác giả", "Company": "đơn vị", "Manager": "người quản lý"}
SIGNED = re.compile(rb"/ByteRange\s*\[")
PRINT_ANEW = "in hoặc xuất lại tệp thành PDF (Lưu thành… → PDF), không đặt mật khẩu"


@dataclass(frozen=True)
class Pages:
    """How many pages a PDF has, whether they are only pictures, and how high the first page's picture is."""

    count: int
    scanned: bool
    height: int


def pages(data: bytes) -> Pages | None:
    """Its pages; None when it cannot be opened."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if _too_much(pdf):
                return None
            letters = sum(len(page.get_textpage().get_text_bounded().strip()) for page in pdf)
            wide, high = pdf[0].get_size()
            return Pages(len(pdf), letters < LETTERS_A_PAGE * len(pdf), math.ceil(high * PREVIEW_WIDTH / wide))
    except (pypdfium2.PdfiumError, IndexError):
        return None


def _too_much(pdf: pypdfium2.PdfDocument) -> tuple[str, str] | None:
    """What is said of a PDF with more than can be read or drawn."""
    if len(pdf) > MAX_PAGES:
        return f"tệp PDF có {len(pdf)} trang (tối đa {MAX_PAGES})", "tách thành nhiều tệp"
    wide, high = pdf[0].get_size() if len(pdf) else (1, 1)
    if not (0 < high <= MAX_RATIO * wide and wide <= MAX_RATIO * high):
        return f"trang đầu có khổ giấy không thật ({wide:.0f} × {high:.0f})", PRINT_ANEW
    return None


def of_pdf(data: bytes, *, signed: bool) -> Iterator[Finding]:
    """Everything wrong with a PDF apart from its signature."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if wrong := _too_much(pdf):
                yield Finding(*wrong)
                return
            yield from _inside(pdf, data)
            yield from _writers(pdf, data, signed=signed)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            yield Finding("tệp PDF có mật khẩu", PRINT_ANEW)
        else:
            yield Finding("tệp PDF hỏng hoặc thiếu phần cuối", "chép hoặc tải lại tệp từ nơi có bản gốc")


def _inside(pdf: pypdfium2.PdfDocument, data: bytes) -> Iterator[Finding]:
    if len(pdf) == 0:
        yield Finding("tệp PDF không có trang nào", "xuất lại tệp thành PDF")
    if pdfium.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0 or b"/Launch" in data:
        yield Finding("tệp PDF có đoạn chương trình tự chạy", PRINT_ANEW)
    if pdf.count_attachments():
        yield Finding("có tệp khác nhúng trong PDF", f.TAKE_OUT)
    if pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) != -1:
        yield Finding("tệp PDF bị khóa (cấm chép chữ hoặc in), máy đọc màn hình không đọc được", PRINT_ANEW)


def _writers(pdf: pypdfium2.PdfDocument, data: bytes, *, signed: bool) -> Iterator[Finding]:
    found = {words: pdf.get_metadata_value(name) for name, words in HIDDEN.items()}
    if not found["tác giả"] and (said := XMP_AUTHOR.search(data)):
        found["tác giả"] = html.unescape(said[1].decode("utf-8", "replace"))
    fix = "tệp có chữ ký số nên không sửa được; kỳ sau xóa thuộc tính trước khi ký" if signed else f.CLEAN
    yield from f.authors(found, fix, hint=True)


def first_page(data: bytes) -> bytes:
    """The first page as a small WebP picture."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        shown = page.render(scale=PREVIEW_WIDTH / page.get_width()).to_pil().convert("RGB")
    return encoded(shown, "webp", drawing=False)
