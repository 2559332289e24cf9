"""What an item says of its record in plain words: never less than a subscriber needs, never what is not there."""

from __future__ import annotations

from danvan.library.events import Event
from danvan.markup import Reference
from danvan.markup.plain import opening, shortened
from danvan.pages.context import Context
from danvan.pages.markdown import escape
from danvan.records import Commendation, Document, Model, Post, Record, Withdrawn
from danvan.records.commendation import Decision

# A subscriber decides by it whether to open the page.
ENOUGH, MOST = 200, 600


def summary_of(p: Context, record: Record) -> str:
    """What a record is about: its facts, its summary and, when that is short, the beginning of its text."""
    if isinstance(record, Withdrawn):
        return _of_withdrawn(p, record)
    text = " ".join(filter(None, [*_facts(p, record), _about(p, record)]))
    for more in _more(p, record):
        if len(text) >= ENOUGH:
            break
        text = f"{text} {more}"
    return shortened(text, MOST)


def change_of(p: Context, event: Event) -> str:
    """What happened, then what the record is about."""
    if isinstance(event.record, Withdrawn):
        return _of_withdrawn(p, event.record)
    return shortened(" ".join([*_happened(p, event), summary_of(p, event.record)]), MOST + ENOUGH)


def _of_withdrawn(p: Context, item: Withdrawn) -> str:
    """The neutral text of the page; whom it was about is told nowhere."""
    facts = [
        ("kind", p.t(f"kinds.{item.id_kind}")), ("posted", p.date(item.posted)), ("date", p.date(item.withdrawn.date)),
        ("reason", item.withdrawn.reason.rstrip(".")), ("by_law", (item.withdrawn.by_law or "").rstrip(".")),
    ]  # fmt: skip
    told = [f"{p.t(f'withdrawn.{name}')}: {value}." for name, value in facts if value]
    return " ".join([p.t("withdrawn.intro"), *told])


def _facts(p: Context, record: Record) -> list[str]:
    """What must not be missed: a document's date and status, an annulment, a correction."""
    if isinstance(record, Document):
        status = p.t(f"status.{record.status.value}")
        return [f"{p.t('document.date')}: {p.date(record.date)}.", f"{p.t('document.status')}: {status}."]
    if isinstance(record, Commendation) and record.annulled_by:
        return [annulled(p, record.annulled_by)]
    if isinstance(record, Post):
        return [_corrected(p, record, index) for index in range(len(record.corrections))]
    return []


def annulled(p: Context, decision: Decision) -> str:
    """By which decision a commendation was annulled."""
    told = p.t("commendation.annulled", decision=decision.number)
    return f"{told}, {p.date(decision.date)}, {decision.issuer}."


def _corrected(p: Context, post: Post, index: int) -> str:
    note = p.words(post, "corrections", index, "note")
    return f"{p.t('post.corrections')} {p.date(post.corrections[index].date)}: {_sentence(note)}"


def _about(p: Context, record: Record) -> str:
    name = "reason" if isinstance(record, Commendation) else "summary"
    text = record.in_language(name, p.lang)[0]
    return _sentence(text) if text else ""


def _more(p: Context, record: Record) -> list[str]:
    """What else the record tells, for a short summary."""
    found = record.translation(p.lang)
    body = found.body if found else record.body
    more = [opening(body, ENOUGH, lambda reference: _words(p, reference))] if body else []
    if isinstance(record, Commendation):
        more += _award(p, record)
    elif isinstance(record, Model):
        more += [_sentence(p.words(record, name)) for name in ("situation", "goal", "place", "upkeep")]
    elif isinstance(record, Document):
        more.append(f"{p.t('document.issuers')}: {p.issuers(record)}.")
    return list(filter(None, more))


def _award(p: Context, item: Commendation) -> list[str]:
    """Who, what and by which decision. Persons are named on the page alone: what feeds carry off cannot be called back."""
    names = "; ".join(recipient.collective for recipient in item.recipients if recipient.collective)
    facts = [
        ("recipients", names),
        ("form", p.t(f"award_form.{item.form}")),
        ("granted_by", p.t(f"grantor.{item.granted_by}")),
    ]
    if item.decision:
        facts.append(("decision", f"{item.decision.number}, {p.date(item.decision.date)}, {item.decision.issuer}"))
    return [f"{p.t(f'commendation.{name}')}: {_sentence(value)}" for name, value in facts if value]


def _words(p: Context, reference: Reference) -> str:
    """A reference as words: those that the writer chose, else the name of what it leads to."""
    key, _, section = reference.key.partition("#")
    record = p.library.records[key]
    if reference.words and not isinstance(record, Withdrawn):
        return reference.words
    return escape(p.section_name(section) if section else p.title(record))


def _happened(p: Context, event: Event) -> list[str]:
    record = event.record
    if event.kind == "annulled" and isinstance(record, Commendation) and record.annulled_by:
        return []  # The summary begins with it.
    if isinstance(record, Document) and event.kind == "status":
        return _status(p, record)
    if isinstance(record, Document) and event.kind == "history":
        past = record.history[int(event.place[1])]
        by = f" ({p.title(p.library.records[past.document])})" if past.document else ""
        return [f"{p.date(past.date)}: {p.t(f'event.{past.type}')}{by}."]
    if event.kind == "corrected":
        return []  # The same.
    note = p.words(record, *event.place, "note")
    return [f"{p.t('feeds.noted')} {_sentence(note)}"]


def _status(p: Context, document: Document) -> list[str]:
    status = document.status
    words = p.t("feeds.status_since", status=p.t(f"status.{status.value}"), date=p.date(status.since))
    if status.replaced_by is None:
        return [words]
    replacing = p.title(p.library.records[status.replaced_by])
    return [words, f"{p.t('document.replaced_by')}: {replacing}."]


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
