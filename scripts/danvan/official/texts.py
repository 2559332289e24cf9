"""What should be called or spelled otherwise in a text, except where it is somebody else's text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from danvan.markup import blank_code
from danvan.official.table import Form, Source, forms, key, table
from danvan.vietnamese import modern_tones

# The place in the text, what was found, what to write.
Advice = tuple[int, str, str]
# Addresses and keys, and what follows a paper's number up to the sentence's end: its title, as it was printed.
NOT_WORDS = re.compile(r"\]\([^)\s]*\)|\[\[[^\]|\n]*|https?://\S+|\d+[-/][\w/-]*[A-ZĐ]{2}[\w/-]*[^.;\n]*")
QUOTED = re.compile(r"“[^”\n]*”|«[^»\n]*»|\"[^\"\n]*\"|^>.*$", re.MULTILINE)
# What is longer in quotation marks is somebody's words; what is shorter may be a name.
LONGEST_NAME = 80
TIMES = re.compile(r"(?:(?:\b(\d{1,2})/)?\b(\d{1,2})/)?\b((?:19|20)\d\d)\b(?![/-]\w)")
# Words by which a text says itself that it speaks of the past.
EARLIER = re.compile(
    r"\b(?:cũ|trước đây|trước kia|trước ngày 0?1/0?7/2025|khi đó|nay là|nay thuộc|nguyên là|sáp nhập|sắp xếp|không còn|kết thúc hoạt động)\b",
    re.IGNORECASE,
)
# One class for each of both letters, so that the engine skips what is neither; the tone's place is judged afterwards.
OLD_TONE = re.compile(r"[oOuU][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)")
BEFORE = re.compile(r"(?:(\w+) )?(\w*)$")


def unofficial(text: str, day: dt.date) -> Iterator[Advice]:
    """What should be called or spelled otherwise in a text of our own, written on a day."""
    if not _forms().search(text) and not OLD_TONE.search(text):
        return
    words = NOT_WORDS.sub(_blank, blank_code(text))
    own = QUOTED.sub(_blank, words)
    for match in _forms().finditer(QUOTED.sub(_blank_long, words)):
        form = forms().get(key(match[0]))
        if form and (form.name or own[match.start()] != " ") and _holds(form, words, match, day):
            yield match.start(), f"«{match[0]}» {form.wrong}", f"{form.right}; theo {form.rule.source}"
    yield from _old_tones(own)


@cache
def _forms() -> re.Pattern[str]:
    """Every form in one pattern: a class of first letters, then the rest by its first word, so that most places cost nothing.

    What it finds is looked up again, since any first letter may come before any rest.
    """
    rests: dict[str, list[str]] = {}
    for name in sorted(forms(), key=len, reverse=True):
        word, space, more = name.partition(" ")
        rests.setdefault(word[1:] + space, []).append(re.escape(more).replace(r"\ \-\ K", r"(?:\ [-–—]|,)\ [Kk]"))
    first = {letter for name in forms() for letter in (name[0], name[0].upper())}
    rest = "|".join(f"{re.escape(word)}(?:{'|'.join(more)})" for word, more in rests.items())
    return re.compile(rf"[{''.join(sorted(first))}](?<![\w/-].)(?:{rest})(?![\w/])")


def _holds(form: Form, text: str, match: re.Match[str], day: dt.date) -> bool:
    """Whether a rule holds there: for the time that the paragraph is about, and where the right name is not told too."""
    first, last = text.rfind("\n\n", 0, match.start()) + 1, text.find("\n\n", match.end())
    paragraph = text[first : last if last >= 0 else None]
    near = text[max(first, match.start() - 80) : match.end() + 60]
    told_too = form.name and form.right.removeprefix("ghi ").partition(" (")[0] in paragraph
    return _within(form.rule, paragraph, day) and not told_too and not EARLIER.search(near)


def _within(rule: Source, paragraph: str, day: dt.date) -> bool:
    times = [_days(*found.groups()) for found in TIMES.finditer(paragraph)] or [(day, day)]
    return all(rule.since <= first and last <= rule.until for first, last in times)


def _days(day: str | None, month: str | None, year: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date, a month or a year may mean."""
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # no date after all: 30/2/2025
        return dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
    return first, first if day else dt.date(int(year), int(month or 12), 28)


def _old_tones(own: str) -> Iterator[Advice]:
    """The words with a tone in the old place, all told at once; people's names are written as those people write them."""
    found: dict[str, int] = {}
    for match in OLD_TONE.finditer(own):
        before = BEFORE.search(own, max(0, match.start() - 20), match.start())
        name, letters = before.groups() if before else (None, "")
        word = letters + match[0]
        if modern_tones(word) != word and not (word[0].isupper() and name and name[0].isupper()):
            found.setdefault(word, match.start() - len(letters))
    if found:
        said = ", ".join(f"«{word}»" for word in found)
        right = ", ".join(f"«{modern_tones(word)}»" for word in found)
        yield min(found.values()), f"{said} đặt dấu kiểu cũ", f"viết {right}; theo {table().spelling.source}"


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_long(match: re.Match[str]) -> str:
    return _blank(match) if len(match[0]) > LONGEST_NAME or match[0][0] == ">" else match[0]
