"""The second lock: HTML made from a body, reduced to a safe subset whatever ``check`` let through."""

from __future__ import annotations

import nh3

CLEAN_ATTRIBUTES = {
    "*": {"id", "lang", "title", "class"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "ol": {"start"},
}


def clean(body_html: str) -> str:
    """HTML made from a body, reduced to a safe subset (the second lock behind ``check``)."""
    return nh3.clean(
        body_html, tags=nh3.ALLOWED_TAGS | {"section"}, attributes=CLEAN_ATTRIBUTES, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )  # fmt: skip
