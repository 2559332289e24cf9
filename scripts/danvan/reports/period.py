"""The time that a report is about."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included."""

    first: dt.date
    last: dt.date

    @property
    def months(self) -> list[str]:
        """Its months in order: "2026-11"."""
        start, end = self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month - 1
        return [f"{number // 12}-{number % 12 + 1:02}" for number in range(start, end + 1)]

    @property
    def name(self) -> str:
        """As a report names it: "quý IV năm 2026", "năm 2026", "tháng 11 năm 2026", else from day to day."""
        span, year = self._whole(), self.first.year
        if span == 12:
            return f"năm {year}"
        if span == 3:
            return f"quý {ROMAN[self.first.month // 3]} năm {year}"
        if span == 1:
            return f"tháng {self.first.month} năm {year}"
        return f"từ ngày {self.first:%d/%m/%Y} đến ngày {self.last:%d/%m/%Y}"

    @property
    def slug(self) -> str:
        """For the name of a file: "2026-q4", "2026", "2026-11"."""
        span, year, month = self._whole(), self.first.year, self.first.month
        short = {12: f"{year}", 3: f"{year}-q{month // 3 + 1}", 1: f"{year}-{month:02}"}
        return short.get(span, f"{self.first}-{self.last}")

    def _whole(self) -> int:
        """How many months it has when it is just a year, a quarter or a month; else 0."""
        for number in (12, 3, 1):
            if self.first.day == 1 and (self.first.month - 1) % number == 0 and self.last == _end(self.first, number):
                return number
        return 0


def _end(first: dt.date, months: int) -> dt.date:
    month = first.month + months - 1
    return dt.date(first.year, month, calendar.monthrange(first.year, month)[1])


def year(text: str) -> Period:
    """ "2026". Raises ValueError with what to write."""
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise ValueError(f"«{text}» không phải năm; viết bốn chữ số, ví dụ 2026")
    first = dt.date(int(text), 1, 1)
    return Period(first, _end(first, 12))


def quarter(text: str) -> Period:
    """ "2026-Q4". Raises ValueError with what to write."""
    match = re.fullmatch(r"((?:19|20)\d\d)-?[Qq]([1-4])", text)
    if not match:
        raise ValueError(f"«{text}» không phải quý; viết năm và quý, ví dụ 2026-Q4")
    first = dt.date(int(match[1]), 3 * int(match[2]) - 2, 1)
    return Period(first, _end(first, 3))


def month(text: str) -> Period:
    """ "2026-11". Raises ValueError with what to write."""
    match = re.fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", text)
    if not match:
        raise ValueError(f"«{text}» không phải tháng; viết năm và tháng, ví dụ 2026-11")
    first = dt.date(int(match[1]), int(match[2]), 1)
    return Period(first, _end(first, 1))
