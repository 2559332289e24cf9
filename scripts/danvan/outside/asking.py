"""Addresses → how they answer: asked by lychee, politely, and told apart by what the answer means for a reader."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from danvan.library.link_ledger import Grade

# One at a time to a host, a second apart: they are other people's servers.
POLITE = (
    "--host-concurrency", "1", "--host-request-interval", "1s", "--max-concurrency", "8", "--timeout", "30",
    "--max-retries", "2", "--retry-wait-time", "2",
)  # fmt: skip
# A living page may answer a robot so (facts: lessons of link checks).
ROBOTS = frozenset({401, 403, 405, 406, 429, 503})
GONE = frozenset({404, 410, 451})


class AskingError(Exception):
    """lychee could not be run; the message says what to do."""


@dataclass(frozen=True)
class Answer:
    """How an address answered."""

    grade: Grade
    detail: str
    moved_to: str | None = None


def ask(urls: Iterable[str], options: Sequence[str] = POLITE) -> dict[str, Answer]:
    """Each address with its answer. Raises AskingError."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder, "addresses.txt"), Path(folder, "answers.json")
        wanted.write_text("".join(f"{url}\n" for url in urls), "utf-8")
        command = [
            _program(),
            "--format",
            "json",
            "--output",
            str(found),
            "--no-progress",
            "-vv",
            *options,
            str(wanted),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        if not found.is_file():
            raise AskingError(f"lychee không chạy được: {done.stderr.strip()[-400:]}")
        return dict(_answers(json.loads(found.read_text("utf-8"))))


def version() -> str:
    """The program's name and version, for the ledger."""
    done = subprocess.run([_program(), "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _program() -> str:
    path = Path(sys.executable).parent / "lychee"
    if not os.access(path, os.X_OK):
        raise AskingError("chưa cài lychee; chạy  make links-external  để cài và kiểm tra")
    return str(path)


def _answers(report: dict[str, Any]) -> Iterator[tuple[str, Answer]]:
    for name in ("success_map", "error_map", "timeout_map"):
        for entries in report.get(name, {}).values():
            for entry in entries:
                steps = [step["url"] for step in entry.get("redirects", {}).get("redirects", [])]
                yield entry["url"], grade(entry["url"], entry["status"], steps)


def grade(url: str, status: dict[str, Any], steps: Sequence[str]) -> Answer:
    """What lychee's answer means for a reader."""
    code, text = status.get("code"), status.get("details") or status.get("text", "")
    if code is None:
        slow = "timed out" in text.lower() or "timeout" in text.lower()
        return Answer("robots", "quá lâu không trả lời") if slow else Answer("unreachable", text)
    if code in GONE:
        return Answer("gone", str(code))
    if code in ROBOTS:
        return Answer("robots", str(code))
    if 300 <= code < 400:
        return Answer("gone", "chuyển hướng mãi không tới")
    if code >= 400:
        return Answer("unreachable", str(code))
    last = steps[-1] if steps else url
    if _is_home(last) and not _is_home(url):
        return Answer("home", "bị đưa về trang chủ", last)
    return Answer("moved", str(code), last) if _moved(url, last) else Answer("ok", str(code))


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return (
        parts.path.rstrip("/").lower() in ("", "/index.html", "/index.htm", "/index.php", "/default.aspx", "/home")
        and not parts.query
    )


def _moved(url: str, last: str) -> bool:
    return urlsplit(url)._replace(fragment="") != urlsplit(last)._replace(fragment="")


def still_fresh(checked_on: dt.date, today: dt.date, days: int) -> bool:
    """Whether an address was asked so lately that it is left in peace."""
    return (today - checked_on).days < days
