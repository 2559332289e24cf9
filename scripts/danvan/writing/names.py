"""What a new record is called: its file's name, its lasting id, by the rules of the house."""

from __future__ import annotations

import re
from collections.abc import Container

from danvan.library.rooms import folder_of
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.records.doctype import TYPE_CODES
from danvan.symbols import make_key
from danvan.vietnamese import slugify
from danvan.writing.values import Fields

LONGEST = 70
ID_FORMS: dict[type[Record], str] = {
    Post: "{day}-{n:02}", Model: "mo-hinh-{year}-{n:02}", Commendation: "khen-thuong-{year}-{n:02}",
}  # fmt: skip


def key_for(record: Record) -> str:
    """The key of a record that has none yet: from its number and year, its day and title, or its name."""
    if isinstance(record, Document):
        return _document_key(record)
    slug = _short(slugify(record.heading))
    return f"{record.day.isoformat()}-{slug}" if isinstance(record, Post) else slug


def _document_key(document: Document) -> str:
    """As the house names them: 126-kl-tw-2025; a law, which has no type in its number, with it in front."""
    if document.number is None:
        year = str(document.year) if document.year else ""
        name = slugify(f"{document.type} {document.short_name or document.title or ''}")
        return "-".join(filter(None, (_short(name.removesuffix(f"-{year}")), year)))
    key = make_key(document.number, document.year)
    if document.number.type_code:
        return key
    codes = [code for code, types in TYPE_CODES.items() if document.type in types]
    return f"{slugify(codes[0] if codes else document.type)}-{key}"


def _short(slug: str) -> str:
    """Cut at a word, so that an address can be read."""
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0]


def path_for(record: Record, key: str) -> str:
    """Where the record's file belongs, from the project's root."""
    year = f"{record.year}/" if isinstance(record, Post | Commendation) else ""
    return f"{folder_of(type(record))}/{year}{key}.md"


def new_id(kind: type[Record], fields: Fields, taken: Container[str]) -> str | None:
    """The next lasting id of a kind, for the day or year that the fields tell; None for a kind without ids."""
    form = ID_FORMS.get(kind)
    if form is None:
        return None
    day = next((str(fields[name])[:10] for name in ("date", "posted") if fields.get(name)), "")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return None
    n = 1
    while (found := form.format(day=day, year=day[:4], n=n)) in taken:
        n += 1
    return found
