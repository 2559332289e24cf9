"""The program itself as a hash: what an older one has made is made anew."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def program() -> str:
    """Of our own code, words and tables, and of the versions of all that it stands on."""
    return digest(versions(), files(PACKAGE))


@cache
def versions() -> tuple[str, ...]:
    """Python's and every package's."""
    return sys.version, *sorted(f"{found.metadata['Name']} {found.version}" for found in distributions())


def files(folder: Path) -> list[tuple[str, str]]:
    """The name and hash of every file of a program."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return [(str(path.relative_to(folder)), hashlib.sha256(path.read_bytes()).hexdigest()) for path in found]


def digest(*parts: object) -> str:
    """A hash of values that are written the same when they are the same."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
