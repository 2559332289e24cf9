"""What was made from the library before, kept with the questions that were asked for it and their answers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar

from danvan.beside import beside
from danvan.cache import NO_CACHE
from danvan.library.asking import Answers, Question, Watched, fingerprint
from danvan.library.core import Library
from danvan.library.tables import keep, kept
from danvan.shelf import Shelf

T = TypeVar("T")
ROOM, RESTS = "memory", "rests"


class Keeper(Protocol):
    """Whoever is asked for what may have been made of a library before."""

    @property
    def library(self) -> Library: ...

    def keep(self, name: Question, given: object, make: Callable[[Library], T]) -> T:
        """What ``make`` makes of the library and of ``given``, or has made of the same before.

        ``make`` asks nothing but the library that it is handed.
        """

    def beside(self, work: Callable[[], T], *, much: bool = False) -> AbstractContextManager[Callable[[], T]]:
        """Begin ``work``, which asks this keeper, beside this process where that pays (``danvan.beside``).

        ``much``: what it gives takes as long to hand over as to remember.
        """


@dataclass(frozen=True)
class Oblivious:
    """Remembers nothing: everything is made anew."""

    library: Library

    def keep(self, name: Question, given: object, make: Callable[[Library], T]) -> T:
        """What ``make`` makes of the library."""
        return make(self.library)

    def beside(self, work: Callable[[], T], *, much: bool = False) -> AbstractContextManager[Callable[[], T]]:
        """The plain way stays in one process."""
        return nullcontext(work)


class Made(NamedTuple):
    """Something that was made: from what it was given, and from the answers to what it asked.

    ``apart`` is the hash of its larger part, which is kept apart; "" where the whole value stands here.
    """

    given: str
    asked: tuple[tuple[Question, str], ...]
    value: Any
    apart: str = ""


@dataclass
class Memory:
    """The memory of one build: ``before`` is what the last one made, ``now`` what this one needs.

    Of a value that is ``parted`` only the smaller part is read again: the larger stays in ``rests`` until somebody asks;
    ``added`` are those of this build, by their hashes.
    """

    library: Library
    before: dict[Question, Made] = field(default_factory=dict)
    rests: Shelf = field(default_factory=lambda: NO_CACHE.shelf(RESTS))
    now: dict[Question, Made] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._answers = Answers(self.library)

    def keep(self, name: Question, given: object, make: Callable[[Library], T]) -> T:
        """What ``make`` makes of the library and of ``given``; made anew only when either has changed for it."""
        told = fingerprint(given)
        known = self.before.get(name)
        if known and known.given == told and self._stands(known):
            self.now[name] = known
            return self._again(known, make)
        watched = Watched(self.library)
        value = make(watched)
        answers = tuple((question, self._answers.to(question)) for question in watched.asked)
        part, rest = _parted(value)
        self.now[name] = Made(told, answers, part, self._put(rest))
        return value

    def _put(self, rest: str) -> str:
        """Keep the larger part of a value; returns the name under which it is found, "" when there is none."""
        name = hashlib.sha256(rest.encode()).hexdigest() if rest else ""
        if rest:
            self.added[name] = rest
        return name

    def _again(self, known: Made, make: Callable[[Library], T]) -> T:
        """What was made before; its rest is looked up when somebody asks, and made once more when it is lost."""

        def rest() -> str:
            found = self.rests.get(known.apart)
            return _parted(make(self.library))[1] if found is None else found.decode()

        again: T = known.value.joined(rest) if known.apart else known.value
        return again

    @contextmanager
    def beside(self, work: Callable[[], T], *, much: bool = False) -> Iterator[Callable[[], T]]:
        """Begin ``work`` in a copy of this process; what was kept for it there is kept here."""
        if much and self.before:
            yield work
            return
        with beside(lambda: (work(), self.now, self.added)) as all_three:
            yield partial(self._taken, all_three)

    def _taken(self, all_three: Callable[[], tuple[T, dict[Question, Made], dict[str, str]]]) -> T:
        found, kept, rests = all_three()
        self.now |= kept
        self.added |= rests
        return found

    def _stands(self, made: Made) -> bool:
        to = self._answers.to
        return all(to(question) == answer for question, answer in made.asked)


def _parted(value: Any) -> tuple[Any, str]:
    """A value without its larger part, and that; nothing of one that has none."""
    return value.parted() if hasattr(value, "parted") else (value, "")


def remember(library: Library, program: str) -> Memory:
    """The memory that a program of this hash has; an empty one when it has none, or one that is damaged."""
    return Memory(library, kept(library.cache, ROOM, program), library.cache.shelf(RESTS))


def memorise(memory: Memory, program: str) -> None:
    """Keep what a build has made, for the next one."""
    keep(memory.library.cache, ROOM, program, memory.now)
    # This may be a copy of the process that reads them.
    rests = memory.library.cache.shelf(RESTS)
    for name, rest in memory.added.items():
        rests.put(name, rest.encode())
    rests.settle()
