"""How many there are of what: the totals below a register, each as a table and, where it tells more, as a chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.pictures import Bar, bars
from danvan.records import Commendation, Model
from danvan.vietnamese import sort_key

R = TypeVar("R", Commendation, Model)
# Those who decide, the highest first.
GRANTORS = ("president", "government", "prime-minister", "minister", "province-chairman", "department-head")
STAGES = ("registered", "running", "recognised", "replicated", "ended")


@dataclass(frozen=True)
class Tally:
    """A table of numbers: what is told apart, the columns' names, a row for each value, and its chart."""

    heading: Md
    columns: tuple[Md, ...]
    rows: list[tuple[Md, tuple[int, ...]]]
    chart: Md


def of_commendations(p: Context, items: Sequence[Commendation], *, years: bool) -> list[Tally]:
    """By year, form, grantor and unit: those in force only, for one that is annulled is none."""
    valid = [item for item in items if item.state == "in_force"]
    columns = (p.t("commendation.number"), p.t("commendation.collectives"), p.t("commendation.persons"))

    def tally(name: str, groups: list[tuple[Md, list[Commendation]]], *, chart: bool) -> Tally:
        return _tally(p, p.t(name), columns, [(words, _numbers(found)) for words, found in groups], chart=chart)

    by_unit = _groups(valid, lambda item: _places(item))
    units = [
        (p.link(p.library.records[key]), by_unit[key])
        for key in sorted(by_unit, key=lambda key: sort_key(p.title(p.library.records[key])))
    ]
    by_form = _groups(valid, lambda item: [item.form])
    forms = sorted(by_form, key=lambda form: (-len(by_form[form]), sort_key(form)))
    by_grantor = _groups(valid, lambda item: [item.granted_by])
    by_year = _groups(valid, lambda item: [str(item.year)])
    found = [
        tally("commendation.by_form", [(p.t(f"award_form.{form}"), by_form[form]) for form in forms], chart=True),
        tally("commendation.by_level", [(p.t(f"grantor.{name}"), by_grantor[name]) for name in GRANTORS if name in by_grantor], chart=False),
        tally("commendation.by_unit", units, chart=False),
    ]  # fmt: skip
    if years:
        found.insert(
            0, tally("commendation.by_year", [(Md(year), by_year[year]) for year in sorted(by_year)], chart=True)
        )
    return [each for each in found if each.rows]


def of_models(p: Context, models: Sequence[Model]) -> list[Tally]:
    """By stage, field of work and commune."""
    columns = (p.t("model.number"),)
    by_stage = _groups(models, lambda model: [model.stage])
    by_field = _groups(models, lambda model: [model.field_of_work])
    by_commune = _groups(models, lambda model: [model.commune] if model.commune else [])
    names = {key: p.title(p.library.records[key]) for key in by_commune}
    rows = {
        "model.stage": [(p.t(f"stage.{name}"), by_stage[name]) for name in STAGES if name in by_stage],
        "model.field": [(p.t(f"model_field.{name}"), found) for name, found in by_field.items()],
        "model.commune": [(p.link(p.library.records[key]), by_commune[key]) for key in sorted(names, key=lambda key: sort_key(names[key]))],
    }  # fmt: skip
    found = [
        _tally(p, p.t(name), columns, [(words, (len(same),)) for words, same in groups], chart=name != "model.commune")
        for name, groups in rows.items()
    ]
    return [each for each in found if each.rows]


def _groups(items: Sequence[R], names: Callable[[R], Sequence[str]]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for item in items:
        for name in names(item):
            found[name].append(item)
    return found


def _places(item: Commendation) -> list[str]:
    keys = [key for recipient in item.recipients for key in (recipient.unit, recipient.commune) if key]
    return list(dict.fromkeys(keys))


def _numbers(items: Sequence[Commendation]) -> tuple[int, ...]:
    recipients = [recipient for item in items for recipient in item.recipients]
    return len(items), sum(bool(r.collective) for r in recipients), sum(bool(r.person) for r in recipients)


def _tally(
    p: Context, heading: Md, columns: tuple[Md, ...], rows: list[tuple[Md, tuple[int, ...]]], *, chart: bool
) -> Tally:
    """A chart of bars that are all alike would tell nothing."""
    title = p.t("site.chart", name=heading)
    shown = [Bar(words.striptags(), numbers[0]) for words, numbers in rows]
    return Tally(
        heading, columns, rows, bars(shown, str(title)) if chart and len({bar.value for bar in shown}) > 1 else Md("")
    )
