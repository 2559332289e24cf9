"""Dates in cells → as they stand in files. A day that may be read in two ways is never guessed."""

from __future__ import annotations

import datetime as dt
import re

from danvan.records.fields import VIETNAM
from danvan.symbols import short_date
from danvan.writing.blanks import Blank
from danvan.writing.sheets.model import Cell

SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+(\d{1,2})(?::|h|g)(\d{2})?(?::\d{2})?)?")
MONTH = re.compile(r"(\d{1,2})[/-](\d{4})")
TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2})?|\d{4}-\d{2}-\d{2}")


class TwoWays(ValueError):
    """A date that may mean two days; the message says which."""


def date_text(blank: Blank, cell: Cell) -> str:
    """The cell as the field has it; what is no date comes back as it was, for the check to refuse. Raises TwoWays."""
    if isinstance(cell, dt.datetime):
        return _iso(blank, cell)
    if blank.is_moment and (match := TIMED.fullmatch(cell)):
        text = f"{match[1]}T{int(match[2]):02}:{match[3]}" if match[1] else cell
        return _iso(blank, dt.datetime.fromisoformat(text)) if _exists(text) else cell
    if match := MONTH.fullmatch(cell):
        return f"{match[2]}-{int(match[1]):02}"
    match = SLASHED.fullmatch(cell)
    day = match and _day(match[1], match[2], match[3])
    if not match or not day:
        return cell
    hour, minute = int(match[4] or 0), int(match[5] or 0)
    if hour > 23 or minute > 59:
        return cell
    return _iso(blank, dt.datetime.combine(day, dt.time(hour, minute)))


def _iso(blank: Blank, moment: dt.datetime) -> str:
    if blank.is_moment:
        return moment.replace(second=0, microsecond=0, tzinfo=VIETNAM).isoformat()
    return moment.date().isoformat()


def _exists(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(first: str, second: str, year: str) -> dt.date | None:
    """The day of day/month/year; None when there is no such day."""
    try:
        day = dt.date(int(year), int(second), int(first))
    except ValueError:
        return None
    if int(first) <= 12 and first != second and not _only_vietnamese(first, second, day):
        other = dt.date(int(year), int(first), int(second))
        raise TwoWays(f"có thể là {day} hoặc {other}")
    return day


def _only_vietnamese(first: str, second: str, day: dt.date) -> bool:
    """Whether it is written as only Decree 30/2020/NĐ-CP has it: 05/9/2016, a zero before the day and none before the month."""
    return first.startswith("0") and not second.startswith("0") and f"{first}/{second}/{day.year}" == short_date(day)
