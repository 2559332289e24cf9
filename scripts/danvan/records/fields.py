"""The kinds of value that fields hold: what is right, and the Vietnamese message when it is not.

Every validator takes the text as typed in the file and raises a PydanticCustomError whose context holds ``fix``,
the sentence that tells the editor what to write instead.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from danvan.addresses import fault
from danvan.vietnamese import foreign_letters

VIETNAM = dt.timezone(dt.timedelta(hours=7))
PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
KEY_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def field(title: str, help: str, example: Any, default: Any = ..., *, translatable: bool = False, **limits: Any) -> Any:
    """A field of a record: its Vietnamese name, what to write in it, one right value.

    ``translatable`` fields are the ones an English file may carry; all others are the Vietnamese record's alone.
    """
    extra: dict[str, Any] | None = {"translatable": True} if translatable else None
    if isinstance(default, list):
        values: list[Any] = default
        return Field(
            default_factory=lambda: list(values), title=title, description=help, examples=[example],
            json_schema_extra=extra, **limits,
        )  # fmt: skip
    return Field(default, title=title, description=help, examples=[example], json_schema_extra=extra, **limits)


def wrong(message: str, fix: str) -> PydanticCustomError:
    """The error of a value, as the validators raise it."""
    # Braces in values would be read as a template's placeholders.
    return PydanticCustomError("danvan", "{message}", {"message": message, "fix": fix})


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
            cls.parse, json_schema_input_schema=core_schema.str_schema(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
        )


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


def _url(value: object) -> str:
    text = str(value)
    if found := fault(text):
        raise wrong(*found)
    return text


def _key(value: object) -> str:
    text = str(value)
    if not KEY_PATTERN.fullmatch(text):
        raise wrong(f"mã «{text}» sai dạng", "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ 126-kl-tw-2025")
    return text


def _section_ref(value: object) -> str:
    text = str(value)
    if not re.fullmatch(r"[a-z0-9-]+#(0|[IVX]+(\.\d+)*)", text):
        raise wrong(
            f"«{text}» không phải mục của kế hoạch", "viết mã kế hoạch, dấu # và số mục, ví dụ ke-hoach-2025#II.1"
        )
    return text


def _amount(value: object) -> float:
    text = str(value)
    if re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", text):
        return float(text)
    # A point may part thousands (1.500) or decimals (1.5), a comma likewise: which one is never guessed.
    if re.fullmatch(r"[0-9]{1,3}([. ,][0-9]{3})+", text):
        plain = re.sub("[. ,]", "", text)
        raise wrong(f"số «{text}» có dấu tách hàng nghìn", f"viết liền: {plain}")
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", text):
        raise wrong(f"số «{text}» dùng dấu phẩy", f"viết dấu chấm: {text.replace(',', '.')}")
    raise wrong(f"«{text}» không phải là số", "chỉ viết chữ số, ví dụ 1500 hoặc 12.5; đơn vị tính ghi ở trường unit")


def _text(value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("blank", "nothing but spaces")
        for place, letter, name in foreign_letters(value)[:1]:
            raise wrong(
                f"chữ «{letter}» ở vị trí {place + 1} không phải chữ Latinh ({name})",
                "gõ lại chữ đó bằng bàn phím tiếng Việt",
            )
        if re.search(r"<\s*[a-zA-Z/!]", value):
            raise wrong("có mã HTML trong trường", "chỉ viết chữ thường, bỏ phần trong dấu < >")
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
Url = Annotated[str, BeforeValidator(_url)]
Amount = Annotated[float, BeforeValidator(_amount)]
Key = Annotated[str, BeforeValidator(_key)]
SectionRef = Annotated[str, BeforeValidator(_section_ref)]
# Stripping stands first, so that a field's own limits count the letters only.
Text = Annotated[str, StringConstraints(strip_whitespace=True), BeforeValidator(_text)]


def holds_keys(info: FieldInfo) -> bool:
    """Whether a field holds keys of records: a figure's ``unit`` (of measure) does not, a post's does."""
    return _has_key_validator(info.metadata) or _is_key(info.annotation)


def _is_key(annotation: Any) -> bool:
    return _has_key_validator(getattr(annotation, "__metadata__", ())) or any(map(_is_key, get_args(annotation)))


def _has_key_validator(metadata: Iterable[object]) -> bool:
    return any(isinstance(item, BeforeValidator) and item.func in (_key, _section_ref) for item in metadata)
