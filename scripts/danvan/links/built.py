"""The built folder: its files, its pages' facts, and where an address leads in it."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from danvan.cache import Cache
from danvan.links.extract import PageFacts
from danvan.links.finding import Finding
from danvan.links.known import KnownPages
from danvan.links.resolving import Elsewhere, Fault, Place, Resolver

# A text fragment is the browser's own ("#:~:text=…"), and "top" needs no element (HTML, 7.4.6.4).
OWN_FRAGMENTS = ("", "top")


class BuiltSite:
    """Reads only the built folder and the site's public address; ``cache`` has what was read of the same pages before."""

    def __init__(self, folder: Path, base: str, cache: Cache | None = None) -> None:
        self.folder, self.base = folder, base
        self.files = {path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()}
        known = KnownPages(cache)
        self.pages = {name: known.facts(folder / name) for name in sorted(self.files) if name.endswith(".html")}
        known.save()
        self._resolver = Resolver(base)
        self._known: dict[tuple[str, str], Place | Elsewhere | Fault | None] = {}

    def resolve(self, page: str, written: str) -> Place | Elsewhere | Fault | None:
        """What an address on a page or in a file means."""
        folder = page[: page.rfind("/") + 1]
        key = folder, written
        if key not in self._known:
            self._known[key] = self._resolver.resolve(folder, written)
        found = self._known[key]
        return Place(page, found.fragment) if isinstance(found, Place) and not found.path else found

    def target(self, page: str, written: str) -> str | None:
        """The page or file of this site that an address names, if it is there."""
        found = self.resolve(page, written)
        return found.path if isinstance(found, Place) and found.path in self.files else None

    def facts(self, page: str, written: str) -> PageFacts | None:
        """The facts of the page that an address names."""
        return self.pages.get(self.target(page, written) or "")

    def fault(self, page: str, written: str) -> Finding | None:
        """What is wrong with an address that stands on a page or in a file; None when it leads somewhere."""
        found = self.resolve(page, written)
        if isinstance(found, Fault):
            return Finding(found.kind, page, written, found.detail)
        if not isinstance(found, Place):
            return None
        if found.path not in self.files:
            return self._missing(page, written, found.path)
        return self._no_anchor(page, written, found) if found.path in self.pages else None

    def _missing(self, page: str, written: str, path: str) -> Finding:
        if f"{path}/index.html" in self.files:
            return Finding("no-slash", page, written, nearest=f"{written}/")
        kind, names = next(
            ((kind, folded[key]) for kind, folded, key in self._spellings(path) if key in folded),
            ("no-page" if path.endswith(".html") or "." not in path.rpartition("/")[2] else "no-file", ()),
        )
        nearest = names[0] if names else self._nearest(path)
        return Finding(kind, page, written, nearest=address_of(nearest) if nearest else "")

    def _spellings(self, path: str) -> list[tuple[str, dict[str, list[str]], str]]:
        composed = normalize("NFC", path)
        return [("nfd", self._composed, composed), ("case", self._folded, composed.casefold())]

    @cached_property
    def _composed(self) -> dict[str, list[str]]:
        return _by(self.files, lambda name: normalize("NFC", name))

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        return _by(self.files, lambda name: normalize("NFC", name).casefold())

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        return _by(self.files, lambda name: str(PurePosixPath(name.removesuffix("/index.html")).parent))

    def _nearest(self, path: str) -> str:
        """The file that is meant, perhaps: of the same folder, else of the same name in another."""
        name = path.removesuffix("/index.html")
        beside = self._by_folder.get(str(PurePosixPath(name).parent), [])
        shown = {file.removesuffix("/index.html"): file for file in beside}
        close = difflib.get_close_matches(name, shown, n=1, cutoff=0.75)
        if close:
            return shown[close[0]]
        return next(iter(self._by_name.get(PurePosixPath(name).name, [])), "")

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _by(self.files, lambda name: PurePosixPath(name.removesuffix("/index.html")).name)

    def _no_anchor(self, page: str, written: str, place: Place) -> Finding | None:
        wanted, ids = place.fragment.partition(":~:")[0], self.pages[place.path].ids
        if wanted in ids or wanted.lower() in OWN_FRAGMENTS:
            return None
        close = difflib.get_close_matches(wanted, ids, n=1, cutoff=0.6)
        return Finding("no-anchor", page, written, nearest=f"#{close[0]}" if close else "")


def _by(names: set[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        found[key(name)].append(name)
    return dict(found)


def address_of(name: str) -> str:
    """A file's address from the site's root: "/van-ban/" for "van-ban/index.html"."""
    return "/" + (name.removesuffix("index.html") if PurePosixPath(name).name == "index.html" else name)
