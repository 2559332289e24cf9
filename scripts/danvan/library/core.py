"""The library: all records of one day, and who refers to whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from danvan.citations import Finding, findings
from danvan.library.events import Event, all_events
from danvan.library.handwritten import HandPage
from danvan.library.link_ledger import SeenLink
from danvan.library.offered import Offered
from danvan.library.order import in_order
from danvan.library.policy import PolicyFile
from danvan.library.references import Link, links_of
from danvan.library.showing import PUBLIC, Showing, Why
from danvan.library.tables import Notes
from danvan.problems import Problem
from danvan.records import Commendation, Document, Model, Movement, Plan, Post, Record, Unit, Withdrawn
from danvan.vietnamese import sort_key

R = TypeVar("R", bound=Record)
RECENT = 100
# What most pages ask for.
OFTEN = (
    "documents", "commendations", "models", "posts", "recent_posts", "communes", "_referring", "events", "pictures", "previews",
)  # fmt: skip


@dataclass
class Library(Offered):
    """What may be shown on ``today`` (``showing``): in the public site nothing of it is a draft, of a later day or internal.

    ``hidden`` (``hidden_pages``) are the other records, by key: only operators hear of them, and nothing that is published names them.
    """

    root: Path
    today: dt.date
    records: dict[str, Record]
    pages: dict[str, HandPage] = field(default_factory=dict)
    hidden: dict[str, Record] = field(default_factory=dict)
    showing: Showing = PUBLIC
    hidden_pages: dict[str, HandPage] = field(default_factory=dict)
    hints: list[Problem] = field(default_factory=list)
    sample: bool = False
    rules: PolicyFile = field(default_factory=PolicyFile)
    used_numbers: set[str] = field(default_factory=set)
    # What is known of the addresses of other sites (ledger/external-links.jsonl).
    outside: dict[str, SeenLink] = field(default_factory=dict)
    # What was reckoned of single files, in earlier builds too.
    notes: Notes = field(default_factory=Notes)
    # What is still to be kept of this reading for the next.
    saving: list[Callable[[], None]] = field(default_factory=list)

    def save(self) -> None:
        """Keep what was read and reckoned for the next time."""
        while self.saving:
            self.saving.pop(0)()

    def settle(self) -> None:
        """Reckon at once what is asked for often: copies of this process would each reckon it again."""
        for name in OFTEN:
            getattr(self, name)

    def of_kind(self, kind: type[R]) -> list[R]:
        """All records of a kind, in no order that matters."""
        return [record for record in self.records.values() if isinstance(record, kind)]

    @cached_property
    def waiting(self) -> list[Post]:
        """Posts whose day has not come."""
        return [cast("Post", record) for record in self._hidden_as("later")]

    @cached_property
    def drafts(self) -> list[Record]:
        """What is not finished."""
        return self._hidden_as("draft")

    def _hidden_as(self, why: Why) -> list[Record]:
        return [record for record in self.hidden.values() if self.showing.hides(record, self.today) == why]

    @cached_property
    def documents(self) -> list[Document]:
        """Newest first; those without a date last."""
        return sorted(self.of_kind(Document), key=lambda d: (d.date is None, _descending(d), sort_key(d.name)))

    @cached_property
    def plans(self) -> list[Plan]:
        """Newest year first."""
        return sorted(self.of_kind(Plan), key=lambda plan: -plan.year)

    @cached_property
    def movements(self) -> list[Movement]:
        """In Vietnamese order, the one that the site is about first."""
        return sorted(self.of_kind(Movement), key=lambda m: (m.key != "dan-van-kheo", sort_key(m.name)))

    @cached_property
    def models(self) -> list[Model]:
        """Newest first."""
        return sorted(self.of_kind(Model), key=lambda m: (-m.posted.toordinal(), sort_key(m.name)))

    @cached_property
    def commendations(self) -> list[Commendation]:
        """Newest decision first; while opinions are asked, by the last day for them."""
        return sorted(self.of_kind(Commendation), key=lambda c: (-c.day.toordinal(), c.key))

    @cached_property
    def posts(self) -> list[Post]:
        """Newest first."""
        return sorted(self.of_kind(Post), key=lambda p: (-p.date.timestamp(), p.key))

    @cached_property
    def recent_posts(self) -> frozenset[str]:
        """The keys of the newest posts: what people look for first."""
        return frozenset(post.key for post in self.posts[:RECENT])

    @cached_property
    def recent_papers(self) -> frozenset[str]:
        """The keys of the documents that plans name, and of the newest documents and commendations."""
        named = {document.key for document in self.documents if self.referring(document.key, Plan)}
        newest = [document for document in self.documents if document.key not in named]
        return frozenset([*named, *(paper.key for paper in [*newest[:RECENT], *self.commendations[:RECENT]])])

    def is_recent(self, key: str) -> bool:
        """Whether a post, document or commendation is one of those that people look for first."""
        return key in self.recent_posts or key in self.recent_papers

    @cached_property
    def withdrawn(self) -> list[Withdrawn]:
        """What was taken down, newest first."""
        return sorted(self.of_kind(Withdrawn), key=lambda item: (-item.withdrawn.date.toordinal(), item.key))

    @cached_property
    def pinned(self) -> list[Post]:
        """The posts that stand at the top today."""
        return [post for post in self.posts if post.pinned_on(self.today)]

    @cached_property
    def units(self) -> list[Unit]:
        """The Department's own units, in Vietnamese order, the Department first."""
        own = [unit for unit in self.of_kind(Unit) if not unit.is_commune]
        return sorted(own, key=lambda unit: (unit.kind_of_unit != "department", sort_key(unit.name)))

    @cached_property
    def communes(self) -> list[Unit]:
        """The communes and wards, in Vietnamese order."""
        return sorted((unit for unit in self.of_kind(Unit) if unit.is_commune), key=lambda unit: sort_key(unit.name))

    @cached_property
    def links(self) -> list[Link]:
        """Every reference between records."""
        return [link for record in self.records.values() for link in self._links_of(record)]

    def _links_of(self, record: Record) -> list[Link]:
        return self.notes.once(("links", record.digest), lambda: list(links_of(record)))

    @cached_property
    def _rank(self) -> dict[str, int]:
        """A lasting order of all records: newest first, then by name."""
        return {record.key: rank for rank, record in enumerate(in_order(self.records.values(), self.cache))}

    @cached_property
    def _referring(self) -> dict[tuple[str, str], dict[type[Record], list[Record]]]:
        """For each record, and each section of a plan, the records that refer to it, by kind and in order."""
        sources: dict[tuple[str, str], set[str]] = defaultdict(set)
        for link in self.links:
            sources[link.target, ""].add(link.source)
            if link.section:
                sources[link.target, link.section].add(link.source)
        found: dict[tuple[str, str], dict[type[Record], list[Record]]] = {}
        for target, keys in sources.items():
            by_kind: dict[type[Record], list[Record]] = defaultdict(list)
            for key in sorted(keys, key=self._rank.__getitem__):
                by_kind[type(self.records[key])].append(self.records[key])
            found[target] = by_kind
        return found

    @cached_property
    def events(self) -> list[Event]:
        """Everything that happened, days to come included: lists, digests and feeds of both languages ask for it."""
        return all_events(self.records.values())

    def is_internal_page(self, path: str) -> bool:
        """Whether a file is of a page written by hand that only the Department may read."""
        page = self.pages.get(path.removeprefix("docs/").removesuffix(".md").removesuffix(".en"))
        return page is not None and page.internal

    def referring(self, key: str, kind: type[R], section: str = "") -> list[R]:
        """The records of a kind that refer to a record, or to one section of a plan: newest first, then by name."""
        return cast("list[R]", self._referring.get((key, section), {}).get(kind, []))

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """What the plan's citations of each document show."""
        return {document.key: findings(document) for document in self.documents}

    def section_title(self, ref: str, lang: str) -> str:
        """The title of ``ke-hoach-2025#II.1`` in a language."""
        key, _, number = ref.partition("#")
        plan = self.records[key]
        assert isinstance(plan, Plan)
        return next(section.title for section in plan.sections(lang) if section.number == number)


def _descending(document: Document) -> int:
    return -document.date.first.toordinal() if document.date else 0
