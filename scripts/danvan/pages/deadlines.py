"""The page "Thời hạn" and its calendars: what is due when, who says so (features F44)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from danvan import agenda
from danvan.agenda import Entry
from danvan.calendars import CalendarItem, as_ics
from danvan.feeds.values import tag_uri
from danvan.library import Library
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.pages.words import LANGUAGES
from danvan.records import Commendation, Plan, Post
from danvan.records.plan import Deadline, section_anchor

# A calendar shows a title on one line of a phone.
TITLE = 110


def calendar_path(lang: str) -> str:
    """Where the readers' calendar of a language stands."""
    return f"lich/{lang}/thoi-han.ics"


@dataclass(frozen=True)
class Row:
    """A day as the page shows it."""

    entry: Entry
    day: Md
    what: Md
    who: Md
    said: Md


def deadlines_page(p: Context) -> Page:
    """What is still to come, the nearest first; then what is past, the latest first."""
    entries = agenda.public(p.library)
    coming = [_row(p, entry) for entry in entries if entry.day >= p.today]
    past = [_row(p, entry) for entry in reversed(entries) if entry.day < p.today]
    calendar = p.site.url + calendar_path(p.lang) if entries else ""
    text = render("deadlines", p, coming=coming, past=past, calendar=calendar, path=calendar_path(p.lang))
    updated = max((entry.record.updated for entry in entries), default=None)
    return Page(p.uri, p.t("deadlines.title"), text, p.t("deadlines.intro"), updated=updated)


def _row(p: Context, entry: Entry) -> Row:
    record = entry.record
    if isinstance(record, Plan):
        item = record.deadlines[entry.index]
        place = f"{record.key}#{item.section}"
        said = Md(f"{p.section(place)}, {p.link(record)}: {p.vi(f'“{item.text}”')}")
        what, who = (p.tx(record, "deadlines", entry.index, name) for name in ("what", "who"))
        return Row(entry, _first_large(_day(p, item)), what, who, said)
    day = _first_large(p.t("deadlines.until", date=p.date(entry.day)))
    return Row(entry, day, p.link(record), _who(p, entry), Md(""))


def _first_large(text: Md) -> Md:
    return text[:1].upper() + text[1:]


def _day(p: Context, item: Deadline) -> Md:
    return p.t("plan.deadline_before" if item.before else "plan.deadline_on", date=p.date(item.date))


def _who(p: Context, entry: Entry) -> Md:
    record = entry.record
    return p.tx(record, "consultation", "how") if isinstance(record, Commendation) else Md("")


def calendar_files(library: Library, site: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """The readers' calendar in each language; none when there is nothing to keep in mind."""
    entries = agenda.public(library)
    for lang in LANGUAGES if entries else ():
        yield calendar_path(lang), calendar(Context(library, site, lang, LISTS["deadlines"]), entries)


def calendar(p: Context, entries: Sequence[Entry]) -> bytes:
    """Days of the agenda as a calendar to subscribe to."""
    reviews = all(entry.kind == "review" for entry in entries)
    title = p.t("deadlines.calendar_reviews" if reviews else "deadlines.calendar", site=p.t("site.name"))
    return as_ics(str(title), str(p.t("site.owner")), p.lang, [_item(p, entry) for entry in entries])


def _item(p: Context, entry: Entry) -> CalendarItem:
    record = entry.record
    title, lines = _words(p, entry)
    name = entry.name if p.lang == "vi" else f"{entry.name}/{p.lang}"
    return CalendarItem(
        tag_uri(*p.site.tag_authority, name), entry.day, shorten(title, TITLE, placeholder=" …"),
        "\n".join(filter(None, lines)), _address(p, entry), str(p.t(f"deadlines.kind_{entry.kind}")), record.updated,
        len(record.changes),
    )  # fmt: skip


def _address(p: Context, entry: Entry) -> str:
    """Of the record, in the calendar's language when it is translated; of the plan's section for a deadline."""
    record = entry.record
    lang = p.lang if p.lang in record.languages() else "vi"
    section = record.deadlines[entry.index].section if isinstance(record, Plan) and entry.kind == "deadline" else ""
    return p.site.url + address_in(uri_of(record), lang) + (f"#{section_anchor(section)}" if section else "")


def _words(p: Context, entry: Entry) -> tuple[str, list[str]]:
    """The title and the lines of a day in a calendar, as plain text."""
    record, kind = entry.record, str(p.t(f"deadlines.kind_{entry.kind}"))
    if isinstance(record, Plan) and entry.kind == "deadline":
        item = record.deadlines[entry.index]
        what, who = (p.words(record, "deadlines", entry.index, name) for name in ("what", "who"))
        lines = [who, what, f"{p.title(record)}, {p.section_name(item.section)}: “{item.text}”"]
        return f"{kind} ({_day(p, item)}): {what}", [*lines, str(p.t("deadlines.last_day", date=p.date(entry.day)))]
    if entry.kind == "review":
        return f"{kind}: {p.title(record)}", [record.source.path if record.has_source else ""]
    text = p.words(record, "consultation", "how") if isinstance(record, Commendation) else ""
    if isinstance(record, Post):
        text = p.words(record, "summary")
    return f"{kind}: {p.title(record)}", [text, str(p.t("deadlines.until", date=p.date(entry.day)))]
