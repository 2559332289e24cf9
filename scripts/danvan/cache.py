"""What costs time to make from a file is kept in .build/cache by the file's content: safe to delete at any time.

An entry carries its own check sum: one that was cut off or damaged is made anew. Where nothing can be written,
everything is made each time.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from danvan.built import files_of
from danvan.shelf import ENDING, Shelf

MAX_BYTES = 1_000_000_000
SUM = 32


@dataclass(frozen=True)
class Cache:
    """A folder of kept results; ``None`` keeps nothing."""

    folder: Path | None

    @classmethod
    def below(cls, root: Path) -> Cache:
        """The cache of the content below ``root``."""
        return cls(root / ".build" / "cache")

    def keep(self, room: str, name: str, make: Callable[[], bytes]) -> bytes:
        """The bytes kept under a name that tells everything they depend on; made when there are none."""
        kept = self.get(room, name)
        if kept is None:
            kept = make()
            self.put(room, name, kept)
        return kept

    def get(self, room: str, name: str) -> bytes | None:
        """The bytes kept under a name, if they are whole."""
        return read_whole(self._path(self.folder, room, name)) if self.folder else None

    def put(self, room: str, name: str, data: bytes) -> None:
        """Keep bytes under a name."""
        if self.folder:
            write_whole(self._path(self.folder, room, name), data)

    def shelf(self, room: str) -> Shelf:
        """A room whose results are too small for a file each."""
        return Shelf(self.folder and self.folder / f"{room}{ENDING}")

    @staticmethod
    def _path(folder: Path, room: str, name: str) -> Path:
        return folder / room / name[:2] / name

    def digest(self, path: Path) -> str:
        """The hash of a file's content; read again only when the file has been touched."""
        stat = path.stat()
        touched = f"{path.absolute()}|{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ctime_ns}|{stat.st_ino}"
        return _digest_once(self, path, touched)

    def prune(self, limit: int = MAX_BYTES) -> None:
        """Take away what has not been used for longest, until the rest is below the limit."""
        for shelf in self.folder.glob(f"*{ENDING}") if self.folder else ():
            Shelf(shelf).prune(limit // 2)
        files = [(entry.stat(), entry.path) for entry in files_of(self.folder).values()] if self.folder else []
        total = sum(stat.st_size for stat, _ in files)
        for stat, path in sorted(files, key=lambda item: item[0].st_mtime_ns) if total > limit else ():
            if total <= limit:
                break
            Path(path).unlink(missing_ok=True)
            total -= stat.st_size


NO_CACHE = Cache(None)


def unpickled(data: bytes) -> Any:
    """What was pickled by ourselves, and is whole.

    Python's search for rubbish among hundreds of thousands of new things finds none, and takes as long again.
    """
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        gc.enable()
        # Nor need it ever look at them later: copies of this process share them.
        gc.freeze()


def code_of(folder: Path) -> str:
    """A hash of the program's own files in a folder: what they made before a change is made anew."""
    texts = b"\0".join(path.read_bytes() for path in sorted(folder.glob("*.py")))
    return hashlib.sha256(texts).hexdigest()[:16]


@lru_cache(maxsize=50_000)
def _digest_once(cache: Cache, path: Path, touched: str) -> str:
    name = hashlib.sha256(touched.encode()).hexdigest()[:40]
    return cache.keep("digest", name, lambda: _digest(path).encode()).decode()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_whole(path: Path) -> bytes | None:
    """What ``write_whole`` has written; None when it is not there, cut off or damaged."""
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return data[SUM:] if hashlib.sha256(memoryview(data)[SUM:]).digest() == data[:SUM] else None


def write_whole(path: Path, data: bytes) -> None:
    """Write bytes with their check sum, where that is possible."""
    # Written beside and moved: another process never sees half of it.
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(hashlib.sha256(data).digest() + data)
        beside.replace(path)
    except OSError:
        return
