"""The files of a built site: one look at its folder, and how the disk tells a file from the one that was there before."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, os.DirEntry[str]]
# A file's place on the disk, its size and its time; () while they do not tell.
Stamp = tuple[int, ...]
# A file may change twice while a coarse clock shows one time: so many nanoseconds long its time does not tell what it is.
DOUBT = 2_000_000_000


def files_of(folder: Path) -> Files:
    """The files below a folder, sorted by their paths from there; none when it is not there."""
    found: dict[str, os.DirEntry[str]] = {}
    start, waiting = len(str(folder)) + 1, [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file():
                    found[entry.path[start:]] = entry
    return dict(sorted(found.items()))


def stamp_of(found: os.stat_result) -> Stamp:
    """What tells a file from any other that has been in its place: nobody changes a built file and sets its time back."""
    sure = time.time_ns() - DOUBT
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found.st_mtime_ns < sure else ()


def stamps_of(files: Files) -> dict[str, Stamp]:
    """The same of many files."""
    return {name: stamp_of(entry.stat()) for name, entry in files.items()}


def link(there: Path, place: Path) -> None:
    """Let a file be in another place too; on another disk, or one that knows no links, a copy of it. Raises OSError."""
    try:
        os.link(there, place)
    except OSError:
        shutil.copyfile(there, place)
