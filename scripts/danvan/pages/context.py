"""What a template can ask while it writes one page: words, names, links, texts, in the page's language."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from danvan import markup
from danvan.library import Keeper, Library
from danvan.pages.addresses import LISTS, address_in, address_of, relative, uri_of
from danvan.pages.filing import Filing
from danvan.pages.markdown import Md, attribute, escape, host, safe_url
from danvan.pages.qr import qr_code
from danvan.pages.words import say
from danvan.records import Document, PartialDate, Plan, Record, Withdrawn
from danvan.records.plan import Section, section_anchor
from danvan.symbols import Side, Symbol, cite

if TYPE_CHECKING:
    from danvan.pages.page import Page


@dataclass(frozen=True)
class SiteConfig:
    """What the site's configuration says: its address, and what is known of the Department (empty: not yet)."""

    url: str
    department: dict[str, str] = field(default_factory=dict)
    tag_authority: tuple[str, str] = ("", "")
    preview: bool = False
    internal: bool = False


@dataclass(frozen=True)
class Cited:
    """A document's parts as ``danvan.symbols.cite`` asks for them."""

    type: str
    symbol: Symbol | None
    date: dt.date | None
    issuers: list[str]
    title: str | None


@dataclass(frozen=True)
class Context(Filing):
    """One page in one language; templates know it as ``p``."""

    library: Library
    site: SiteConfig
    lang: str
    uri: str
    memory: Keeper | None = None

    def kept(self, given: object, make: Callable[[Context], Page]) -> Page:
        """The page that ``make`` makes of ``given``; the one of an earlier build while nothing has changed for it.

        What ``make`` needs it takes from ``given`` and from the context that it is handed.
        """
        if self.memory is None:
            return make(self)
        name = ("page", self.lang, self.uri)
        return self.memory.keep(name, given, lambda library: make(replace(self, library=library, memory=None)))

    @cached_property
    def today(self) -> dt.date:
        """The day for which the site is made."""
        return self.library.today

    def link(self, record: Record, words: str | None = None) -> Md:
        """A link to a record's page."""
        if isinstance(record, Withdrawn):
            # Words that somebody chose may name whom the taking down spares.
            words = None
        if isinstance(record, Document) and not words:
            text = self.whole_name(record)
        else:
            text = escape(words) if words else self.mark(self.title(record), self.title_lang(record))
        # Nothing leads to what was taken down.
        return text if isinstance(record, Withdrawn) else Md(f"[{text}]({self.path(record)})")

    def outside(self, url: str, words: str | None = None) -> Md:
        """A link to another site's page; one that is no longer there says so, with the day it was last seen (F94)."""
        link = Md(f"[{escape(words or host(url))}]({safe_url(url)})")
        seen = self.library.outside.get(url)
        if not seen or not seen.dead:
            return link
        last = (
            self.t("outside.last_seen", date=self.date(seen.alive_on))
            if seen.alive_on
            else self.t("outside.never_seen")
        )
        copy = Md(f"[{self.t('outside.archived')}]({safe_url(seen.archived)})")
        return Md(f'{link} <span class="dv-tag dv-tag--stale">{self.t("outside.gone")}</span> ({last}; {copy})')

    def last_seen(self, url: str, by_hand: dt.date | None) -> dt.date | None:
        """The last day on which a page of another site was there, seen by an editor or by the link check."""
        seen = self.library.outside.get(url)
        return max(filter(None, (by_hand, seen.alive_on if seen else None)), default=None)

    def path(self, record: Record) -> Md:
        """The path of a record's page from this one."""
        return Md(relative(uri_of(record), self.uri))

    def href(self, record: Record) -> Md:
        """The address of a record's page from this one, for plain HTML."""
        return Md(f"{relative(address_of(uri_of(record)), address_of(self.uri) + 'x')}/")

    def html_name(self, record: Record) -> Md:
        """A record's name as plain HTML, marked when it is in another language than the page."""
        name, lang = attribute(self.title(record)), self.title_lang(record)
        return name if lang == self.lang else Md(f'<span lang="{lang}">{name}</span>')

    def to(self, name: str, words: str) -> Md:
        """A link to one of the site's lists (``LISTS``) or to a page by its source path."""
        return Md(f"[{escape(words)}]({relative(LISTS.get(name, name), self.uri)})")

    def section(self, ref: str, words: str | None = None) -> Md:
        """A link to a section of a plan, from ``ke-hoach-2025#II.1``."""
        key, _, number = ref.partition("#")
        plan = self.library.records[key]
        text = words or self.section_name(number)
        return Md(f"[{escape(text)}]({self.path(plan)}#{section_anchor(number)})")

    def section_name(self, number: str) -> str:
        """ "mục II.1", "section II.1"; the opening paragraph by its name."""
        return say(self.lang, "plan.opening") if number == "0" else say(self.lang, "plan.section_n", n=number)

    def agency(self) -> tuple[str, str]:
        """The agency's head, as papers and tables have it: who is above the Department, the Department."""
        named = self.site.department if self.lang == "vi" else {}
        return named.get("parent") or str(self.t("site.parent")), named.get("name") or str(self.t("site.owner"))

    def address(self) -> str:
        """The page's own lasting address."""
        return self.site.url + address_in(self.uri.replace(".en.md", ".md"), self.lang)

    def qr(self) -> Md:
        """The page's lasting address as a QR code, for paper."""
        return qr_code(self.address(), str(self.t("document.permanent")))

    def date(self, value: dt.date | PartialDate | None) -> Md:
        """A date as dd/mm/yyyy; unknown says so."""
        if value is None:
            return self.t("site.not_updated")
        return Md(str(value) if isinstance(value, PartialDate) else f"{value:%d/%m/%Y}")

    def when(self, value: dt.date) -> Md:
        """A date for readers and machines."""
        return Md(f'<time datetime="{value.isoformat()[:10]}">{value:%d/%m/%Y}</time>')

    def body(self, record: Record) -> Md:
        """The record's text in the page's language, its references made into links."""
        found = record.translation(self.lang)
        return self.text(found.body if found else record.body)

    def text(self, body: str) -> Md:
        """A text that people wrote, its references made into links, between the marks of the second lock."""
        if not body:
            return Md("")
        return fenced(markup.replace_references(self.local(body), self._reference))

    def plan_text(self, plan: Plan, section: Section) -> Md:
        """A section of a plan: its references to documents stand in the plan's own wording, in the order recorded."""
        used: Counter[str] = Counter()
        ref = f"{plan.key}#{section.number}"

        def make(reference: markup.Reference) -> str:
            record = self.library.records[reference.key.partition("#")[0]]
            if not isinstance(record, Document) or reference.words:
                return self._reference(reference)
            cited = [citation for citation in record.citations if citation.section == ref]
            text = cited[used[record.key]].text
            used[record.key] += 1
            return f"[*{self.vi(text)}*]({self.path(record)})"

        return fenced(markup.replace_references(self.local(section.text), make))

    def _reference(self, reference: markup.Reference) -> str:
        if page := self.library.pages.get(reference.key):
            return self.to(f"{page.stem}.md", reference.words or page.in_language(self.lang).fields.title)
        key, _, section = reference.key.partition("#")
        record = self.library.records[key]
        if section:
            return self.section(reference.key, reference.words)
        return self.link(record, reference.words)

    def citations(self, document: Document) -> list[tuple[str, str]]:
        """How to cite a document first and later, in the style of its side; empty when too little is known."""
        if document.number is None and document.type != "Luật":
            return []
        side = document.number.side if document.number else Side.STATE
        exact = document.date.exact if document.date else None
        parts = Cited(document.type, document.number, exact, document.issuers, document.title)
        return [("first", cite(parts, side, "first")), ("later", cite(parts, side, "later"))]

    def attr(self, value: object) -> Md:
        """A value inside an HTML attribute."""
        return attribute(value)


OPEN, CLOSE = "<!--body-->", "<!--/body-->"


def fenced(text: str) -> Md:
    """A text between the marks that ``danvan.pages.lock`` looks for in the finished HTML."""
    notes = f"\n\n{markup.PLACE}" if markup.has_footnotes(text) else ""
    return Md(f"{OPEN}\n\n{text}{notes}\n\n{CLOSE}")
