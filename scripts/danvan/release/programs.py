"""Kept programs that are called: rsync and ssh, rclone."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from danvan.problems import Refusal


def run(command: Sequence[str], *, told: str) -> str:
    """What a program printed. Raises Refusal with ``told`` and its last words when it is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Refusal(f"máy này chưa có {command[0]}; cài bằng  sudo apt-get install {command[0]}") from None
    if done.returncode:
        words = done.stderr.strip().splitlines() or [f"mã {done.returncode}"]
        raise Refusal(f"{told}: {command[0]} báo: {words[-1]}. Trang cũ giữ nguyên.")
    return done.stdout
