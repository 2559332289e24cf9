"""What people are told of a kind of content and of each of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from danvan.records.shape import Shape


@dataclass(frozen=True)
class Choice:
    """One value of a closed list; ``word`` names its label in the locales ("status.in_force")."""

    value: str
    word: str


@dataclass(frozen=True)
class Limits:
    """How long a text, how many items, how large a number; None where there is no limit."""

    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class FieldSpec:
    """A field: its name as typed, its name for people, what to write, one right value, what is allowed.

    ``many``: a list of such values. ``empty``: the name may stand with nothing after it. ``asked``: forms ask for it.
    ``target``: the kind of record that a key names, "commune" for those units that come from a table. ``fields``: those of a group.
    """

    name: str
    label: str
    help: str
    example: Any
    shape: Shape
    many: bool
    required: bool
    empty: bool
    default: str | None
    asked: bool
    translatable: bool
    limits: Limits
    choices: tuple[Choice, ...] = ()
    target: str | None = None
    fields: tuple[FieldSpec, ...] = ()


@dataclass(frozen=True)
class KindSpec:
    """A kind of content: its name, its name for people, the folder of its files, whether they lie in folders by year."""

    name: str
    label: str
    folder: str
    by_year: bool
    fields: tuple[FieldSpec, ...]

    def field(self, name: str) -> FieldSpec:
        """A field by its name as typed. Raises KeyError."""
        return {field.name: field for field in self.fields}[name]


def every_field(
    fields: tuple[FieldSpec, ...], place: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldSpec]]:
    """Each field with its place, those of groups after their group."""
    for field in fields:
        here = (*place, field.name)
        yield here, field
        yield from every_field(field.fields, here)
