"""Takes out of a file what it says of those who wrote it, where that can be done without touching the rest."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from danvan.attachments.office import PROPERTIES
from danvan.attachments.pdf import SIGNED
from danvan.filetypes import kinds
from danvan.filetypes.kinds import kind_of
from danvan.filetypes.packages import BadPackage, opened, parse
from danvan.images.opening import PictureError, upright
from danvan.images.opening import opened as opened_picture

FIELDS = {part: {element for name, element, _ in PROPERTIES if name == part} for part, _, _ in PROPERTIES}


# What pyHanko raises on a PDF that was cut off or changed by hand.
DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OSError, RecursionError)


class NotCleaned(Exception):
    """The file was left as it is; the message says why and what to do."""


def cleaned(data: bytes) -> bytes:
    """The file's bytes without names and the camera's notes. Raises NotCleaned."""
    kind = kind_of(data)
    try:
        if kind in kinds.OOXML or kind in kinds.ODF:
            return _package(data)
        if kind in (kinds.JPEG, kinds.PNG):
            return _picture(data)
        if kind is kinds.PDF:
            return _pdf(data)
    except (BadPackage, PictureError, PdfError, *DAMAGED) as error:
        raise NotCleaned(f"không mở được tệp ({error}); chép lại tệp từ nơi có bản gốc") from error
    raise NotCleaned(
        f"{kind.name}: không tự xóa được; mở tệp bằng Word hoặc LibreOffice, lưu thành docx, xlsx hoặc PDF rồi chạy lại"
    )


def _package(data: bytes) -> bytes:
    made = io.BytesIO()
    with opened(data) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part, _emptied(content, FIELDS[part.filename]) if part.filename in FIELDS else content)
    return made.getvalue()


def _emptied(xml: bytes, names: set[str]) -> bytes:
    root = parse(xml)
    for name in names:
        for element in root.iter(f"{{*}}{name}"):
            element.text = ""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _picture(data: bytes) -> bytes:
    """Upright, with its colours' profile and nothing else; a JPEG that stands already keeps its tables."""
    made = io.BytesIO()
    with opened_picture(data) as image:
        image.load()
        profile, turned = image.info.get("icc_profile"), image.getexif().get(0x0112, 1) != 1
        if image.format == "JPEG" and not turned:
            image.info = {}
            image.save(made, "JPEG", quality="keep", icc_profile=profile)
        else:
            kept: Image.Image = upright(image)
            kind, options = ("JPEG", {"quality": 95}) if image.format == "JPEG" else ("PNG", {"optimize": True})
            kept.info = {}
            kept.save(made, kind, icc_profile=profile, exif=b"", **options)
    return made.getvalue()


def _pdf(data: bytes) -> bytes:
    if SIGNED.search(data):
        raise NotCleaned("PDF có chữ ký số: sửa tệp sẽ làm hỏng chữ ký; giữ nguyên")
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        raise NotCleaned("PDF bị khóa; xuất lại tệp thành PDF không đặt mật khẩu")
    reader.root.pop(generic.pdf_name("/Metadata"), None)
    writer = copy_into_new_writer(reader, {"info": generic.DictionaryObject()})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
