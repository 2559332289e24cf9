"""A text as the gate reads it: what hides a number from a machine and not from a reader is taken away.

Full-width digits, letters apart from their marks, spaces that are none, invisible characters, emphasis within a
number. No line end is ever added or removed, so that lines can still be counted.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufe0f\ufeff"
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|nbsp|ensp|emsp|thinsp|shy|zwj|zwnj|commat|period|sol|plus);")
# Marks of emphasis, which may stand within a number.
EMPHASIS = "*_`~\\"
# The letter O typed for a zero, in what else is a long number.
BEFORE_DIGIT = re.compile(r"[oO](?:(?<![^\W_oO].)|(?<=[0-9].))[ .\-]?[0-9]")
LIKE_NUMBER = re.compile(r"(?<![^\W_])[oO0-9](?:[ .\-]?[oO0-9]){7,}(?![^\W_])")
ZERO = str.maketrans("oO", "00")
# An address of a page may hold any number; one that calls or writes to a person may not.
ADDRESS = re.compile(r"https?://(?!(?:www\.)?(?:zalo\.me|wa\.me|t\.me|viber\.me)/)[^\s<>()\[\]\"']+")


class _Folding(dict[int, str]):
    """A table for `str.translate`, letter for letter: each without its marks, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = {"đ": "d", "Đ": "D"}.get(letter, letter)
        return self[code]


_FOLDING = _Folding()


def tidy(text: str) -> str:
    """The text as a reader sees it, each letter one character."""
    if "&" in text:
        text = ENTITY.sub(lambda match: html.unescape(match.group()).replace("\n", " "), text)
    for mark in INVISIBLE + EMPHASIS:
        if mark in text:
            text = text.replace(mark, "")
    plain = unicodedata.normalize("NFKC", text.replace("…", "."))
    return LIKE_NUMBER.sub(_digits, plain) if BEFORE_DIGIT.search(plain) else plain


def _digits(match: re.Match[str]) -> str:
    """A run of digits with each O a zero; a run that is mostly O stays."""
    run = match.group()
    return run.translate(ZERO) if sum(letter.isdigit() for letter in run) > 5 else run


@dataclass(frozen=True)
class Text:
    """A tidied text, for a closer look."""

    plain: str

    @cached_property
    def folded(self) -> str:
        """Without marks, as long as ``plain``: a place in one is the same place in the other."""
        return self.plain.translate(_FOLDING)

    @cached_property
    def low(self) -> str:
        """Without marks and capitals."""
        return self.folded.lower()

    def has(self, signs: Iterable[str]) -> bool:
        """Whether any of these letters stand in it, without marks and capitals."""
        return any(sign in self.low for sign in signs)

    def line_of(self, place: int) -> int:
        """The line of a place, counted from 0."""
        return self.plain.count("\n", 0, place)

    def before(self, place: int, length: int = 40) -> str:
        """What stands before a place, without marks and capitals."""
        return self.low[max(0, place - length) : place]

    def word_before(self, place: int) -> str:
        """The last word before a place, without marks and capitals."""
        found = re.search(r"([a-z]+)[\s,(]*$", self.before(place))
        return found[1] if found else ""


def without_addresses(plain: str) -> str:
    """The text with addresses of pages blanked, everything else where it was."""
    return ADDRESS.sub(lambda match: " " * len(match.group()), plain) if "http" in plain else plain
