"""Releases: a checked site is kept whole, shown in one step, gone back to, and told apart from a damaged one."""

from __future__ import annotations

import re
from pathlib import Path

from danvan.release.audience import mark_internal
from danvan.release.bucket import BucketStore
from danvan.release.manifest import verify
from danvan.release.publishing import Edition, add, listed, publish, rollback, verified
from danvan.release.remote import SshStore
from danvan.release.store import Place, Store

__all__ = [
    "Edition",
    "Place",
    "Store",
    "add",
    "listed",
    "mark_internal",
    "place_of",
    "publish",
    "rollback",
    "verified",
    "verify",
]


def place_of(text: str) -> Place:
    """Where releases are kept: a folder, ``rclone:kho:dan-van``, or ``web@may-chu:/srv/dan-van`` by SSH."""
    if text.startswith("rclone:"):
        return BucketStore(text.removeprefix("rclone:"))
    if found := re.fullmatch(r"([^/:\[]+|(?:[^/:]+@)?\[[^\]/]+\]):(.+)", text):
        return SshStore(found[1], found[2])
    return Store(Path(text))
