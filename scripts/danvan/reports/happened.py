"""Part II: what is new, what changed, what was taken down or annulled in the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danvan.counting import posted_on
from danvan.library.events import Event, events
from danvan.pages.happenings import told
from danvan.reports.content import Block, Cell, Grid, Line
from danvan.reports.desk import Desk, heading, words

GONE = ("annulled", "withdrawn")


def happened(desk: Desk) -> Iterator[Block]:
    """The lists, each item with its address."""
    found = events(desk.library, desk.period.first, desk.period.last)
    found = [event for event in reversed(found) if event.kind != "posted"]
    new = [(posted_on(r), words(f"one.{r.kind}"), desk.linked(r)) for r in desk.records]
    changed = [_row(desk, event) for event in found if event.kind not in GONE]
    gone = [_row(desk, event) for event in found if event.kind in GONE]
    yield heading(1, "happened.title")
    for name, third, rows in (("new", "kind", new), ("changed", "what", changed), ("gone", "what", gone)):
        yield heading(2, f"happened.{name}")
        yield from numbered(f"happened.{name}", ("day", third, "name"), (15, 26 if name != "new" else 14), rows)


def numbered(
    name: str, columns: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]]
) -> Iterator[Block]:
    """A numbered list as a table, or that there is nothing."""
    part, _, key = name.partition(".")
    if not rows:
        yield Line(words(f"{part}.no_{key}"))
        return
    heads = (words("columns.number"), *(words(column if "." in column else f"columns.{column}") for column in columns))
    shares = (6, *widths, 94 - sum(widths))
    yield Grid(heads, shares, tuple((index, *row) for index, row in enumerate(rows, 1)))


def _row(desk: Desk, event: Event) -> tuple[Cell, ...]:
    return event.day, str(told(desk.p, event)), desk.linked(event.record)
