"""One file to download, looked through: its findings, and the facts that a page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image

from danvan.attachments import findings as f
from danvan.attachments import office, pdf
from danvan.attachments.findings import Finding
from danvan.attachments.limits import MAX_BYTES
from danvan.attachments.sheets import sheet_text
from danvan.attachments.signature import Signature
from danvan.attachments.texts import rtf_text
from danvan.filetypes import kinds
from danvan.filetypes.kinds import Kind, kind_of
from danvan.filetypes.packages import BadPackage, Room, opened
from danvan.images.opening import PictureError
from danvan.images.opening import opened as opened_picture

HINT_BYTES = 5_000_000
ORIENTATION = 0x0112
BROKEN = Finding("tệp hỏng, không mở được", "chép hoặc tải lại tệp từ nơi có bản gốc")


@dataclass(frozen=True)
class Report:
    """What a file is and what was found in it."""

    kind: str
    size: int
    findings: tuple[Finding, ...]
    pages: int = 0
    page_height: int = 0
    scanned: bool = False
    signatures: tuple[Signature, ...] = ()


def examine(name: str, data: bytes, roots: Iterable[bytes] = ()) -> Report:
    """Look through a file of this name; ``roots`` are the certificates (PEM or DER) that signers are trusted by."""
    kind = kind_of(data)
    wrong = [*_kind_and_name(name, kind), *_size(data)]
    if wrong and not wrong[0].hint:
        return Report(kind.name, len(data), tuple(wrong))
    signed = _signatures(data, roots) if kind is kinds.PDF and pdf.SIGNED.search(data) else []
    found = pdf.pages(data) if kind is kinds.PDF else None
    all_found = (*wrong, *_inside(kind, data, signed=bool(signed)), *_of_signatures(signed))
    if found is None:
        return Report(kind.name, len(data), all_found)
    return Report(kind.name, len(data), all_found, found.count, found.height, found.scanned, tuple(signed))


def _signatures(data: bytes, roots: Iterable[bytes]) -> list[Signature]:
    # Half a second to load: only when there is a signature that no earlier run has verified.
    from danvan.attachments.signatures import signatures

    return signatures(data, roots)


def _kind_and_name(name: str, kind: Kind) -> Iterator[Finding]:
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if kind is kinds.EMPTY:
        yield Finding("tệp trống (0 byte)", "chép hoặc tải lại tệp từ nơi có bản gốc")
    elif kind is kinds.ENCRYPTED:
        yield Finding("tệp có mật khẩu", f.NO_PASSWORD)
    elif not kind.allowed:
        yield Finding(f"loại tệp không đăng được: {kind.name}", f"đổi sang một trong: {kinds.ALLOWED}")
    elif ending not in kind.endings:
        yield Finding(f"tên tệp có đuôi .{ending} mà nội dung là {kind.name}", f"đổi đuôi tệp thành .{kind.endings[0]}")


def _size(data: bytes) -> Iterator[Finding]:
    amount = f"{len(data) / 1_000_000:.1f} MB".replace(".", ",")
    if len(data) > MAX_BYTES:
        yield Finding(
            f"tệp nặng {amount} (tối đa {MAX_BYTES // 1_000_000} MB)",
            "quét lại với độ nét 200 dpi, hoặc tách thành nhiều tệp",
        )
    elif len(data) > HINT_BYTES:
        yield Finding(
            f"tệp nặng {amount}, người ở nơi mạng yếu khó tải",
            "nén ảnh trong tệp, hoặc quét lại với độ nét 200 dpi",
            True,
        )


def _inside(kind: Kind, data: bytes, *, signed: bool) -> Iterator[Finding]:
    try:
        if kind is kinds.PDF:
            yield from pdf.of_pdf(data, signed=signed)
        else:
            yield from _reader(kind)(data)
    except BadPackage:
        yield BROKEN


def _reader(kind: Kind) -> Callable[[bytes], Iterator[Finding]]:
    if kind is kinds.XLSX:
        return _of_workbook
    if kind in kinds.OOXML or kind in kinds.ODF:
        return office.of_package
    if kind in kinds.OLE:
        return office.of_old_office
    readers = {
        kinds.JPEG: _of_picture,
        kinds.PNG: _of_picture,
        kinds.ZIP: _of_archive,
        kinds.RTF: _of_rtf,
        kinds.TEXT: _of_text,
    }
    return readers[kind]


def _of_workbook(data: bytes) -> Iterator[Finding]:
    sheet_text(data)  # what cannot be read cannot be searched, so it must not be published
    yield from office.of_package(data)


def _of_picture(data: bytes) -> Iterator[Finding]:
    try:
        with opened_picture(data) as image:
            hidden = _hidden_in(image)
            image.load()
    except PictureError as error:
        yield Finding(error.message, error.fix)
        return
    if hidden:
        yield Finding("ảnh còn ghi dữ liệu của máy ảnh (nơi chụp, chủ máy hoặc chương trình)", f.CLEAN)


def _hidden_in(image: Image.Image) -> bool:
    return bool(set(image.getexif()) - {ORIENTATION}) or bool(
        {"xmp", "comment", "XML:com.adobe.xmp", "Author"} & set(image.info)
    )


def _of_archive(data: bytes) -> Iterator[Finding]:
    room = Room()
    with opened(data) as package:
        for part in package.infolist():
            if part.flag_bits & 1:
                yield Finding("tệp nén có mật khẩu", "nén lại không đặt mật khẩu")
                return
            if not part.is_dir():
                inner = package.read(part)
                room.take(inner)
                yield from _of_part(part.filename, inner)


def _of_part(name: str, data: bytes) -> Iterator[Finding]:
    kind = kind_of(data)
    if f.program_in(name, data[:8]):
        yield Finding(f"trong tệp nén có chương trình «{name}»", "nén lại, bỏ tệp đó")
    elif kind is kinds.ZIP:
        yield Finding(f"trong tệp nén có tệp nén «{name}»", "nén lại, để các tệp bên trong ra ngoài")
    else:
        for found in examine(name, data).findings:
            fix = found.fix.replace(f.CLEAN, "chạy  python -m danvan clean  với tệp đó, rồi nén lại")
            yield Finding(f"trong tệp nén, «{name}»: {found.message}", fix, found.hint)


def _of_rtf(data: bytes) -> Iterator[Finding]:
    rtf_text(data)
    if b"\\objdata" in data or b"\\object" in data:
        yield Finding("có chương trình hoặc tệp khác nhúng bên trong", f.TAKE_OUT)
    if b"{\\author " in data or b"{\\operator " in data or b"{\\*\\company " in data:
        yield Finding("tệp còn ghi tên người soạn", f"mở tệp, lưu lại thành docx rồi {f.CLEAN}; {f.IN_WORD}")


def _of_text(data: bytes) -> Iterator[Finding]:
    try:
        data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError:
        yield Finding(
            "chữ trong tệp lưu bằng bảng mã cũ, nhiều máy đọc sai",
            "mở bằng Notepad, chọn Tệp → Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8",
            True,
        )


def _of_signatures(signed: list[Signature]) -> Iterator[Finding]:
    states = {item.state for item in signed}
    if "broken" in states:
        yield Finding(
            "chữ ký số không khớp với nội dung: tệp đã bị sửa hoặc hỏng sau khi ký",
            "lấy lại bản có chữ ký số từ nơi ban hành",
        )
    elif "changed" in states:
        yield Finding(
            "tệp có phần thêm vào sau khi ký số; trang ghi rõ điều đó", "nên lấy lại bản gốc từ nơi ban hành", True
        )
