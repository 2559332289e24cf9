"""The frame around every page: what we know of the theme's insides, for speed and to put its faults right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from danvan.assembly import Content
from danvan.pages import Page
from danvan.pages.addresses import LISTS, address_in
from danvan.pages.words import LANGUAGES, say

# Pages that lie in another folder than the list which leads to them.
SECTIONS = {"news": "tin-tuc", "xa-phuong": "don-vi"}
# It takes over clicks on links that begin with the address of an alternate: the space cures it, and is valid. It also
# puts ``autocomplete`` on checkboxes and leaves ``tabindex`` empty, which HTML does not allow.
FAULTS = (
    ('<link rel="alternate" href=', '<link rel="alternate " href='),
    ('id="__drawer" autocomplete="off">', 'id="__drawer">'),
    ('id="__search" autocomplete="off">', 'id="__search">'),
    (' tabindex=""', ""),
)


def mended(output: str) -> str:
    """A page without the faults that the theme puts on every one."""
    for wrong, right in FAULTS:
        output = output.replace(wrong, right)
    return output


def around(content: Content, page: Page | None, lang: str, *, fallback: bool, search: str) -> dict[str, Any]:
    """What our templates know as ``dv``: of a page shown in a language, or of one that is a template (404)."""
    head = content.head(page, lang)
    return {
        "t": lambda name, **values: say(lang, name, **values), "lang": lang, "page": page, "fallback": fallback,
        "feeds": head.feeds, "department": content.site.department, "sample": content.sample,
        "preview": content.today if content.site.preview else None, "internal": content.site.internal, "search": search,
        "lists": {name: address_in(uri, lang) for name, uri in LISTS.items()}, "share": head.picture, "linked": head.linked,
        "trail": head.trail,
    }  # fmt: skip


def prepare(env: Environment) -> Environment:
    """Give the templates ``theme_words`` (see overrides/partials/language.html), ``kept(template)`` and ``once(block, super)``."""

    def table(lang: str) -> Callable[[str], str]:
        own, fallback = (env.get_template(f"partials/languages/{name}.html").module for name in (lang, "en"))
        return cache(lambda key: str(own.t(key)) or str(fallback.t(key)) or key)

    env.globals["theme_words"] = {lang: table(lang) for lang in LANGUAGES}
    env.globals["kept"] = pass_context(partial(_kept, env, {}))
    env.globals["once"] = pass_context(partial(_once, {}))
    return env


def _once(made: dict[tuple[str, str], str], context: Context, name: str, make: Callable[[], str]) -> str:
    """A block of the theme's in which nothing but the way to the site's root differs from page to page."""
    key = name, context["base_url"]
    if key not in made:
        made[key] = make()
    return made[key]


@cache
def _named(nav: Any) -> frozenset[str]:
    """The source paths that the navigation names. (``in nav.pages`` compares titles, which the engine reckons anew each time.)"""
    return frozenset(page.file.src_uri for page in nav.pages)


def _kept(env: Environment, made: dict[tuple[str, str, str], str], context: Context, template: str) -> str:
    """A part of the page's frame: the same for all pages of one depth and folder that the navigation does not name."""
    page, nav = context["page"], context["nav"]
    if page is None or page.file.src_uri in _named(nav):
        return env.get_template(template).render(context.get_all())
    folder = page.file.src_uri.split("/")[0]
    section = SECTIONS.get(folder, folder)
    # Of two folders below one section the ways to it differ.
    key = template, context["base_url"], folder
    if key not in made:
        entry = next((item for item in nav.pages if item.file.src_uri.split("/")[0] == section), None)
        if entry:
            entry.active = True
        made[key] = env.get_template(template).render(context.get_all())
        if entry:
            entry.active = False
    return made[key]
