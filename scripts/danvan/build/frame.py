"""What stands around every page, as a hash: a page is made anew when any of it has changed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from danvan import settings
from danvan.assembly import Assembly
from danvan.build.order import Order

SCRIPTS = Path(__file__).parents[2]
CODE = (SCRIPTS, SCRIPTS.parent / "overrides")


def frame_of(order: Order, whole: Assembly) -> str:
    """The program, the theme, their versions, the configuration, and the names in the navigation."""
    named = [(lang, uri, page.title) for uri in navigation(order.root) for lang, page in whole.versions(uri)]
    parts = (
        _program(), [path.read_bytes() for path in settings.files(order.root)], whole.site,
        whole.sample, named,
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def navigation(root: Path) -> list[str]:
    """The source paths that the site's menus name."""
    return list(_named(settings.tree(root).get("nav") or []))


def _named(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, list | dict):
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from _named(inner)


@cache
def _program() -> str:
    versions = sorted(f"{found.metadata['Name']} {found.version}" for found in distributions())
    files = sorted(path for folder in CODE for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    texts = [f"{path.relative_to(SCRIPTS.parent)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256(repr((sys.version, versions, texts)).encode()).hexdigest()
