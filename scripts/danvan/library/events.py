"""What happened on the site and to its documents, each thing on its day: for the change feed, digests and reports.

Knows nothing of pages. Only what readers could not know from the start counts as a change: a note of the day on which a
page was put up, or a status that the page told from its first day, is no event of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from danvan.records import Commendation, Document, Post, Record, Withdrawn

if TYPE_CHECKING:
    from danvan.library.core import Library

EventKind = Literal["posted", "changed", "corrected", "status", "history", "annulled", "withdrawn"]
# Events of a document's history that its status tells as well, when both have the same day.
TOLD_BY_STATUS = frozenset({"effective", "expired", "replaced", "repealed", "repealed_part"})


@dataclass(frozen=True)
class Event:
    """One thing that happened to a record.

    ``day`` is when it happened (in Viet Nam); ``name`` is lasting and unique among the record's events;
    ``place`` is where in the record it is written: ``("changes", 0)``, ``("status",)``.
    """

    record: Record
    kind: EventKind
    day: dt.date
    name: str
    place: tuple[str | int, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A text that is the same while the event and its record are: each stands in several digests."""
        return f"{self.record.digest} {self.kind} {self.day} {self.name} {self.place}"


def events(library: Library, start: dt.date | None = None, end: dt.date | None = None) -> list[Event]:
    """Every event from ``start`` to ``end`` (both included; None: no limit, but nothing after the library's day).

    Newest first; on one day by kind of record and lasting id. Units and movements have no events but their changes.
    """
    last = min(end or library.today, library.today)
    return [event for event in library.events if (start is None or start <= event.day) and event.day <= last]


def all_events(records: Iterable[Record]) -> list[Event]:
    """Every event of these records, days to come included; newest first."""
    found = [event for record in records if record.has_source for event in events_of(record)]
    return sorted(found, key=lambda e: (-e.day.toordinal(), e.record.id_kind, e.record.lasting_id, e.name))


def events_of(record: Record) -> Iterator[Event]:
    """What happened to one record, days to come included."""
    posted = posted_on(record)
    yield Event(record, "posted", posted, "posted")
    if isinstance(record, Withdrawn):
        yield Event(record, "withdrawn", record.withdrawn.date, "withdrawn", ("withdrawn",))
        return
    yield from _noted(record, "changed", "changes", posted)
    if isinstance(record, Post):
        yield from _noted(record, "corrected", "corrections", posted)
    elif isinstance(record, Document):
        yield from _of_document(record, posted)
    elif isinstance(record, Commendation) and record.annulled_by and record.annulled_by.date > posted:
        yield Event(record, "annulled", record.annulled_by.date, "annulled", ("annulled_by",))


def posted_on(record: Record) -> dt.date:
    """The day on which a record was put up."""
    return record.day if isinstance(record, Post) else record.posted


def _noted(record: Record, kind: EventKind, field: str, posted: dt.date) -> Iterator[Event]:
    """Notes of changes and corrections; a later note of the same day is told apart by its number."""
    seen: dict[dt.date, int] = {}
    for index, item in enumerate(getattr(record, field)):
        seen[item.date] = number = seen.get(item.date, 0) + 1
        # A correction may be of the same day; a change of that day belongs to the putting up.
        if item.date > posted or kind == "corrected":
            name = f"{kind}-{item.date.isoformat()}" + (f"-{number}" if number > 1 else "")
            yield Event(record, kind, item.date, name, (field, index))


def _of_document(document: Document, posted: dt.date) -> Iterator[Event]:
    """Its status as known today, and the events of its history that came after it was put up."""
    status, day = document.status, _status_day(document, posted)
    if day:
        yield Event(document, "status", day, f"status-{status.value}-{status.since}", ("status",))
    for index, event in enumerate(document.history):
        told = day and event.type in TOLD_BY_STATUS and event.date == status.since
        if event.date > posted and not told:
            yield Event(document, "history", event.date, f"history-{event.type}-{event.date}", ("history", index))


def _status_day(document: Document, posted: dt.date) -> dt.date | None:
    """When readers could learn of the status: when the page was changed to tell it, else its own day."""
    status = document.status
    if status.since is None or status.value == "unchecked":
        return None
    day = max(status.recorded_on or status.since, status.since)
    return day if day > posted else None
