"""Library → files for machines: what the site holds, its map, what robots may read, which file a page comes from."""

from __future__ import annotations

from collections.abc import Callable

from danvan.exports.linked import Linked
from danvan.exports.opendata import open_data_files, open_data_page
from danvan.exports.site import robots, site_json
from danvan.exports.sitemap import sitemap
from danvan.exports.sources import SOURCES, sources_json
from danvan.library import Library
from danvan.pages import SiteConfig
from danvan.pages.catalogue import catalogue_files
from danvan.pages.deadlines import calendar_files
from danvan.pages.model_catalogue import model_files
from danvan.pages.plain_browse import STYLESHEET, stylesheet

FILES: dict[str, Callable[[Library, SiteConfig], bytes]] = {
    "data/site.json": site_json,
    "robots.txt": robots,
    STYLESHEET: stylesheet,
}


def files(library: Library, site: SiteConfig) -> dict[str, bytes]:
    """Every file that is no page and no feed, by its path."""
    found = {path: make(library, site) for path, make in FILES.items()}
    for make_all in (catalogue_files, model_files, calendar_files, open_data_files):
        found |= dict(make_all(library, site))
    return found


__all__ = ["SOURCES", "Linked", "files", "open_data_page", "sitemap", "sources_json"]
