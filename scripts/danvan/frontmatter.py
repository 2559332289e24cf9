"""Text of a content file → its fields, each with its line, and its body.

Nothing is guessed: values stay as typed (``so: 0126`` is the text "0126"); the records' schema gives them a type.
A BOM, CRLF line ends and decomposed letters (NFD) are accepted and normalised; everything else that is odd is a
Problem with its line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from danvan.problems import ContentError, Problem

MAX_BYTES = 2_000_000
Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Place: TypeAlias = tuple[str | int, ...]

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff]")
EMPTY_WORDS = ("", "~", "null")
HEAD_EXAMPLE = "bắt đầu tệp bằng một dòng ---, tiếp theo là các trường (ví dụ  title: Tên bài), rồi một dòng ---"
YAML_ADVICE = {
    "mapping values are not allowed in this context": (
        "có dấu hai chấm thừa trong dòng này",
        'đặt giá trị trong dấu nháy, ví dụ  title: "Tên: phần sau"',
    ),
    "did not find expected ',' or ']'": ("danh sách trong [ ] chưa đóng", "viết  tags: [van-hoa, du-lich]"),
    "did not find expected ',' or '}'": ("nhóm trong { } chưa đóng", "viết  period: {from: 2021, to: 2025}"),
    "found unexpected end of stream": ("dấu nháy mở mà chưa đóng", 'viết  title: "Tên bài"'),
    "could not find expected ':'": ("dòng không có dấu hai chấm sau tên trường", "viết  tên_trường: giá trị"),
    "did not find expected key": (
        "dòng thụt lề sai hoặc thiếu tên trường",
        "viết  tên_trường: giá trị, thụt lề thẳng hàng",
    ),
    "did not find expected '-' indicator": ("danh sách thụt lề sai", "mỗi mục một dòng bắt đầu bằng  - , thẳng hàng"),
    "found undefined alias": ("giá trị bắt đầu bằng dấu *", 'đặt giá trị trong dấu nháy, ví dụ  "*chữ"'),
    "found character that cannot start any token": (
        "giá trị bắt đầu bằng một ký tự đặc biệt",
        'đặt giá trị trong dấu nháy, ví dụ  title: "@chữ"',
    ),
}


@dataclass(frozen=True)
class SourceFile:
    """A content file as read: ``fields`` as typed, ``lines`` gives the line of each field by its place."""

    path: str
    fields: dict[str, Value]
    lines: dict[Place, int]
    body: str
    body_line: int

    def line_of(self, place: Place) -> int:
        """The line of a field; of the nearest field around it when it is absent; else line 1."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return 1


def read(path: Path, name: str) -> SourceFile:
    """Read one content file.

    ``name`` is its path from the project's root, as it stands in messages.
    Raises ContentError with every problem of its bytes, its front matter's form and doubled fields.
    """
    return parse(decode(path, name), name)


def decode(path: Path, name: str) -> str:
    """The file's text: UTF-8, NFC, line ends \\n. Raises ContentError."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _wrong(
            name, 1, f"tệp dài {size / 1_000_000:.1f} MB, quá lớn cho một bài viết (tối đa {MAX_BYTES // 1_000_000} MB)",
            "để ảnh và tài liệu thành tệp riêng trong docs/assets/, trong bài chỉ ghi đường dẫn",
        )  # fmt: skip
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        raise _wrong(
            name, 1, "tệp lưu bằng bảng mã UTF-16", "lưu lại tệp với bảng mã UTF-8 (Save As → Encoding: UTF-8)"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _wrong(
            name, line, f"byte 0x{data[error.start]:02X} không phải UTF-8 (tệp lưu bằng bảng mã cũ?)",
            "lưu lại tệp với bảng mã UTF-8 (Save As → Encoding: UTF-8)",
        ) from None  # fmt: skip
    if not text.strip():
        raise _wrong(name, 1, "tệp trống", HEAD_EXAMPLE)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = [
        Problem(name, text.count("\n", 0, match.start()) + 1, f"ký tự điều khiển U+{ord(match.group()):04X} không nhìn thấy được",
                "xóa ký tự đó (thường do dán từ Word)")
        for match in CONTROL.finditer(text)
    ]  # fmt: skip
    if found:
        raise ContentError(found)
    return text


def parse(text: str, name: str) -> SourceFile:
    """Split front matter and body, and compose the front matter. Raises ContentError."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise _wrong(name, 1, f"tệp không bắt đầu bằng dòng ---, mà bằng «{lines[0][:60]}»", HEAD_EXAMPLE)
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        raise _wrong(name, 1, "phần trường mở bằng --- mà không có dòng --- kết thúc", HEAD_EXAMPLE)
    found = [
        Problem(name, number, "dùng phím Tab để thụt lề", "thay phím Tab bằng hai dấu cách")
        for number, line in enumerate(lines[1:end], start=2)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if found:
        raise ContentError(found)
    fields, places = _Reader(name).read("\n".join(lines[1:end]) + "\n")
    return SourceFile(name, fields, places, "\n".join(lines[end + 1 :]).strip("\n"), _first_text_line(lines, end + 1))


def _first_text_line(lines: list[str], start: int) -> int:
    """The number, counted from 1, of the body's first line that is not blank."""
    return next((number for number, line in enumerate(lines[start:], start=start + 1) if line), start + 1)


def _wrong(name: str, line: int, message: str, fix: str) -> ContentError:
    return ContentError([Problem(name, line, message, fix)])


class _Reader:
    """YAML nodes → plain values and their lines, with doubled fields found."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.found: list[Problem] = []

    def read(self, block: str) -> tuple[dict[str, Value], dict[Place, int]]:
        try:
            node = yaml.compose(block, Loader=yaml.CBaseLoader)
        except yaml.MarkedYAMLError as error:
            raise self._explain(error) from None
        if node is None:
            raise _wrong(self.name, 1, "phần trường giữa hai dòng --- để trống", HEAD_EXAMPLE)
        if not isinstance(node, yaml.MappingNode):
            raise _wrong(self.name, 2, "phần trường không phải dạng  tên_trường: giá trị", HEAD_EXAMPLE)
        fields = self._mapping(node, ())
        if self.found:
            raise ContentError(self.found)
        return fields, self.lines

    def _explain(self, error: yaml.MarkedYAMLError) -> ContentError:
        # The mark counts from 0 inside the block, which begins on the file's second line.
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        message, fix = YAML_ADVICE.get(str(error.problem), (f"không đọc được ({error.problem})", HEAD_EXAMPLE))
        return _wrong(self.name, line, message, fix)

    def _value(self, node: yaml.Node, place: Place) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            items: list[Value] = []
            for index, child in enumerate(node.value):
                self.lines[(*place, index)] = child.start_mark.line + 2
                items.append(self._value(child, (*place, index)))
            return items
        text = str(node.value)
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and text in EMPTY_WORDS else text

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 2
            if key in values:
                first = self.lines[(*place, key)]
                self.found.append(
                    Problem(self.name, line, f"trường «{key}» ghi hai lần (lần đầu ở dòng {first})", "giữ lại một dòng")
                )
                continue
            self.lines[(*place, key)] = line
            values[key] = self._value(value_node, (*place, key))
        return values
