"""The documents' lists: all of them with their filters, the same grouped, the tables of coverage and of misprints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danvan.citations import take_apart
from danvan.pages.addresses import LISTS
from danvan.pages.catalogue import downloads
from danvan.pages.context import Context
from danvan.pages.document_groups import GROUPINGS, VIEW_WORDS, Group, newest
from danvan.pages.documents import plan_discrepancies
from danvan.pages.errata import Erratum, errata
from danvan.pages.facets import facets, marks
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.records import Document
from danvan.vietnamese import sort_key


def document_lists(p: Callable[[str], Context]) -> Iterator[Page]:
    """Every list of documents; ``p`` makes the context of a page."""
    for view, groups in GROUPINGS.items():
        yield _list(p(LISTS[view]), view, groups)
    yield _coverage(p(LISTS["coverage"]))
    yield _errata(p(LISTS["errata"]))


def _list(p: Context, view: str, groups: Callable[[Context], list[Group]]) -> Page:
    title = p.t("documents.title")
    heading = title if view == "documents" else Md(f"{title}: {p.t(f'documents.{VIEW_WORDS[view]}')}")
    intro = p.t("documents.intro", n=len(p.library.documents))
    views = [(name, p.t(f"documents.{words}")) for name, words in VIEW_WORDS.items()]
    whole = view == "documents"
    text = render(
        "documents", p, heading=heading, intro=intro, view=view, views=views, groups=groups(p), downloads=downloads(view, p.lang),
        facets=facets(p) if whole else [], marks=marks(p) if whole else {},
    )  # fmt: skip
    return Page(
        p.uri,
        heading,
        text,
        intro,
        updated=newest(p.library.documents),
        scripts=("choices.js", "list.js") if whole else (),
    )


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
        p.uri, p.t("documents.coverage_title"), text, p.t("documents.coverage_intro"), updated=newest(documents)
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
        p.uri, p.t("documents.errata_title"), text, p.t("document.errata_intro"), updated=newest(p.library.documents)
    )
