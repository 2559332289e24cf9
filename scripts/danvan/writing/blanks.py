"""The fields of a kind as blanks to fill in: what each is called, what may stand in it. Read from the one schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from danvan.library.references import TARGETS
from danvan.pages.words import say
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.records.dates import PartialDate
from danvan.records.fields import Day, Moment, holds_keys
from danvan.records.messages import group_in
from danvan.schema.lists import BLOCKS, choices
from danvan.vietnamese import fold

KINDS: dict[str, type[Record]] = {"post": Post, "document": Document, "model": Model, "commendation": Commendation}
FIRST, LAST = ("draft", "audience", "to_check"), ("posted", "changes", "review")
Path = tuple[str, ...]


@dataclass(frozen=True)
class Blank:
    """One field: ``path`` is its place as editors write it, without the numbers of list items."""

    path: Path
    info: FieldInfo
    values: tuple[tuple[str, str], ...] = ()
    target: type[Record] | None = None
    group: type[BaseModel] | None = None

    @property
    def name(self) -> str:
        """The field's name, as editors write it."""
        return self.path[-1]

    @property
    def title(self) -> str:
        """Its Vietnamese name."""
        return str(self.info.title)

    @property
    def help(self) -> str:
        """What to write in it."""
        return str(self.info.description)

    @property
    def example(self) -> Any:
        """One right value."""
        return (self.info.examples or [""])[0]

    @property
    def required(self) -> bool:
        """Whether the record is wrong without it."""
        return self.info.is_required()

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return get_origin(self.info.annotation) is list

    @property
    def sections(self) -> bool:
        """Whether it names sections of a plan."""
        return self.name in ("section", "sections", "tasks")

    def is_a(self, *kinds: Any) -> bool:
        """Whether it holds one of these kinds of value: ``Day``, ``Moment``, ``PartialDate``, ``bool``."""
        wanted = {get_args(kind)[0] if hasattr(kind, "__metadata__") else kind for kind in kinds}
        return bool(wanted & _types(self.info.annotation))

    @property
    def is_day(self) -> bool:
        """Whether it is a date of any kind."""
        return self.is_a(Day, Moment, PartialDate)

    @property
    def is_moment(self) -> bool:
        """Whether it is a day with a time."""
        return self.is_a(Moment)


def _types(annotation: Any) -> set[Any]:
    return {annotation, *(found for part in get_args(annotation) for found in _types(part))}


@cache
def blanks(model: type[BaseModel], above: Path = ()) -> tuple[Blank, ...]:
    """The fields of a kind, or of a group of fields, in the order in which a file has them."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    return tuple(_blank((*above, name), fields[name]) for name in sorted(fields, key=_rank))


def _rank(name: str) -> int:
    """The order of the schema, but the marks of a draft first and the page's own days last (``sorted`` is stable)."""
    return 0 if name in FIRST else 2 if name in LAST else 1


def leaves(model: type[BaseModel], above: Path = ()) -> Iterator[Blank]:
    """Every field, groups opened."""
    for blank in blanks(model, above):
        if blank.group:
            yield from leaves(blank.group, blank.path)
        else:
            yield blank


def _blank(path: Path, info: FieldInfo) -> Blank:
    name = path[-1]
    target = TARGETS[name] if name in TARGETS and holds_keys(info) else None
    return Blank(path, info, tuple(_values(info.annotation)), target, group_in(info.annotation))


def _values(annotation: Any) -> Iterator[tuple[str, str]]:
    """The closed list of a field: each value with its name."""
    types = _types(annotation)
    for kind in BLOCKS.values():
        if kind in types:
            yield from ((choice.value, say("vi", choice.word)) for choice in choices(get_args(kind)))
            return


def blank_at(model: type[BaseModel], names: Path) -> Blank | None:
    """The field that a dotted name means, by keys or Vietnamese names, marks and case aside."""
    known: Blank | None = None
    group: type[BaseModel] | None = model
    for name in names:
        if group is None:
            return None
        above = known.path if known else ()
        known = next((blank for blank in blanks(group, above) if _is_called(blank, name)), None)
        if known is None:
            return None
        group = known.group
    return known


def _is_called(blank: Blank, name: str) -> bool:
    plain = fold(name)
    return plain.replace("-", "_").replace(" ", "_") == blank.name or plain in (fold(blank.title), bare_title(blank))


def bare_title(blank: Blank) -> str:
    """A field's name without marks and without the number that it has on a form: "1. Tên mô hình"."""
    return re.sub(r"^\d+\. ", "", fold(blank.title))
