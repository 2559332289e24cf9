"""Work on a file that may be made to hold a library up, in a process of its own, which is stopped after a while.

Nothing in Python stops a C library that draws for ever or fills the memory.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from multiprocessing.connection import Connection

from danvan.beside import PROCESSES
from danvan.filetypes.packages import BadPackage

# Seconds, and bytes of memory: far above what the longest real document takes.
PATIENCE, MEMORY = 90, 4_000_000_000


def apart(work: Callable[[], bytes]) -> bytes:
    """What ``work`` makes. Raises BadPackage when it takes too long or too much, and what ``work`` raises."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=_work, args=(work, theirs))
    child.start()
    theirs.close()
    try:
        if not ours.poll(PATIENCE):
            raise BadPackage("đọc tệp mất quá nhiều thời gian")
        made: bytes | Exception = ours.recv()
    except EOFError:
        raise BadPackage("chương trình đọc tệp bị dừng") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(made, Exception):
        raise made
    return made


def _work(work: Callable[[], bytes], into: Connection) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))
    try:
        into.send(work())
    except MemoryError:
        into.send(BadPackage("tệp bung ra quá lớn"))
    except Exception as error:
        into.send(error)
