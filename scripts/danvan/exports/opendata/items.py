"""A record → its open data: plain values by the names of the fields, as the pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from danvan.counting import posted_on
from danvan.exports.opendata.kinds import ENGLISH, LABEL, OpenKind, is_labelled
from danvan.library import Library
from danvan.pages import SiteConfig
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.words import say
from danvan.records import Document, Movement, PartialDate, Plan, Record, Unit, Withdrawn
from danvan.records import shape as shapes
from danvan.schema import FieldSpec
from danvan.symbols import Symbol

Item: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Maker:
    """Makes the items of one site."""

    library: Library
    site: SiteConfig

    def items(self, kind: OpenKind) -> list[Item]:
        """Every record of a kind, by its key."""
        return [self.item(kind, record) for record in sorted(self.library.of_kind(kind.record), key=lambda r: r.key)]

    def tombstones(self, kind: OpenKind) -> list[Item]:
        """What was taken down: that it was there, and since when it is not."""
        gone = sorted((item for item in self.library.withdrawn if item.was is kind.record), key=lambda item: item.key)
        return [self._tombstone(item) for item in gone]

    def item(self, kind: OpenKind, record: Record) -> Item:
        """One record."""
        return self._group(kind.fields, _named(record) | self._added(record), _english(record))

    def _tombstone(self, item: Withdrawn) -> Item:
        return {
            "key": item.key,
            "address": self._address(item, "vi"),
            "withdrawn": item.withdrawn.date.isoformat(),
        }

    def _address(self, record: Record, lang: str) -> str:
        return self.site.url + address_in(uri_of(record), lang)

    def _added(self, record: Record) -> Item:
        """What it has beside its own fields (added.py)."""
        translated = "en" in record.languages() or (isinstance(record, Unit) and record.is_commune)
        basics = {
            "key": record.key, "address": self._address(record, "vi"),
            "address_en": self._address(record, "en") if translated else None,
            "posted": posted_on(record), "updated": record.updated,
        }  # fmt: skip
        if isinstance(record, Document):
            return {**basics, "name": record.name, "misprints": self._misprints(record)}
        if isinstance(record, Plan):
            return {**basics, "sections": self._sections(record)}
        return basics

    def _misprints(self, document: Document) -> list[Item]:
        return [
            {
                "kind": found.kind, "places": [{"section": ref, "place": place} for ref, place in found.places],
                "found": found.found, "expected": found.expected or None,
            }
            for found in self.library.findings[document.key]
        ]  # fmt: skip

    def _sections(self, plan: Plan) -> list[Item]:
        page = self._address(plan, "vi")
        return [
            {"number": section.number, "title": section.title, "address": f"{page}#{section.anchor}"}
            for section in plan.sections()
        ]

    def _group(self, fields: tuple[FieldSpec, ...], values: Item, english: Item) -> Item:
        found: Item = {}
        for field in fields:
            if field.name in values:
                value, other = values[field.name], english.get(field.name)
                found[field.name] = self._value(field, value, other)
                if is_labelled(field):
                    found[field.name + LABEL] = _labels(field, value)
                if field.translatable:
                    found[field.name + ENGLISH] = other
        return found

    def _value(self, field: FieldSpec, value: Any, english: Any) -> Any:
        if isinstance(value, list):
            known = english if isinstance(english, list) and len(english) == len(value) else [None] * len(value)
            return [self._value(field, item, other) for item, other in zip(value, known, strict=True)]
        if value is None:
            return None
        if field.shape == shapes.GROUP:
            return self._group(field.fields, _named(value), english if isinstance(english, dict) else {})
        return self._file(value) if field.shape == shapes.FILE else _plain(value)

    def _file(self, path: str) -> str:
        """Where a file can be had: a picture's largest size, for its original is not published."""
        picture = self.library.pictures.get(path)
        return self.site.url + (picture.largest if picture else path)


def _named(part: Any) -> Item:
    """The values of a group by the names of its fields as typed."""
    if isinstance(part, BaseModel):
        return {written: getattr(part, name) for name, written in _written(type(part))}
    return dict(part)


@cache
def _written(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | PartialDate):
        return value.isoformat()
    return str(value) if isinstance(value, Symbol) else value


def _labels(field: FieldSpec, value: Any) -> Any:
    if value is None:
        return None
    words = {choice.value: choice.word for choice in field.choices}
    return [say("vi", words[item]) for item in value] if isinstance(value, list) else say("vi", words[value])


def _english(record: Record) -> Item:
    """The English texts, in the places of the Vietnamese ones."""
    translated = record.translation("en")
    if translated is None:
        return {}
    found: Item = translated.fields.model_dump(by_alias=True, exclude_none=True)
    if isinstance(record, Document):
        notes = found.pop("discrepancies", {})
        found["status"] = {"note": found.pop("status_note", None)}
        found["discrepancies"] = [{"evidence": notes.get(item.kind)} for item in record.discrepancies]
    if isinstance(record, Movement):
        found["facts"] = [{"text": text} for text in found.pop("facts", [])]
    if isinstance(record, Plan):
        sections = record.sections("en")
        found["sections"] = [{"title": section.title} for section in sections]
    return found
