"""Part I: how much was published, by kind, month, unit, movement and task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from danvan import counting
from danvan.records import Plan
from danvan.reports.content import Block, Cell, Chart, Grid, Line
from danvan.reports.desk import Desk, heading, words


def figures(desk: Desk) -> Iterator[Block]:
    """The numbers, each as a table; a chart where time or tasks are compared."""
    yield heading(1, "figures.title")
    counts = counting.by_kind(desk.records)
    parts = ", ".join(f"{counts[kind]} {words(f'kinds.{kind}').lower()}" for kind in counting.KINDS if counts[kind])
    yield Line(words("figures.sum", n=counts.total(), parts=parts) if counts else words("figures.empty"))
    yield heading(2, "figures.by_kind")
    yield _by_kind(counts)
    yield heading(2, "figures.by_month")
    yield from _by_month(desk)
    yield heading(2, "figures.by_unit")
    yield from _by_unit(desk)
    yield heading(2, "figures.by_movement")
    yield from _by_movement(desk)
    yield heading(2, "figures.by_task")
    yield from _by_task(desk, desk.plan) if desk.plan else [Line(words("figures.no_plan"))]


def _by_kind(counts: Counter[str]) -> Grid:
    rows = [(words(f"kinds.{kind}"), counts[kind]) for kind in counting.KINDS]
    columns = (words("columns.kind"), words("columns.count"))
    return Grid(columns, (70, 30), (*rows, (words("total"), counts.total())), total=True)


def _by_month(desk: Desk) -> Iterator[Block]:
    found = counting.by_month(desk.records, desk.period.months)
    names = [f"{month[5:]}/{month[:4]}" for month in found]
    yield _grid("month", counting.KINDS, list(zip(names, found.values(), strict=True)), total=True)
    if len(found) > 1 and any(found.values()):
        yield Chart(words("figures.chart_months"), tuple(names), tuple(counts.total() for counts in found.values()))


def _by_unit(desk: Desk) -> Iterator[Block]:
    found = counting.by_unit(desk.library, desk.records)
    if not found:
        yield Line(words("figures.no_units"))
        return
    rows = [(desk.p.title(desk.library.records[key]), counts) for key, counts in found.items()]
    yield _grid("unit", counting.OUTPUTS[1:], rows)
    yield Line(words("figures.unit_note"))


def _by_movement(desk: Desk) -> Iterator[Block]:
    found = counting.by_movement(desk.library, desk.records)
    if not found:
        yield Line(words("figures.no_movements"))
        return
    rows = [(desk.p.title(desk.library.records[key]), counts) for key, counts in found.items()]
    yield _grid("movement", counting.OUTPUTS, rows)
    yield Line(words("figures.movement_note"))


def _by_task(desk: Desk, plan: Plan) -> Iterator[Block]:
    """The matrix of tasks and outputs; its empty cells are to be seen (features F108)."""
    found = counting.by_task(desk.library, plan, desk.records)
    titles = {section.number: section.title for section in plan.tasks()}
    yield Line(words("figures.task_note", n=len(found), plan=plan.title))
    rows = [(f"{number}. {titles[number]}", counts) for number, counts in found.items()]
    yield _grid("task", counting.OUTPUTS, rows, matrix=True)
    empty = [number for number, counts in found.items() if not counts]
    yield Line(words("figures.no_output", tasks=", ".join(empty)) if empty else words("figures.all_have"))
    if len(empty) < len(found):
        labels = tuple(words("figures.task", number=number) for number in found)
        yield Chart(words("figures.chart_tasks"), labels, tuple(counts.total() for counts in found.values()))


def _grid(
    first: str, kinds: Sequence[str], rows: Sequence[tuple[str, Counter[str]]], *, total: bool = False,
    matrix: bool = False,
) -> Grid:  # fmt: skip
    """Groups down, kinds across, with the sum of each; the sums of all below when nothing is counted twice."""
    columns = (words(f"columns.{first}"), *(words(f"kinds.{kind}") for kind in kinds), words("total"))
    lines: list[tuple[Cell, ...]] = [
        (text, *(counts[kind] for kind in kinds), sum(counts[kind] for kind in kinds)) for text, counts in rows
    ]
    if total:
        sums = [sum(counts[kind] for _, counts in rows) for kind in kinds]
        lines.append((words("total"), *sums, sum(sums)))
    share = 12
    widths = (100 - share * (len(kinds) + 1), *[share] * (len(kinds) + 1))
    return Grid(columns, widths, tuple(lines), total=total, matrix=matrix)
