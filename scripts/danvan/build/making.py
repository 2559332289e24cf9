"""One build: check the content, make the pages in a fresh folder, check what was made, then switch.

The last good site stays as it was until a whole new one has passed every check.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from danvan import promises, search
from danvan.audit import audit
from danvan.beside import beside
from danvan.build.order import BuildError, Order, step
from danvan.build.pages import begin, write_site
from danvan.build.summary import summary
from danvan.built import Files, files_of
from danvan.cache import NO_CACHE, Cache
from danvan.library import Library
from danvan.pages.addresses import address_in, uri_of
from danvan.problems import ContentError
from danvan.search.parts import without_index
from danvan.stored import Store


def build(order: Order) -> str:
    """Build, check and switch; returns the summary for people. Raises ContentError or BuildError."""
    fresh = order.site.parent / f".{order.site.name}-moi"
    # The site that was shown before this one: little of it differs from the one that is made now.
    before = order.root / ".build" / f"{order.site.name}-truoc"
    shutil.rmtree(fresh, ignore_errors=True)
    if not order.plain:
        _take(before, fresh)
    try:
        result = make(order, fresh)
        switch(fresh, order.site, before)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    if not (order.plain or before.exists()):
        # The first build leaves one as well: to make twelve thousand folders takes longer than the next edit.
        Store(order.root).ahead(before)
    return result


def _take(before: Path, fresh: Path) -> None:
    """Begin with a site that was made before; without it (another disk, too) from nothing."""
    with suppress(OSError):
        before.rename(fresh)


def make(order: Order, fresh: Path) -> str:
    """Build the site into a fresh folder and check it there; returns the summary. Raises ContentError or BuildError."""
    started = time.monotonic()
    with begin(order, fresh) as begun:
        step("Kiểm tra nội dung")
        library = order.library(save=order.plain)
        step("Dựng trang")
        write_site(order, library, fresh, begun)
    promises.write_pages(promises.read_redirects(order.root), fresh, order.site_url)
    step("Kiểm tra trang đã dựng")
    files = without_index(files_of(fresh))
    if dropped := promises.broken(order.root, files):
        raise ContentError(dropped)
    kept = NO_CACHE if order.plain else library.cache
    # The index is made of pages that nobody changes any more: beside the check of them.
    with beside(partial(_indexed, fresh, library, kept, None if order.plain else begun.store, files)) as indexed:
        wrong = audit(fresh, order.site_url, expected(library), cache=kept, files=files)
        if wrong:
            raise BuildError("\n".join([*wrong, "", f"Trang dựng ra có {len(wrong)} lỗi; trang cũ giữ nguyên."]))
        step("Lập chỉ mục tìm kiếm")
        indexing = indexed()
    return summary(order.site, fresh, files, library, time.monotonic() - started, indexing)


def _indexed(site: Path, library: Library, cache: Cache, store: Store | None, files: Files) -> float:
    """Make the index; returns the seconds that it took. Raises BuildError."""
    started = time.monotonic()
    index_words(site, library, cache, store, files)
    library.cache.prune()
    return time.monotonic() - started


def expected(library: Library) -> list[tuple[str, str]]:
    """Every address that the content must give, and the file it comes from."""
    found = []
    for record in library.records.values():
        if record.has_source:
            for lang in record.languages():
                version = record.translation(lang)
                found.append((address_in(uri_of(record), lang), version.source.path if version else record.source.path))
    for page in library.pages.values():
        found.append((address_in(f"{page.stem}.md", "vi"), page.source.path))
        if page.english:
            found.append((address_in(f"{page.stem}.md", "en"), page.english.source.path))
    return found


def switch(fresh: Path, site: Path, before: Path) -> None:
    """Put the new site in the place of the old one, which becomes ``before``."""
    old = site.parent / f".{site.name}-cu"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(before, ignore_errors=True)
    with suppress(OSError):
        before.parent.mkdir(parents=True, exist_ok=True)
        old.rename(before)
    shutil.rmtree(old, ignore_errors=True)


def index_words(
    site: Path, library: Library, cache: Cache = NO_CACHE, store: Store | None = None, files: Files | None = None
) -> None:
    """Make what the search needs from the finished pages. Raises BuildError with what the indexer said."""
    try:
        search.write(site, library)
        search.write_facets(site, library, search.make_index(site, cache, store, files=files))
    except search.IndexFailed as error:
        raise BuildError(f"{error}\nKhông lập được chỉ mục tìm kiếm; trang cũ giữ nguyên.") from None
