"""Attachments for tests, each made with the program's own library or written out part by part."""

from __future__ import annotations

import io
import struct
import zipfile

import docx
import openpyxl
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def with_parts(package: bytes, parts: dict[str, str | bytes]) -> bytes:
    """A package with these parts added or put in the place of its own."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return zipped({**{name: old.read(name) for name in old.namelist()}, **parts})


def word(*paragraphs: str) -> bytes:
    """A Word file as python-docx writes it, without an author."""
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def excel(*rows: tuple[object, ...]) -> bytes:
    """An Excel file, without an author."""
    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def opendocument(text: str, kind: str = "text", **parts: str) -> bytes:
    """An OpenDocument file of one paragraph."""
    office, words = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{words}"><office:body><office:text>'
        f"<text:p>{text}</text:p></office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content, **parts})


def pdf(*pages: str, author: str = "") -> bytes:
    """A PDF with a text layer, written out by hand (Latin letters only)."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    for n, text in enumerate(pages):
        drawn = f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        bodies.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    if author:
        packet = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        bodies[0] = f"<< /Type /Catalog /Pages 2 0 R /Metadata {len(bodies) + 1} 0 R >>"
        bodies.append(f"<< /Type /Metadata /Subtype /XML /Length {len(packet)} >>\nstream\n{packet}\nendstream")
        bodies.append(f"<< /Author ({author}) >>")
    return _pdf_file(bodies, f"/Info {len(bodies)} 0 R" if author else "")


def _pdf_file(bodies: list[str], trailer: str = "") -> bytes:
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (table + end).encode()


def scan(words: str = "BAN QUET MAU") -> bytes:
    """A PDF that is only a picture of a page."""
    page = Image.new("L", (595, 842), 255)
    ImageDraw.Draw(page).text((72, 100), words, fill=0, font=ImageFont.load_default(36))
    made = io.BytesIO()
    page.save(made, "PDF")
    return made.getvalue()


def pages_of(data: bytes) -> int:
    """How many pages a PDF has, as another reader counts."""
    with pypdfium2.PdfDocument(data) as read:
        return len(read)


SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_office(streams: dict[str, bytes]) -> bytes:
    """An OLE file with these streams, written out by the book (MS-CFB): every stream fills whole sectors.

    ``Macros/VBA/dir`` makes the storages that its name tells.
    """
    entries = [("Root Entry", 5, b"")]
    for name, data in streams.items():
        for folder in name.split("/")[:-1]:
            entries.append((folder, 1, b""))
        entries.append((name.split("/")[-1], 2, data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0")))
    sectors, chain, directory = b"", [], b""
    for number, (name, kind, data) in enumerate(entries):
        start = len(chain) if data else END
        count = len(data) // SECTOR
        chain += [*range(len(chain) + 1, len(chain) + count), END][:count]
        sectors += data
        inside = number + 1 if kind in (1, 5) and number + 1 < len(entries) else FREE
        beside = number + 1 if kind == 2 and number + 1 < len(entries) else FREE
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, FREE, beside, inside)
        directory += bytes(36) + struct.pack("<IQ", start, len(data))
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    first, count = len(chain), len(directory) // SECTOR
    chain += [*range(first + 1, first + count), END]
    table = len(chain)
    fat = struct.pack("<128I", *[*chain, FAT], *[FREE] * (127 - len(chain)))
    head = olefile_head(first, table)
    return head + sectors + directory + fat


def olefile_head(first_directory: int, fat: int) -> bytes:
    """The header of an OLE file with one sector of FAT and no small streams."""
    fields = struct.pack(
        "<HHHHH6sIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, 1, first_directory, 0, 4096, END, 0, END, 0
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + fields + struct.pack("<109I", fat, *[FREE] * 108)
