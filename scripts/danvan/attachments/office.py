"""Office and OpenDocument files: macros, passwords, programs inside, who wrote them, what was not yet agreed on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

import olefile

from danvan.attachments import findings as f
from danvan.attachments.findings import Finding
from danvan.filetypes.packages import opened, opened_ole, parse

# Where each kind keeps what it says of its writers: (part, element, what an editor reads).
PROPERTIES = (
    ("docProps/core.xml", "creator", "tác giả"), ("docProps/core.xml", "lastModifiedBy", "người sửa cuối"),
    ("docProps/app.xml", "Company", "đơn vị"), ("docProps/app.xml", "Manager", "người quản lý"),
    ("meta.xml", "initial-creator", "tác giả"), ("meta.xml", "creator", "người sửa cuối"),
    ("meta.xml", "printed-by", "người in"),
)  # fmt: skip
MACROS = re.compile(r"(?:.*/)?vbaProject\.bin|Basic/.+/.+\.xml|Scripts/.+", re.IGNORECASE)
WORDS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
CONTENT = re.compile(r"content\.xml")
COMMENTS = re.compile(r"word/comments\.xml|xl/comments\d*\.xml|xl/threadedComments/.+\.xml|ppt/comments/.+\.xml")
CHANGED = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo")
OLE_MACROS = ("Macros", "_VBA_PROJECT_CUR", "VBA")
ACCEPT = "mở tệp, vào Xem lại (Review) → Chấp nhận tất cả (Accept All Changes), rồi lưu lại"
NO_COMMENTS = "mở tệp, vào Xem lại (Review) → Xóa mọi chú thích (Delete All Comments), rồi lưu lại"


def properties(package: zipfile.ZipFile) -> dict[str, str]:
    """What the package says of its writers, by what an editor calls it."""
    found: dict[str, str] = {}
    names = package.namelist()
    for part, element, words in PROPERTIES:
        if part in names:
            for item in parse(package.read(part)).iter(f"{{*}}{element}"):
                found.setdefault(words, (item.text or "").strip())
    return {words: value for words, value in found.items() if value}


def of_package(data: bytes) -> Iterator[Finding]:
    """Everything wrong with an Office (2007 and later) or OpenDocument file. Raises BadPackage."""
    with opened(data) as package:
        names = package.namelist()
        if any(MACROS.fullmatch(name) for name in names):
            yield Finding("tệp có macro (đoạn chương trình tự chạy)", f.NO_MACRO)
        if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
            yield Finding("tệp có mật khẩu", f.NO_PASSWORD)
            return
        yield from _inside(package, names)
        fix = f.IN_LIBREOFFICE if "meta.xml" in names else f.IN_WORD
        yield from f.authors(properties(package), f"{f.CLEAN}, {fix}")
        yield from _unfinished(package, names)


def _inside(package: zipfile.ZipFile, names: list[str]) -> Iterator[Finding]:
    for name in names:
        with package.open(name) as part:
            head = part.read(8)
        if f.program_in(name, head) or "oleObject" in name:
            yield Finding(f"có chương trình hoặc tệp khác nhúng bên trong «{name}»", f.TAKE_OUT)
        elif name.endswith(".rels") and re.search(
            b'attachedTemplate"[^>]*External|External"[^>]*attachedTemplate"', package.read(name)
        ):
            yield Finding("tệp gọi mẫu (template) ở máy khác", "mở tệp, vào Nhà phát triển → Mẫu tài liệu, bỏ mẫu")


def _unfinished(package: zipfile.ZipFile, names: list[str]) -> Iterator[Finding]:
    def has(parts: re.Pattern[str], *elements: str) -> bool:
        # One part at a time: together their trees may fill the memory.
        trees = (parse(package.read(name)) for name in names if parts.fullmatch(name))
        return any(next(tree.iter(*elements), None) is not None for tree in trees)

    if has(WORDS, *CHANGED) or has(CONTENT, "{*}changed-region"):
        yield Finding("tệp còn vết sửa chưa chấp nhận (track changes), chữ đã xóa vẫn đọc được", ACCEPT)
    if has(COMMENTS, "{*}comment", "{*}threadedComment", "{*}cm") or has(CONTENT, "{*}annotation"):
        yield Finding("tệp còn chú thích góp ý của người soạn", NO_COMMENTS)


def of_old_office(data: bytes) -> Iterator[Finding]:
    """Everything wrong with a Word, Excel or PowerPoint file of 1997-2003. Raises BadPackage."""
    with opened_ole(data) as file:
        if any(file.exists(name) for name in OLE_MACROS):
            yield Finding("tệp có macro (đoạn chương trình tự chạy)", f.NO_MACRO)
        if _is_locked(file):
            yield Finding("tệp có mật khẩu", f.NO_PASSWORD)
        if file.exists("ObjectPool") or file.exists("\x01Ole10Native"):
            yield Finding("có chương trình hoặc tệp khác nhúng bên trong", f.TAKE_OUT)
        meta = file.get_metadata()
        found = {
            "tác giả": meta.author,
            "người sửa cuối": meta.last_saved_by,
            "đơn vị": meta.company,
            "người quản lý": meta.manager,
        }
        texts = {words: _text(value, meta.codepage) for words, value in found.items() if value}
        yield from f.authors(texts, f"mở tệp, lưu lại thành docx, xlsx hoặc pptx, rồi {f.CLEAN}; {f.IN_WORD}")


def _is_locked(file: olefile.OleFileIO) -> bool:
    """Whether the words are encrypted: a bit of Word's head, a record of Excel's, a stream of PowerPoint's."""
    if file.exists("WordDocument"):
        return bool(file.openstream("WordDocument").read(12)[11] & 1)
    book = next((name for name in ("Workbook", "Book") if file.exists(name)), None)
    if book:
        # FilePass stands right after the first record, BOF.
        head = file.openstream(book).read(64)
        after = 4 + int.from_bytes(head[2:4], "little")
        return bool(head[after : after + 2] == b"\x2f\0")
    return bool(file.exists("EncryptedSummary"))


def _text(value: bytes | str, codepage: int | None) -> str:
    if isinstance(value, str):
        return value
    encoding = "utf-8" if codepage in (65001, -535) else f"cp{codepage or 1252}"
    try:
        return value.decode(encoding, "replace").strip("\0 ")
    except LookupError:
        return value.decode("latin-1").strip("\0 ")
