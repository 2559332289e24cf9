"""What the parts of a report share: the library, the period, names and addresses in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from danvan import counting
from danvan.library import Library
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.digests import document_title
from danvan.pages.words import say
from danvan.records import Plan, Record
from danvan.reports.content import Heading, Linked
from danvan.reports.period import Period


def words(name: str, **values: Any) -> str:
    """A string of locales/report.yml, its {placeholders} filled in."""
    return say("report", name, **values)


def heading(level: int, name: str, **values: Any) -> Heading:
    """A heading by the name of its words."""
    return Heading(level, words(name, **values), name)


@dataclass(frozen=True)
class Desk:
    """One report in the making."""

    library: Library
    site: SiteConfig
    period: Period

    @cached_property
    def p(self) -> Context:
        """Names and words as the Vietnamese pages have them."""
        return Context(self.library, self.site, "vi", "index.md")

    @cached_property
    def records(self) -> list[Record]:
        """What was published in the period."""
        return counting.published(self.library, self.period.first, self.period.last)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan that the period carries out: the newest that had begun by its end."""
        begun = [plan for plan in self.library.plans if plan.period.start.first <= self.period.last]
        return next(iter(begun), None)

    def name(self, record: Record) -> str:
        """A record's name; a document with its title."""
        return document_title(self.p, record)

    def linked(self, record: Record) -> Linked:
        """A record's name with its lasting address."""
        return Linked(self.name(record), self.site.url + address_in(uri_of(record), "vi"))
