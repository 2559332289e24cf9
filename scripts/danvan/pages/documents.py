"""The documents' pages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

from danvan.pages.abbreviations import number_explained
from danvan.pages.articles import anchored
from danvan.pages.context import Context
from danvan.pages.errata import errata
from danvan.pages.facts import facts_of
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.pictures import Neighbour, Segment, graph, timeline
from danvan.pages.related import related_to
from danvan.pages.rendering import render
from danvan.records import Document, Plan, Record
from danvan.records.dates import is_old
from danvan.records.plan import PlanDiscrepancy
from danvan.symbols import Side

STATUS_CLASS = {
    "in_force": "alive", "unchecked": "unchecked", "not_yet": "unchecked", "expired_part": "partly",
    "suspended_part": "partly", "expired_all": "dead", "expired": "dead", "suspended": "dead", "period_ended": "ended",
}  # fmt: skip
# Their pictures' stretches of time, by classes of the style sheet.
SEGMENT = {
    "in_force": "alive", "unchecked": "unknown", "not_yet": "waiting", "expired_part": "partly", "suspended_part": "partly",
}  # fmt: skip
ENDS = frozenset({"expired", "replaced", "repealed"})
DEAD_WORD = {"period_ended": "ended_suffix", "suspended": "suspended_suffix"}


def document_page(p: Context, document: Document) -> Page:
    """The record's page."""
    note = _status_note(p, document)
    dead_word = DEAD_WORD.get(document.status.value, "dead_suffix")
    issuers = Md(", ".join(p.issuer(issuer) for issuer in document.issuers))
    if document.issuer_detail:
        issuers = Md(f"{issuers} ({p.vi(document.issuer_detail)})")
    history, relations = _history(document), _relations(p, document)
    translated = document.translation(p.lang)
    body = anchored(
        translated.body if translated else document.body,
        lambda n, article: p.t("document.clause", n=n, article=article),
    )
    text = render(
        "document", p, doc=document, status_note=note, issuers=issuers, number=number_explained(p, document),
        errata=errata(p, document),
        status_class=STATUS_CLASS[document.status.value], dead_word=dead_word,
        relations=_by_kind(relations), graph=_graph(p, document, relations) if relations else "",
        history=history, timeline=_timeline(p, document, history) if len(history) > 1 else "",
        old_check=is_old(document.status.checked_on, p.today), related=related_to(p, document),
        text=p.text(body), citing=p.citations(document),
        citing_style="party" if document.number and document.number.side is Side.PARTY else "state",
    )  # fmt: skip
    title = p.document_name(document)
    if document.dead:
        title = f"{title} ({p.t(f'document.{dead_word}')})"
    about = "" if document.type == "Luật" else str(document.in_language("title", p.lang)[0] or "")
    page = record_page(p, document, title, text, str(document.in_language("summary", p.lang)[0]))
    return replace(page, subtitle=about, search="full" if p.library.is_recent(document.key) else "paper")


def record_page(p: Context, record: Record, title: str, text: str, description: str) -> Page:
    """A record's page as the engine needs it."""
    translated = record.translation(p.lang)
    return Page(
        p.uri, title, text, " ".join(description.split()),
        origin=(translated.source.path if translated else record.source.path) if record.has_source else None,
        updated=record.updated, kind=record.kind,
        drifted=bool(translated and translated.drifted(record)), machine=bool(translated and translated.machine),
        facts=facts_of(p, record), record=record.key,
    )  # fmt: skip


def _status_note(p: Context, document: Document) -> Md:
    translated = document.translation(p.lang)
    words = translated.fields.status_note if translated else None
    return p.mark(words, p.lang) if words else p.vi(document.status.note or "")


@dataclass(frozen=True)
class Related:
    """A document, or a text that names one, to which this one stands in a relation."""

    kind: str
    name: str
    link: Md
    outward: bool


def _relations(p: Context, document: Document) -> list[Related]:
    """The document's own relations, then those that others have to it."""
    found = []
    for relation in document.relations:
        target = p.library.records[relation.document] if relation.document else None
        name, link = (p.title(target), p.link(target)) if target else (relation.text or "", p.vi(relation.text))
        found.append(Related(f"relation.{relation.type}", name, link, outward=True))
    for other in p.library.referring(document.key, Document):
        for relation in other.relations:
            if relation.document == document.key:
                found.append(Related(f"relation_back.{relation.type}", p.title(other), p.link(other), outward=False))
    return found


def _by_kind(relations: list[Related]) -> list[tuple[str, list[Md]]]:
    found: dict[str, list[Md]] = defaultdict(list)
    for relation in relations:
        found[relation.kind].append(relation.link)
    return list(found.items())


def _graph(p: Context, document: Document, relations: list[Related]) -> Md:
    number = document.number or document.number_form
    centre = [str(p.t(f"doctype.{document.type}")), str(number)] if number else [str(p.t(f"doctype.{document.type}"))]
    neighbours = [Neighbour(str(p.t(relation.kind)), relation.name, relation.outward) for relation in relations]
    return graph(centre, neighbours, str(p.t("document.relations_picture", name=p.document_name(document))))


def _timeline(p: Context, document: Document, history: list[HistoryEvent]) -> Md:
    """From its first day until today: waiting, then as its status says, which may be that nobody has checked."""
    status = document.status
    first = history[0].date
    ends = [event.date for event in history if event.type in ENDS]
    dead = (status.since or min(ends, default=None)) if document.dead else None
    state, words = SEGMENT.get(status.value, ""), str(p.t(f"status.{status.value}"))
    if document.dead:
        # What was before is only known when the day of its effect is.
        state, words = ("alive", str(p.t("status.in_force"))) if document.effective else ("unknown", "")
    segments = [Segment(first, state, words)]
    if document.effective and document.effective > first:
        segments = [Segment(first, "waiting", str(p.t("status.not_yet"))), Segment(document.effective, state, words)]
    if dead and dead > segments[-1].start:
        segments.append(Segment(dead, STATUS_CLASS[status.value], str(p.t(f"status.{status.value}"))))
    title = p.t("document.timeline_picture", name=p.document_name(document))
    return timeline(segments, [event.date for event in history], p.today, str(title))


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
