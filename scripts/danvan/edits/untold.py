"""Published pages whose text was changed much while their readers were told nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from danvan import frontmatter
from danvan.edits.history import Edit, Edits
from danvan.frontmatter import SourceFile, Value
from danvan.library.rooms import kind_of
from danvan.problems import ContentError, Problem
from danvan.records import Post

# What no page shows, and what is told by itself: a note of a change, a status with its day.
SILENT = frozenset({
    "posted", "draft", "to_check", "review", "workflow", "audience", "pinned_until", "children", "changes", "corrections", "status",
})  # fmt: skip
# Where readers are told of a change; a page taken down or an award annulled tells it by being so.
NOTES = ("changes", "corrections", "withdrawn", "annulled_by")
# A misprint mended or a source added is no news; a tenth of the text is, and so is a long addition to any.
FEW_WORDS, SHARE, MANY_WORDS = 20, 0.1, 100
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Amount:
    """How much of a text was changed, in words."""

    added: int
    gone: int
    share: float

    @property
    def much(self) -> bool:
        """Whether readers of the old text should hear of it."""
        words = max(self.added, self.gone)
        return words >= MANY_WORDS or (words >= FEW_WORDS and self.share >= SHARE)


def untold(root: Path, found: Edits, today: dt.date) -> Iterator[Problem]:
    """For each published page changed much without a note: where to write it, and how."""
    for edit in found.files:
        before, now = _read(edit.before, edit.name), _read((root / edit.name).read_text("utf-8"), edit.name)
        if (
            before
            and now
            and _shown(before, edit, found.since)
            and _shown(now, edit, today)
            and not _noted(before, now)
        ):
            amount = compare(before, now)
            if amount.much:
                yield _problem(now, edit, amount, today)


def compare(before: SourceFile, now: SourceFile) -> Amount:
    """What readers can read, word by word; a text moved about as it is counts for nothing."""
    old, new = Counter(_words(before)), Counter(_words(now))
    added, gone = (new - old).total(), (old - new).total()
    return Amount(added, gone, max(added, gone) / max(old.total(), new.total(), 1))


def _read(text: str, name: str) -> SourceFile | None:
    """A record's file; None for other pages, English ones, and what cannot be read (the check tells that)."""
    if kind_of(name) is None or name.endswith(".en.md"):
        return None
    try:
        return frontmatter.parse(text, name)
    except ContentError:
        return None


def _shown(source: SourceFile, edit: Edit, day: dt.date) -> bool:
    """Whether readers could see the page on a day."""
    hidden = source.fields.get("draft") == "true" or source.fields.get("audience") == "internal"
    posted = source.fields.get("date" if kind_of(edit.name) is Post else "posted")
    return not hidden and isinstance(posted, str) and posted[:10] <= day.isoformat()


def _noted(before: SourceFile, now: SourceFile) -> bool:
    return any(_entries(now, name) > _entries(before, name) for name in NOTES)


def _entries(source: SourceFile, name: str) -> int:
    value = source.fields.get(name)
    return len(value) if isinstance(value, list) else int(bool(value))


def _words(source: SourceFile) -> Iterator[str]:
    for name, value in source.fields.items():
        if name not in SILENT:
            yield from _said(value)
    yield from WORD.findall(source.body)


def _said(value: Value) -> Iterator[str]:
    """The words of a field and of all within it."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _said(inner)
    elif value:
        yield from WORD.findall(value)


def _problem(now: SourceFile, edit: Edit, amount: Amount, today: dt.date) -> Problem:
    post = kind_of(edit.name) is Post
    place = next(name for name in ("changes", "date" if post else "posted") if name in now.fields)
    wrong = "; trước đã viết sai thì ghi ở corrections (Đính chính)" if post else ""
    return Problem(
        edit.name, now.line_of((place,)),
        f"trang đã đăng, nay đổi nhiều (thêm {amount.added} từ, bỏ {amount.gone} từ, {amount.share:.0%} bài) mà người đọc chưa được báo",
        f"ghi vào changes (Các lần sửa) một dòng, ví dụ  - {{date: {today}, note: Viết lại mục 2.}}{wrong}",
    )  # fmt: skip
