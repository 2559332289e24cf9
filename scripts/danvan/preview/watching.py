"""Which files were saved, told soon after."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# Seconds: an editor's program writes a file in several steps, and may save several at once.
QUIET, LONGEST = 0.02, 0.3
TOLD = frozenset({"created", "modified", "deleted", "moved", "closed"})
# What programs write beside a file while somebody works on it, and what Python keeps.
PASSING = (".swp", ".swx", ".tmp", "~", ".pyc")


@dataclass(frozen=True)
class Places:
    """What a preview is made from: folders and files of content, and those of the program, the theme, the configuration."""

    content: tuple[Path, ...]
    program: tuple[Path, ...]


@dataclass(frozen=True)
class Saved:
    """What was saved at once."""

    content: frozenset[Path]
    program: frozenset[Path]


class Watch(FileSystemEventHandler):
    """Watches places from the moment it is made."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._told: queue.Queue[Path] = queue.Queue()
        self._observer = Observer()
        for folder, deep in _folders([*places.content, *places.program]):
            self._observer.schedule(self, str(folder), recursive=deep)
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a file that was written, moved or taken away; a folder too when it was moved or taken away."""
        if event.event_type in TOLD and not (event.is_directory and event.event_type == "modified"):
            for path in filter(None, (event.src_path, event.dest_path)):
                self._told.put(Path(str(path)))

    def wait(self, seconds: float) -> Saved:
        """What was saved next; nothing when so many seconds have passed."""
        found: set[Path] = set()
        last = time.monotonic() + seconds
        while (left := last - time.monotonic()) > 0:
            try:
                path = self._told.get(timeout=left)
            except queue.Empty:
                break
            if not found and self._counts(path):
                last = time.monotonic() + LONGEST
            if self._counts(path):
                found.add(path)
            if found and self._told.empty():
                time.sleep(QUIET)
                if self._told.empty():
                    break
        places = self._places
        return Saved(_within(found, places.content), _within(found, places.program))

    def stop(self) -> None:
        """Watch no more."""
        self._observer.stop()
        self._observer.join()

    def _counts(self, path: Path) -> bool:
        passing = path.name.endswith(PASSING) or path.name.startswith(".") or "__pycache__" in path.parts
        return not passing and bool(_within([path], (*self._places.content, *self._places.program)))


def _within(paths: Iterable[Path], places: Iterable[Path]) -> frozenset[Path]:
    known = tuple(places)
    return frozenset(path for path in paths if any(path == place or place in path.parents for place in known))


def _folders(places: Iterable[Path]) -> Iterable[tuple[Path, bool]]:
    """The folders to watch, and whether all below them: of a single file, its folder."""
    deep = {place for place in places if place.is_dir()}
    flat = {place.parent for place in places if not place.is_dir() and place.parent.is_dir()} - deep
    return [*((folder, True) for folder in sorted(deep)), *((folder, False) for folder in sorted(flat))]
