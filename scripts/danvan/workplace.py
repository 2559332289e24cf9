"""A folder to work in, outside the project; what a killed run has left there is cleared away by the next one.

Whoever works in one holds a lock on it, which the kernel lets go when the process ends, however it ends: a folder that
is locked by nobody belongs to nobody.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = "danvan-"


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A new folder, gone at the end with all that is in it."""
    _sweep()
    path, lock = _own()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(lock)


def _own() -> tuple[Path, int]:
    """A folder and the lock on it: made again when it was swept away in the moment between."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX))
        lock = _locked(path)
        if lock is not None and path.exists():
            return path, lock


def _locked(path: Path) -> int | None:
    """The lock on a folder; nothing when another holds it, or the folder is gone."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _sweep() -> None:
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if left.lstat().st_uid == os.geteuid() and (lock := _locked(left)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)
