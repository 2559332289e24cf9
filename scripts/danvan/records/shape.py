"""The shape of a field's value: what a form, a JSON Schema or a table must know of it besides the check itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ShapeName = Literal[
    "text", "day", "partial-date", "moment", "yes-no", "whole", "amount", "choice", "key", "section", "number", "url", "file",
    "group", "texts",
]  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Stands beside a type's validator; ``pattern`` is how the value is typed, as far as a pattern can tell."""

    name: ShapeName
    pattern: str = ""


TEXT, YES_NO, CHOICE, GROUP, TEXTS = (
    Shape("text"), Shape("yes-no"), Shape("choice"), Shape("group"), Shape("texts"),
)  # fmt: skip
WHOLE = Shape("whole", "[0-9]+")
DAY = Shape("day", "[0-9]{4}-[0-9]{2}-[0-9]{2}")
PARTIAL_DATE = Shape("partial-date", "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
# What datetime.fromisoformat reads, with the zone of Việt Nam.
MOMENT = Shape("moment", r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\+07:?00")
AMOUNT = Shape("amount", r"[0-9]+(\.[0-9]{1,2})?")
KEY = Shape("key", "[a-z0-9]+(-[a-z0-9]+)*")
SECTION = Shape("section", r"[a-z0-9-]+#(0|[IVX]+(\.[0-9]+)*)")
NUMBER = Shape("number")
URL = Shape("url", r'https?://[^\s<>"`\\{}|^]+')
FILE = Shape("file", "assets(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
