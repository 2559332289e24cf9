"""Numbers that count something - money, people, days - and so belong to nobody."""

from __future__ import annotations

import re

from danvan.gate.finding import digits_of
from danvan.gate.reading import Text

UNIT = re.compile(
    r"\s{0,2}(?:dong|d\b|vnd|trieu|nghin|ngan|ty\b|usd|nguoi|ho\b|luot|can\b|suat|the\b|tai khoan|truong hop|m2|ha\b|km)"
)
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
DAY_OR_YEARS = re.compile(
    r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]+)?|(?:19|20)[0-9]{2}[- ]{1,2}(?:19|20)[0-9]{2}"
)


def is_amount(text: Text, end: int) -> bool:
    """Whether what follows says that the number counts money, people, things."""
    return UNIT.match(text.low, end) is not None


def is_counted(text: Text, match: re.Match[str]) -> bool:
    """Whether the number (group ``n``) counts something, or is a day, or years."""
    shape = match["n"].strip()
    grouped = THOUSANDS.fullmatch(shape) and len(digits_of(shape)) < 9
    return bool(grouped or DAY_OR_YEARS.fullmatch(shape) or is_amount(text, match.end("n")))


def is_grouped(match: re.Match[str]) -> bool:
    """Whether the number is written as money is, by thousands."""
    return THOUSANDS.fullmatch(match["n"].strip()) is not None
