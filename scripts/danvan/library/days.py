"""The rules that need today's day: nothing was posted, changed or checked later than today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import BaseModel

from danvan.frontmatter import Place
from danvan.library.tables import Notes
from danvan.problems import Problem
from danvan.records import Record
from danvan.records.messages import find_field
from danvan.records.naming import named
from danvan.records.parts import Change, children
from danvan.records.post import Correction
from danvan.records.withdrawn import Withdrawal

# A post's own ``date`` is not among them: it may be set for a later day.
DONE = ("posted", "checked_on", "seen_on", "recorded_on")


def record_days(record: Record, today: dt.date, notes: Notes) -> Iterator[Problem]:
    """What a record says to be done on a day that has not come."""
    if not record.has_source:
        return
    if (
        notes.once(("done", record.digest), lambda: max((day for _, day in _days(record, ())), default=dt.date.min))
        <= today
    ):
        return
    for place, day in _days(record, ()):
        # When a draft will be posted is not known yet.
        if day > today and not (record.draft and place == ("posted",)):
            yield Problem(
                record.source.path, record.source.line_of(place),
                f"{_name(record, place)}: ngày {day:%d/%m/%Y} chưa tới (hôm nay là {today:%d/%m/%Y})", "ghi ngày đã làm việc đó",
            )  # fmt: skip


def _name(record: Record, place: Place) -> str:
    return named(str(place[-1]), find_field(type(record), place)[1])


def _days(part: BaseModel, place: Place) -> Iterator[tuple[Place, dt.date]]:
    names = ("date",) if isinstance(part, Change | Correction | Withdrawal) else DONE
    for name in names:
        day = getattr(part, name, None)
        if isinstance(day, dt.date):
            yield (*place, name), day
    for inner, child in children(part):
        yield from _days(child, (*place, *inner))
