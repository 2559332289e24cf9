"""The map of the site for search engines."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from danvan.pages import Page, SiteConfig
from danvan.pages.addresses import address_in

SITEMAP_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Mapping[str, Mapping[str, Page]], site: SiteConfig) -> str:
    """Every page in the languages in which it is really there, with the day its content changed (features F86).

    The internal site invites nobody: its map is empty.
    """
    if site.internal:
        return f"{SITEMAP_HEAD}</urlset>\n"
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
