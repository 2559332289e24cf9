"""The content of a preview in a process of its own, which answers one question after the other.

To read everything anew takes seconds: meanwhile the process that has read it before goes on answering.
"""

from __future__ import annotations

import gc
import multiprocessing
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from danvan.assembly import Share
from danvan.build import Order
from danvan.preview.content import Content
from danvan.problems import ContentError, Problem, Refusal

# A process that begins from nothing: it reads the program as it is now, and a copy of one with threads may hang.
PROCESSES = multiprocessing.get_context("spawn")
NO_CONTENT = "Không đọc được nội dung"


class DeskFailed(Exception):
    """A question was not answered; the message says why, for programmers."""


class Desk:
    """The content as it was when this was made, and what it has taken in since."""

    def __init__(self, order: Order) -> None:
        self._own, theirs = PROCESSES.Pipe()
        self._process = PROCESSES.Process(target=answer, args=(theirs, order))
        self._process.start()
        theirs.close()
        self._lock = Lock()

    def menus(self) -> list[tuple[str, str]]:
        """The titles in the menus, once everything is read. Raises ContentError with what is wrong in it, DeskFailed."""
        found: list[tuple[str, str]] = self._answer()
        return found

    def take_in(self, names: Iterable[str]) -> None:
        """See `Content.take_in`. Raises ContentError, DeskFailed."""
        self._ask("take_in", sorted(names))

    def share(self, address: str, lang: str) -> Share | None:
        """See `Content.share`. Raises DeskFailed."""
        found: Share | None = self._ask("share", address, lang)
        return found

    def first_share(self) -> Share:
        """See `Content.first_share`. Raises DeskFailed."""
        found: Share = self._ask("first_share")
        return found

    def file(self, path: str, engine: Path) -> bytes | None:
        """See `Content.file`. Raises DeskFailed."""
        found: bytes | None = self._ask("file", path, engine)
        return found

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.is_alive()

    def stop(self) -> None:
        """End it; whoever waits for an answer gets DeskFailed."""
        self._process.kill()
        self._process.join()
        self._own.close()

    def _ask(self, *question: Any) -> Any:
        with self._lock:
            try:
                self._own.send(question)
            except OSError as error:
                raise DeskFailed(NO_CONTENT) from error
            return self._answer()

    def _answer(self) -> Any:
        try:
            kind, value = self._own.recv()
        except (EOFError, OSError) as error:
            raise DeskFailed(NO_CONTENT) from error
        if kind == "wrong":
            raise ContentError(value)
        if kind == "failed":
            raise DeskFailed(value)
        return value


def answer(connection: Connection, order: Order) -> None:
    """Read the content, say what stands in its menus, then answer until nobody asks any more."""
    # Thousands of records live as long as this process: to look through them for cycles is in vain.
    gc.set_threshold(100_000, 20, 100)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        read: list[Content] = []

        def read_all() -> list[tuple[str, str]]:
            read.append(Content(order))
            return read[0].menus

        asked: Callable[[], Any] = read_all
        while _said(connection, asked) or asked is not read_all:
            name, *arguments = connection.recv()
            asked = partial(getattr(read[0], name), *arguments)


def _said(connection: Connection, make: Callable[[], Any]) -> bool:
    """Send what is made, or what is wrong; whether all was right."""
    try:
        found: tuple[str, Any] = ("right", make())
    except ContentError as error:
        found = ("wrong", error.problems)
    except Refusal as error:
        found = ("wrong", [Problem(".", 1, str(error))])
    except Exception:
        # The next question may be answered.
        found = ("failed", traceback.format_exc())
    connection.send(found)
    return found[0] == "right"
