"""``place=value`` pairs, as options and a sheet's columns give them → front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from danvan.frontmatter import Place, Value
from danvan.library import Library
from danvan.records import Record
from danvan.vietnamese import nearest, nfc
from danvan.writing.blanks import Blank, blank_at, leaves
from danvan.writing.choices import choices, exact
from danvan.writing.values import Fields, get, put

INDEX = re.compile(r"\[(\d+)\]")
DOT = re.compile(r"\.(?=\S)")  # not the one in the name of a field, "1. Tên mô hình"


@dataclass(frozen=True)
class Target:
    """Where a value goes: its field, and its place (list items counted from 0).

    ``item`` is where in the place the first item stands only because no number was written.
    """

    blank: Blank
    place: Place
    item: int | None = None


def target_of(kind: type[Record], written: str) -> Target | None:
    """The field that ``decision.number``, ``recipients.2.collective`` or ``Nguồn.Địa chỉ`` means; None when unknown.

    Items are counted from 1; the first one is meant where no number stands.
    """
    parts = [part.strip() for part in DOT.split(INDEX.sub(r".\1", nfc(written))) if part.strip()]
    names: tuple[str, ...] = ()
    place: list[str | int] = []
    blank: Blank | None = None
    item = None
    for part in parts:
        if part.isdecimal() and blank and blank.many and int(part) > 0:
            place.append(int(part) - 1)
            continue
        if blank and blank.many and not isinstance(place[-1], int):
            item = len(place)
            place.append(0)
        names = (*names, part)
        blank = blank_at(kind, names)
        if blank is None:
            return None
        place.append(blank.name)
    return Target(blank, tuple(place), item) if blank else None


def unknown(kind: type[Record], written: str) -> tuple[str, str]:
    """What is said of a name that is no field."""
    known = [".".join(blank.path) for blank in leaves(kind)]
    near = nearest(written, [*known, *(blank.title for blank in leaves(kind))])
    return f"không có trường «{written}»", (f"có phải «{near}»? " if near else "") + f"các trường: {', '.join(known)}"


def assign(fields: Fields, target: Target, values: Iterable[str], library: Library) -> None:
    """Put values in: each resolved where the field has choices; a list field takes all of them after what it has."""
    blank, place = target.blank, target.place
    among = choices(blank, library)
    resolved: list[Value] = [found.value if (found := exact(value, among)) else value for value in values]
    if blank.many and not isinstance(place[-1], int):
        before = get(fields, place)
        put(fields, place, [*(before if isinstance(before, list) else []), *resolved])
    elif resolved:
        put(fields, place, resolved[-1])


def listed(blank: Blank) -> bool:
    """Whether a list's items may stand in one text, parted by commas: keys and values of a closed list."""
    return blank.many and bool(blank.values or blank.target)


def spoken(place: Place) -> str:
    """A place as editors write it, items counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
