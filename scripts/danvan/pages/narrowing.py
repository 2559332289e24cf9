"""What every record can be narrowed by on the page "Tra cứu", with the words for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias, get_args

from danvan.pages.context import Context
from danvan.pages.facets import Choice, Facet
from danvan.pages.markdown import Md
from danvan.records import Commendation, Document, Model, Movement, Post, Record, Unit, Withdrawn
from danvan.records.doctype import TypeName
from danvan.records.status import StatusValue
from danvan.vietnamese import slugify, sort_key

# A parameter of the page's address and one of its values.
Value: TypeAlias = tuple[str, str]
# The parameters in the page's address, the same in every language, with their names in the interface.
HEADINGS = {
    "muc": "browse.kind", "loai": "documents.by_type", "co-quan": "documents.by_issuer", "nam": "documents.by_year",
    "tinh-trang": "documents.by_status", "phong-trao": "nav.movements", "dia-ban": "unit.communes",
}  # fmt: skip
KINDS = ("document", "plan", "movement", "model", "commendation", "post", "unit", "commune")


def values(record: Record) -> list[Value]:
    """What a record can be narrowed by, as (parameter, value)."""
    kind = "commune" if isinstance(record, Unit) and record.is_commune else record.kind
    found = [("muc", kind)]
    if isinstance(record, Document):
        found += [("loai", slugify(record.type)), *(("co-quan", slugify(issuer)) for issuer in record.issuers)]
        found.append(("tinh-trang", record.status.value))
    year = record.year if isinstance(record, Document | Post | Commendation) else None
    if year:
        found.append(("nam", str(year)))
    movements = [record.key] if isinstance(record, Movement) else getattr(record, "movements", [])
    communes = [record.key] if kind == "commune" else [*getattr(record, "communes", [])]
    if isinstance(record, Model) and record.commune:
        communes.append(record.commune)
    found += [("phong-trao", key) for key in movements] + [("dia-ban", key) for key in communes]
    return list(dict.fromkeys(found))


def shown(p: Context) -> list[Record]:
    """The records that have a page of their own in the page's language."""
    return [
        record
        for record in p.library.records.values()
        if (p.lang in record.languages() or (isinstance(record, Unit) and record.is_commune))
        and not isinstance(record, Withdrawn)
    ]


def choices(p: Context, found: Iterable[list[Value]]) -> list[Facet]:
    """The facets of a list whose items have these values, each choice with its count; only what is there."""
    counts = Counter(value for values in found for value in values)
    words = _words(p, {int(value) for name, value in counts if name == "nam"})
    made = [
        Facet(name, p.t(heading), [Choice(value, text, counts[name, value]) for value, text in words[name] if counts[name, value]])
        for name, heading in HEADINGS.items()
    ]  # fmt: skip
    return [facet for facet in made if facet.choices]


def _words(p: Context, years: set[int]) -> dict[str, list[tuple[str, Md]]]:
    """Every value in words, in a reader's order."""
    documents = p.library.documents
    issuers = {slugify(name): p.issuer(name) for document in documents for name in document.issuers}
    return {
        "muc": [(kind, p.t(f"kinds.{kind}")) for kind in KINDS],
        "loai": [(slugify(name), p.t(f"doctype.{name}")) for name in get_args(TypeName)],
        "co-quan": sorted(issuers.items(), key=lambda item: sort_key(item[1].striptags())),
        "nam": [(str(year), Md(year)) for year in sorted(years, reverse=True)],
        "tinh-trang": [(value, p.t(f"status.{value}")) for value in get_args(StatusValue)],
        "phong-trao": [(movement.key, Md(p.tx(movement, "name"))) for movement in p.library.movements],
        "dia-ban": [(commune.key, Md(p.title(commune))) for commune in p.library.communes],
    }
