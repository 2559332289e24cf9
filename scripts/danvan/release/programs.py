"""Kept programs that are called: rsync and ssh, rclone."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from danvan.problems import Refusal
from danvan.release.faults import explained


def run(command: Sequence[str], *, told: str, given: str | None = None) -> str:
    """What a program printed that was ``given`` a text. Raises Refusal with ``told`` and what it said when it is missing or fails."""
    done = _run(command, given)
    if done.returncode:
        raise refused(told, command[0], done.stderr)
    return done.stdout


def printed(command: Sequence[str]) -> str:
    """What a program printed, whether it failed or not."""
    return _run(command).stdout


def _run(command: Sequence[str], given: str | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Refusal(f"máy này chưa có {command[0]}; cài bằng  sudo apt-get install {command[0]}") from None


def refused(told: str, program: str, words: str) -> Refusal:
    """The refusal of a program that failed."""
    return Refusal(f"{told}: {explained(program, words)}. Trang cũ giữ nguyên.")
