"""Who refers to whom: the keys in fields and the ``[[keys]]`` in texts, resolved and turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from danvan import markup
from danvan.frontmatter import Place
from danvan.records import Commendation, Document, Model, Movement, Plan, Record, Unit
from danvan.records.fields import holds_keys
from danvan.records.parts import children

# A field that holds keys tells by its name what they name, the same in every kind of record.
TARGETS: dict[str, type[Record]] = {
    "document": Document, "documents": Document, "within": Document, "replaced_by": Document,
    "models": Model, "commendations": Commendation, "movements": Movement,
    "unit": Unit, "parent": Unit, "commune": Unit, "communes": Unit,
    "section": Plan, "sections": Plan, "tasks": Plan,
}  # fmt: skip

ADDRESS = re.compile(r"https?://")


@dataclass(frozen=True)
class Link:
    """One reference: from which record, to which key (and section of a plan), by which field ("body" for the text)."""

    source: str
    target: str
    section: str
    field: str
    line: int
    path: str
    wanted: type[Record] | None = None


def links_of(record: Record) -> Iterator[Link]:
    """Every reference that a record makes, in its fields and in its texts in each language."""
    if not record.has_source:
        return
    for place, name, value in _keys_in(record, (), own_sections=isinstance(record, Plan)):
        yield make_link(record.key, value, name, record.source.line_of(place), record.source.path, TARGETS[name])
    sources = [record.source, *(found.source for lang in record.languages()[1:] if (found := record.translation(lang)))]
    for source in sources:
        for reference in markup.references(source.body):
            line = source.body_line + source.body.count("\n", 0, reference.start)
            yield make_link(record.key, reference.key, "body", line, source.path, None)


def make_link(source: str, value: str, field: str, line: int, path: str, wanted: type[Record] | None) -> Link:
    """A reference as a Link; ``ke-hoach-2025#II.1`` is a key and a section."""
    target, _, section = value.partition("#")
    return Link(source, target, section, field, line, path, wanted)


def _keys_in(part: BaseModel, place: Place, *, own_sections: bool) -> Iterator[tuple[Place, str, str]]:
    for name, written, keys in _fields_of(type(part)):
        value = getattr(part, name)
        here = (*place, written)
        if isinstance(value, BaseModel):
            yield from _keys_in(value, here, own_sections=own_sections)
        elif keys and not (own_sections and name == "section"):
            if isinstance(value, str):
                yield here, name, value
            elif isinstance(value, list):
                yield from (((*here, index), name, item) for index, item in enumerate(value))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _keys_in(item, (*here, index), own_sections=own_sections)


@cache
def _fields_of(part: type[BaseModel]) -> list[tuple[str, str, bool]]:
    """Each field's name, its name as editors write it, and whether it holds keys."""
    fields = part.model_fields.items()
    return [(name, info.alias or name, name in TARGETS and holds_keys(info)) for name, info in fields]


def addresses_in(part: BaseModel, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every address of another site in a record's fields, with its place."""
    for name, written, _ in _fields_of(type(part)):
        value = getattr(part, name)
        if isinstance(value, str) and ADDRESS.match(value):
            yield (*place, written), value
    for inner, child in children(part):
        yield from addresses_in(child, (*place, *inner))
