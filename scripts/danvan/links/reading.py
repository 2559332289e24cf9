"""The files of a built site → what is kept of each, read by as many processes as there are cores."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from danvan.beside import beside
from danvan.links.extract import read_page
from danvan.links.facts import Facts, Reckoner
from danvan.links.machine import READERS, ending, read_file
from danvan.links.resolving import Resolver
from danvan.links.written import Written

# So many files are read in the time that another process needs to start and to hand over what it read.
WORTH_A_PROCESS = 200

# The hash of a file's bytes, and its facts; None when they are those of the hash that was known.
Read = tuple[bytes, Facts | None]


def is_page(name: str) -> bool:
    """Whether a file of the site is a page."""
    return name.endswith(".html")


def is_read(name: str) -> bool:
    """Whether a file of the site can name addresses."""
    return is_page(name) or ending(name) in READERS


def read_written(name: str, data: bytes, base: str) -> Written:
    """What one file of the site says, as written."""
    return read_page(data) if is_page(name) else read_file(name, data, base)


class Reading:
    """The files of the site in ``folder`` whose public address is ``base``; ``known`` are hashes of files read before."""

    def __init__(self, folder: Path, base: str, known: Mapping[str, bytes]) -> None:
        self._folder, self._base, self._known = folder, base, known
        self._reckoner = Reckoner(Resolver(base))

    def read(self, names: Sequence[str]) -> dict[str, Read]:
        """Every file named. Raises OSError."""
        count = min(os.cpu_count() or 1, 1 + len(names) // WORTH_A_PROCESS)
        ours, *others = (names[number::count] for number in range(count))
        with ExitStack() as copies:
            handed = [copies.enter_context(beside(partial(self._share, share))) for share in others]
            found = self._share(ours)
            for read in handed:
                found.update(read())
        return found

    def _share(self, names: Sequence[str]) -> dict[str, Read]:
        return {name: self._one(name) for name in names}

    def _one(self, name: str) -> Read:
        data = (self._folder / name).read_bytes()
        digest = hashlib.sha256(data).digest()
        return digest, None if self._known.get(name) == digest else self._facts(name, data)

    def _facts(self, name: str, data: bytes) -> Facts:
        return self._reckoner.facts(name, read_written(name, data, self._base))
