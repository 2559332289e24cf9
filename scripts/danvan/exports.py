"""Library → files for machines: what the site holds, its map, what robots may read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from danvan.library import Library
from danvan.pages import Page, SiteConfig
from danvan.pages.addresses import address_in
from danvan.pages.catalogue import catalogue_files
from danvan.pages.deadlines import calendar_files
from danvan.pages.plain_browse import STYLESHEET, stylesheet

SITEMAP_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Mapping[str, Mapping[str, Page]], site: SiteConfig) -> str:
    """Every page in the languages in which it is really there, with the day its content changed (features F86)."""
    there: dict[str, dict[str, Page]] = {}
    for lang, made in pages.items():
        for page in made.values():
            if page.kind != "withdrawn":
                there.setdefault(page.uri, {})[lang] = page
    urls = [_url(uri, lang, versions, site) for uri, versions in sorted(there.items()) for lang in versions]
    return SITEMAP_HEAD + "".join(urls) + "</urlset>\n"


def _url(uri: str, lang: str, versions: Mapping[str, Page], site: SiteConfig) -> str:
    def address(lang: str) -> str:
        return escape(site.url + address_in(uri, lang))

    updated = versions[lang].updated
    lastmod = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href="{address(other)}"/>'
        for other in versions
        if len(versions) > 1
    )
    return f"<url><loc>{address(lang)}</loc>{lastmod}{alternates}</url>\n"


def site_json(library: Library, site: SiteConfig) -> bytes:
    """What the site holds, for the operator and for machines (features F91)."""
    counts = {
        "documents": len(library.documents), "plans": len(library.plans), "movements": len(library.movements),
        "models": len(library.models), "commendations": len(library.commendations), "posts": len(library.posts),
        "units": len(library.units), "communes": len(library.communes), "withdrawn": len(library.withdrawn),
    }  # fmt: skip
    waiting = [
        {"key": post.key, "date": post.date.isoformat()} for post in sorted(library.waiting, key=lambda post: post.date)
    ]
    drifted = sorted(
        record.key
        for record in library.records.values()
        if (found := record.translation("en")) and found.drifted(record)
    )
    unknown = sorted(name for name, value in site.department.items() if not value)
    values = {
        "today": library.today.isoformat(), "counts": counts, "waiting": waiting, "drafts": len(library.drafts),
        "drifted_translations": drifted, "not_updated": unknown, "placeholder_address": ".example/" in site.url,
    }  # fmt: skip
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def robots(library: Library, site: SiteConfig) -> bytes:
    """Everything may be read; the map is there. Samples and previews are for nobody."""
    closed = library.sample or site.preview
    return f"User-agent: *\n{'Disallow: /' if closed else 'Allow: /'}\n\nSitemap: {site.url}sitemap.xml\n".encode()


FILES: dict[str, Callable[[Library, SiteConfig], bytes]] = {
    "data/site.json": site_json,
    "robots.txt": robots,
    STYLESHEET: stylesheet,
}


def files(library: Library, site: SiteConfig) -> dict[str, bytes]:
    """Every file that is no page and no feed, by its path."""
    found = {path: make(library, site) for path, make in FILES.items()}
    return found | dict(catalogue_files(library, site)) | dict(calendar_files(library, site))
