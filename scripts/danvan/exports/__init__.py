"""Library → files for machines: what the site holds, its map, what robots may read, which file a page comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from danvan.exports.linked import Linked, tells
from danvan.exports.opendata import open_data_files, open_data_page
from danvan.exports.site import robots, site_json
from danvan.exports.sitemap import sitemap
from danvan.exports.sources import SOURCES, sources_json
from danvan.library import Keeper, Library
from danvan.pages import SiteConfig
from danvan.pages.catalogue import catalogue_files
from danvan.pages.deadlines import calendar_files
from danvan.pages.model_catalogue import model_files
from danvan.pages.plain_browse import STYLESHEET, stylesheet

Files = Iterable[tuple[str, bytes]]


def _one(path: str, make: Callable[[Library, SiteConfig], bytes]) -> Callable[[Library, SiteConfig], Files]:
    return lambda library, site: [(path, make(library, site))]


GROUPS: dict[str, Callable[[Library, SiteConfig], Files]] = {
    "site": _one("data/site.json", site_json), "robots": _one("robots.txt", robots), "stylesheet": _one(STYLESHEET, stylesheet),
    "catalogue": catalogue_files, "models": model_files, "calendars": calendar_files, "open-data": open_data_files,
}  # fmt: skip


def files(keeper: Keeper, site: SiteConfig) -> dict[str, bytes]:
    """Every file that is no page and no feed, by its path; ``keeper`` has what was made before."""
    found: dict[str, bytes] = {}
    for name, make in GROUPS.items():
        found |= keeper.keep(("files", name), (), partial(_group, make, site))
    return found


def _group(make: Callable[[Library, SiteConfig], Files], site: SiteConfig, library: Library) -> dict[str, bytes]:
    return dict(make(library, site))


__all__ = ["SOURCES", "Linked", "files", "open_data_page", "sitemap", "sources_json", "tells"]
