"""What may be chosen for a field: the values of its list, or the records that exist; found by words without marks."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.library import Library
from danvan.records import Document, Plan, Record, Unit
from danvan.vietnamese import fold, nearest
from danvan.writing.blanks import Blank


@dataclass(frozen=True)
class Choice:
    """A value as it stands in the file, what it is called, and the other words by which people know it."""

    value: str
    label: str
    words: tuple[str, ...] = ()

    def is_called(self, text: str) -> bool:
        """Whether a text is its value, name or other word, marks and case aside."""
        return fold(text) in {fold(word) for word in (self.value, self.label, *self.words)}


def choices(blank: Blank, library: Library) -> list[Choice]:
    """All that may be chosen for a field, the likeliest first; empty for a field that is written freely."""
    if blank.values:
        return [Choice(value, label) for value, label in blank.values]
    if blank.is_section:
        return [choice for plan in library.plans for choice in _sections(plan, many=len(library.plans) > 1)]
    if blank.target is None:
        return []
    return [_of_record(record) for record in _records(blank, library)]


def _sections(plan: Plan, *, many: bool) -> list[Choice]:
    return [
        Choice(
            f"{plan.key}#{section.number}", f"mục {section.number} {section.title}" + (f" ({plan.year})" if many else ""),
            () if many else (section.number, f"mục {section.number}", section.title),
        )
        for section in plan.sections()
    ]  # fmt: skip


def _records(blank: Blank, library: Library) -> list[Record]:
    if blank.target is Document:
        return list(library.documents)
    if blank.target is Unit:
        own, communes = list(library.units), list(library.communes)
        if blank.name in ("commune", "communes"):
            return list(communes)
        return [*own, *communes] if blank.path[0] == "recipients" else list(own)
    return sorted(library.of_kind(blank.target or Record), key=lambda record: (-record.posted.toordinal(), record.key))


def _of_record(record: Record) -> Choice:
    words: tuple[str, ...] = ()
    label = record.heading
    if isinstance(record, Document):
        words = (str(record.number or ""), f"{record.number} {record.year}", *record.aliases)
        title = record.short_name or record.title
        label = f"{record.name} ({record.year}): {title}" if title else f"{record.name} ({record.year})"
    elif isinstance(record, Unit):
        words = tuple(former.name for former in record.former)
    return Choice(record.key, label, tuple(filter(None, (record.heading, *words))))


def exact(text: str, among: list[Choice]) -> Choice | None:
    """The one choice that a text names; None when there is none, or when several are called so."""
    by_value = [choice for choice in among if choice.value == text]
    found = by_value or [choice for choice in among if choice.is_called(text)]
    return found[0] if len(found) == 1 else None


def matching(text: str, among: list[Choice]) -> list[Choice]:
    """The choices in which every word of a text occurs, marks and case aside; else the nearest one."""
    wanted = fold(text).split()
    found = [choice for choice in among if all(word in _haystack(choice) for word in wanted)]
    if found:
        return found
    near = nearest(text, [choice.label for choice in among] + [choice.value for choice in among])
    return [choice for choice in among if near in (choice.label, choice.value)]


def _haystack(choice: Choice) -> str:
    return fold(" ".join((choice.value, choice.label, *choice.words)))
