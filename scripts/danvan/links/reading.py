"""The files of a built site → what is kept of each, read by as many processes as there are cores."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from danvan.links.extract import read_page
from danvan.links.facts import Facts, Reckoner
from danvan.links.machine import READERS, ending, read_file
from danvan.links.resolving import Resolver
from danvan.links.written import Written

# So many files are read in the time that another process needs to start and to hand over what it read.
WORTH_A_PROCESS = 200
# A copy of this process: it starts in milliseconds, with the libraries loaded.
PROCESSES = multiprocessing.get_context("fork")

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
        running = [(share, self._apart(share)) for share in others]
        found = dict(self._share(ours))
        for share, connection in running:
            found.update(self._handed(share, connection))
        return found

    def _share(self, names: Sequence[str]) -> Iterator[tuple[str, Read]]:
        for name in names:
            data = (self._folder / name).read_bytes()
            digest = hashlib.sha256(data).digest()
            known = self._known.get(name) == digest
            yield name, (digest, None if known else self._facts(name, data))

    def _facts(self, name: str, data: bytes) -> Facts:
        return self._reckoner.facts(name, read_written(name, data, self._base))

    def _apart(self, names: Sequence[str]) -> Connection:
        """Where a share that another process reads will come from."""
        ours, theirs = PROCESSES.Pipe(duplex=False)
        PROCESSES.Process(target=self._hand, args=(names, theirs), daemon=True).start()
        theirs.close()
        return ours

    def _hand(self, names: Sequence[str], into: Connection) -> None:
        # What could not be read is told by the process that asked: it reads the share itself.
        with suppress(OSError):
            into.send(list(self._share(names)))

    def _handed(self, names: Sequence[str], connection: Connection) -> list[tuple[str, Read]]:
        with connection:
            try:
                read: list[tuple[str, Read]] = connection.recv()
            except EOFError:
                return list(self._share(names))
            return read
