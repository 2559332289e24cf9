"""Work beside this process, in a copy of it: on two cores two halves take the time of one.

A copy sees all that this process has read. Where there is one core, or no room for another process, and when the copy
dies, the work is done here: the same, only later.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
# A copy of this process: it starts in milliseconds, with the libraries loaded.
PROCESSES = multiprocessing.get_context("fork")


@contextmanager
def beside(work: Callable[[], T], known: Sequence[object] = ()) -> Iterator[Callable[[], T]]:
    """Begin ``work``; what is yielded waits for what it gives, which must be picklable, or raises what it raises.

    What the work changes in the program's memory stays in the copy. Objects of ``known`` that it gives are those here.
    """
    if (os.cpu_count() or 1) == 1:
        yield work
        return
    ours, theirs = PROCESSES.Pipe(duplex=False)
    copy = PROCESSES.Process(target=_send, args=(work, known, theirs))
    try:
        copy.start()
    except OSError:
        yield work
        return
    theirs.close()
    try:
        yield partial(_receive, work, known, ours)
    finally:
        copy.kill()
        copy.join()
        ours.close()


class _Writing(pickle.Pickler):
    """What was there before the copy was made is only named: it has the same place in both."""

    def __init__(self, into: io.BytesIO, known: Sequence[object]) -> None:
        super().__init__(into, pickle.HIGHEST_PROTOCOL)
        self._places = {id(value): place for place, value in enumerate(known)}

    def persistent_id(self, value: object) -> int | None:
        return self._places.get(id(value))


class _Reading(pickle.Unpickler):
    def __init__(self, data: bytes, known: Sequence[object]) -> None:
        super().__init__(io.BytesIO(data))
        self._known = known

    def persistent_load(self, place: int) -> object:
        return self._known[place]


def _send(work: Callable[[], Any], known: Sequence[object], into: Connection) -> None:
    data = io.BytesIO()
    try:
        _Writing(data, known).dump(work())
    except Exception:
        # It is raised where the work is done again.
        return
    into.send_bytes(data.getbuffer())


def _receive(work: Callable[[], T], known: Sequence[object], out_of: Connection) -> T:
    try:
        found: T = _Reading(out_of.recv_bytes(), known).load()
    except (EOFError, OSError):
        return work()
    return found
