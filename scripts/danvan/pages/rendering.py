"""The templates' engine: every printed value is escaped unless it is Markdown already."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from danvan.cache import Cache
from danvan.pages.context import Context
from danvan.pages.markdown import Md, escape, host, safe_url
from danvan.program import digest, program

TEMPLATES = Path(__file__).parent / "templates"
BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@cache
def environment() -> jinja2.Environment:
    """The one environment of all pages; ``finalize`` makes plain values Markdown before Jinja2 would make them HTML."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.StrictUndefined, autoescape=True, finalize=escape,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False, auto_reload=False,
    )  # fmt: skip
    env.filters.update(raw=lambda value: Md(value), host=host, url=safe_url, number=number)
    return env


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept for the next build: to compile those of one changed post takes as long as 200 pages.

    ``by`` tells how they are compiled; that a template's text is the same Jinja2 sees itself.
    """

    def __init__(self, cache: Cache, by: str) -> None:
        self._cache, self._by = cache, by

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template."""
        data = self._cache.get("templates", digest(self._by, bucket.key))
        if data:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._cache.put("templates", digest(self._by, bucket.key), bucket.bytecode_to_string())


def keep_compiled(cache: Cache) -> None:
    """From now on templates are compiled once for each program."""
    environment().bytecode_cache = Compiled(cache, program())


def render(template: str, context: Context, **values: object) -> Md:
    """A template's Markdown."""
    text = environment().get_template(f"{template}.md.j2").render(p=context, **values)
    return Md(BLANK_LINES.sub("\n\n", text).strip() + "\n")


def number(value: float, lang: str) -> str:
    """A figure as a language writes it: 1.234,5 in Vietnamese, 1,234.5 in English."""
    text = f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text
