"""What git knows of the content files that were changed since a commit."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from danvan.problems import Refusal


@dataclass(frozen=True)
class Edit:
    """A file that was there and is there still: its path now and its text then."""

    name: str
    before: str


@dataclass(frozen=True)
class Edits:
    """What was changed since a commit, and the commit's day."""

    since: dt.date
    files: list[Edit]


def edits(root: Path, ref: str) -> Edits:
    """The content files changed since ``ref`` and this branch parted, what is not committed yet included.

    Renamed files are followed. Raises Refusal where there is no git, no repository or no such commit.
    """
    base = _git(root, "merge-base", ref, "HEAD").strip()
    day = dt.date.fromisoformat(_git(root, "show", "-s", "--format=%cs", base).strip())
    changed = _git(
        root, "diff", "--relative", "--name-status", "-z", "-M", "--diff-filter=MR", base, "--", "docs", "news"
    )
    found = [Edit(now, _git(root, "show", f"{base}:./{then}")) for then, now in _pairs(changed) if now.endswith(".md")]
    return Edits(day, found)


def _pairs(listed: str) -> Iterator[tuple[str, str]]:
    """Of git's list, each file's name then and now."""
    parts = iter(listed.split("\0"))
    for status in parts:
        if status:
            then = next(parts)
            yield then, next(parts) if status.startswith("R") else then


def _git(root: Path, *arguments: str) -> str:
    """What git prints. Raises Refusal with its words."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        raise Refusal("máy này chưa có git; cài bằng  sudo apt-get install git") from None
    if done.returncode:
        words = done.stderr.strip().splitlines() or ["không có gì chung với bản này"]
        raise Refusal(f"không so được với bản cũ: git báo: {words[0]}")
    return done.stdout
