"""What pages are made from beside the content, as hashes: when any of it has changed they are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from danvan import settings
from danvan.assembly import Assembly
from danvan.library import Library
from danvan.pages import SiteConfig
from danvan.program import digest, files, program, versions

SCRIPTS = Path(__file__).parents[2]
THEME = SCRIPTS.parent / "overrides"


def program_of(library: Library, site: SiteConfig) -> str:
    """Of what writes the pages' Markdown: our program, what it stands on, and what is told of the site."""
    return digest(program(), library.sample, library.showing, site)


def converter_of(root: Path) -> str:
    """Of what makes HTML of their Markdown: our program, the engine's hook, the extensions."""
    return digest(versions(), _scripts(), settings.tree(root).get("markdown_extensions"))


@cache
def _scripts() -> list[tuple[str, str]]:
    """All of our program, the engine's hook included."""
    return files(SCRIPTS)


def frame_of(whole: Assembly) -> str:
    """Of what makes them HTML: the engine's hook, the theme, the configuration, and the names in the navigation."""
    root = whole.library.root
    named = [(lang, uri, page.title) for uri in navigation(root) for lang, page in whole.versions(uri)]
    configured = [path.read_bytes() for path in settings.files(root)]
    # A preview tells its day.
    day = whole.today if whole.site.preview else None
    return digest(versions(), _scripts(), files(THEME), whole.sample, whole.site, day, configured, named)


def navigation(root: Path) -> list[str]:
    """The source paths that the site's menus name."""
    return list(_named(settings.tree(root).get("nav") or []))


def _named(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, list | dict):
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from _named(inner)
