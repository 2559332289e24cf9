"""A content file as read: front matter and body apart, each field with its line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from danvan.frontmatter.advice import HEAD_EXAMPLE, wrong
from danvan.frontmatter.decoding import decode
from danvan.frontmatter.reading import Place, Reader, Value
from danvan.problems import ContentError, Problem


@dataclass(frozen=True)
class SourceFile:
    """A content file as read: ``fields`` as typed, ``lines`` gives the line of each field by its place.

    ``digest`` is a hash of its name and its whole text.
    """

    path: str
    fields: dict[str, Value]
    lines: dict[Place, int]
    body: str
    body_line: int
    digest: str = field(default="", kw_only=True, compare=False)

    @classmethod
    def later(cls, path: str, digest: str, read: Callable[[], dict[str, Any]]) -> SourceFile:
        """A file that was read before: what ``read`` gives, its other values, is asked for when somebody needs one."""
        source: SourceFile = object.__new__(cls)
        vars(source).update(path=path, digest=digest, _read=read)
        return source

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there: a value of a file that is read later."""
        read = vars(self).pop("_read", None)
        if read is None:
            raise AttributeError(name)
        vars(self).update(read())
        return getattr(self, name)

    def __getstate__(self) -> dict[str, Any]:
        """All values, as another process needs them."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

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


def digest_of(text: str, name: str) -> str:
    """A hash of a file's name and its whole text."""
    return hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()


def parse(text: str, name: str) -> SourceFile:
    """Split front matter and body, and compose the front matter. Raises ContentError."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        start = f"«{lines[0].strip()[:60]}»" if lines[0].strip() else "một dòng trống"
        raise wrong(name, 1, f"tệp không bắt đầu bằng dòng ---, mà bằng {start}", HEAD_EXAMPLE)
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if end is None:
        raise wrong(name, 1, "phần trường mở bằng --- mà không có dòng --- kết thúc", HEAD_EXAMPLE)
    found = [
        Problem(name, number, "dùng phím Tab để thụt lề", "thay phím Tab bằng hai dấu cách")
        for number, line in enumerate(lines[1:end], start=2)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if found:
        raise ContentError(found)
    fields, places = Reader(name, "\n".join(lines[1:end]) + "\n").read()
    body = "\n".join(lines[end + 1 :]).strip("\n")
    return SourceFile(name, fields, places, body, _first_text_line(lines, end + 1), digest=digest_of(text, name))


def _first_text_line(lines: list[str], start: int) -> int:
    """The number, counted from 1, of the body's first line that is not blank."""
    return next((number for number, line in enumerate(lines[start:], start=start + 1) if line), start + 1)
