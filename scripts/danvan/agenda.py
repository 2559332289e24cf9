"""Days to keep in mind: deadlines of the plans, ends of consultations and of pinned notices; days of review."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from danvan.library import Library
from danvan.records import Commendation, Plan, Post, Record

Kind: TypeAlias = Literal["deadline", "consultation", "notice", "review"]
# A notice is of use while it lasts; deadlines and consultations stay, as what was asked of whom.
NOTICE_DAYS = 365


@dataclass(frozen=True)
class Entry:
    """A day in the agenda: the last one to act, why, and the record that says so (``index``: which of its deadlines).

    ``name`` stays the same whatever becomes of the day and of the words.
    """

    day: dt.date
    kind: Kind
    record: Record
    name: str
    index: int = 0


def public(library: Library) -> list[Entry]:
    """What concerns readers, in order of the days."""
    found = [entry for plan in library.plans for entry in _deadlines(plan)]
    found += [entry for item in library.commendations for entry in _consultation(item)]
    found += [entry for post in library.posts for entry in _notice(post, library.today)]
    return sorted(found, key=lambda entry: (entry.day, entry.name))


def reviews(library: Library) -> list[Entry]:
    """The days on which editors look at a page again; these are no readers' business."""
    found = [
        Entry(record.review, "review", record, f"{record.kind}/{record.lasting_id}/ra-soat")
        for record in library.records.values()
        if record.review
    ]
    return sorted(found, key=lambda entry: (entry.day, entry.name))


def _deadlines(plan: Plan) -> Iterator[Entry]:
    before: Counter[str] = Counter()
    for index, item in enumerate(plan.deadlines):
        before[item.section] += 1
        name = f"{plan.kind}/{plan.key}/han/{item.section.lower()}-{before[item.section]}"
        yield Entry(item.last_day, "deadline", plan, name, index)


def _consultation(item: Commendation) -> Iterator[Entry]:
    if item.consultation:
        yield Entry(item.consultation.end, "consultation", item, f"{item.kind}/{item.lasting_id}/lay-y-kien")


def _notice(post: Post, today: dt.date) -> Iterator[Entry]:
    if post.pinned_until and post.pinned_until > today - dt.timedelta(days=NOTICE_DAYS):
        yield Entry(post.pinned_until, "notice", post, f"{post.kind}/{post.lasting_id}/ghim")
