"""The built folder: its files, what is kept of each, and which of the places that they name are not there."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from danvan.built import Files
from danvan.cache import NO_CACHE, Cache
from danvan.links.facts import MARK, path_in
from danvan.links.finding import Finding
from danvan.links.known import read_site
from danvan.links.reading import is_page, is_read


class BuiltSite:
    """Reads only the built folder and the site's public address; ``cache`` has what was read of the same files before."""

    def __init__(self, folder: Path, files: Files, base: str, cache: Cache = NO_CACHE) -> None:
        self.folder, self.files, self.base = folder, files, base
        self.facts = read_site(folder, {name: files[name] for name in files if is_read(name)}, base, cache)
        self.pages = {name: facts for name, facts in self.facts.items() if is_page(name)}

    @cached_property
    def named(self) -> set[str]:
        """Every place that any file names, once: most are named by thousands."""
        found: set[str] = set()
        for facts in self.facts.values():
            found.update(facts.links, facts.others, facts.listed)
        return found

    @cached_property
    def lost(self) -> frozenset[str]:
        """The places that are named and not there."""
        return frozenset(place for place in self.named if not self._is_there(place))

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The places on pages that are named and should not be: those that were taken down."""
        taken_down = {name for name, facts in self.pages.items() if facts.noindex and not facts.refresh}
        return frozenset(place for place in self.named - self.lost if path_in(place) in taken_down)

    @cached_property
    def unlisted(self) -> frozenset[str]:
        """The places that lists for search engines name although they are not for them."""
        listed = {place for facts in self.facts.values() for place in facts.listed}
        return frozenset(place for place in listed if self._is_unlisted(path_in(place)))

    def _is_there(self, place: str) -> bool:
        path, mark, wanted = place.partition(MARK)
        if path not in self.files:
            return False
        return not mark or path not in self.pages or f"{MARK}{wanted}{MARK}" in self.pages[path].ids

    def _is_unlisted(self, name: str) -> bool:
        facts = self.pages.get(name)
        return bool(facts and (facts.noindex or facts.refresh or self.canonical_of(name) != name))

    def canonical_of(self, name: str) -> str | None:
        """The page or file that a page names as the one to be cited; None when it names none that is there."""
        facts = self.pages[name]
        return facts.canonical[0][1] if facts.canonical and facts.canonical[0][1] in self.files else None

    def missing(self, page: str, written: str, place: str) -> Finding:
        """What is wrong with an address on a page or in a file that names a place which is not there."""
        path, _, wanted = place.partition(MARK)
        if path in self.files:
            close = difflib.get_close_matches(wanted, self.pages[path].ids.split(MARK), n=1, cutoff=0.6)
            return Finding("no-anchor", page, written, nearest=f"#{close[0]}" if close else "")
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


def _by(names: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        found[key(name)].append(name)
    return dict(found)


def address_of(name: str) -> str:
    """A file's address from the site's root: "/van-ban/" for "van-ban/index.html"."""
    return "/" + (name.removesuffix("index.html") if PurePosixPath(name).name == "index.html" else name)
