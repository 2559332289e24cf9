"""Values → Markdown: everything that a template prints is escaped, unless it already is Markdown (``Md``).

``Md`` is markupsafe's Markup, the type by which Jinja2 knows text that is ready (its macros give it): here it means
"ready as Markdown".
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup as Md

__all__ = ["Md", "attribute", "escape", "host", "safe_url"]

SPECIAL = re.compile(r"([\\`*_{}\[\]|])")
# These mean something at the beginning of a line only; a value may stand there.
AT_START = re.compile(r"^(\s*)([#>+-]|\d+[.)])(?=\s|$)", re.MULTILINE)


def escape(value: object) -> Md:
    """A value as Markdown that shows exactly its text, on one line or several."""
    if isinstance(value, Md):
        return value
    text = SPECIAL.sub(r"\\\1", html.escape(str(value), quote=False))
    return Md(
        AT_START.sub(
            lambda match: (
                f"{match[1]}\\{match[2]}" if len(match[2]) == 1 else f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"
            ),
            text,
        )
    )


def attribute(value: object) -> Md:
    """A value inside an HTML attribute or element of a template."""
    return Md(html.escape(str(value), quote=True))


def host(url: str) -> str:
    """The host of an address, as readers know it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def safe_url(url: str) -> Md:
    """An address as a Markdown link's target."""
    return Md(quote(url, safe=":/?#[]@!$&'*+,;=%~"))
