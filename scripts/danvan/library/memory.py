"""What was made from the library before, kept with the questions that were asked for it and their answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeVar

from danvan.beside import beside
from danvan.library.asking import Answers, Question, Watched, fingerprint
from danvan.library.core import Library
from danvan.library.tables import keep, kept

T = TypeVar("T")
ROOM = "memory"


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


@dataclass(frozen=True)
class Made:
    """Something that was made: from what it was given, and from the answers to what it asked."""

    given: str
    asked: tuple[tuple[Question, str], ...]
    value: Any


@dataclass
class Memory:
    """The memory of one build: ``before`` is what the last one made, ``now`` what this one needs."""

    library: Library
    before: dict[Question, Made] = field(default_factory=dict)
    now: dict[Question, Made] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._answers = Answers(self.library)

    def keep(self, name: Question, given: object, make: Callable[[Library], T]) -> T:
        """What ``make`` makes of the library and of ``given``; made anew only when either has changed for it."""
        told = fingerprint(given)
        made = self.before.get(name)
        if made is None or made.given != told or not self._stands(made):
            watched = Watched(self.library)
            value = make(watched)
            made = Made(told, tuple((question, self._answers.to(question)) for question in watched.asked), value)
        self.now[name] = made
        found: T = made.value
        return found

    @contextmanager
    def beside(self, work: Callable[[], T], *, much: bool = False) -> Iterator[Callable[[], T]]:
        """Begin ``work`` in a copy of this process; what was kept for it there is kept here."""
        if much and self.before:
            yield work
            return
        with beside(lambda: (work(), self.now)) as both:
            yield partial(self._taken, both)

    def _taken(self, both: Callable[[], tuple[T, dict[Question, Made]]]) -> T:
        found, kept = both()
        self.now |= kept
        return found

    def _stands(self, made: Made) -> bool:
        return all(self._answers.to(question) == answer for question, answer in made.asked)


def remember(library: Library, program: str) -> Memory:
    """The memory that a program of this hash has; an empty one when it has none, or one that is damaged."""
    return Memory(library, kept(library.cache, ROOM, program))


def memorise(memory: Memory, program: str) -> None:
    """Keep what a build has made, for the next one."""
    keep(memory.library.cache, ROOM, program, memory.now)
