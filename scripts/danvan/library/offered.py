"""What the pages shown offer and show of docs/assets: files to download, pictures, first pages of PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from danvan.attachments import Report, report
from danvan.cache import Cache
from danvan.images import Published, look
from danvan.images.publishing import FOLDER
from danvan.library import assets
from danvan.library.assets import Use, in_text, unused, uses_of
from danvan.library.handwritten import HandPage
from danvan.library.tables import Notes
from danvan.problems import Problem
from danvan.records import Record
from danvan.vietnamese import slugify


class Offered:
    """The part of a library that tells of files."""

    root: Path
    records: dict[str, Record]
    pages: dict[str, HandPage]
    hidden: dict[str, Record]
    hidden_pages: dict[str, HandPage]
    notes: Notes

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


def _uses_of_pages(pages: dict[str, HandPage]) -> list[Use]:
    versions = [version for page in pages.values() for version in (page, page.english) if version]
    return [use for version in versions for use in in_text(version.source)]
