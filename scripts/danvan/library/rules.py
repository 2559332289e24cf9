"""The rules across files: every reference leads somewhere that may be shown, nothing is there twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from danvan.cache import Cache
from danvan.citations import same_document
from danvan.library import assets
from danvan.library.core import Library
from danvan.library.days import record_days
from danvan.library.handwritten import HandPage
from danvan.library.linking import check_link, led_inside
from danvan.library.references import Link, make_link
from danvan.library.review import two_people
from danvan.library.taken_down import reused
from danvan.library.translated import translated_lists, unmarked
from danvan.markup import Reference, references
from danvan.problems import Problem
from danvan.records import Document, Plan, Record
from danvan.records.citing import COMPUTED_KINDS, DiscrepancyKind
from danvan.records.naming import told
from danvan.vietnamese import nearest

# A citation of the document by itself, in its own head, is not one that the plan's text makes.
HEAD_PLACE = "phần đầu"


def across(library: Library, unread: set[str]) -> Iterator[Problem]:
    """Every broken rule between files, those of hidden records included.

    ``unread`` are the keys of the records that could not be read. A preview publishes nothing, so its translations
    need not be marked yet.
    """
    records, pages = {**library.records, **library.hidden}, {**library.pages, **library.hidden_pages}
    whole = replace(library, records=records, pages=pages)
    for link in _all_links(whole):
        if link.target not in unread:
            yield from check_link(link, whole)
    yield from _page_names(whole)
    yield from _same_documents(whole)
    yield from _lasting_ids(whole)
    yield from reused(whole)
    yield from _computed_kinds(whole)
    if not unread:
        for plan in library.plans:
            yield from _plan_cites(library, plan)
    cache = Cache.below(library.root)
    yield from two_people(whole)
    for record in whole.records.values():
        yield from assets.faults(assets.in_fields(record), library.root, cache)
        yield from record_days(record, library.today, library.notes)
        yield from translated_lists(record)
        if not (library.showing.preview or record.draft):
            yield from unmarked(record)


def _all_links(library: Library) -> Iterator[Link]:
    yield from library.links
    for page in library.pages.values():
        for version in filter(None, (page, page.english)):
            yield from _page_links(version)


def _page_links(page: HandPage) -> Iterator[Link]:
    for reference in references(page.source.body):
        if "/" not in reference.key:
            yield make_link("", reference.key, "body", _line_of(page, reference), page.source.path, None)


def _page_names(library: Library) -> Iterator[Problem]:
    """Pages written by hand name each other by their path, ``[[huong-dan/dang-tin]]``: each must be there."""
    for page in library.pages.values():
        for version in filter(None, (page, page.english)):
            for reference in references(version.source.body):
                if "/" in reference.key:
                    yield from _wrong_page(page, version, reference, library)


def _wrong_page(page: HandPage, version: HandPage, reference: Reference, library: Library) -> Iterator[Problem]:
    target = library.pages.get(reference.key)
    if target is None:
        yield _no_page(
            version, reference, [name for name, other in library.pages.items() if page.internal or not other.internal]
        )
    elif target.internal and not page.internal:
        yield Problem(version.source.path, _line_of(version, reference), *led_inside(reference.key))


def _no_page(page: HandPage, reference: Reference, names: list[str]) -> Problem:
    near = nearest(reference.key, names)
    fix = f"có phải «{near}»?" if near else "ghi đường dẫn của tệp dưới docs/, bỏ .md, ví dụ  [[gioi-thieu/index]]"
    return Problem(page.source.path, _line_of(page, reference), f"không có trang «{reference.key}»", fix)


def _line_of(page: HandPage, reference: Reference) -> int:
    return page.source.body_line + page.source.body.count("\n", 0, reference.start)


def _same_documents(library: Library) -> Iterator[Problem]:
    by_number: dict[tuple[str, int | None], list[Document]] = defaultdict(list)
    for document in sorted(library.documents, key=lambda document: document.key):
        if document.number is None:
            continue
        for other in by_number[str(document.number), document.year]:
            if same_document(document, other):
                yield Problem(
                    document.source.path, document.source.line_of(("number",)),
                    f"văn bản {document.number} năm {document.year} đã có ở {other.source.path}", "giữ lại một tệp",
                )  # fmt: skip
        by_number[str(document.number), document.year].append(document)


def _lasting_ids(library: Library) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Record] = {}
    for record in sorted(library.records.values(), key=lambda record: record.key):
        first = seen.setdefault((record.id_kind, record.lasting_id), record)
        if first is not record and record.has_source:
            yield Problem(
                record.source.path, record.source.line_of(("id",)), f"mã bền «{record.lasting_id}» đã dùng ở {first.source.path}",
                "đặt một mã khác chưa ai dùng, rồi không đổi nữa",
            )  # fmt: skip


def _computed_kinds(library: Library) -> Iterator[Problem]:
    for document in library.documents:
        found = {finding.kind for finding in library.findings[document.key]}
        for index, item in enumerate(document.discrepancies):
            if item.kind in COMPUTED_KINDS and item.kind not in found:
                yield Problem(
                    document.source.path, document.source.line_of(("discrepancies", index)),
                    f"sai khác {told(item.kind, DiscrepancyKind)} không có trong các trích dẫn đã ghi",
                    "xóa mục này, hoặc ghi đúng nguyên văn trích dẫn có chỗ sai",
                )  # fmt: skip


def _plan_cites(library: Library, plan: Plan) -> Iterator[Problem]:
    """The plan's text has a reference for each recorded citation, and a recorded citation for each reference."""
    recorded = Counter(
        (citation.section.partition("#")[2], document.key)
        for document in library.documents
        for citation in document.citations
        if citation.section.startswith(f"{plan.key}#") and citation.place != HEAD_PLACE
    )
    for lang in plan.languages():
        found = plan.translation(lang)
        source = found.source if found else plan.source
        for section in plan.sections(lang):
            keys = [reference.key for reference in references(section.text)]
            for key, count in Counter(keys).items():
                if isinstance(library.records.get(key), Document) and count != recorded[section.number, key]:
                    yield Problem(
                        source.path, section.line,
                        f"mục {section.number} dẫn «{key}» {count} lần, mà văn bản ghi {recorded[section.number, key]} trích dẫn ở mục này",
                        "thêm hoặc bớt một mục ở citations (Kế hoạch trích dẫn) trong tệp của văn bản, hoặc chỗ dẫn ở đây",
                    )  # fmt: skip
            for (number, key), count in recorded.items():
                if number == section.number and key not in keys:
                    yield Problem(
                        source.path, section.line, f"mục {number} thiếu chỗ dẫn «{key}» (văn bản ghi {count} trích dẫn ở mục này)",
                        f"thêm [[{key}]] vào mục {number}",
                    )  # fmt: skip
