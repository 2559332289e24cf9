"""A folder of releases: ``releases/<id>/site``, and ``current``, a link to the one that readers see.

A release is made in a folder with a dot, and named only when it is whole; ``current`` is replaced in one step. Killed at any
moment, what readers see is the old release or the new one, whole (see tests/test_release.py).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from danvan.problems import Refusal
from danvan.release.manifest import SITE, sums_of, verify

ID = re.compile(r"\d{4}-\d{2}-\d{2}\.\d+")


class Place(Protocol):
    """Where releases are kept: a folder here, a folder of a server (remote.py), a bucket (bucket.py)."""

    shown: str

    def locked(self) -> AbstractContextManager[None]: ...
    def ids(self) -> list[str]: ...
    def current_id(self) -> str | None: ...
    def unfinished(self) -> str | None: ...
    def begin(self, name: str) -> Path: ...
    def finish(self, made: Path, name: str) -> None: ...
    def switch(self, name: str) -> None: ...
    def wrong(self, name: str) -> list[str]: ...
    def prune(self, keep: int) -> list[str]: ...
    def note(self, name: str) -> str: ...
    def keep(self, name: str, text: str) -> None: ...


class Store:
    """The releases below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.releases = folder / "releases"
        self.current = folder / "current"
        self.shown = str(self.current / SITE)

    def __str__(self) -> str:
        return str(self.folder)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else publishes meanwhile; what a killed publish left behind is swept away. Raises Refusal."""
        self.releases.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refusal(
                    f"{self.folder}: đang có một lần đăng khác; chờ xong rồi chạy lại. Trang cũ giữ nguyên."
                ) from None
            for left in [*self.releases.glob(".*"), *self.folder.glob(".current-*")]:
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
            yield

    def ids(self) -> list[str]:
        """The releases that are whole, oldest first."""
        return in_order(path.name for path in self.releases.glob("*"))

    def current_id(self) -> str | None:
        """The release that readers see."""
        return self.current.readlink().name if self.current.is_symlink() else None

    def unfinished(self) -> None:
        """A link is switched in one step: nothing is ever left between."""

    def begin(self, name: str) -> Path:
        """A folder in which to make a release that nobody sees yet."""
        path = self.releases / f".{name}"
        path.mkdir()
        return path

    def finish(self, made: Path, name: str) -> None:
        """Give a whole release its name, on disk before anybody is sent to it."""
        self._keep_times(made)
        os.sync()  # thousands of files: one call is quicker than one each
        made.rename(self.releases / name)
        _to_disk(self.releases)

    def _keep_times(self, made: Path) -> None:
        """A file that is as it was keeps its time: by it servers tell programs that poll feeds that nothing is new."""
        before, now = sums_of(self.current), sums_of(made)
        for name in before.keys() & now.keys():
            if before[name] == now[name]:
                times = (self.current / SITE / name).stat()
                os.utime(made / SITE / name, ns=(times.st_atime_ns, times.st_mtime_ns))

    def switch(self, name: str) -> None:
        """Let readers see a release, in one step."""
        link = self.folder / f".current-{os.getpid()}"
        link.symlink_to(Path("releases") / name)
        link.replace(self.current)
        _to_disk(self.folder)

    def wrong(self, name: str) -> list[str]:
        """What of a release is no longer as it was made."""
        return verify(self.releases / name)

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` releases and the current one; returns their ids."""
        old = too_old(self.ids(), self.current_id(), keep)
        for name in old:
            hidden = (self.releases / name).rename(self.releases / f".{name}")
            shutil.rmtree(hidden)
        return old

    def note(self, name: str) -> str:
        """What a small file beside the releases says; nothing when there is none."""
        path = self.folder / name
        return path.read_text("utf-8").strip() if path.is_file() else ""

    def keep(self, name: str, text: str) -> None:
        """Write such a file."""
        (self.folder / name).write_text(f"{text}\n", "utf-8")


def in_order(names: Iterable[str]) -> list[str]:
    """The names that are releases' ids, oldest first."""
    return sorted((name for name in names if ID.fullmatch(name)), key=_order)


def next_id(ids: Iterable[str], day: str) -> str:
    """A new release's id: its day and its number on that day."""
    numbers = [_order(name)[1] for name in ids if name.startswith(f"{day}.")]
    return f"{day}.{max(numbers, default=0) + 1}"


def too_old(ids: Sequence[str], current: str | None, keep: int) -> list[str]:
    """All but the newest ``keep`` releases and the current one."""
    return [name for name in ids[:-keep] if name != current]


def _order(name: str) -> tuple[str, int]:
    day, _, number = name.partition(".")
    return day, int(number)


def _to_disk(folder: Path) -> None:
    """Make sure that a folder's names outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
