"""Taking a record down: its text goes, a tombstone stays at its place, and the operator hears what is left to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from danvan.library import load
from danvan.withdrawal.names import persons
from danvan.withdrawal.order import Order, chosen
from danvan.withdrawal.report import told
from danvan.withdrawal.steps import planned
from danvan.withdrawal.writing import carry_out, content_files


def withdraw(root: Path, today: dt.date, order: Order) -> str:
    """Take a record down; returns what was done and what a person must still do.

    All or nothing: raises ContentError, with the content as it was, when the order is wrong or the rest of the
    content would not hold together without the record.
    """
    library = load(root, today)
    record = chosen(library, order)
    before = content_files(root)
    plan = planned(library, record, order, before)
    carry_out(library, plan, before)
    return told(plan, content_files(root), [*persons(record), *order.names], record)


__all__ = ["Order", "withdraw"]
