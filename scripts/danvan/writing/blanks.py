"""The fields of a kind as blanks to fill in: each field of the schema at its place, in the order in which a file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from danvan.library.references import TARGETS
from danvan.pages.words import say
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.records import shape as shapes
from danvan.schema import FieldSpec, fields_of
from danvan.vietnamese import fold

KINDS: dict[str, type[Record]] = {"post": Post, "document": Document, "model": Model, "commendation": Commendation}
FIRST, LAST = ("draft", "audience", "to_check"), ("posted", "changes", "workflow", "review")
DAYS = (shapes.DAY, shapes.MOMENT, shapes.PARTIAL_DATE)
Path = tuple[str, ...]


@dataclass(frozen=True)
class Blank:
    """One field: ``path`` is its place as editors write it, without the numbers of list items; ``spec`` what the schema says."""

    path: Path
    spec: FieldSpec

    @property
    def name(self) -> str:
        """The field's name, as editors write it."""
        return self.spec.name

    @property
    def title(self) -> str:
        """Its Vietnamese name."""
        return self.spec.label

    @property
    def help(self) -> str:
        """What to write in it."""
        return self.spec.help

    @property
    def example(self) -> Any:
        """One right value."""
        return "" if self.spec.example is None else self.spec.example

    @property
    def required(self) -> bool:
        """Whether the record is wrong without it."""
        return self.spec.required

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return self.spec.many

    @property
    def inside(self) -> tuple[Blank, ...]:
        """The fields of a group; none for a field that holds a value."""
        return _at(self.path, self.spec.fields)

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The closed list of a field: each value with its name."""
        return tuple((choice.value, say("vi", choice.word)) for choice in self.spec.choices)

    @property
    def target(self) -> type[Record] | None:
        """The kind of record that it names."""
        return TARGETS[self.name] if self.spec.target else None

    @property
    def is_section(self) -> bool:
        """Whether it names sections of a plan."""
        return self.spec.shape == shapes.SECTION

    @property
    def is_day(self) -> bool:
        """Whether it is a date of any kind."""
        return self.spec.shape in DAYS

    @property
    def is_moment(self) -> bool:
        """Whether it is a day with a time."""
        return self.spec.shape == shapes.MOMENT

    @property
    def is_yes_no(self) -> bool:
        """Whether it is yes or no."""
        return self.spec.shape == shapes.YES_NO


@cache
def blanks(model: type[BaseModel]) -> tuple[Blank, ...]:
    """The fields of a kind, in the order in which a file has them."""
    return _at((), fields_of(model))


def _at(above: Path, specs: tuple[FieldSpec, ...]) -> tuple[Blank, ...]:
    return tuple(Blank((*above, spec.name), spec) for spec in sorted(specs, key=_rank))


def _rank(spec: FieldSpec) -> int:
    """The order of the schema, but the marks of a draft first and the page's own days last (``sorted`` is stable)."""
    return 0 if spec.name in FIRST else 2 if spec.name in LAST else 1


def leaves(model: type[BaseModel]) -> Iterator[Blank]:
    """Every field, groups opened."""
    return _leaves(blanks(model))


def _leaves(fields: tuple[Blank, ...]) -> Iterator[Blank]:
    for blank in fields:
        if inside := blank.inside:
            yield from _leaves(inside)
        else:
            yield blank


def blank_at(model: type[BaseModel], names: Path) -> Blank | None:
    """The field that a dotted name means, by keys or Vietnamese names, marks and case aside."""
    known: Blank | None = None
    among = blanks(model)
    for name in names:
        known = next((blank for blank in among if _is_called(blank, name)), None)
        if known is None:
            return None
        among = known.inside
    return known


def _is_called(blank: Blank, name: str) -> bool:
    plain = fold(name)
    return plain.replace("-", "_").replace(" ", "_") == blank.name or plain in (fold(blank.title), bare_title(blank))


def bare_title(blank: Blank) -> str:
    """A field's name without marks and without the number that it has on a form: "1. Tên mô hình"."""
    return re.sub(r"^\d+\. ", "", fold(blank.title))
