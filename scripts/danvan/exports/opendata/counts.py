"""How much was published, as tables: by month, unit, movement and task of the plan (features F109)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from danvan import counting
from danvan.counting import Counts, posted_on
from danvan.exports.opendata.kinds import NAMES
from danvan.exports.opendata.tabular import table
from danvan.library import Library
from danvan.records import Record

COUNTS = {
    "months": "data/thong-ke/theo-thang.csv", "units": "data/thong-ke/theo-don-vi.csv",
    "movements": "data/thong-ke/theo-phong-trao.csv", "tasks": "data/thong-ke/theo-nhiem-vu.csv",
}  # fmt: skip


def count_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The tables with their paths from the site's root."""
    records = counting.published(library, dt.date.min, library.today)
    yield COUNTS["months"], _months(records, library.today)
    names = {unit.key: unit.name for unit in library.units} | {item.key: item.name for item in library.movements}
    yield COUNTS["units"], _table(["unit", "name"], counting.by_unit(library, records), names)
    yield COUNTS["movements"], _table(["movement", "name"], counting.by_movement(library, records), names)
    tasks: Counts = {}
    for plan in library.plans:
        tasks |= {f"{plan.key}#{number}": n for number, n in counting.by_task(library, plan, records).items()}
    yield COUNTS["tasks"], _table(["task", "name"], tasks, {ref: library.section_title(ref, "vi") for ref in tasks})


def _months(records: list[Record], today: dt.date) -> bytes:
    first = min((posted_on(record) for record in records), default=today)
    months = [f"{n // 12}-{n % 12 + 1:02}" for n in range(_number(first), _number(today) + 1)]
    return _table(["month"], counting.by_month(records, months), {})


def _number(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _table(heads: list[str], counts: Counts, names: dict[str, str]) -> bytes:
    """A row for each thing counted apart, a column for each kind."""
    kinds = counting.KINDS if heads == ["month"] else counting.OUTPUTS
    rows = [
        [key, *([names[key]] if names else []), *(str(found[kind]) for kind in kinds)] for key, found in counts.items()
    ]
    return table([*heads, *(NAMES[kind] for kind in kinds)], rows)
