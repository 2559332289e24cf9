"""The engine of one language in a preview: it makes a page in some hundredths of a second, for one who asks at a time."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from danvan.assembly import Share
from danvan.build import Order
from danvan.build.engine import Engine


class PageEngine:
    """An engine that is asked page by page; ``folder`` holds what it makes, and the theme's files."""

    def __init__(self, order: Order, lang: str, work: Path) -> None:
        self._engine = Engine(order, work / lang, [lang])
        self.folder = self._engine.folder
        self._lock = Lock()
        self._ready = False

    def begin(self, share: Share) -> None:
        """Hand it the pages that the menus name; it goes on alone."""
        self._engine.begin(share)

    def wait(self) -> None:
        """Until the theme's files are there. Raises EngineFailed."""
        with self._lock:
            self._wait()

    def make(self, share: Share) -> bytes:
        """The HTML of the one page of a share. Raises EngineFailed."""
        with self._lock:
            self._wait()
            (name,) = self._engine.make(share)
            return (self.folder / name).read_bytes()

    @property
    def alive(self) -> bool:
        """Whether it can still be asked; one that never began would not begin another time either."""
        return not self._ready or self._engine.alive

    def stop(self) -> None:
        """End it; one that has died may have left unread what it was handed."""
        self._engine.stop()

    def _wait(self) -> None:
        if not self._ready:
            self._engine.wait()
            self._ready = True
