"""What is wrong with a file to download, in an editor's words: (what was found, what to do)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple


class Finding(NamedTuple):
    """What was found in a file, and what to do. ``hint`` when it may be published all the same."""

    message: str
    fix: str
    hint: bool = False


PROGRAMS = frozenset(
    {"exe", "dll", "scr", "com", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "hta", "msi", "lnk", "jar", "sh"}
)
PROGRAM_MARKS = (b"MZ", b"\x7fELF", b"#!")
CLEAN = "chạy  python -m danvan clean {path}"
IN_WORD = "hoặc mở tệp, vào Tệp → Thông tin → Kiểm tra tài liệu (Inspect Document), xóa thuộc tính và thông tin cá nhân"
IN_LIBREOFFICE = "hoặc mở tệp, vào Tệp → Thuộc tính → Đặt lại thuộc tính (Reset Properties)"
NO_MACRO = "mở tệp, lưu lại thành bản không có macro (docx, xlsx, pptx, odt hoặc PDF)"
NO_PASSWORD = "mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), rồi lưu lại"
TAKE_OUT = "mở tệp, xóa phần nhúng; tệp cần gửi kèm thì đưa lên thành tệp riêng"


def program_in(name: str, head: bytes) -> bool:
    """Whether a part of a file is a program, by its name or its first bytes."""
    return PurePosixPath(name.lower()).suffix.lstrip(".") in PROGRAMS or head.startswith(PROGRAM_MARKS)


def authors(found: dict[str, str], fix: str, *, hint: bool = False) -> list[Finding]:
    """The finding of hidden names: what the file says of those who wrote it."""
    said = ", ".join(f"{name} «{' '.join(value.split())[:60]}»" for name, value in found.items() if value.strip())
    return [Finding(f"tệp còn ghi {said}", fix, hint)] if said else []
