"""Open data as a table: a column for each plain fact, for people who work with a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from danvan.exports.opendata.items import Item
from danvan.exports.opendata.kinds import OpenKind
from danvan.records import shape as shapes
from danvan.schema import FieldSpec
from danvan.tables import Table, TableGroup, as_csv

BETWEEN, INSIDE = " | ", "; "
WITHDRAWN = "withdrawn"


def columns(fields: Iterable[FieldSpec], above: str = "") -> Iterator[str]:
    """The columns' names: a field of a group as group.field; a list is one column."""
    for field in fields:
        if field.shape == shapes.GROUP and not field.many:
            yield from columns(field.fields, f"{above}{field.name}.")
        else:
            yield above + field.name


def csv_of(kind: OpenKind, items: list[Item], tombstones: list[Item]) -> bytes:
    """A kind's items, then what was taken down of it, which has only a key, an address and a day."""
    names = list(columns(kind.fields))
    if kind.withdrawable:
        names.append(WITHDRAWN)
    return table(names, [[_cell(_at(item, name)) for name in names] for item in [*items, *tombstones]])


def table(names: list[str], rows: list[list[str]]) -> bytes:
    """Plain rows below their columns' names."""
    group = TableGroup("", tuple(tuple(row) for row in rows))
    return as_csv(Table("", (), "", tuple(names), (1,) * len(names), "", (group,), "vi"))


def _at(item: Any, name: str) -> Any:
    for part in name.split("."):
        item = item.get(part) if isinstance(item, dict) else None
    return item


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return BETWEEN.join(map(_cell, value))
    if isinstance(value, dict):
        return INSIDE.join(text for item in value.values() if (text := _cell(item)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
