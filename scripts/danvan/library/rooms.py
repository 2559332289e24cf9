"""Where each kind of content lives, and what its file names may be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from danvan.problems import Problem
from danvan.records import KINDS, Commendation, Document, Model, Movement, Plan, Post, Record, Unit
from danvan.vietnamese import slugify

# The translation plugin takes the last dotted part of a name for a language: anything else would vanish from the site.
FILE_NAME = re.compile(r"(?P<stem>[a-z0-9]+(?:-[a-z0-9]+)*)(?P<lang>\.en)?\.md")
FOLDERS: dict[str, type[Record]] = {
    "docs/van-ban": Document,
    "docs/ke-hoach": Plan,
    "docs/phong-trao": Movement,
    "docs/dan-van-kheo": Model,
    "docs/khen-thuong": Commendation,
    "docs/don-vi": Unit,
    "news": Post,
}
BY_YEAR = (Commendation, Post)
# Not content: pictures, fonts, styles and files for downloading.
ASSETS = "docs/assets"


@dataclass(frozen=True)
class ContentFile:
    """A file that people wrote: where it is, what it is, in which language."""

    path: Path
    name: str
    kind: type[Record] | None
    stem: str
    lang: str

    @property
    def base(self) -> str:
        """The name of the Vietnamese file that it belongs to."""
        return self.name.removesuffix(".en.md") + ".md" if self.lang == "en" else self.name


def find(root: Path, more: Iterable[str] = ()) -> tuple[list[ContentFile], list[Problem]]:
    """Every content file below ``root``, in the order of its path, and what is wrong with file names.

    ``more`` are paths of files that are not written yet.
    """
    files, found = [], []
    for top in ("docs", "news"):
        unwritten = (name for name in more if name.startswith(f"{top}/"))
        for name in sorted({*_below(root, top), *unwritten}, key=lambda name: name.split("/")):
            path, last = Path(root, name), name.rpartition("/")[2]
            # What begins with a dot people do not see: programs put it there while somebody writes.
            if name.startswith(f"{ASSETS}/") or last.startswith("."):
                continue
            match = FILE_NAME.fullmatch(last)
            if match is None:
                found.append(_wrong_name(name))
                continue
            kind = kind_of(name)
            found += _wrong_folder(name, kind)
            files.append(ContentFile(path, name, kind, match["stem"], "en" if match["lang"] else "vi"))
    return files, found


def _below(root: Path, top: str) -> Iterator[str]:
    start = len(str(root / top)) + 1
    for folder, _, names in os.walk(root / top):
        inside = folder[start:].replace(os.sep, "/")
        yield from (f"{top}/{inside}/{name}" if inside else f"{top}/{name}" for name in names)


def named(root: Path, names: Iterable[str]) -> list[ContentFile]:
    """The content files among these, by their paths from ``root``, those of the other language besides."""
    found = {}
    for name in {name.removesuffix(".md").removesuffix(".en") for name in names if name.endswith(".md")}:
        for ending in (".md", ".en.md"):
            path = root / f"{name}{ending}"
            if (match := FILE_NAME.fullmatch(path.name)) and path.is_file():
                own, lang = f"{name}{ending}", "en" if match["lang"] else "vi"
                found[own] = ContentFile(path, own, kind_of(own), match["stem"], lang)
    return [found[name] for name in sorted(found)]


def kind_of(name: str) -> type[Record] | None:
    """The kind of record a file holds; None for a page written by hand."""
    return next((kind for folder, kind in FOLDERS.items() if name.startswith(f"{folder}/")), None)


def folder_of(kind: type[Record]) -> str:
    """Where a kind's files live."""
    return next(folder for folder, known in FOLDERS.items() if known is kind)


def _wrong_name(name: str) -> Problem:
    path = PurePosixPath(name)
    if path.suffix.lower() != ".md":
        return Problem(name, 1, f"tệp «{path.name}» không phải bài viết", f"chuyển tệp vào {ASSETS}/, hoặc xóa")
    stem = path.name[: -len(path.suffix)]
    english = stem.endswith(".en")
    right = slugify(stem.removesuffix(".en")) or "ten-bai"
    return Problem(
        name,
        1,
        f"tên tệp «{path.name}» không dùng được",
        f"đổi tên thành {right}{'.en' if english else ''}.md (chữ thường không dấu, số, gạch nối)",
    )


def _wrong_folder(name: str, kind: type[Record] | None) -> list[Problem]:
    if kind is None:
        return []
    folder = folder_of(kind)
    inside = name.removeprefix(f"{folder}/").split("/")[:-1]
    if kind in BY_YEAR and not (len(inside) == 1 and re.fullmatch(r"\d{4}", inside[0])):
        return [
            Problem(name, 1, "tệp không nằm trong thư mục năm", f"chuyển tệp vào {folder}/2026/ (thư mục của năm đăng)")
        ]
    if kind not in BY_YEAR and inside:
        return [Problem(name, 1, f"tệp nằm trong thư mục con «{'/'.join(inside)}»", f"chuyển tệp vào {folder}/")]
    return []


assert set(FOLDERS.values()) == set(KINDS), "every kind of record has its folder"
