"""The rules between a record and its English file."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from danvan.frontmatter import Place
from danvan.problems import Problem
from danvan.records import Document, Record
from danvan.records.citing import DiscrepancyKind
from danvan.records.naming import all_told, named, told
from danvan.records.translation import PENDING, TranslatedRecord


def unmarked(record: Record) -> Iterator[Problem]:
    """A published translation remembers which Vietnamese text it was made from."""
    found = record.translation("en")
    if found and found.pending:
        yield Problem(
            found.source.path, found.source.line_of(("translation", "of")), f"bản dịch còn ghi «of: {PENDING}»",
            f"đối chiếu với bản tiếng Việt, rồi chạy  python -m danvan translated {record.key}",
        )  # fmt: skip


def translated_lists(record: Record) -> Iterator[Problem]:
    """A translated list follows the Vietnamese one item by item; a group is there in both."""
    found = record.translation("en")
    if found is None:
        return
    for place, message, fix in _unequal(found.fields, record, ()):
        yield Problem(found.source.path, found.source.line_of(place), message, fix)
    if isinstance(record, Document):
        yield from _evidence(record, found)


def _unequal(translated: BaseModel, original: object, place: Place) -> Iterator[tuple[Place, str, str]]:
    """Where a translation has another form than its original: the place, what is wrong, what to do."""
    for name, info in type(translated).model_fields.items():
        value, known = getattr(translated, name), getattr(original, name, None)
        written = info.alias or name
        here = (*place, written)
        if isinstance(value, list) and value and isinstance(known, list):
            if len(value) != len(known):
                fix = "dịch đủ từng mục, đúng thứ tự"
                yield here, f"{named(written, info)} có {len(value)} mục, bản tiếng Việt có {len(known)}", fix
                continue
            for index, (item, other) in enumerate(zip(value, known, strict=True)):
                if isinstance(item, BaseModel):
                    yield from _unequal(item, other, (*here, index))
        elif isinstance(value, BaseModel) and isinstance(known, BaseModel):
            yield from _unequal(value, known, here)
        elif value and known is None and hasattr(original, name):
            yield (
                here,
                f"bản tiếng Việt không có {named(written, info)}",
                "thêm vào tệp tiếng Việt trước, hoặc xóa dòng này",
            )


def _evidence(document: Document, found: TranslatedRecord) -> Iterator[Problem]:
    """Evidence in English is for a discrepancy that the Vietnamese record has."""
    known = [item.kind for item in document.discrepancies]
    for kind in found.fields.discrepancies:
        if kind not in known:
            fix = (
                f"chọn trong: {', '.join(all_told(known, DiscrepancyKind))}"
                if known
                else "xóa dòng discrepancies (Sai khác)"
            )
            line = found.source.line_of(("discrepancies", kind))
            yield Problem(
                found.source.path, line, f"bản tiếng Việt không có sai khác {told(kind, DiscrepancyKind)}", fix
            )
