"""Bytes of a content file → text: UTF-8, composed letters, plain line ends, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from danvan.frontmatter.advice import HEAD_EXAMPLE, hidden, wrong
from danvan.problems import ContentError, Problem

MAX_BYTES = 2_000_000
# Besides control characters: soft hyphen, zero-width space and joiners of words, marks that turn the writing's direction.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)


def decode(path: Path, name: str) -> str:
    """The file's text: UTF-8, NFC, line ends \\n. Raises ContentError."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise wrong(
            name, 1, f"tệp dài {size / 1_000_000:.1f} MB, quá lớn cho một bài viết (tối đa {MAX_BYTES // 1_000_000} MB)",
            "để ảnh và tài liệu thành tệp riêng trong docs/assets/, trong bài chỉ ghi đường dẫn",
        )  # fmt: skip
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > len(data[:200]) // 4:
        raise wrong(
            name,
            1,
            "tệp lưu bằng bảng mã UTF-16, trang không đọc được",
            "mở bằng Notepad, chọn Tệp → Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise wrong(
            name, line, "chữ ở dòng này lưu bằng bảng mã cũ, trang không đọc được",
            "mở bằng Notepad, chọn Tệp → Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8",
        ) from None  # fmt: skip
    if not text.strip():
        raise wrong(name, 1, "tệp trống", HEAD_EXAMPLE)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = [
        Problem(name, text.count("\n", 0, match.start()) + 1, hidden(text, match.start()), "gõ lại chỗ đó (ký tự ẩn thường do dán từ Word)")
        for match in CONTROL.finditer(text)
    ]  # fmt: skip
    found += [
        Problem(name, number, "dấu � thay cho chữ đã mất (tệp từng lưu sai bảng mã)", "gõ lại chữ đó")
        for number, line in enumerate(text.split("\n"), start=1)
        if "\ufffd" in line
    ]
    if found:
        raise ContentError(found)
    return text
