"""Work beside this process, in a copy of it: on two cores two halves take the time of one.

A copy sees all that this process has read. Where there is one core, or no room for another process, and when the copy
dies, the work is done here: the same, only later.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
# A copy of this process: it starts in milliseconds, with the libraries loaded.
PROCESSES = multiprocessing.get_context("fork")


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin ``work``; what is yielded waits for what it gives, which must be picklable, or raises what it raises.

    What the work changes in the program's memory stays in the copy.
    """
    if (os.cpu_count() or 1) == 1:
        yield work
        return
    ours, theirs = PROCESSES.Pipe(duplex=False)
    copy = PROCESSES.Process(target=_send, args=(work, theirs))
    try:
        copy.start()
    except OSError:
        yield work
        return
    theirs.close()
    try:
        yield partial(_receive, work, ours)
    finally:
        copy.kill()
        copy.join()
        ours.close()


def _send(work: Callable[[], Any], into: Connection) -> None:
    try:
        data = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
    except Exception:
        # It is raised where the work is done again.
        return
    into.send_bytes(data)


def _receive(work: Callable[[], T], out_of: Connection) -> T:
    try:
        found: T = pickle.loads(out_of.recv_bytes())
    except (EOFError, OSError):
        return work()
    return found
