"""The documents in groups: by task of the plan, issuer, year, type."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from danvan.pages.context import Context
from danvan.records import Document
from danvan.vietnamese import slugify, sort_key

VIEWS = (
    "documents",
    "documents-by-task",
    "documents-by-issuer",
    "documents-by-year",
    "documents-by-type",
    "coverage",
    "errata",
)
VIEW_WORDS = dict(
    zip(VIEWS, ("view_all", "by_task", "by_issuer", "by_year", "by_type", "coverage", "errata"), strict=True)
)


@dataclass(frozen=True)
class Group:
    """Records under one heading of a list."""

    heading: str
    anchor: str
    records: list[Document]


def newest(documents: list[Document]) -> dt.date | None:
    """The last day on which one of them changed."""
    return max((document.updated for document in documents), default=None)


def _all(p: Context) -> list[Group]:
    return [Group("", "", p.library.documents)]


def _by_task(p: Context) -> list[Group]:
    groups = []
    for plan in p.library.plans:
        for section in plan.sections(p.lang):
            records = [
                doc
                for doc in p.library.documents
                if any(c.section == f"{plan.key}#{section.number}" for c in doc.citations)
            ]
            if records:
                name = section.title if section.number == "0" else f"{section.number}. {section.title}"
                groups.append(
                    Group(f"{plan.year}: {name}" if len(p.library.plans) > 1 else name, f"{section.anchor}", records)
                )
    rest = [doc for doc in p.library.documents if not doc.citations]
    return groups + ([Group(p.t("documents.uncited"), "khac", rest)] if rest else [])


def _grouped(p: Context, names: Callable[[Document], list[str]]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in p.library.documents:
        for name in names(document):
            found[name].append(document)
    return found


def _by_issuer(p: Context) -> list[Group]:
    found = _grouped(p, lambda document: document.issuers)
    return [Group(p.issuer(name), slugify(name), found[name]) for name in sorted(found, key=sort_key)]


def _by_year(p: Context) -> list[Group]:
    found = _grouped(p, lambda document: [str(document.year or "")])
    return [
        Group(year or p.t("documents.no_year"), year or "khong-ro", found[year]) for year in sorted(found, reverse=True)
    ]


def _by_type(p: Context) -> list[Group]:
    found = _grouped(p, lambda document: [document.type])
    return [Group(p.t(f"doctype.{name}"), slugify(name), found[name]) for name in sorted(found, key=sort_key)]


GROUPINGS: dict[str, Callable[[Context], list[Group]]] = {
    "documents": _all, "documents-by-task": _by_task, "documents-by-issuer": _by_issuer,
    "documents-by-year": _by_year, "documents-by-type": _by_type,
}  # fmt: skip
