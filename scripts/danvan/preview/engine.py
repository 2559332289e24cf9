"""An engine that stays: it makes a page of its language in some hundredths of a second."""

from __future__ import annotations

import pickle
from pathlib import Path
from threading import Lock

from danvan.assembly import Share
from danvan.build import Order
from danvan.build.engine import end, start, tell

# How it begins what it answers (scripts/fast_engine.py), and what it says when it could not.
ANSWER, FAILED = "\x1e", "!"


class EngineFailed(Exception):
    """A page was not made; the message is what the engine said."""


class Engine:
    """The engine of one language; ``folder`` holds what it makes, and the theme's files."""

    def __init__(self, order: Order, lang: str, work: Path) -> None:
        self.folder = work / lang
        self._handed = work / f"{lang}.pickle"
        self._process = start(order, self.folder, {"DANVAN_SHARE": "1", "DANVAN_STAY": lang})
        self._lock = Lock()
        self._ready = False

    def begin(self, share: Share) -> None:
        """Hand it the pages that the menus name; it goes on alone."""
        self._hand(share)

    def wait(self) -> None:
        """Until the theme's files are there. Raises EngineFailed."""
        with self._lock:
            self._wait()

    def make(self, share: Share) -> bytes:
        """The HTML of the one page of a share. Raises EngineFailed."""
        with self._lock:
            self._wait()
            self._hand(share)
            return (self.folder / self._answer()).read_bytes()

    @property
    def alive(self) -> bool:
        """Whether it can still be asked; one that never began would not begin another time either."""
        return not self._ready or self._process.poll() is None

    def stop(self) -> None:
        """End it; one that has died may have left unread what it was handed."""
        end(self._process)

    def _wait(self) -> None:
        if not self._ready:
            self._answer()
            self._ready = True

    def _hand(self, share: Share) -> None:
        self._handed.write_bytes(pickle.dumps(share, pickle.HIGHEST_PROTOCOL))
        tell(self._process, f"{self._handed.resolve()}\n")

    def _answer(self) -> str:
        """What it answers; whatever else it says belongs to the reason when it has ended or failed."""
        said: list[str] = []
        assert self._process.stdout
        for line in self._process.stdout:
            if line.startswith(ANSWER):
                found = line.removeprefix(ANSWER).rstrip("\n")
                if found.startswith(FAILED):
                    raise EngineFailed("".join([*said, found.removeprefix(FAILED).replace("\x1f", "\n")]))
                return found
            said.append(line)
        raise EngineFailed("".join(said))
