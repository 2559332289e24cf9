"""What is not wrong but should be looked at: time has passed, or one text has changed and the other not."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.library.core import Library
from danvan.library.due import due
from danvan.library.own_words import misnamed
from danvan.library.references import addresses_in
from danvan.problems import Problem
from danvan.records import Document, Record
from danvan.records.naming import told
from danvan.records.status import StatusValue


def hints(library: Library) -> Iterator[Problem]:
    """Every hint about the records that are shown, on files that nothing shows, and on the editors' own rules."""
    yield from library.rules.unused(library.used_numbers)
    # Statuses that nobody has looked up are many for years: the reminder list has them, not every check.
    yield from (item.problem for item in due(library, library.today) if item.group != "unchecked")
    for record in library.records.values():
        if record.has_source:
            yield from _dead_links(record, library)
            if isinstance(record, Document):
                yield from _unannounced(record)
    yield from misnamed(library)
    yield from library.file_hints()


def _dead_links(record: Record, library: Library) -> Iterator[Problem]:
    for place, url in addresses_in(record) if library.outside else ():
        seen = library.outside.get(url)
        if seen and seen.dead:
            yield Problem(
                record.source.path, record.source.line_of(place),
                f"liên kết «{url}» không còn (kiểm tra ngày {seen.checked_on:%d/%m/%Y})",
                "tìm địa chỉ mới; chưa có thì để nguyên, trang tự ghi ngày thấy lần cuối",
            )  # fmt: skip


def _unannounced(document: Document) -> Iterator[Problem]:
    """An end that was found out after the page was put up is news to subscribers, but only a person knows when."""
    status, posted = document.status, document.posted
    ended = status.value not in ("unchecked", "not_yet", "in_force")
    if ended and status.since and status.since <= posted < status.checked_on and status.recorded_on is None:
        yield Problem(
            document.source.path, document.source.line_of(("status",)),
            f"không rõ trang ghi tình trạng {told(status.value, StatusValue)} từ khi nào, nên nguồn tin không báo",
            f"ghi  recorded_on: ngày bắt đầu ghi; có từ lúc đăng thì ghi  recorded_on: {posted}",
        )  # fmt: skip
