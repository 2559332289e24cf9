"""Pages as they were made, kept in .build/pages by the hash of all that they are made from: safe to delete at any time.

What is taken from it is the same file as in the site (a hard link). A page that was damaged is not taken, and made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Container, Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from danvan.built import Stamp, files_of, link, stamp_of

# Builds for which a page is kept after it was last shown: a day's preview and its next publish share what they made.
KEPT_BUILDS = 2


class Kept(NamedTuple):
    """A kept page: the hash of its bytes, builds since it was last shown, and how the disk tells that nobody touched it (() while it does not)."""

    digest: str
    age: int
    stamp: Stamp


class Store:
    """The kept pages of one project."""

    def __init__(self, root: Path) -> None:
        self._folder = root / ".build" / "pages"
        self._index = self._folder / "index.json"
        self._known: dict[str, Kept] = _read(self._index)
        self._used: dict[str, Kept] = {}
        self._folders: set[str] = set()

    @property
    def empty(self) -> bool:
        """Whether nothing is kept."""
        return not self._known

    def restore(self, wanted: Mapping[str, str], into: Path) -> set[str]:
        """Put the pages that are kept into a folder; ``wanted`` names each by its path. Returns the paths that are there now.

        What the folder holds already stays if it is wanted; everything else in it is taken away.
        """
        there = files_of(into)
        same = {path for path, name in wanted.items() if path in there and self._is(there[path], name)}
        _clear(into, there.keys() - same)
        self._folders = {path.rpartition("/")[0] for path in same}
        return same | {path for path in wanted.keys() - same if self._restore(wanted[path], into, path)}

    def _is(self, there: os.DirEntry[str], name: str) -> bool:
        """Whether a file is a kept page, untouched."""
        kept = self._known.get(name)
        if not kept or not kept.stamp or kept.stamp != stamp_of(there.stat()):
            return False
        self._used[name] = kept._replace(age=0)
        return True

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
        self._used[name] = seen
        return True

    def keep(self, made: Mapping[str, str], site: Path) -> None:
        """Remember pages that were made; ``made`` names each by its path below ``site``. Forget what is long unused."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path, name in made.items():
            # What the engine forgot is not kept; the check of the made site tells it.
            if (site / path).is_file():
                # Another build may be keeping the same page: it is put in its place at once, whole.
                kept, beside = self._folder / name, self._folder / f"{name}.{os.getpid()}"
                link(site / path, beside)
                beside.replace(kept)
                beside.unlink(missing_ok=True)
                self._used[name] = Kept(_digest(kept), 0, stamp_of(kept.stat()))
        older = {name: kept._replace(age=kept.age + 1) for name, kept in self._known.items() if kept.age < KEPT_BUILDS}
        known = older | self._used
        self._forget({*self._known} - {*known}, known)
        self._known = known
        beside = self._index.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(self._known), "utf-8")
        beside.replace(self._index)

    def _forget(self, dropped: Set[str], known: Container[str]) -> None:
        """Take away what is not used any more, and what no index has named for a day: another build may just be at work."""
        day_ago = time.time() - 86_400
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):
                stray = path.name not in known and path != self._index and path.stat().st_mtime < day_ago
                if path.name in dropped or stray:
                    path.unlink()


def _read(index: Path) -> dict[str, Kept]:
    try:
        found: dict[str, Any] = json.loads(index.read_text("utf-8"))
        return {name: Kept(str(digest), int(age), tuple(stamp)) for name, (digest, age, stamp) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _clear(folder: Path, names: Iterable[str]) -> None:
    """Take files away, and folders that nothing is left in."""
    emptied: set[str] = set()
    for name in names:
        (folder / name).unlink()
        emptied.update(str(above) for above in PurePath(name).parents)
    for name in sorted(emptied, key=len, reverse=True):
        with suppress(OSError):
            (folder / name).rmdir()


def _look(path: Path, kept: Kept) -> Kept | None:
    """A kept page as it is now; None when it is not what was kept. Read only if the disk does not tell."""
    try:
        now = stamp_of(path.stat())
        same = (now and now == kept.stamp) or _digest(path) == kept.digest
    except OSError:
        return None
    return Kept(kept.digest, 0, now) if same else None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
