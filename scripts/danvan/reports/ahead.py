"""What comes next, for whoever operates the site: posts that wait for their day, drafts, days to keep in mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from danvan import agenda
from danvan.reports.content import Block, Linked
from danvan.reports.desk import Desk, heading
from danvan.reports.happened import numbered

DAYS = 60


def ahead(desk: Desk) -> Iterator[Block]:
    """The lists, each in order of the days; what is not public yet stands without an address."""
    library = desk.library
    waiting = [(post.day, post.title) for post in sorted(library.waiting, key=lambda post: (post.date, post.key))]
    drafts = [(record.source.path, record.heading) for record in sorted(library.drafts, key=lambda r: r.source.path)]
    yield heading(1, "ahead.title")
    yield heading(2, "ahead.waiting")
    yield from numbered("ahead.waiting", ("day", "what"), (14,), waiting)
    yield heading(2, "ahead.drafts")
    yield from numbered("ahead.drafts", ("ahead.file", "what"), (40,), drafts)
    yield heading(2, "ahead.days")
    yield from numbered("ahead.days", ("day", "kind", "name"), (14, 16), list(_days(desk)))


def _days(desk: Desk) -> Iterator[tuple[dt.date, str, Linked]]:
    today = desk.library.today
    entries = sorted((*agenda.public(desk.library), *agenda.reviews(desk.library)), key=lambda e: (e.day, e.name))
    for entry in entries:
        if today <= entry.day <= today + dt.timedelta(days=DAYS):
            yield entry.day, str(desk.p.t(f"deadlines.kind_{entry.kind}")), desk.linked(entry.record)
