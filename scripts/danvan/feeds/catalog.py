"""Which feeds there are in each language; none that is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from danvan.feeds.items import Items, in_feeds_of
from danvan.feeds.values import Feed, FeedItem, tag_uri
from danvan.library import Keeper, Library
from danvan.library.events import Event, events
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.words import say
from danvan.records import Commendation, Document, Model, Plan, Post, Record, Withdrawn
from danvan.records.plan import section_anchor

# A feed tells what is new; what is older is found in the archives. The feeds of one movement or place are many.
LATEST, LATEST_OF_ONE = 100, 30
Group = Literal["all", "changes", "kinds", "movements", "tasks", "units", "communes"]
KINDS: dict[str, tuple[str, type[Record]]] = {
    "van-ban": ("documents", Document), "tin-tuc": ("posts", Post), "mo-hinh": ("models", Model),
    "khen-thuong": ("commendations", Commendation),
}  # fmt: skip
NAMES = {
    "van-ban": "nav.documents", "tin-tuc": "nav.news", "mo-hinh": "nav.models", "khen-thuong": "nav.commendations",
}  # fmt: skip


@dataclass(frozen=True)
class FeedPlace:
    """A feed that is there: its name for readers, its path, what it is about (a source path), its items."""

    name: str
    key: str
    lang: str
    group: Group
    home: str
    items: tuple[FeedItem, ...]

    @property
    def rss(self) -> str:
        """The RSS file, from the site's root."""
        return f"feeds/{self.lang}/{self.key}.rss.xml"

    @property
    def atom(self) -> str:
        """The Atom file, from the site's root."""
        return f"feeds/{self.lang}/{self.key}.atom.xml"

    @property
    def json(self) -> str:
        """The JSON Feed file, from the site's root."""
        return f"feeds/{self.lang}/{self.key}.feed.json"

    @property
    def uri(self) -> str:
        """The source path of the page that explains it."""
        return f"dang-ky-nhan-tin/{self.key}.md"

    @property
    def what(self) -> str:
        """What a subscriber gets, in a sentence."""
        return say(self.lang, f"feeds.what.{self.group}", name=self.name)

    @property
    def last(self) -> FeedItem:
        """Its newest item."""
        return self.items[0]

    @property
    def changed(self) -> dt.date:
        """The day of its newest change."""
        return max(item.updated for item in self.items).date()


def places(keeper: Keeper, site: SiteConfig, lang: str) -> list[FeedPlace]:
    """The feeds of a language in readers' order, those without items left out; ``keeper`` has items made before."""
    return [place for place in _all(keeper.library, Items(keeper, site, lang)) if place.items]


def feed(place: FeedPlace, site: SiteConfig) -> Feed:
    """A feed's values, to be written in each format."""
    owner = say(place.lang, "site.owner")
    return Feed(
        id=tag_uri(*site.tag_authority, f"feeds/{place.lang}/{place.key}"), lang=place.lang,
        title=say(place.lang, "feeds.title", site=say(place.lang, "site.name"), kind=place.name), description=place.what,
        home_url=site.url + address_in(place.home, place.lang), rss_url=site.url + place.rss, atom_url=site.url + place.atom,
        json_url=site.url + place.json, page_url=site.url + address_in(place.uri, place.lang), author=owner, items=place.items,
    )  # fmt: skip


def _all(library: Library, items: Items) -> Iterator[FeedPlace]:
    lang, p = items.lang, Context(library, items.site, items.lang, "index.md")
    shown = [record for record in library.records.values() if record.has_source and in_feeds_of(record, lang)]
    kinds = tuple(kind for _, kind in KINDS.values())
    everything = [record for record in shown if any(map(record.stands_for, kinds))]
    yield FeedPlace(say(lang, "feeds.all"), "tat-ca", lang, "all", LISTS["home"], _latest(items, everything, LATEST))
    yield FeedPlace(say(lang, "feeds.changes"), "thay-doi", lang, "changes", LISTS["home"], _changes(items))
    for key, (home, kind) in KINDS.items():
        own = [record for record in everything if record.stands_for(kind)]
        yield FeedPlace(say(lang, NAMES[key]), key, lang, "kinds", LISTS[home], _latest(items, own, LATEST))
    for movement in library.movements:
        yield _about(p, items, movement, f"phong-trao/{movement.key}", "movements")
    for plan in library.plans:
        yield from _tasks(items, plan)
    for unit in library.units:
        yield _about(p, items, unit, f"don-vi/{unit.key}", "units")
    for commune in library.communes:
        yield _about(p, items, commune, f"xa-phuong/{commune.key}", "communes")


def _about(p: Context, items: Items, record: Record, key: str, group: Group) -> FeedPlace:
    """The feed of what refers to a movement, unit or commune."""
    found = _referring(items, record.key, "")
    return FeedPlace(p.title(record), key, items.lang, group, uri_of(record), found)


def _tasks(items: Items, plan: Plan) -> Iterator[FeedPlace]:
    """The feed of each task of a plan: what cites it or carries it out."""
    for section in plan.tasks(items.lang if plan.translation(items.lang) else "vi"):
        name = f"{section.number}. {section.title}"
        key = f"nhiem-vu/{plan.year}-{section_anchor(section.number)}"
        yield FeedPlace(name, key, items.lang, "tasks", uri_of(plan), _referring(items, plan.key, section.number))


def _referring(items: Items, key: str, section: str) -> tuple[FeedItem, ...]:
    kinds: tuple[type[Record], ...] = (*(kind for _, kind in KINDS.values()), Withdrawn)
    found = (record for kind in kinds for record in items.library.referring(key, kind, section))
    return _latest(items, (record for record in found if in_feeds_of(record, items.lang)), LATEST_OF_ONE)


def _latest(items: Items, records: Iterable[Record], most: int) -> tuple[FeedItem, ...]:
    """The newest records as items, newest first."""
    newest = sorted(records, key=items.place)
    return tuple(items.of(record) for record in newest[:most])


def _changes(items: Items) -> tuple[FeedItem, ...]:
    """What changed, newest first; what was told of a thing before it was taken down loses its words too."""
    found: list[Event] = []
    for event in events(items.library):
        if event.kind != "posted" and in_feeds_of(event.record, items.lang):
            found.append(event)
            if isinstance(event.record, Withdrawn):
                found += [Event(event.record, "withdrawn", event.day, name) for name in event.record.told]
    return tuple(items.of_event(event) for event in found[:LATEST])
