"""What is not wrong but should be looked at: time has passed, or one text has changed and the other not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from danvan.library.core import Library
from danvan.library.own_words import misnamed
from danvan.library.references import addresses_in
from danvan.problems import Problem
from danvan.records import Commendation, Document, Model, Record
from danvan.records.naming import told
from danvan.records.status import StatusValue


def hints(library: Library) -> Iterator[Problem]:
    """Every hint about the records that are shown, on files that nothing shows, and on the editors' own rules."""
    yield from library.rules.unused(library.used_numbers)
    for record in library.records.values():
        if record.has_source:
            yield from _of_any(record, library)
            if isinstance(record, Document):
                yield from _of_document(record, library.today)
            elif isinstance(record, Model) and record.stale_on(library.today):
                yield _hint(
                    record, "posted", f"mô hình chưa ai cập nhật từ {record.updated:%d/%m/%Y}",
                    "hỏi đơn vị, rồi ghi một dòng ở changes (Các lần sửa)",
                )  # fmt: skip
            elif isinstance(record, Commendation) and record.consultation:
                yield from _of_consultation(record, record.consultation.end, library.today)
    yield from misnamed(library)
    yield from library.file_hints()


def _hint(record: Record, name: str, message: str, fix: str) -> Problem:
    return Problem(record.source.path, record.source.line_of((name,)), message, fix)


def _of_any(record: Record, library: Library) -> Iterator[Problem]:
    for place, url in addresses_in(record) if library.outside else ():
        seen = library.outside.get(url)
        if seen and seen.dead:
            yield Problem(
                record.source.path, record.source.line_of(place),
                f"liên kết «{url}» không còn (kiểm tra ngày {seen.checked_on:%d/%m/%Y})",
                "tìm địa chỉ mới; chưa có thì để nguyên, trang tự ghi ngày thấy lần cuối",
            )  # fmt: skip
    found = record.translation("en")
    if found and found.drifted(record):
        yield Problem(
            found.source.path, found.source.line_of(("translation", "of")), "bản tiếng Việt đã đổi sau khi dịch",
            f"dịch lại chỗ đã đổi, rồi chạy  python -m danvan translated {record.key}",
        )  # fmt: skip
    if record.review and record.review <= library.today:
        yield _hint(
            record, "review", f"đến ngày rà soát {record.review:%d/%m/%Y}", "xem lại trang, rồi ghi ngày rà soát sau"
        )


def _of_document(document: Document, today: dt.date) -> Iterator[Problem]:
    period, status = document.period, document.status
    if period and period.end.last < today and status.value == "unchecked":
        yield _hint(
            document, "status", f"thời kỳ đã hết ({period.end}) mà tình trạng còn ghi unchecked (Chưa kiểm tra)",
            f"ghi  value: period_ended, since: {period.end.last}, basis: title",
        )  # fmt: skip
    yield from _unannounced(document)
    day = document.effective
    if status.value == "not_yet" and day and day <= today:
        # A hint and not an error: a day that comes must not stop a publish by itself.
        yield Problem(
            document.source.path, document.source.line_of(("status", "value")),
            f"văn bản có hiệu lực từ {day:%d/%m/%Y} mà tình trạng còn ghi not_yet (Chưa có hiệu lực)",
            f"xem nguồn rồi ghi  value: in_force, since: {day}, source: …; chưa xem thì ghi  value: unchecked",
        )  # fmt: skip
    if status.until and status.until < today:
        yield _hint(
            document,
            "status",
            f"tình trạng chỉ ghi đến {status.until:%d/%m/%Y}",
            "xem lại nguồn, rồi ghi tình trạng nay",
        )


def _unannounced(document: Document) -> Iterator[Problem]:
    """An end that was found out after the page was put up is news to subscribers, but only a person knows when."""
    status, posted = document.status, document.posted
    ended = status.value not in ("unchecked", "not_yet", "in_force")
    if ended and status.since and status.since <= posted < status.checked_on and status.recorded_on is None:
        yield _hint(
            document, "status", f"không rõ trang ghi tình trạng {told(status.value, StatusValue)} từ khi nào, nên nguồn tin không báo",
            f"ghi  recorded_on: ngày bắt đầu ghi; có từ lúc đăng thì ghi  recorded_on: {posted}",
        )  # fmt: skip


def _of_consultation(item: Commendation, end: dt.date, today: dt.date) -> Iterator[Problem]:
    if end < today:
        yield _hint(
            item, "consultation", f"đã hết hạn lấy ý kiến ({end:%d/%m/%Y})",
            "có quyết định thì ghi decision (Quyết định) và  state: in_force; không khen thì xóa tệp",
        )  # fmt: skip
