"""The engine, called as a program: once for the whole site, or several at once that make it a share at a time."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from danvan.assembly import Share, Shares
from danvan.build.order import BuildError, Order
from danvan.pages.words import LANGUAGES

# How it begins what it answers (scripts/fast_engine.py), and what it says when it could not.
ANSWER, FAILED = "\x1e", "!"


class EngineFailed(Exception):
    """The engine could not do what was asked; the message is what it said."""


class Engine:
    """An engine that stays: after its first share it makes others, a language after the other.

    ``folder`` holds what it makes, and the theme's files. To start one takes as long as to read the content: it is
    started before, and waits for its first share.
    """

    def __init__(self, order: Order, folder: Path, languages: Sequence[str]) -> None:
        self.folder = folder
        self._handed = folder.with_suffix(".pickle")
        self._said: list[str] = []
        self._process = start(order, folder, {"DANVAN_SHARE": "1", "DANVAN_STAY": " ".join(languages)})

    def begin(self, share: Share) -> None:
        """Hand it its first share, the pages that the menus name; it goes on alone."""
        self._hand(share)

    def wait(self) -> None:
        """Until it has made the first share in a language, and with it the theme's files. Raises EngineFailed."""
        self._answer()

    def make(self, share: Share) -> list[str]:
        """The files of a share's pages, below ``folder``. Raises EngineFailed."""
        self._hand(share)
        return self._answer().split()

    def go_on(self) -> None:
        """There are no more shares in this language."""
        self._tell("")

    def finish(self) -> None:
        """Until it has ended. Raises EngineFailed, also when it has warned of anything."""
        self._said += self._process.communicate()[0].splitlines(keepends=True)
        if self._process.returncode:
            raise EngineFailed("".join(self._said))

    @property
    def content(self) -> bool:
        """Whether it has ended and found nothing wrong, though it may not have made all that it was handed."""
        return self._process.poll() == 0

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Kill it and wait until it is gone; what it was told and has not heard is lost."""
        with suppress(BrokenPipeError), self._process as process:
            process.kill()

    def _hand(self, share: Share) -> None:
        self._handed.write_bytes(pickle.dumps(share, pickle.HIGHEST_PROTOCOL))
        self._tell(str(self._handed.resolve()))

    def _tell(self, words: str) -> None:
        assert self._process.stdin
        # One that has ended tells itself why (``_answer``).
        with suppress(BrokenPipeError):
            self._process.stdin.write(f"{words}\n")
            self._process.stdin.flush()

    def _answer(self) -> str:
        """What it answers; whatever else it says belongs to the reason when it has ended or failed."""
        assert self._process.stdout
        before = len(self._said)
        for line in self._process.stdout:
            if line.startswith(ANSWER):
                found = line.removeprefix(ANSWER).rstrip("\n")
                if found.startswith(FAILED):
                    reason = found.removeprefix(FAILED).replace("\x1f", "\n")
                    raise EngineFailed("".join([*self._said[before:], reason]))
                return found
            self._said.append(line)
        self._process.wait()
        raise EngineFailed("".join(self._said))


class Engines:
    """Engines that make the site together, each in a folder of its own below ``work``."""

    def __init__(self, order: Order, work: Path) -> None:
        self._order, self._work = order, work
        self._started: list[Engine] = []

    def start(self, count: int) -> None:
        """Let so many be there."""
        for number in range(len(self._started), count):
            self._started.append(Engine(self._order, self._work / str(number), LANGUAGES))

    def make(self, first: Share, shares: Mapping[str, Shares], count: int) -> list[Path]:
        """The folders in which so many engines made the shares. Raises BuildError with what an engine said."""
        self.start(count)
        busy = self._started[:count]
        for number, engine in enumerate(busy):
            # Only one copies what is published as it is.
            engine.begin(first if number == 0 else replace(first, downloads=frozenset()))
        try:
            with ThreadPoolExecutor(count) as pool:
                list(pool.map(partial(_drive, shares), busy))
        except EngineFailed as error:
            raise BuildError(f"{error}\nMáy dựng trang dừng lại; trang cũ giữ nguyên.") from None
        return [engine.folder for engine in busy]

    def stop(self) -> None:
        """End those that are still there."""
        for engine in self._started:
            engine.stop()


def _drive(shares: Mapping[str, Shares], engine: Engine) -> None:
    """Let an engine take the next share of a language until none is left, then of the next language."""
    try:
        for lang in LANGUAGES:
            engine.wait()
            while share := shares[lang].take():
                engine.make(share)
            engine.go_on()
        engine.finish()
    except EngineFailed:
        # The others need not go on.
        for left in shares.values():
            left.drop()
        # Which pages one forgot is told by the check of the built site.
        if not engine.content:
            raise


def run_engine(order: Order, into: Path) -> None:
    """Let the engine write the whole site into a folder. Raises BuildError with what it said."""
    process = start(order, into, {})
    said = process.communicate()[0]
    if process.returncode:
        raise BuildError(f"{said}\nMáy dựng trang dừng lại; trang cũ giữ nguyên.")


def start(order: Order, into: Path, more: dict[str, str]) -> subprocess.Popen[str]:
    """Start an engine that writes into a folder; ``more`` is added to its environment."""
    environment = {
        **os.environ, "DANVAN_TODAY": order.today.isoformat(), "DANVAN_SITE_DIR": str(into.resolve()),
        "SITE_URL": order.site_url, "DANVAN_PREVIEW": order.preview.isoformat() if order.preview else "",
        "DANVAN_INTERNAL": "1" if order.internal else "", "DANVAN_SEARCH": "1", "PYTHONHASHSEED": "0",
        # Dates inside archives and file formats follow the day of the build, not the clock.
        "SOURCE_DATE_EPOCH": str(int(dt.datetime.combine(order.today, dt.time(), dt.UTC).timestamp())),
    }  # fmt: skip
    return subprocess.Popen(
        order.engine, env=environment | more, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )  # fmt: skip
