"""The lasting order of all records; where few have changed, they alone are put in their places."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from typing import Any

from danvan.cache import Cache
from danvan.library.tables import keep, kept
from danvan.program import program
from danvan.records import Record
from danvan.vietnamese import sort_key

ROOM = "order"
# To find the place of a name among others, some of these are weighed letter by letter: of more, all are sorted.
FEW = 200


def in_order(records: Iterable[Record], cache: Cache) -> list[Record]:
    """Newest first, then by name."""
    by_digest = {record.digest: record for record in records}
    before: list[str] = kept(cache, ROOM, program()).get(ROOM, [])
    known = [by_digest[digest] for digest in before if digest in by_digest]
    new = [by_digest[digest] for digest in by_digest.keys() - set(before)]
    if len(new) > FEW:
        order = sorted(by_digest.values(), key=_place)
    else:
        order = known
        for record in new:
            insort(order, record, key=_place)
    now = [record.digest for record in order]
    if now != before:
        keep(cache, ROOM, program(), {ROOM: now})
    return order


def _place(record: Record) -> tuple[Any, ...]:
    return -record.updated.toordinal(), sort_key(record.heading), record.key
