"""How much was published: counted by kind, month, unit, movement and task of the plan (features F108, F109).

The one place that counts; reports, the operators' page and the open data show the same numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from danvan.library import Library
from danvan.records import Plan, Post, Record

# The kinds that people put up one by one, in the order of reports.
KINDS = ("document", "model", "commendation", "post", "movement", "plan")
# The kinds that carry out a task or belong to a movement or unit.
OUTPUTS = ("document", "model", "commendation", "post")
# What is counted apart → how many of each kind.
Counts: TypeAlias = dict[str, Counter[str]]


def posted_on(record: Record) -> dt.date:
    """The day on which a record was put up, in Viet Nam."""
    return record.day if isinstance(record, Post) else record.posted


def published(library: Library, first: dt.date, last: dt.date) -> list[Record]:
    """What was put up from ``first`` to ``last``, in order of the days, then of kind and key."""
    found = [r for r in library.records.values() if r.kind in KINDS and first <= posted_on(r) <= last]
    return sorted(found, key=lambda record: (posted_on(record), KINDS.index(record.kind), record.key))


def by_kind(records: Iterable[Record]) -> Counter[str]:
    """How many of each kind."""
    return Counter(record.kind for record in records)


def by_month(records: Iterable[Record], months: Sequence[str]) -> Counts:
    """Of each month ("2026-11"), the empty ones too."""
    found: Counts = {month: Counter() for month in months}
    for record in records:
        found[f"{posted_on(record):%Y-%m}"][record.kind] += 1
    return found


def by_unit(library: Library, records: Iterable[Record]) -> Counts:
    """Of each of the Department's units that posted, follows or was commended; what names several counts at each."""
    return _referring(library, [unit.key for unit in library.units], records)


def by_movement(library: Library, records: Iterable[Record]) -> Counts:
    """Of each movement, the empty ones too."""
    return _referring(library, [movement.key for movement in library.movements], records)


def by_task(library: Library, plan: Plan, records: Iterable[Record]) -> Counts:
    """Of each task of the plan ("II.1"), the empty ones too: which of them has no output (features F108)."""
    wanted = {record.key for record in records if record.kind in OUTPUTS}
    tasks = [section.number for section in plan.tasks()]
    found: Counts = {number: Counter() for number in tasks}
    seen = set()
    for link in library.links:
        pair = (link.source, link.section)
        if link.target == plan.key and link.section in found and link.source in wanted and pair not in seen:
            seen.add(pair)
            found[link.section][library.records[link.source].kind] += 1
    return found


def _referring(library: Library, keys: Sequence[str], records: Iterable[Record]) -> Counts:
    wanted = {record.key for record in records if record.kind in OUTPUTS}
    found: Counts = {key: Counter() for key in keys}
    for source, target in {(link.source, link.target) for link in library.links}:
        if source in wanted and target in found:
            found[target][library.records[source].kind] += 1
    return found
