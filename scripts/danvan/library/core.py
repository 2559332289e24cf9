"""The library: all records of one day, and who refers to whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from danvan.attachments import Report, report
from danvan.cache import Cache
from danvan.citations import Finding, findings
from danvan.images import Published, look
from danvan.images.publishing import FOLDER
from danvan.library import assets
from danvan.library.assets import Use, in_text, unused, uses_of
from danvan.library.handwritten import HandPage
from danvan.library.link_ledger import SeenLink
from danvan.library.policy import PolicyFile
from danvan.library.references import Link, links_of
from danvan.library.showing import PUBLIC, Showing, Why
from danvan.library.tables import Notes
from danvan.problems import Problem
from danvan.records import Commendation, Document, Model, Movement, Plan, Post, Record, Unit, Withdrawn
from danvan.vietnamese import slugify, sort_key

R = TypeVar("R", bound=Record)
RECENT = 100


@dataclass
class Library:
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

    def settle(self) -> None:
        """Reckon at once what most pages ask for: copies of this process would each reckon it again."""
        for name in (
            "documents",
            "commendations",
            "models",
            "posts",
            "recent_posts",
            "communes",
            "_referring",
            "pictures",
            "previews",
        ):
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

    def is_recent(self, key: str) -> bool:
        """Whether a post is one of the newest."""
        return key in self.recent_posts

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
        order = sorted(self.records.values(), key=lambda r: (-r.updated.toordinal(), sort_key(r.heading), r.key))
        return {record.key: rank for rank, record in enumerate(order)}

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
    def cache(self) -> Cache:
        """Where what costs time to make from the content is kept."""
        return Cache.below(self.root)

    @cached_property
    def _shown_files(self) -> list[Use]:
        records = [use for record in self.records.values() for use in self._uses_of(record)]
        return [*records, *_uses_of_pages(self.pages)]

    def _uses_of(self, record: Record) -> list[Use]:
        return self.notes.once(("uses", record.digest), lambda: list(uses_of(record)))

    @cached_property
    def downloads(self) -> frozenset[str]:
        """The files (below docs/) that the pages shown offer: all that is published of docs/assets as it is."""
        return frozenset(use.path for use in self._shown_files if not use.picture)

    @cached_property
    def pictures(self) -> dict[str, Published]:
        """The pictures that the pages shown show, by their files below docs/: published resized."""
        paths = sorted({use.path for use in self._shown_files if use.picture})
        return {path: look(self.root / "docs" / path, self.cache) for path in paths}

    def is_internal_page(self, path: str) -> bool:
        """Whether a file is of a page written by hand that only the Department may read."""
        page = self.pages.get(path.removeprefix("docs/").removesuffix(".md").removesuffix(".en"))
        return page is not None and page.internal

    def file_hints(self) -> Iterator[Problem]:
        """Hints on the files offered, and on those of docs/assets that nothing names, hidden records included."""
        hidden = (use for record in self.hidden.values() for use in self._uses_of(record))
        yield from unused(self.root, [*self._shown_files, *hidden, *_uses_of_pages(self.hidden_pages)])
        yield from assets.hints(self._shown_files, self.root, self.cache)
        for record in self.records.values():
            yield from assets.scans_alone(record, self.root, self.cache)

    def file_report(self, path: str) -> Report:
        """What is known of a file that a page offers (below docs/)."""
        return report(self.root / "docs" / path, self.cache, assets.trusted_roots(self.root))

    @cached_property
    def previews(self) -> dict[str, str]:
        """The PDFs whose first page is shown, each with the picture's path from the site's root."""
        offered = [use.path for r in self.records.values() for use in assets.in_fields(r) if not use.picture]
        return {path: self._preview_path(path) for path in sorted(set(offered)) if self.file_report(path).pages}

    def _preview_path(self, path: str) -> str:
        stem = slugify(PurePosixPath(path).stem) or "tep"
        return f"{FOLDER}/{stem[:60]}-{self.cache.digest(self.root / 'docs' / path)[:10]}-trang-1.webp"

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


def _uses_of_pages(pages: dict[str, HandPage]) -> list[Use]:
    versions = [version for page in pages.values() for version in (page, page.english) if version]
    return [use for version in versions for use in in_text(version.source)]


def _descending(document: Document) -> int:
    return -document.date.first.toordinal() if document.date else 0
