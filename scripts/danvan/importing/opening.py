"""The file that is imported: what it really is, and a clear word when it cannot be read."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import tempfile
import zipfile
from pathlib import Path

import olefile

from danvan.filetypes.packages import UNREADABLE
from danvan.problems import Refusal

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 40_000_000, 400_000_000, 5_000
OLE, ZIP, RTF = b"\xd0\xcf\x11\xe0", b"PK", b"{\\rtf"
DOCUMENT = "word/document.xml"
SAVE_AS = "mở bằng Word, chọn Tệp → Lưu dưới dạng → Word Document (*.docx), rồi thử lại"
OFFICE = ("soffice", "libreoffice")
PATIENCE = 180


def open_word(path: Path) -> bytes:
    """The file as .docx. An older form goes through LibreOffice when it is installed. Raises Refusal."""
    if not path.is_file():
        raise Refusal(f"{path}: không có tệp này\n    → xem lại đường dẫn")
    size = path.stat().st_size
    if size == 0:
        raise _refused(path, "tệp trống (0 byte)", "chép lại tệp từ máy đã soạn")
    if size > MOST_BYTES:
        raise _refused(
            path,
            f"tệp nặng {size // 1_000_000} MB, quá lớn (tối đa {MOST_BYTES // 1_000_000} MB)",
            "thu nhỏ ảnh trong Word (Nén ảnh), rồi thử lại",
        )
    data = path.read_bytes()
    if data.startswith(ZIP):
        return _checked(path, data)
    if data.startswith(OLE):
        _refuse_locked(path, data)
    elif not data.startswith(RTF):
        raise _refused(path, "không phải tệp Word", SAVE_AS)
    return _checked(path, _through_office(path))


def _refused(path: Path, what: str, fix: str) -> Refusal:
    return Refusal(f"{path.name}: {what}\n    → {fix}")


def _refuse_locked(path: Path, data: bytes) -> None:
    """An OLE file is an old Word file, or a new one behind a password."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.exists("EncryptedPackage"):
                raise _refused(
                    path, "tệp có mật khẩu", "mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại"
                )
            if not file.exists("WordDocument"):
                raise _refused(path, "không phải tệp Word", SAVE_AS)
            if file.exists("Macros"):
                raise _refused(path, "tệp có macro", SAVE_AS)
    except (OSError, ValueError, IndexError, struct.error):
        raise _refused(path, "tệp hỏng", SAVE_AS) from None


def _checked(path: Path, data: bytes) -> bytes:
    """A zip that is a Word document, sound, without macros, of a size that can be read; an ODT goes through LibreOffice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_huge(path, parts)
            broken = archive.testzip()
            names = {part.filename for part in parts}
            kind = archive.read("mimetype") if "mimetype" in names else b""
    except UNREADABLE:
        raise _refused(path, "tệp hỏng", f"chép lại tệp; {SAVE_AS}") from None
    if broken:
        raise _refused(path, f"tệp hỏng ở phần {broken}", f"chép lại tệp; {SAVE_AS}")
    if b"opendocument.text" in kind:
        return _checked(path, _through_office(path))
    if DOCUMENT not in names:
        raise _refused(path, "không phải tệp Word", SAVE_AS)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused(
            path, "tệp có macro", "mở bằng Word, chọn Lưu dưới dạng → Word Document (*.docx), không chọn loại có macro"
        )
    return data


def _refuse_huge(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    if size > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise _refused(path, f"tệp giải nén ra {size // 1_000_000} MB, {len(parts)} phần, quá lớn", SAVE_AS)


def _through_office(path: Path) -> bytes:
    """The file as LibreOffice saves it to .docx. Raises Refusal when it is not installed or cannot."""
    program = next((found for name in OFFICE if (found := shutil.which(name))), None)
    if program is None:
        raise _refused(path, "không phải .docx, và máy này không có LibreOffice để đổi", SAVE_AS)
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'ho-so').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(path)]
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
        except (subprocess.SubprocessError, OSError):
            raise _refused(path, "LibreOffice không đổi được tệp", SAVE_AS) from None
        made = next(Path(folder).glob("*.docx"), None)
        if made is None:
            raise _refused(path, "LibreOffice không đổi được tệp", SAVE_AS)
        return made.read_bytes()
