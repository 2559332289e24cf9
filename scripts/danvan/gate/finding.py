"""One thing found in a text: its kind, where, a fingerprint for the allow list, and how it may be shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from danvan.gate.reading import Text

Kind = Literal["id", "phone", "birth", "home", "account", "email", "child", "secrecy"]
DIGITS = re.compile(r"[0-9]+(?:[ .\-·•()\s]{1,3}[0-9]+)*")
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Finding:
    """What was found between two places of the tidied text; ``line`` counts from 0.

    Findings are kept on disk (``files``) and printed: they hold no value, only its ``fingerprint``.
    """

    kind: Kind
    start: int
    end: int
    line: int
    fingerprint: str
    shown: str


# How a kind is looked for: from the text, its findings.
Detector: TypeAlias = Callable[[Text], Iterator[Finding]]


def fingerprint(value: str) -> str:
    """What a value is compared by, from which it cannot be read."""
    return hashlib.sha256(value.encode()).hexdigest()


def digits_of(value: str) -> str:
    """The digits alone; a telephone's country code is a leading 0 again."""
    digits = re.sub(r"[^0-9]", "", value)
    return re.sub(r"^(?:00)?840?(?=[235789][0-9]{8,9}$)", "0", digits)


def number(kind: Kind, text: Text, start: int, end: int) -> Finding:
    """A finding that is a number."""
    value = digits_of(text.plain[start:end])
    return Finding(kind, start, end, text.line_of(start), fingerprint(value), masked_number(value))


def words(kind: Kind, text: Text, start: int, end: int) -> Finding:
    """A finding in words: what it says is shown, whom it is about is not."""
    value = " ".join(text.low[start:end].split())
    return Finding(kind, start, end, text.line_of(start), fingerprint(value), masked_words(text.plain[start:end]))


def masked_number(digits: str) -> str:
    """0243******12; of short numbers less is shown."""
    kept = 4 if len(digits) >= 10 else 2
    return digits[:kept] + "*" * (len(digits) - kept - 2) + digits[-2:]


def masked_words(value: str) -> str:
    """The words as they are, every digit but the first of each number hidden."""
    flat = " ".join(value.split())
    return re.sub(r"(?<=[0-9])[0-9]", "*", flat)[:60]


def initials(name: str) -> str:
    """N.V.A. of a name."""
    return "".join(f"{part[0].upper()}." for part in re.findall(r"[^\W\d_]+", name))
