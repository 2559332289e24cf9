"""The documents' pages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from danvan.pages.context import Context
from danvan.pages.errata import errata
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.related import related_to
from danvan.pages.rendering import render
from danvan.records import Document, Plan, Record
from danvan.records.plan import PlanDiscrepancy
from danvan.symbols import Side

STATUS_CLASS = {
    "in_force": "alive", "unchecked": "unchecked", "not_yet": "unchecked", "expired_part": "partly",
    "suspended_part": "partly", "expired_all": "dead", "expired": "dead", "suspended": "dead", "period_ended": "ended",
}  # fmt: skip
DEAD_WORD = {"period_ended": "ended_suffix", "suspended": "suspended_suffix"}


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


def plan_discrepancies(p: Context, plan: Plan) -> list[tuple[PlanDiscrepancy, Md]]:
    """The misprints of the plan's own text, with their evidence in the page's language."""
    return [(item, p.tx(plan, "discrepancies", index, "evidence")) for index, item in enumerate(plan.discrepancies)]
