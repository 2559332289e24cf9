"""What the site says of itself to machines: what it holds, what robots may read."""

from __future__ import annotations

import json

from danvan.library import Library
from danvan.pages import SiteConfig


def site_json(library: Library, site: SiteConfig) -> bytes:
    """What the site holds, for machines (features F91); of what is not published it says nothing, not even that it is there."""
    counts = {
        "documents": len(library.documents), "plans": len(library.plans), "movements": len(library.movements),
        "models": len(library.models), "commendations": len(library.commendations), "posts": len(library.posts),
        "units": len(library.units), "communes": len(library.communes), "withdrawn": len(library.withdrawn),
    }  # fmt: skip
    drifted = sorted(record.key for record in library.records.values() if record.drifted)
    unknown = sorted(name for name, value in site.department.items() if not value)
    values = {
        "today": library.today.isoformat(), "counts": counts, "drifted_translations": drifted, "not_updated": unknown, "placeholder_address": ".example/" in site.url,
    }  # fmt: skip
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def robots(library: Library, site: SiteConfig) -> bytes:
    """Everything may be read; the map is there. Samples, previews and the internal site are for no robot."""
    closed = library.sample or site.preview or site.internal
    return f"User-agent: *\n{'Disallow: /' if closed else 'Allow: /'}\n\nSitemap: {site.url}sitemap.xml\n".encode()
