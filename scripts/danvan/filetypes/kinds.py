"""What a file really is: told by its content, never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

import olefile
import puremagic

from danvan.filetypes.packages import UNREADABLE, BadPackage, names_in, opened_ole

HEAD, MOST_TOLD = 4096, 1_000_000
# puremagic's confidence from which a file that could also be read as text is taken for what it says (HTML, SVG).
SURE = 0.5
NO_TEXT = re.compile(b"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MACRO_PACKAGES = {"macroEnabled": "tài liệu Office có macro", "sheet.binary": "bảng tính nhị phân (xlsb)"}


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in messages, the endings that fit it, its media type; ``allowed`` as an attachment."""

    name: str
    endings: tuple[str, ...] = ()
    media_type: str = "application/octet-stream"

    @property
    def allowed(self) -> bool:
        """Whether a file of this kind may be published."""
        return bool(self.endings)


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
PDF = Kind("PDF", ("pdf",), "application/pdf")
DOCX = Kind("Word", ("docx",), f"{_OOXML}wordprocessingml.document")
XLSX = Kind("Excel", ("xlsx",), f"{_OOXML}spreadsheetml.sheet")
PPTX = Kind("PowerPoint", ("pptx",), f"{_OOXML}presentationml.presentation")
DOC = Kind("Word 97-2003", ("doc",), "application/msword")
XLS = Kind("Excel 97-2003", ("xls",), "application/vnd.ms-excel")
PPT = Kind("PowerPoint 97-2003", ("ppt",), "application/vnd.ms-powerpoint")
ODT = Kind("văn bản OpenDocument", ("odt",), f"{_ODF}text")
ODS = Kind("bảng tính OpenDocument", ("ods",), f"{_ODF}spreadsheet")
ODP = Kind("trình chiếu OpenDocument", ("odp",), f"{_ODF}presentation")
RTF = Kind("RTF", ("rtf",), "application/rtf")
TEXT = Kind("văn bản thuần", ("txt", "csv"), "text/plain")
JPEG = Kind("ảnh JPEG", ("jpg", "jpeg"), "image/jpeg")
PNG = Kind("ảnh PNG", ("png",), "image/png")
ZIP = Kind("tệp nén zip", ("zip",), "application/zip")
# As editors know the list (Circular 22/2023/TT-BTTTT's open and usual formats).
ALLOWED = "pdf, docx, doc, odt, xlsx, xls, ods, csv, pptx, ppt, odp, txt, rtf, jpg, png, zip"
OOXML, ODF, OLE = (DOCX, XLSX, PPTX), (ODT, ODS, ODP), (DOC, XLS, PPT)
# A file that Office has locked with a password hides what is in it.
ENCRYPTED = Kind("tài liệu Office có mật khẩu")
EMPTY = Kind("tệp trống")

_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_STREAMS = {"WordDocument": DOC, "Workbook": XLS, "Book": XLS, "PowerPoint Document": PPT}
_SIMPLE = {".pdf": PDF, ".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".rtf": RTF}


def kind_of(data: bytes) -> Kind:
    """The kind of a file's content; one that is not allowed when it is none that may be published."""
    if not data:
        return EMPTY
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _package(data)
    if data.startswith(olefile.MAGIC):
        return _ole(data)
    found = _guesses(data[:HEAD])
    for guess in found:
        if guess.extension in _SIMPLE:
            return _SIMPLE[guess.extension]
    if not (found and found[0].confidence >= SURE) and _is_text(data):
        return TEXT
    return Kind(found[0].name or found[0].extension) if found else Kind("tệp không rõ loại")


def _guesses(head: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return puremagic.magic_string(head)
    except puremagic.PureError:
        return []


def _package(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _packed(package)
    except UNREADABLE:
        return Kind("tệp nén hỏng")


def _packed(package: zipfile.ZipFile) -> Kind:
    names = names_in(package)
    if "mimetype" in names:
        media_type = _head_of(package, "mimetype").decode("ascii", "replace").strip()
        return next((kind for kind in ODF if kind.media_type == media_type), Kind(f"gói {media_type}"))
    if "[Content_Types].xml" not in names:
        return ZIP
    types = _head_of(package, "[Content_Types].xml").decode("utf-8", "replace")
    for mark, name in MACRO_PACKAGES.items():
        if mark in types:
            return Kind(name)
    return next((kind for part, kind in _PARTS.items() if part in names), Kind("gói Office không rõ loại"))


def _head_of(package: zipfile.ZipFile, name: str) -> bytes:
    """A part's beginning: its kind is told there, and no part may fill the memory."""
    with package.open(name) as part:
        return part.read(MOST_TOLD)


def _ole(data: bytes) -> Kind:
    try:
        with opened_ole(data) as file:
            if file.exists("EncryptedPackage"):
                return ENCRYPTED
            return next((kind for name, kind in _STREAMS.items() if file.exists(name)), Kind("tệp OLE không rõ loại"))
    except BadPackage:
        return Kind("tệp Office hỏng")


def _is_text(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or not NO_TEXT.search(data)
