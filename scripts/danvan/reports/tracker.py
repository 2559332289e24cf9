"""Which unit sent which paper when (features F107): from the sheets ``theo-doi/<year>.csv`` or ``.xlsx``.

A row is a paper of a unit: Đơn vị (its name or key), Văn bản (Kế hoạch, Kế hoạch tự kiểm tra, Báo cáo), Kỳ (of a report),
Hạn (the last day; empty: the plan's), Ngày nhận (a day; "chưa" when the office knows that it has not come; empty: not
known), Ghi chú. A blank is never taken for "not sent". The sheets lie outside docs/: no public page has them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from danvan.library import Library
from danvan.problems import ContentError, Problem, Refusal
from danvan.records import Plan
from danvan.records.plan import Deadline, Paper
from danvan.reports.tracker_sheet import FOLDER, Row, read_rows

State: TypeAlias = Literal["on_time", "late", "received", "missing", "waiting", "not_received", "unknown"]


@dataclass(frozen=True)
class Tracked:
    """A paper of a unit: when it is due (``deadline``: by the plan), when it came."""

    unit: str
    paper: Paper
    period: str
    due: dt.date | None
    deadline: Deadline | None
    received: dt.date | None
    state: State
    note: str

    @property
    def late(self) -> int:
        """How many days it came late."""
        return max(0, (self.received - self.due).days) if self.received and self.due else 0


def tracked(library: Library, plan: Plan) -> list[Tracked]:
    """The papers of a plan's year by unit, in the sheet's order; a unit that is in it lacks no paper the plan asks for.

    Raises ContentError with every problem of the sheet by row and cell.
    """
    try:
        rows, problems = read_rows(library, plan.year)
    except Refusal as error:
        raise ContentError([Problem(FOLDER, 1, *_halves(str(error)))]) from None
    if problems:
        raise ContentError(problems)
    return [_tracked(row, plan, library.today) for row in (*rows, *_lacking(rows, plan))]


def _halves(text: str) -> tuple[str, str]:
    message, _, fix = text.partition("\n    → ")
    return message, fix


def _lacking(rows: list[Row], plan: Plan) -> Iterator[Row]:
    """What the plan asks of each unit and the sheet does not name: not known."""
    asked = [paper for paper in get_args(Paper) if any(paper in deadline.papers for deadline in plan.deadlines)]
    there = {(row.unit, row.paper) for row in rows}
    for unit in dict.fromkeys(row.unit for row in rows):
        for paper in asked:
            if (unit, paper) not in there:
                yield Row(unit, paper, "", None, None, False, "")


def _tracked(row: Row, plan: Plan, today: dt.date) -> Tracked:
    deadline = None if row.due else next((item for item in plan.deadlines if row.paper in item.papers), None)
    due = row.due or (deadline.last_day if deadline else None)
    state = _state(row, due, today)
    return Tracked(row.unit, row.paper, row.period, due, deadline, row.received, state, row.note)


def _state(row: Row, due: dt.date | None, today: dt.date) -> State:
    if row.received:
        return "received" if due is None else "on_time" if row.received <= due else "late"
    if not row.not_received:
        return "unknown"
    return "not_received" if due is None else "missing" if due < today else "waiting"
