"""The engine, called as a program: once for the whole site, or at once for several shares of it."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from danvan.assembly import Share
from danvan.build.order import BuildError, Order


def run_engine(order: Order, into: Path) -> None:
    """Let the engine write the site into a folder. Raises BuildError with what it said."""
    _finish([start(order, into, {})])


class Engines:
    """Engines that make a share of the site each, in a folder of its own below ``work``, all at once.

    To start one takes as long as to read the content: it is started before, and waits to be told where its share lies.
    """

    def __init__(self, order: Order, work: Path) -> None:
        self._order, self._work = order, work
        self._started: list[tuple[subprocess.Popen[str], Path]] = []

    def start(self, count: int) -> None:
        """Let so many be there."""
        for number in range(len(self._started), count):
            folder = self._work / str(number)
            self._started.append((start(self._order, folder, {"DANVAN_SHARE": "1"}), folder))

    def make(self, shares: Sequence[Share]) -> list[Path]:
        """The folders in which the shares were made. Raises BuildError with what an engine said."""
        self.start(len(shares))
        busy = self._started[: len(shares)]
        for (process, folder), share in zip(busy, shares, strict=True):
            handed = folder.with_suffix(".pickle")
            handed.write_bytes(pickle.dumps(share))
            tell(process, f"{handed.resolve()}\n")
        _finish([process for process, _ in busy])
        return [folder for _, folder in busy]

    def stop(self) -> None:
        """End those that are still there."""
        for process, _ in self._started:
            end(process)


def tell(process: subprocess.Popen[str], words: str) -> None:
    """Say something to an engine; one that has ended tells itself why (``_finish``)."""
    assert process.stdin
    with suppress(BrokenPipeError):
        process.stdin.write(words)
        process.stdin.flush()


def end(process: subprocess.Popen[str]) -> None:
    """Kill an engine and wait until it is gone; what it was told and has not heard is lost."""
    with suppress(BrokenPipeError), process:
        process.kill()


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


def _finish(running: Sequence[subprocess.Popen[str]]) -> None:
    said = [process.communicate()[0] for process in running]
    failed = [words for process, words in zip(running, said, strict=True) if process.returncode]
    if failed:
        raise BuildError(f"{''.join(failed)}\nMáy dựng trang dừng lại; trang cũ giữ nguyên.")
