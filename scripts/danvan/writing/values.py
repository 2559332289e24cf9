"""Front matter's values by their places: put in, taken out, filled with what is known without asking."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from danvan.frontmatter import Place, Value
from danvan.records import Document, Post, Record

Fields = dict[str, Value]


def put(fields: Fields, place: Place, value: Value) -> None:
    """Set the value at a place; groups and lists around it are made. A list's index may be at most its length."""
    here: Any = fields
    for part, following in itertools.pairwise(place):
        if isinstance(part, int):
            here += [None] * (part + 1 - len(here))
            here[part] = here[part] or ([] if isinstance(following, int) else {})
        else:
            here.setdefault(part, [] if isinstance(following, int) else {})
        here = here[part]
    last = place[-1]
    if isinstance(last, int):
        here += [None] * (last + 1 - len(here))
    here[last] = value


def get(fields: Fields, place: Place) -> Value:
    """The value at a place; None where there is none."""
    here: Any = fields
    for part in place:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
        else:
            here = here.get(part) if isinstance(here, dict) else None
    found: Value = here
    return found


def known(kind: type[Record], now: dt.datetime) -> Fields:
    """What may be written without asking: today's day, and that nobody has looked at a document's status."""
    today = now.date().isoformat()
    if issubclass(kind, Post):
        return {"date": now.replace(second=0, microsecond=0).isoformat()}
    fields: Fields = {"posted": today}
    if issubclass(kind, Document):
        fields["status"] = {"value": "unchecked", "checked_on": today}
    return fields
