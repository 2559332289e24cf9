"""The files of docs/assets: who shows or offers each, what is wrong with them, which ones nobody uses.

Only what a page that is shown uses is published: a draft's files wait with it. Pictures are published resized, so
their originals are not; a picture that a text offers for downloading, like any other file, is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache as cache_results
from pathlib import Path

from danvan import attachments, images, markup
from danvan.cache import Cache
from danvan.frontmatter import SourceFile
from danvan.library.rooms import ASSETS
from danvan.problems import Problem
from danvan.records import Record

TRUSTED = "chung-thu-goc"
CERTIFICATES = (".pem", ".crt", ".cer")
NO_FILE = "đặt tệp vào docs/assets/, hoặc sửa đường dẫn"
# Notes for those who keep the folder.
NOT_CONTENT = ("README.md",)


@dataclass(frozen=True)
class Use:
    """A place that shows a picture or offers a file: the file below docs/, and where it is named."""

    path: str
    picture: bool
    source: str
    line: int


def in_text(source: SourceFile) -> Iterator[Use]:
    """The files that a text shows or offers."""
    if "assets/" not in source.body:
        return
    for target, _, picture, place in markup.links(markup.blank_code(source.body)):
        if target.startswith("assets/"):
            line = source.body_line + source.body.count("\n", 0, place)
            yield Use(target.partition("#")[0], picture, source.path, line)


def in_fields(record: Record) -> Iterator[Use]:
    """The files that a record's fields name."""
    if not record.has_source:
        return
    source = record.source
    for index, item in enumerate(getattr(record, "files", ())):
        yield Use(item.path, False, source.path, source.line_of(("files", index, "path")))
    image = getattr(record, "image", None)
    if image:
        yield Use(image.file, True, source.path, source.line_of(("image", "file")))


def uses_of(record: Record) -> Iterator[Use]:
    """Every file that a record shows or offers, in its fields and its texts in each language."""
    yield from in_fields(record)
    if record.has_source:
        yield from in_text(record.source)
    for lang in record.languages()[1:]:
        if found := record.translation(lang):
            yield from in_text(found.source)


def faults(uses: Iterable[Use], root: Path, cache: Cache) -> Iterator[Problem]:
    """What is wrong with the files, said at the line that names each."""
    for use in uses:
        path = root / "docs" / use.path
        if not path.is_file():
            yield Problem(use.source, use.line, f"không có tệp «docs/{use.path}»", NO_FILE)
        elif use.picture:
            yield from _picture_fault(use, path, cache)
        else:
            found = attachments.report(path, cache, trusted_roots(root)).findings
            yield from (_problem(use, item) for item in found if not item.hint)


def _picture_fault(use: Use, path: Path, cache: Cache) -> Iterator[Problem]:
    try:
        images.look(path, cache)
    except images.PictureError as error:
        yield Problem(use.source, use.line, f"docs/{use.path}: {error.message}", error.fix)


def hints(uses: Iterable[Use], root: Path, cache: Cache) -> Iterator[Problem]:
    """What should be looked at in the files that are offered, though they may be published."""
    for use in uses:
        if not use.picture:
            found = attachments.report(root / "docs" / use.path, cache, trusted_roots(root)).findings
            yield from (_problem(use, item) for item in found if item.hint)


def scans_alone(record: Record, root: Path, cache: Cache) -> Iterator[Problem]:
    """A record whose text is only there as pictures of pages: neither a screen reader nor the search reads them (F98)."""
    for use in in_fields(record):
        if not (use.picture or record.body) and attachments.report(root / "docs" / use.path, cache).scanned:
            yield Problem(
                use.source, use.line, f"docs/{use.path}: bản quét không có lớp chữ, mà bài chưa có toàn văn",
                "đưa toàn văn vào phần thân bài, hoặc thay bằng tệp PDF có chữ (người dùng máy đọc màn hình không đọc được ảnh)",
            )  # fmt: skip


@cache_results
def trusted_roots(root: Path) -> tuple[bytes, ...]:
    """The certificates that the operator trusts signers by; none when there is no such folder."""
    return tuple(path.read_bytes() for path in sorted((root / TRUSTED).glob("*")) if path.suffix in CERTIFICATES)


def _problem(use: Use, found: attachments.Finding) -> Problem:
    path = f"docs/{use.path}"
    return Problem(use.source, use.line, f"{path}: {found.message}", found.fix.replace("{path}", path))


def unused(root: Path, used: Iterable[Use]) -> Iterator[Problem]:
    """Files that no page names, each a hint."""
    known = {use.path for use in used}
    for path in sorted((root / ASSETS).rglob("*")):
        name = path.relative_to(root / "docs").as_posix()
        if path.is_file() and path.name not in NOT_CONTENT and name not in known:
            yield Problem(
                f"docs/{name}", 1, "chưa bài nào dùng tệp này, nên tệp không lên trang",
                f"dẫn tới tệp ở một bài (viết {name}), hoặc xóa tệp",
            )  # fmt: skip
