"""What falls due for editors, and on which day: THE ONE PLACE that reckons what is stale.

The check's hints, the reminder list (features F78), the report and the build's summary all ask here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from danvan.library.core import Library
from danvan.problems import Problem
from danvan.records import Commendation, Document, Model, Record
from danvan.records.dates import year_after

Group = Literal["review", "consultation", "period", "status", "unchecked", "model", "translation"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True)
class Due:
    """One thing to look at from ``day`` on, whose record says so where, and what to do."""

    group: Group
    day: dt.date
    record: Record
    problem: Problem


def due(library: Library, until: dt.date) -> list[Due]:
    """What is due by a day (included) of the records shown; by group, then what has waited longest first."""
    records = (record for record in library.records.values() if record.has_source)
    found = [item for record in records for item in _of(record, until) if item.day <= until]
    return sorted(found, key=lambda item: (GROUPS.index(item.group), item.day, item.problem))


def _of(record: Record, until: dt.date) -> Iterator[Due]:
    if record.review:
        yield _due(
            record, "review", record.review, "review", f"đến ngày rà soát {record.review:%d/%m/%Y}",
            "xem lại trang, rồi ghi ngày rà soát sau",
        )  # fmt: skip
    if isinstance(record, Document):
        yield from _of_document(record, until)
    elif isinstance(record, Model) and record.stale_on(until):
        yield _due(
            record, "model", year_after(record.updated), "posted",
            f"mô hình chưa ai cập nhật từ {record.updated:%d/%m/%Y}", "hỏi đơn vị, rồi ghi một dòng ở changes (Các lần sửa)",
        )  # fmt: skip
    elif isinstance(record, Commendation) and record.consultation:
        end = record.consultation.end
        yield _due(
            record, "consultation", end + dt.timedelta(1), "consultation", f"đã hết hạn lấy ý kiến ({end:%d/%m/%Y})",
            "có quyết định thì ghi decision (Quyết định) và  state: in_force; không khen thì xóa tệp",
        )  # fmt: skip
    found = record.translation("en")
    if found and record.drifted:
        yield Due("translation", record.updated, record, Problem(
            found.source.path, found.source.line_of(("translation", "of")), "bản tiếng Việt đã đổi sau khi dịch",
            f"dịch lại chỗ đã đổi, rồi chạy  python -m danvan translated {record.key}",
        ))  # fmt: skip


def _due(record: Record, group: Group, day: dt.date, name: str, message: str, fix: str) -> Due:
    return Due(group, day, record, Problem(record.source.path, record.source.line_of((name,)), message, fix))


def _of_document(document: Document, until: dt.date) -> Iterator[Due]:
    period, status = document.period, document.status
    ended = period.end.last + dt.timedelta(1) if period else None
    if period and ended and ended <= until and status.value == "unchecked":
        yield _due(
            document, "period", ended, "status", f"thời kỳ đã hết ({period.end}) mà tình trạng còn ghi unchecked (Chưa kiểm tra)",
            f"ghi  value: period_ended, since: {period.end.last}, basis: title",
        )  # fmt: skip
    elif document.unclear_on(until):
        yield _unclear(document)
    day = document.effective
    if status.value == "not_yet" and day:
        # Nothing wrong by itself: a day that comes must not stop a publish.
        place = document.source.line_of(("status", "value"))
        yield Due("status", day, document, Problem(
            document.source.path, place, f"văn bản có hiệu lực từ {day:%d/%m/%Y} mà tình trạng còn ghi not_yet (Chưa có hiệu lực)",
            f"xem nguồn rồi ghi  value: in_force, since: {day}, source: …; chưa xem thì ghi  value: unchecked",
        ))  # fmt: skip
    if status.until:
        yield _due(
            document, "status", status.until + dt.timedelta(1), "status",
            f"tình trạng chỉ ghi đến {status.until:%d/%m/%Y}", "xem lại nguồn, rồi ghi tình trạng nay",
        )  # fmt: skip


def _unclear(document: Document) -> Due:
    """A status that nobody has looked up is due at once, another a year after it was looked up."""
    checked = document.status.checked_on
    if document.status.value == "unchecked":
        message, day = "chưa ai tra tình trạng hiệu lực", checked
        fix = "tra ở vbpl.vn hoặc trang của nơi ban hành, rồi ghi tình trạng, từ ngày nào, nguồn và ngày kiểm tra"
    else:
        message, day = f"tình trạng hiệu lực kiểm tra đã quá 12 tháng (ngày {checked:%d/%m/%Y})", year_after(checked)
        fix = "xem lại nguồn, rồi ghi ngày xem ở checked_on (Ngày kiểm tra)"
    return _due(document, "unchecked", day, "status", message, fix)
