"""What the search shows and sorts by: the plain facts of a record's page, apart from its text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from danvan.pages.context import Context
from danvan.records import Commendation, Document, Model, PartialDate, Post, Record, Unit


@dataclass(frozen=True)
class Facts:
    """The facts of one page in its language; ``order`` is the date by which results are sorted."""

    kind: str
    name: str
    number: str = ""
    status: str = ""
    date: str = ""
    order: str = ""
    dead: bool = False


def facts_of(p: Context, record: Record) -> Facts:
    """The facts of a record."""
    kind = "commune" if isinstance(record, Unit) and record.is_commune else record.kind
    name = p.title(record)
    if isinstance(record, Document):
        number, status = str(record.number or record.number_form or ""), str(p.t(f"status.{record.status.value}"))
        return Facts(kind, name, number, status, *_day(p, record.date), dead=record.dead)
    if isinstance(record, Model):
        return Facts(kind, name, status=str(p.t(f"stage.{record.stage}")))
    if isinstance(record, Commendation):
        return Facts(kind, name, str(record.decision.number) if record.decision else "", "", *_day(p, record.date))
    return Facts(kind, name, "", "", *_day(p, record.day if isinstance(record, Post) else None))


def _day(p: Context, date: dt.date | PartialDate | None) -> tuple[str, str]:
    if date is None:
        return "", ""
    return str(p.date(date)), (date.first if isinstance(date, PartialDate) else date).isoformat()


__all__ = ["Facts", "facts_of"]
