"""Days, moments and dates of which a part is unknown."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from danvan.records import shape
from danvan.records.messages import wrong

VIETNAM = dt.timezone(dt.timedelta(hours=7))
PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown (month or day 0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> str:
        """day, month or year."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> dt.date:
        """The first day that it may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that it may mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> dt.date | None:
        """The date, when the day is known."""
        return self.first if self.day else None

    def __str__(self) -> str:
        """As the site shows it: 14/02/2025, 04/2025 or 2025."""
        if self.day:
            return f"{self.day:02}/{self.month:02}/{self.year}"
        return f"{self.month:02}/{self.year}" if self.month else str(self.year)

    def isoformat(self) -> str:
        """2025-02-14, 2025-02 or 2025."""
        if self.day:
            return f"{self.year}-{self.month:02}-{self.day:02}"
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    @classmethod
    def parse(cls, value: object) -> PartialDate:
        """From 2025-02-14, 2025-02 or 2025; raises PydanticCustomError."""
        if isinstance(value, cls):
            return value
        match = PARTIAL_DATE.fullmatch(str(value))
        if not match:
            raise _wrong_date(value)
        year, month, day = (int(part or 0) for part in match.groups())
        if "00" in match.groups() or not _exists(year, month or 1, day or 1):
            raise _wrong_date(value)
        return cls(year, month, day)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, json_schema_input_schema=core_schema.str_schema(pattern=f"^{shape.PARTIAL_DATE.pattern}$")
        )


def is_old(day: dt.date, today: dt.date) -> bool:
    """Whether a whole year has gone by since a day on which something was looked at."""
    return year_after(day) <= today


def year_after(day: dt.date) -> dt.date:
    """When a status or a model looked at on a day is to be looked at again; the day after where there is no 29 February."""
    return day.replace(year=day.year + 1) if _exists(day.year + 1, day.month, day.day) else dt.date(day.year + 1, 3, 1)


def _wrong_date(value: object) -> PydanticCustomError:
    """Says why: written the Vietnamese way, or a day that does not exist."""
    text = str(value)
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text)
    if match:
        day, month, year = (int(part) for part in match.groups())
        iso = f"{year}-{month:02}-{day:02}"
        if _exists(year, month, day):
            return wrong(f"ngày «{text}» viết sai dạng", f"viết năm-tháng-ngày: {iso}")
        return wrong(f"ngày «{text}» không có thật", "viết năm-tháng-ngày của một ngày có trong lịch, ví dụ 2025-02-14")
    if re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text):
        year, month, day = (int(part) for part in text.split("-"))
        if _exists(year, month, day):
            return wrong(f"ngày «{text}» viết sai dạng", f"viết đủ hai chữ số: {year}-{month:02}-{day:02}")
        return wrong(f"ngày «{text}» không có thật", "viết một ngày có trong lịch, ví dụ 2025-02-14")
    if re.fullmatch(r"[0-9]{4}-00", text):
        return wrong(f"«{text}» không có tháng 00", f"chưa rõ tháng thì chỉ viết năm: {text[:4]}")
    return wrong(f"«{text}» không phải là ngày", "viết năm-tháng-ngày, ví dụ 2025-02-14")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    found = PartialDate.parse(value).exact
    if found is None:
        raise wrong(f"ngày «{value}» thiếu ngày hoặc tháng", "viết đủ năm-tháng-ngày, ví dụ 2025-02-14")
    return found


def _moment(value: object) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    text = str(value)
    example = "viết ngày, giờ và múi giờ Việt Nam, ví dụ 2026-11-23T08:00:00+07:00"
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        raise wrong(f"«{text}» không phải là ngày giờ", example) from None
    if found.tzinfo is None:
        raise wrong(f"ngày giờ «{text}» không ghi múi giờ +07:00", f"viết {found.isoformat()}+07:00")
    if found.utcoffset() != VIETNAM.utcoffset(None):
        raise wrong(f"ngày giờ «{text}» không theo múi giờ +07:00", example)
    return found


Day = Annotated[dt.date, BeforeValidator(_day), shape.DAY]
Moment = Annotated[dt.datetime, BeforeValidator(_moment), shape.MOMENT]
