"""What the plan prints against what is right: the code's findings joined with the editors' evidence."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.citations import Finding
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.records import Document
from danvan.records.citing import Discrepancy


@dataclass(frozen=True)
class Erratum:
    """One entry on a page: found by code at ``places`` (empty: an editor's own remark), with what is known of it."""

    kind: str
    found: str
    places: tuple[tuple[str, str], ...]
    expected: str
    probable: str
    evidence: Md
    confidence: str | None
    hint: bool


def errata(p: Context, document: Document) -> list[Erratum]:
    """All entries of a document: the code's findings first, then the editors' own remarks."""
    notes: dict[str, Discrepancy] = {item.kind: item for item in document.discrepancies}
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in p.library.findings[document.key]:
        found.setdefault((finding.kind, finding.found), []).append(finding)
    made = [_made(p, document, same, notes.get(kind)) for (kind, _), same in found.items()]
    computed = {kind for kind, _ in found}
    return made + [_judged(p, document, item) for item in document.discrepancies if item.kind not in computed]


def _made(p: Context, document: Document, same: list[Finding], note: Discrepancy | None) -> Erratum:
    first = same[0]
    probable = note.probable if note and note.probable and note.probable != first.expected else ""
    return Erratum(
        first.kind, first.found, tuple(place for finding in same for place in finding.places), first.expected, probable or "",
        _evidence(p, document, note), note.confidence if note else None, first.hint,
    )  # fmt: skip


def _judged(p: Context, document: Document, item: Discrepancy) -> Erratum:
    return Erratum(
        item.kind, item.found, (), "", item.probable or "", _evidence(p, document, item), item.confidence, hint=True
    )


def _evidence(p: Context, document: Document, note: Discrepancy | None) -> Md:
    if note is None:
        return p.t("document.no_evidence")
    translated = document.translation(p.lang)
    words = translated.fields.discrepancies.get(note.kind) if translated else None
    return p.mark(words, p.lang) if words else p.vi(note.evidence)
