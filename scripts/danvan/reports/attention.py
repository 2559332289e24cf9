"""Part III: what is stale; part IV: which unit sent which paper when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from danvan.library.due import due
from danvan.reports.content import Block, Cell, Grid, Line
from danvan.reports.desk import Desk, heading, words
from danvan.reports.happened import numbered
from danvan.reports.tracker import Tracked, tracked


def stale(desk: Desk) -> Iterator[Block]:
    """What somebody should look at, as of the report's day; what has waited longest first."""
    library, today = desk.library, desk.library.today
    found = due(library, today)
    unclear = {item.record.key for item in found if item.group in ("period", "unchecked")}
    documents = sorted((d for d in library.documents if d.key in unclear), key=lambda d: (d.status.checked_on, d.key))
    yield heading(1, "stale.title", date=f"{today:%d/%m/%Y}")
    models = [item.record for item in found if item.group == "model"]
    yield from _list("models", ("stale.last_update",), [(model.updated, desk.linked(model)) for model in models])
    rows = [(d.status.checked_on, str(desk.p.t(f"status.{d.status.value}")), desk.linked(d)) for d in documents]
    yield from _list("unchecked", ("stale.last_check", "stale.status"), rows)
    for name, column, group in (("reviews", "review_day", "review"), ("translations", "drifted", "translation")):
        lines = [(item.day, desk.linked(item.record)) for item in found if item.group == group]
        yield from _list(name, (f"stale.{column}",), lines)


def _list(name: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Iterator[Block]:
    yield heading(2, f"stale.{name}")
    yield from numbered(f"stale.{name}", (*columns, "name"), (17, *[16] * (len(columns) - 1)), rows)


def units(desk: Desk) -> Iterator[Block]:
    """The papers of units: what the plan asks, what came when (features F107)."""
    yield heading(1, "tracker.title")
    plan = desk.plan
    if plan is None:
        yield Line(words("figures.no_plan"))
        return
    for item in plan.deadlines:
        if item.papers:
            yield Line(words("tracker.plan", plan=plan.title, section=item.section, text=item.text))
    found = tracked(desk.library, plan)
    if not found:
        yield Line(words("tracker.no_sheet"))
        return
    yield Line(_sum(found))
    yield _papers(found)


def _sum(found: list[Tracked]) -> str:
    states = Counter(item.state for item in found)
    received = states["on_time"] + states["late"] + states["received"]
    return words(
        "tracker.sum", received=received, late=states["late"], missing=states["missing"], unknown=states["unknown"]
    )


def _papers(found: list[Tracked]) -> Grid:
    columns = ("number", "unit", "paper", "due", "received", "state")
    rows = tuple(
        (index, item.unit, _paper(item), _due(item), item.received or words("none"), _state(item))
        for index, item in enumerate(found, 1)
    )
    return Grid(tuple(words(f"columns.{name}") for name in columns), (6, 25, 21, 16, 15, 17), rows)


def _paper(item: Tracked) -> str:
    return ", ".join(filter(None, (words(f"paper.{item.paper}"), item.period)))


def _due(item: Tracked) -> str | dt.date:
    if item.deadline and item.deadline.before:
        return words("tracker.before", date=f"{item.deadline.date:%d/%m/%Y}")
    return item.due or words("tracker.no_due")


def _state(item: Tracked) -> str:
    words_of = (
        words(f"tracker.{item.state}", days=item.late) if item.state == "late" else words(f"tracker.{item.state}")
    )
    return f"{words_of} ({item.note})" if item.note else words_of
