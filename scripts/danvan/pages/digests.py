"""Digests: what was posted, changed and taken down in a week or a month, with a text to send on (features F56).

A period has its page only when something happened in it, in a language only when that can be read there; so the pages
grow with what happens, and no list of them is longer than a year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from textwrap import shorten

from danvan.library import Library
from danvan.library.events import Event, events
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context
from danvan.pages.happenings import told
from danvan.pages.markdown import Md, attribute
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.records import Document, Record, Unit, Withdrawn

FOLDER = "diem-tin"
# What a message to Zalo, or a mail that is read on a phone, should not exceed.
MOST_LETTERS = 2000
LINE = 90
# A page tells of so many in each group; a month's posts are all in its archive.
SHOWN = 100
READ = ("post", "model", "commendation", "document")
GONE = ("withdrawn", "annulled")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, order=True)
class Span:
    """A week (Monday to Sunday, ISO 8601) or a month: its first day, its last, how addresses name it."""

    first: dt.date
    last: dt.date
    slug: str

    @property
    def weekly(self) -> bool:
        """Whether it is a week."""
        return "-w" in self.slug

    @property
    def year(self) -> int:
        """The year that it is counted to: 2027-w53 begins in 2027 and ends in 2028."""
        return int(self.slug[:4])

    @property
    def number(self) -> int:
        """Which week or month of its year."""
        return int(self.slug.rpartition("-")[2].lstrip("w"))

    @property
    def uri(self) -> str:
        """The source path of its page."""
        return f"{FOLDER}/{self.slug}.md"


def week_of(day: dt.date) -> Span:
    """The week of a day."""
    year, week, weekday = day.isocalendar()
    first = day - dt.timedelta(days=weekday - 1)
    return Span(first, first + dt.timedelta(days=6), f"{year}-w{week:02}")


def month_of(day: dt.date) -> Span:
    """The month of a day."""
    first = day.replace(day=1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return Span(first, last, f"{day:%Y-%m}")


def spans(library: Library, lang: str) -> dict[Span, list[Event]]:
    """The weeks and months in which something happened, the newest first, each with its events, newest first."""
    found: dict[Span, list[Event]] = defaultdict(list)
    for event in events(library):
        if lang in event.record.languages() and not isinstance(event.record, Unit):
            for day in (event.day, *_told_before(event)):
                found[week_of(day)].append(event)
                found[month_of(day)].append(event)
    return dict(sorted(found.items(), reverse=True))


def _told_before(event: Event) -> list[dt.date]:
    """Days of what was told of a thing before it was taken down: their pages answer for ever, without its words."""
    if event.kind != "withdrawn" or not isinstance(event.record, Withdrawn):
        return []
    days = (DAY.search(name) for name in event.record.told)
    found = {dt.date.fromisoformat(match[0]) for match in days if match}
    return sorted(day for day in found if week_of(day) != week_of(event.day) or month_of(day) != month_of(event.day))


def digest_pages(p: Callable[[str], Context]) -> Iterator[Page]:
    """The digests of every period, and the lists of them by year; ``p`` makes the context of a page."""
    front = p(LISTS["digests"])
    found = spans(front.library, front.lang)
    for span, happened in found.items():
        yield p(span.uri).kept((span, happened), partial(digest_page, span=span, happened=happened))
    years = sorted({span.year for span in found}, reverse=True)
    yield _index(front, found, years[:1], years[1:])
    for year in years[1:]:
        yield _index(p(year_path(year)), found, [year], [])


def year_path(year: int) -> str:
    """The source path of the list of a year's digests."""
    return f"{FOLDER}/{year}/index.md"


def span_name(p: Context, span: Span) -> Md:
    """ "Tuần 47 (16/11 – 22/11/2026)", "Tháng 11/2026"."""
    if not span.weekly:
        return p.t("digest.month", month=f"{span.number:02}", year=span.year)
    first = f"{span.first:%d/%m}" if span.first.year == span.last.year else f"{span.first:%d/%m/%Y}"
    return p.t("digest.week", n=span.number, first=first, last=f"{span.last:%d/%m/%Y}")


def _index(p: Context, found: dict[Span, list[Event]], shown: list[int], others: list[int]) -> Page:
    groups = []
    for year in shown:
        for name, weekly in (("months", False), ("weeks", True)):
            here = [span for span in found if span.year == year and span.weekly == weekly]
            links = [Md(f"{p.to(span.uri, span_name(p, span))} ({len(found[span])})") for span in here]
            groups.append((p.t(f"digest.{name}", year=year), links))
    more = [p.to(year_path(year), p.t("digest.year", year=year)) for year in others]
    heading = p.t("digest.title") if others or p.uri == LISTS["digests"] else p.t("digest.year", year=shown[0])
    text = render("digests", p, heading=heading, groups=groups, more=more)
    return Page(p.uri, heading, text, p.t("digest.intro"), search="no")


@dataclass(frozen=True)
class Line:
    """An event as the page shows it, in plain HTML."""

    event: Event
    name: Md
    told: Md


def digest_page(p: Context, span: Span, happened: list[Event]) -> Page:
    """What happened in a period, in groups, and the same as a text to send on."""
    name = span_name(p, span)
    groups = _groups(happened)
    lines = {key: [_line(p, event) for event in group[:SHOWN]] for key, group in groups.items()}
    text = render(
        "digest", p, name=name, groups=lines, counts={key: len(group) for key, group in groups.items()},
        message=message(p, span, groups), going_on=span.last > p.today,
    )  # fmt: skip
    title = Md(f"{p.t('digest.title')}: {name}")
    return Page(p.uri, title, text, title, updated=max(event.day for event in happened), search="no")


def _groups(happened: list[Event]) -> dict[str, list[Event]]:
    groups: dict[str, list[Event]] = {"new": [], "changed": [], "gone": []}
    for event in happened:
        groups["new" if event.kind == "posted" else "gone" if event.kind in GONE else "changed"].append(event)
    # What people read first: news, then what a unit did, then papers. The order of days stays within a kind.
    groups["new"].sort(
        key=lambda event: READ.index(event.record.id_kind) if event.record.id_kind in READ else len(READ)
    )
    return {name: found for name, found in groups.items() if found}


def _line(p: Context, event: Event) -> Line:
    record = event.record
    name = attribute(document_title(p, record)) if isinstance(record, Document) else p.html_name(record)
    happened = p.t(f"kinds.{record.id_kind}") if event.kind == "posted" else told(p, event).html(p.lang)
    return Line(event, name, happened)


def message(p: Context, span: Span, groups: dict[str, list[Event]]) -> str:
    """The plain text: as many items as fit, then how many more there are and where."""
    head = f"{p.t('digest.head')}\n{span_name(p, span)}\n"
    foot = f"\n{p.t('digest.whole')} {p.address()}\n{p.t('site.owner')}\n"
    room = MOST_LETTERS - len(head) - len(foot)
    parts = [head]
    for name, found in groups.items():
        # What follows needs room too: a long list of new posts must not hide that something was withdrawn.
        part = _part(p, name, found, room // (len(groups) - len(parts) + 1))
        room -= len(part)
        parts.append(part)
    return "".join(parts) + foot


def _part(p: Context, name: str, found: list[Event], room: int) -> str:
    text = f"\n{str(p.t(f'digest.{name}')).upper()}\n"
    for index, event in enumerate(found):
        item = _item(p, event)
        rest = f"{p.t('digest.more', n=len(found) - index)}\n"
        if len(text) + len(item) + len(rest) > room and index:
            return text + rest
        text += item
    return text


def _item(p: Context, event: Event) -> str:
    record = event.record
    words = str(p.t(f"kinds.{record.id_kind}")) if event.kind == "posted" else str(told(p, event))
    name = shorten(document_title(p, record), LINE, placeholder=" …")
    line = f"- {name} ({shorten(words, LINE, placeholder=' …')}, {event.day:%d/%m})\n"
    return f"{line}  {p.site.url}{address_in(uri_of(record), p.lang)}\n"


def document_title(p: Context, record: Record) -> str:
    """A record's name; a document's with its title, for nobody knows them all by number."""
    name = p.title(record)
    title = record.in_language("title", p.lang)[0] if isinstance(record, Document) else None
    return f"{name}: {title}" if title and str(title) not in name else name
