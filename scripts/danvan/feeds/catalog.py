"""Which feeds there are: one for each kind of record and one for all, in each language; none that is empty."""

from __future__ import annotations

import datetime as dt
import mimetypes
from dataclasses import dataclass

from danvan.feeds.values import Enclosure, Feed, FeedItem, tag_uri
from danvan.library import Library
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.markdown import Md
from danvan.pages.rendering import render
from danvan.pages.words import say
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.records.fields import VIETNAM

# A feed tells what is new; what is older is found in the archives.
LATEST = 100
KINDS: dict[str, tuple[str, tuple[type[Record], ...]]] = {
    "tat-ca": ("home", (Document, Post, Model, Commendation)),
    "van-ban": ("documents", (Document,)),
    "tin-tuc": ("posts", (Post,)),
    "mo-hinh": ("models", (Model,)),
    "khen-thuong": ("commendations", (Commendation,)),
}
NAMES = {
    "tat-ca": "feeds.all", "van-ban": "nav.documents", "tin-tuc": "nav.news", "mo-hinh": "nav.models",
    "khen-thuong": "nav.commendations",
}  # fmt: skip


@dataclass(frozen=True)
class FeedPlace:
    """A feed that is there: its name for readers, its two files, the day of its newest item."""

    name: str
    key: str
    lang: str
    records: tuple[Record, ...]

    @property
    def rss(self) -> str:
        """The RSS file, from the site's root."""
        return f"feeds/{self.lang}/{self.key}.rss.xml"

    @property
    def atom(self) -> str:
        """The Atom file, from the site's root."""
        return f"feeds/{self.lang}/{self.key}.atom.xml"

    @property
    def last(self) -> dt.date:
        """The day of its newest change."""
        return max(_updated(record) for record in self.records).astimezone(VIETNAM).date()


def places(library: Library, lang: str) -> list[FeedPlace]:
    """The feeds of a language, those without items left out."""
    found = []
    for key, (_, kinds) in KINDS.items():
        records = [
            record for record in library.records.values() if isinstance(record, kinds) and lang in record.languages()
        ]
        latest = sorted(records, key=lambda record: (-_published(record).timestamp(), record.key))[:LATEST]
        if latest:
            found.append(FeedPlace(say(lang, NAMES[key]), key, lang, tuple(latest)))
    return found


def feed(place: FeedPlace, library: Library, site: SiteConfig) -> Feed:
    """A feed's values, to be written as RSS or Atom."""
    home = LISTS[KINDS[place.key][0]]
    owner = say(place.lang, "site.owner")
    return Feed(
        id=tag_uri(*site.tag_authority, f"feeds/{place.lang}/{place.key}"), lang=place.lang,
        title=say(place.lang, "feeds.title", site=say(place.lang, "site.name"), kind=place.name),
        description=say(place.lang, "feeds.description", kind=place.name, owner=owner),
        home_url=site.url + address_in(home, place.lang), rss_url=site.url + place.rss, atom_url=site.url + place.atom,
        author=owner, items=tuple(_item(Context(library, site, place.lang, uri_of(r)), r) for r in place.records),
    )  # fmt: skip


def _item(p: Context, record: Record) -> FeedItem:
    """A record as a feed's item; its id stays when its file is renamed or its title changed."""
    name = f"{record.kind}/{record.lasting_id}" + ("" if p.lang == "vi" else f"/{p.lang}")
    return FeedItem(
        id=tag_uri(*p.site.tag_authority, name), title=_title(p, record), url=p.site.url + address_in(uri_of(record), p.lang),
        summary=_summary(p, record), html=None, published=_published(record), updated=_updated(record),
        categories=_categories(p, record), author=_author(p, record), lang=p.lang, enclosure=_enclosure(p, record),
    )  # fmt: skip


def _title(p: Context, record: Record) -> str:
    if isinstance(record, Document):
        title = record.in_language("title", p.lang)[0]
        return (
            f"{p.document_name(record)}: {title}"
            if title and title != p.document_name(record)
            else p.document_name(record)
        )
    return p.title(record)


def _summary(p: Context, record: Record) -> str:
    """What the item is about; a document's own date stands apart from the day it was posted (features F52)."""
    name = "reason" if isinstance(record, Commendation) else "summary"
    text = " ".join(str(record.in_language(name, p.lang)[0]).split())
    if isinstance(record, Document):
        status = p.t(f"status.{record.status.value}")
        return f"{p.t('document.date')}: {p.date(record.date)}. {p.t('document.status')}: {status}. {text}"
    return text


def _published(record: Record) -> dt.datetime:
    return record.date if isinstance(record, Post) else _midnight(record.posted)


def _updated(record: Record) -> dt.datetime:
    return max(_published(record), _midnight(record.updated))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), VIETNAM)


def _categories(p: Context, record: Record) -> tuple[tuple[str, str], ...]:
    found = [(record.kind, str(p.t(f"kinds.{record.kind}")))]
    if isinstance(record, Post):
        found += [(tag, str(p.t(f"tag.{tag}"))) for tag in record.tags]
    elif isinstance(record, Document):
        found.append(("type", str(p.t(f"doctype.{record.type}"))))
    return tuple(found)


def _author(p: Context, record: Record) -> str:
    if isinstance(record, Post):
        return record.author or p.title(p.library.records[record.unit or ""])
    return say(p.lang, "site.owner")


def _enclosure(p: Context, record: Record) -> Enclosure | None:
    files = getattr(record, "files", ())
    if not files:
        return None
    path = p.library.root / "docs" / files[0].path
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Enclosure(p.site.url + files[0].path, kind, path.stat().st_size)


def table(p: Context, found: list[FeedPlace]) -> Md:
    """The list of feeds, for the page that tells how to subscribe."""
    return render("feeds", p, rows=found)
