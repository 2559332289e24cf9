"""Files of a site as they were made, kept in .build/pages by the hash of all that they are made from: safe to delete at any time.

What is taken from it is the same file as in the site (a hard link): whoever writes a file of the site takes the old one
away first. One that was damaged is not taken, and made anew.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Container, Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple

from danvan.built import Stamp, files_of, link, stamp_of
from danvan.cache import read_whole, unpickled, write_whole

# Builds for which a file is kept after it was last shown: a day's preview and its next publish share what they made.
KEPT_BUILDS = 2


class Kept(NamedTuple):
    """A kept file: the hash of its bytes, builds since it was last shown, and how the disk tells that nobody touched it (() while it does not)."""

    digest: bytes
    age: int
    stamp: Stamp


class Laid(NamedTuple):
    """What lies in a folder, untouched: the name of each file by its path; and kept files that were looked at more closely."""

    names: Mapping[str, str]
    seen: Mapping[str, Kept]


class Store:
    """The kept files of one project. ``last`` names those of the site that was made last, by their paths."""

    def __init__(self, root: Path) -> None:
        self._folder = root / ".build" / "pages"
        self._index = self._folder / "index"
        self._before: dict[str, Kept]
        self._before, self.last = _read(self._index)
        self._known = dict(self._before)
        self._used: dict[str, Kept] = {}
        self._seen: dict[str, Kept] = {}
        self._shown: dict[str, str] = {}
        self._folders: set[str] = set()

    @property
    def empty(self) -> bool:
        """Whether nothing is kept."""
        return not self._before

    def ahead(self, into: Path) -> Laid:
        """Put the site that was made last into a folder, while nobody knows yet what the next one is: most will be wanted again."""
        there = self._lay(self.last, into)
        return Laid({path: name for path, name in self.last.items() if path in there}, self._seen)

    def _lay(self, wanted: Mapping[str, str], into: Path) -> set[str]:
        """Put files into a folder, whatever it holds: what is wanted of that stays, the rest is taken away."""
        there = files_of(into)
        same = {path for path, name in wanted.items() if path in there and self._is(there[path], name)}
        clear(into, there.keys() - same)
        return self._add(wanted, same, into)

    def _add(self, wanted: Mapping[str, str], there: set[str], into: Path) -> set[str]:
        self._folders = {path.rpartition("/")[0] for path in there}
        return there | {path for path in wanted.keys() - there if self._restore(wanted[path], into, path)}

    def restore(self, wanted: Mapping[str, str], into: Path, laid: Laid | None = None) -> set[str]:
        """Put the files that are kept into a folder; ``wanted`` names each by its path. Returns the paths that are there now.

        What the folder holds already stays if it is wanted; everything else in it is taken away. ``laid`` is what
        lies there (``ahead``).
        """
        if laid is None:
            there = self._lay(wanted, into)
        else:
            self._known.update(laid.seen)
            same = {path for path, name in wanted.items() if laid.names.get(path) == name}
            clear(into, laid.names.keys() - same)
            there = self._add(wanted, same, into)
        for path in there:
            name = wanted[path]
            self._shown[path] = name
            kept = self._known[name]
            self._used[name] = kept._replace(age=0) if kept.age else kept
        return there

    def exchange(self, folder: str, wanted: Mapping[str, str], site: Path) -> bool:
        """Let a folder of the site that was restored hold these kept files and no others; False when one is not kept any more."""
        shown = {path: name for path, name in self._shown.items() if path.startswith(f"{folder}/")}
        if shown == wanted:
            return True
        self._shown = {path: name for path, name in self._shown.items() if path not in shown}
        return self.restore(wanted, site, Laid(shown, {})) == wanted.keys()

    def _is(self, there: os.DirEntry[str], name: str) -> bool:
        """Whether a file is a kept one, untouched."""
        kept = self._known.get(name)
        return bool(kept and kept.stamp and kept.stamp == stamp_of(there.stat()))

    def _restore(self, name: str, into: Path, path: str) -> bool:
        kept, known = self._folder / name, self._known.get(name)
        seen = _look(kept, known) if known else None
        if not seen:
            return False
        place = into / path
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        try:
            link(kept, place)
        except OSError:
            # Another build has just forgotten it.
            return False
        if seen != known:
            self._known[name] = self._seen[name] = seen
        return True

    def keep(self, made: Mapping[str, str], site: Path) -> None:
        """Remember files that were made; ``made`` names each by its path below ``site``. Forget what is long unused."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path, name in made.items():
            # What the engine forgot is not kept; the check of the made site tells it.
            if (site / path).is_file():
                self._keep(site / path, name)
                self._shown[path] = name
        older = {name: kept._replace(age=kept.age + 1) for name, kept in self._before.items() if kept.age < KEPT_BUILDS}
        dropped = self._known.keys() - (known := older | self._used).keys()
        self._known = known
        self._forget(dropped)
        # Plain tuples are written and read in a third of the time.
        data = {name: tuple(kept) for name, kept in known.items()}, self._shown
        write_whole(self._index, pickle.dumps(data, pickle.HIGHEST_PROTOCOL))

    def _keep(self, file: Path, name: str) -> None:
        # Another build may be keeping the same file: it is put in its place at once, whole.
        kept, beside = self._folder / name, self._folder / f"{name}.{os.getpid()}"
        link(file, beside)
        beside.replace(kept)
        beside.unlink(missing_ok=True)
        self._known[name] = self._used[name] = Kept(_digest(kept), 0, stamp_of(kept.stat()))

    def _forget(self, dropped: Set[str]) -> None:
        """Take away what is not used any more, and what no index has named for a day: another build may just be at work."""
        day_ago = time.time() - 86_400
        with os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.name in dropped or _stray(entry, self._known, day_ago):
                        Path(entry).unlink()


def _stray(entry: os.DirEntry[str], known: Container[str], before: float) -> bool:
    return entry.name not in known and entry.name != "index" and entry.stat().st_mtime < before


def _read(index: Path) -> tuple[dict[str, Kept], dict[str, str]]:
    data = read_whole(index)
    known, shown = unpickled(data) if data else ({}, {})
    return {name: Kept._make(kept) for name, kept in known.items()}, shown


def clear(folder: Path, names: Iterable[str]) -> None:
    """Take files away, and folders that nothing is left in."""
    emptied: set[str] = set()
    for name in names:
        (folder / name).unlink(missing_ok=True)
        emptied.update(str(above) for above in PurePath(name).parents)
    for name in sorted(emptied, key=len, reverse=True):
        with suppress(OSError):
            (folder / name).rmdir()


def _look(path: Path, kept: Kept) -> Kept | None:
    """A kept file as it is now; None when it is not what was kept. Read only if the disk does not tell."""
    try:
        now = stamp_of(path.stat())
        same = (now and now == kept.stamp) or _digest(path) == kept.digest
    except OSError:
        return None
    return Kept(kept.digest, 0, now) if same else None


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
