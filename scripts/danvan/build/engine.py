"""The engine, called as a program: once for the whole site, or at once for several shares of it."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
from collections.abc import Sequence
from pathlib import Path

from danvan.assembly import Share
from danvan.build.order import BuildError, Order


def run_engine(order: Order, into: Path) -> None:
    """Let the engine write the site into a folder. Raises BuildError with what it said."""
    _finish([_start(order, into, {})])


def run_shares(order: Order, shares: Sequence[Share], work: Path) -> list[Path]:
    """Let the engine write each share into a folder of its own below ``work``, all at once. Raises BuildError."""
    folders = [work / str(number) for number in range(len(shares))]
    running = []
    for share, folder in zip(shares, folders, strict=True):
        handed = folder.with_suffix(".pickle")
        handed.write_bytes(pickle.dumps(share))
        running.append(_start(order, folder, {"DANVAN_SHARE": str(handed.resolve())}))
    _finish(running)
    return folders


def _start(order: Order, into: Path, more: dict[str, str]) -> subprocess.Popen[str]:
    environment = {
        **os.environ, "DANVAN_TODAY": order.today.isoformat(), "DANVAN_SITE_DIR": str(into.resolve()),
        "SITE_URL": order.site_url, "DANVAN_PREVIEW": order.preview.isoformat() if order.preview else "",
        "DANVAN_INTERNAL": "1" if order.internal else "", "DANVAN_SEARCH": "1", "PYTHONHASHSEED": "0",
        # Dates inside archives and file formats follow the day of the build, not the clock.
        "SOURCE_DATE_EPOCH": str(int(dt.datetime.combine(order.today, dt.time(), dt.UTC).timestamp())),
    }  # fmt: skip
    return subprocess.Popen(
        order.engine, env=environment | more, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _finish(running: Sequence[subprocess.Popen[str]]) -> None:
    said = [process.communicate()[0] for process in running]
    failed = [words for process, words in zip(running, said, strict=True) if process.returncode]
    if failed:
        raise BuildError(f"{''.join(failed)}\nMáy dựng trang dừng lại; trang cũ giữ nguyên.")
