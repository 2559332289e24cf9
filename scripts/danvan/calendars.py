"""Plain values → a calendar that phones and computers subscribe to (RFC 5545), written by icalendar.

Knows nothing of records and no clock: the same values give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//danvan//lich cong tac dan van//VI"
# How often a subscriber's calendar looks again; RFC 7986 for new programs, the X- name for Outlook.
AGAIN = dt.timedelta(hours=12)


@dataclass(frozen=True)
class CalendarItem:
    """A whole day: ``id`` is a tag URI for ever, ``written`` the day on which its words or its day last changed."""

    id: str
    day: dt.date
    title: str
    text: str
    url: str
    kind: str
    written: dt.date
    edition: int = 0


def as_ics(title: str, description: str, lang: str, items: Sequence[CalendarItem]) -> bytes:
    """The calendar; its items in order of day, then of id. Raises ValueError when there is none (RFC 5545, 3.6)."""
    # As long to load as a hundred pages are to make: only when a calendar has changed.
    from icalendar import Calendar, Event

    if not items:
        raise ValueError("a calendar has at least one day in it")
    calendar = Calendar()
    for name, value in (("prodid", MAKER), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for name, value in (("name", title), ("x-wr-calname", title), ("description", description)):
        calendar.add(name, value, parameters={} if name.startswith("x-") else {"LANGUAGE": lang})
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for item in sorted(items, key=lambda item: (item.day, item.id)):
        calendar.add_component(_fill(Event(), item, lang))
    written: bytes = calendar.to_ical()
    return written


def _fill(event: Event, item: CalendarItem, lang: str) -> Event:
    written = dt.datetime.combine(item.written, dt.time(), dt.UTC)
    event.add("uid", item.id)
    event.add("dtstamp", written)
    event.add("last-modified", written)
    event.add("sequence", item.edition)
    event.add("dtstart", item.day)
    # The day after, for an end is not part of what it ends (RFC 5545, 3.6.1).
    event.add("dtend", item.day + dt.timedelta(days=1))
    event.add("summary", item.title, parameters={"LANGUAGE": lang})
    event.add("description", item.text, parameters={"LANGUAGE": lang})
    event.add("url", item.url)
    event.add("categories", [item.kind])
    # A reminder does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    return event
