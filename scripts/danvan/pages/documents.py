"""The documents' pages and lists."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danvan.citations import take_apart
from danvan.pages.addresses import LISTS
from danvan.pages.context import Context
from danvan.pages.errata import Erratum, errata
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.related import related_to
from danvan.pages.rendering import render
from danvan.records import Document, Plan, Record
from danvan.records.plan import PlanDiscrepancy
from danvan.symbols import Side
from danvan.vietnamese import slugify, sort_key

STATUS_CLASS = {
    "in_force": "alive", "unchecked": "unchecked", "not_yet": "unchecked", "expired_part": "partly",
    "suspended_part": "partly", "expired_all": "dead", "expired": "dead", "suspended": "dead", "period_ended": "ended",
}  # fmt: skip
DEAD_WORD = {"period_ended": "ended_suffix", "suspended": "suspended_suffix"}
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


def document_page(p: Context, document: Document) -> Page:
    """The record's page."""
    note = _status_note(p, document)
    dead_word = DEAD_WORD.get(document.status.value, "dead_suffix")
    issuers = Md(", ".join(p.issuer(issuer) for issuer in document.issuers))
    if document.issuer_detail:
        issuers = Md(f"{issuers} ({p.vi(document.issuer_detail)})")
    text = render(
        "document", p, doc=document, status_note=note, issuers=issuers, errata=errata(p, document),
        status_class=STATUS_CLASS[document.status.value], dead_word=dead_word,
        relations=_relations(p, document), history=_history(document), related=related_to(p, document),
        text=p.body(document), citing=p.citations(document),
        citing_style="party" if document.number and document.number.side is Side.PARTY else "state",
    )  # fmt: skip
    title = p.document_name(document)
    if document.dead:
        title = f"{title} ({p.t(f'document.{dead_word}')})"
    return record_page(p, document, title, text, str(document.in_language("summary", p.lang)[0]))


def record_page(p: Context, record: Record, title: str, text: str, description: str) -> Page:
    """A record's page as the engine needs it."""
    translated = record.translation(p.lang)
    return Page(
        p.uri, title, text, " ".join(description.split()),
        origin=(translated.source.path if translated else record.source.path) if record.has_source else None,
        updated=record.updated, kind=record.kind,
        drifted=bool(translated and translated.drifted(record)), machine=bool(translated and translated.machine),
    )  # fmt: skip


def _status_note(p: Context, document: Document) -> Md:
    translated = document.translation(p.lang)
    words = translated.fields.status_note if translated else None
    return p.mark(words, p.lang) if words else p.vi(document.status.note or "")


def _relations(p: Context, document: Document) -> list[tuple[str, list[Md]]]:
    """The document's own relations, then those that others have to it, by kind."""
    found: dict[str, list[Md]] = defaultdict(list)
    for relation in document.relations:
        target = p.link(p.library.records[relation.document]) if relation.document else p.vi(relation.text)
        found[f"relation.{relation.type}"].append(target)
    for other in p.library.referring(document.key, Document):
        for relation in other.relations:
            if relation.document == document.key:
                found[f"relation_back.{relation.type}"].append(p.link(other))
    return list(found.items())


@dataclass(frozen=True)
class HistoryEvent:
    """An event as the page shows it."""

    type: str
    date: dt.date
    document: str | None = None
    source: str | None = None


def _history(document: Document) -> list[HistoryEvent]:
    """The recorded events, with issue and effect from the record's own fields unless they are among them."""
    events = [HistoryEvent(event.type, event.date, event.document, event.source) for event in document.history]
    recorded = {event.type for event in events}
    if document.date and document.date.exact and events and "issued" not in recorded:
        events.append(HistoryEvent("issued", document.date.exact))
    if document.effective and "effective" not in recorded:
        events.append(HistoryEvent("effective", document.effective))
    return sorted(events, key=lambda event: event.date)


def document_lists(p: Callable[[str], Context]) -> Iterator[Page]:
    """Every list of documents; ``p`` makes the context of a page."""
    makers: dict[str, Callable[[Context], list[Group]]] = {
        "documents": _all, "documents-by-task": _by_task, "documents-by-issuer": _by_issuer,
        "documents-by-year": _by_year, "documents-by-type": _by_type,
    }  # fmt: skip
    for view, groups in makers.items():
        yield _list(p(LISTS[view]), view, groups)
    yield _coverage(p(LISTS["coverage"]))
    yield _errata(p(LISTS["errata"]))


def _list(p: Context, view: str, groups: Callable[[Context], list[Group]]) -> Page:
    title = p.t("documents.title")
    heading = title if view == "documents" else Md(f"{title}: {p.t(f'documents.{VIEW_WORDS[view]}')}")
    intro = p.t("documents.intro", n=len(p.library.documents))
    views = [(name, p.t(f"documents.{words}")) for name, words in VIEW_WORDS.items()]
    text = render("documents", p, heading=heading, intro=intro, view=view, views=views, groups=groups(p))
    return Page(p.uri, heading, text, intro, updated=_newest(p.library.documents))


def _newest(documents: list[Document]) -> dt.date | None:
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


@dataclass(frozen=True)
class CoverageRow:
    """What the site has of one document."""

    doc: Document
    sources: Md
    official: Md
    text: Md
    status: Md
    sections: list[str]


def _coverage(p: Context) -> Page:
    """Features F8: which of the plan's documents have a source, a text, an official address."""
    rows = [_coverage_row(p, document) for document in sorted(p.library.documents, key=lambda d: sort_key(d.key))]
    numbered = [row for row in rows if any(take_apart(citation.text) for citation in row.doc.citations)]
    rest = [row for row in rows if row not in numbered]
    documents = p.library.documents
    total = p.t(
        "documents.coverage_sum", n=len(documents),
        sources=sum(bool(d.sources) for d in documents), official=sum(bool(d.official) for d in documents),
        texts=sum(bool(d.body) for d in documents), checked=sum(d.status.value != "unchecked" for d in documents),
    )  # fmt: skip
    groups = [(p.t("documents.coverage_numbered"), numbered), (p.t("documents.coverage_unnumbered"), rest)]
    text = render("coverage", p, groups=[(name, found) for name, found in groups if found], sum=total)
    return Page(
        p.uri, p.t("documents.coverage_title"), text, p.t("documents.coverage_intro"), updated=_newest(documents)
    )


def _coverage_row(p: Context, document: Document) -> CoverageRow:
    def known(value: object) -> Md:
        return p.t("site.yes" if value else "site.not_updated")

    sources = Md(str(len(document.sources))) if document.sources else p.t("site.not_updated")
    sections = list(dict.fromkeys(citation.section for citation in document.citations))
    return CoverageRow(
        document,
        sources,
        known(document.official),
        known(document.body),
        p.t(f"status.{document.status.value}"),
        sections,
    )


def _errata(p: Context) -> Page:
    """Everything that the comparison found, in one list."""
    rows: list[tuple[Document, list[Erratum]]] = []
    for document in sorted(p.library.documents, key=lambda d: sort_key(d.key)):
        found = [erratum for erratum in errata(p, document) if erratum.places]
        if found:
            rows.append((document, found))
    texts = [
        (plan, item, evidence)
        for plan in p.library.plans
        for item, evidence in plan_discrepancies(p, plan)
        if item.kind == "typing_error"
    ]
    text = render("errata", p, rows=rows, texts=texts)
    return Page(
        p.uri, p.t("documents.errata_title"), text, p.t("document.errata_intro"), updated=_newest(p.library.documents)
    )


def plan_discrepancies(p: Context, plan: Plan) -> list[tuple[PlanDiscrepancy, Md]]:
    """The misprints of the plan's own text, with their evidence in the page's language."""
    translated = plan.translation(p.lang)
    notes = translated.fields.discrepancies if translated else []
    found = []
    for index, item in enumerate(plan.discrepancies):
        words = notes[index].get("evidence") if index < len(notes) else None
        found.append((item, p.mark(words, p.lang) if words else p.vi(item.evidence or "")))
    return found
