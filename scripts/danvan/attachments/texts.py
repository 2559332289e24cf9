"""The text of an attachment, for the checks that read it (personal data, secrecy marks).

Everything that a person could find in the file counts: headers, footers, notes, comments, hidden sheets, what was
deleted under tracked changes. Old Office files are read roughly: their pieces of text, in no lasting order.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator

import pypdfium2
from lxml import etree
from striprtf.striprtf import rtf_to_text

from danvan.attachments.limits import MAX_BYTES, MAX_PAGES
from danvan.attachments.pdf_text import page_text
from danvan.attachments.sheets import sheet_text
from danvan.filetypes import kinds
from danvan.filetypes.kinds import Kind, kind_of
from danvan.filetypes.packages import BadPackage, Room, opened, opened_ole, parse

# Zip in zip in zip is nobody's document.
MAX_DEPTH = 3
READABLE_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments\w*)\.xml|word/glossary/document\.xml"
    r"|ppt/(?:slides|notesSlides|comments|slideMasters|slideLayouts|diagrams)/\w+\.xml|content\.xml|styles\.xml"
)
# Elements that part words, and how.
BREAKS = {"p": "\n", "h": "\n", "br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " "}
# Four letters or more in a row, as two bytes each or as one.
WIDE = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x03\x1e\x20]){4,}")
NARROW = re.compile(rb"[\t\n\r\x20-\x7e\xc0-\xff]{4,}")
TEXT_STREAMS = ("WordDocument", "Workbook", "Book", "PowerPoint Document")


def text_in(data: bytes) -> str:
    """All text in a file's content, composed (NFC); empty when there is none or the file cannot be read."""
    return unicodedata.normalize("NFC", _text(data, 0, Room()))


def _text(data: bytes, depth: int, room: Room) -> str:
    kind = kind_of(data)
    if kind is kinds.ZIP:
        return _archive(data, depth, room)
    try:
        return _reader(kind)(data)
    except BadPackage:
        return ""


def _reader(kind: Kind) -> Callable[[bytes], str]:
    if kind in kinds.OLE:
        return _old_office
    if kind in (kinds.DOCX, kinds.PPTX) or kind in kinds.ODF:
        return _parts
    readers = {kinds.PDF: _pdf, kinds.XLSX: sheet_text, kinds.RTF: rtf_text, kinds.TEXT: _plain}
    return readers.get(kind, lambda data: "")


def _archive(data: bytes, depth: int, room: Room) -> str:
    """The text of every file in a zip, and their names; what is too large to be published is not read."""
    found = []
    try:
        with opened(data) as package:
            for part in package.infolist():
                found.append(part.filename)
                if depth < MAX_DEPTH and not part.is_dir() and part.file_size <= MAX_BYTES:
                    inner = package.read(part)
                    room.take(inner)
                    found.append(_text(inner, depth + 1, room))
    except BadPackage:
        pass
    return "\n".join(found)


def _pdf(data: bytes) -> str:
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return "\n".join(page_text(page) for page in pdf) if len(pdf) <= MAX_PAGES else ""
    except pypdfium2.PdfiumError:
        return ""


def _parts(data: bytes) -> str:
    with opened(data) as package:
        return "\n".join(_readable(package))


def _readable(package: zipfile.ZipFile) -> Iterator[str]:
    for part in package.namelist():
        if READABLE_PARTS.fullmatch(part):
            yield words_of(parse(package.read(part)))


def words_of(root: etree._Element) -> str:
    """The words in an element of an Office or OpenDocument part, a line for each paragraph."""
    for element in root.iter("{*}*"):
        part = BREAKS.get(etree.QName(element).localname)
        if part:
            element.tail = part + (element.tail or "")
    return "".join(map(str, root.itertext("{*}*")))


def rtf_text(data: bytes) -> str:
    """The text of an RTF file. Raises BadPackage."""
    try:
        return str(rtf_to_text(data.decode("latin-1"), errors="ignore"))
    # What striprtf raises on numbers and groups that no program writes.
    except (ValueError, OverflowError, IndexError, KeyError, LookupError) as error:
        raise BadPackage("tệp RTF hỏng") from error


def _plain(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1258"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _old_office(data: bytes) -> str:
    with opened_ole(data) as file:
        streams = [file.openstream(name).read() for name in TEXT_STREAMS if file.exists(name)]
    wide = [match.group().decode("utf-16-le", "replace") for stream in streams for match in WIDE.finditer(stream)]
    narrow = [match.group().decode("cp1252", "replace") for stream in streams for match in NARROW.finditer(stream)]
    return re.sub("[\r\x0b]", "\n", "\n".join(wide + narrow))
