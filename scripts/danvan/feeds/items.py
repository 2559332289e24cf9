"""Records and events → items of feeds, each made once in a language however many feeds it stands in."""

from __future__ import annotations

import datetime as dt
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from danvan.feeds.summaries import change_of, summary_of
from danvan.feeds.values import Enclosure, FeedItem, tag_uri
from danvan.library import Keeper, Library, Oblivious
from danvan.library.events import Event, events_of, posted_on
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.words import say
from danvan.records import Commendation, Document, Plan, Post, Record, Withdrawn
from danvan.records.fields import VIETNAM


@dataclass
class Items:
    """The items of a language, made when first asked for."""

    keeper: Keeper
    site: SiteConfig
    lang: str
    _made: dict[str, FeedItem] = field(default_factory=dict)
    _places: dict[str, tuple[float, str, str]] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """The library of which they are."""
        return self.keeper.library

    def place(self, record: Record) -> tuple[float, str, str]:
        """What puts records in order, newest first; each stands in several feeds."""
        if record.key not in self._places:
            self._places[record.key] = -published(record).timestamp(), record.id_kind, record.lasting_id
        return self._places[record.key]

    def of(self, record: Record) -> FeedItem:
        """A record as an item; its id stays when its file is renamed, its title changed or the record taken down."""
        if record.key not in self._made:
            make = partial(_item, record, self.site, self.lang)
            self._made[record.key] = self.keeper.keep(("item", self.lang, record.key), record, make)
        return self._made[record.key]

    def made_of(self, record: Record) -> FeedItem:
        """The same, made now."""
        p = self._context(record)
        happened = [event.day for event in events_of(record) if event.day <= self.library.today]
        # In a preview, a post of a coming day: nothing has happened to it yet.
        last = max(happened, default=posted_on(record))
        return FeedItem(
            id=self._id(record), title=_title(p, record), url=self._url(record), summary=summary_of(p, record), html=None,
            published=published(record), updated=max(published(record), midnight(last)),
            categories=tuple(_categories(p, record)), author=_author(p, record), lang=self.lang,
            enclosures=tuple(_enclosures(p, record)), document_date=_document_date(record),
        )  # fmt: skip

    def of_event(self, event: Event) -> FeedItem:
        """Something that happened as an item of the change feed; its id is the event's own."""
        p, record, day = self._context(event.record), event.record, midnight(event.day)
        kinds = (("event", say(self.lang, f"feeds.event.{event.kind}")), *_categories(p, record))
        title = say(self.lang, f"feeds.told.{event.kind}", title=_title(p, record))
        return FeedItem(
            id=self._id(record, event.name), title=title, url=self._url(record), summary=change_of(p, event), html=None,
            published=day, updated=day, categories=kinds, author=say(self.lang, "site.owner"), lang=self.lang,
            document_date=_document_date(record),
        )  # fmt: skip

    def _context(self, record: Record) -> Context:
        return Context(self.library, self.site, self.lang, uri_of(record))

    def _id(self, record: Record, event: str = "") -> str:
        parts = [record.id_kind, record.lasting_id, event, "" if self.lang == "vi" else self.lang]
        return tag_uri(*self.site.tag_authority, "/".join(filter(None, parts)))

    def _url(self, record: Record) -> str:
        return self.site.url + address_in(uri_of(record), self.lang)


def _item(record: Record, site: SiteConfig, lang: str, library: Library) -> FeedItem:
    return Items(Oblivious(library), site, lang).made_of(record)


def in_feeds_of(record: Record, lang: str) -> bool:
    """Whether subscribers of a language have, or had, the record."""
    if isinstance(record, Withdrawn):
        return lang == "vi" or record.english
    return lang in record.languages()


def published(record: Record) -> dt.datetime:
    """When a record was put up."""
    return record.date if isinstance(record, Post) else midnight(posted_on(record))


def midnight(day: dt.date) -> dt.datetime:
    """The beginning of a day in Viet Nam."""
    return dt.datetime.combine(day, dt.time(), VIETNAM)


def _title(p: Context, record: Record) -> str:
    name = p.title(record)
    if isinstance(record, Document):
        title = record.in_language("title", p.lang)[0]
        return f"{name}: {title}" if title and title != name else name
    if isinstance(record, Commendation) and record.state == "annulled":
        return f"{name} ({p.t('award_state.annulled').lower()})"
    return name


def _categories(p: Context, record: Record) -> Iterator[tuple[str, str]]:
    """Its kind, its own sort or topics, the movements and tasks that it belongs to."""
    yield record.id_kind, str(p.t(f"kinds.{record.id_kind}"))
    if isinstance(record, Post):
        yield from ((tag, str(p.t(f"tag.{tag}"))) for tag in record.tags)
    elif isinstance(record, Document):
        yield "type", str(p.t(f"doctype.{record.type}"))
    for key in getattr(record, "movements", ()):
        yield key, p.title(p.library.records[key])
    for ref in () if isinstance(record, Plan) else getattr(record, "tasks", ()):
        yield ref.replace("#", "/"), p.section_name(ref.partition("#")[2])


def _author(p: Context, record: Record) -> str:
    if isinstance(record, Post):
        return record.author or p.title(p.library.records[record.unit or ""])
    return say(p.lang, "site.owner")


def _document_date(record: Record) -> str:
    return record.date.isoformat() if isinstance(record, Document) and record.date else ""


def _enclosures(p: Context, record: Record) -> Iterator[Enclosure]:
    """Every file that the record offers, with its true type and length."""
    for file in getattr(record, "files", ()):
        kind = mimetypes.guess_type(file.path)[0] or "application/octet-stream"
        yield Enclosure(p.site.url + file.path, kind, p.library.file_report(file.path).size)
