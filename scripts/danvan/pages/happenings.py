"""What happened to a record in a few words: for digests and reports."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.library.events import Event
from danvan.pages.context import Context
from danvan.pages.markdown import Md, attribute
from danvan.records import Commendation, Document, Withdrawn


@dataclass(frozen=True)
class Told:
    """The site's words for it, and the editors' note in the language it is written in."""

    words: str
    note: str = ""
    lang: str = "vi"

    def __str__(self) -> str:
        """As plain text."""
        return f"{self.words}: {self.note}" if self.note else self.words

    def html(self, lang: str) -> Md:
        """As plain HTML of a page in a language; a note in another one is marked so."""
        if not self.note or self.lang == lang:
            return attribute(self)
        return Md(f'{attribute(self.words)}: <span lang="{self.lang}">{attribute(self.note)}</span>')


def told(p: Context, event: Event) -> Told:
    """An event other than that it was posted."""
    record = event.record
    if isinstance(record, Withdrawn):
        return Told(str(p.t("happened.withdrawn")), record.withdrawn.reason)
    if isinstance(record, Commendation) and event.kind == "annulled" and record.annulled_by:
        decision = record.annulled_by
        return Told(str(p.t("happened.annulled", number=decision.number, date=p.date(decision.date))))
    if isinstance(record, Document) and event.kind == "status":
        return Told(str(p.t("happened.status", value=p.t(f"status.{record.status.value}"))))
    if isinstance(record, Document) and event.kind == "history":
        return Told(str(p.t(f"event.{record.history[int(event.place[1])].type}")))
    note, lang = record.in_language((*event.place, "note"), p.lang)
    return Told(str(p.t(f"happened.{event.kind}")), " ".join(note.split()), lang)
