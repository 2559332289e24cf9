"""Names of people: told by the surname that they begin with."""

from __future__ import annotations

from danvan.gate.reading import Text
from danvan.surnames import SURNAMES
from danvan.vietnamese import fold

PLAIN_SURNAMES = frozenset(map(fold, SURNAMES))
FAMOUS = frozenset({"ho chi minh", "nguyen hue", "nguyen nhac", "le loi", "tran hung dao", "le quy don"})


def is_name(text: Text, start: int, end: int) -> bool:
    """Whether it begins with a surname; without any mark the surname may be without its own."""
    parts = text.plain[start:end].lower().split()
    first = parts[1] if len(parts[0]) == 1 else parts[0]
    unmarked = text.plain[start:end].isascii()
    return (first in SURNAMES or (unmarked and first in PLAIN_SURNAMES)) and text.low[start:end] not in FAMOUS
