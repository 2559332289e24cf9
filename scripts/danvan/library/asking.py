"""A library that notes what it is asked: what was made from its answers is still right while they are the same.

Nothing needs to say on what a page depends: it is seen. Whatever is asked in a way that is not known here counts as a
question about everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from typing import Any

from danvan.library.core import Library
from danvan.library.handwritten import HandPage
from danvan.records import Record

# A name of the library's, then the key or the arguments that were asked for.
Question = tuple[Any, ...]
BY_KEY = frozenset({"records", "pages", "outside", "pictures", "previews", "findings"})
WITH_ARGUMENTS = frozenset({"referring", "file_report", "section_title", "is_recent"})
AS_A_WHOLE = frozenset({
    "documents", "plans", "movements", "models", "commendations", "posts", "withdrawn", "pinned", "units", "communes", "today",
})  # fmt: skip
# The same for every page of a site (they are part of the program's hash).
SETTLED = frozenset({"sample", "showing"})
# Ways to files, whose changes nobody would see: what a page tells of a file it asks of the library.
UNSEEN = frozenset({"root", "cache"})
ALL = "*"
EVERYTHING: Question = ("everything",)


class Watched(Library):
    """The library as one page sees it; ``asked`` is what the page has asked so far."""

    def __init__(self, whole: Library) -> None:
        vars(self).update(_whole=whole, asked=set())

    def __getattribute__(self, name: str) -> Any:
        """The whole library's answer, noted. Raises LookupError for a way past it, to files."""
        own = object.__getattribute__(self, "__dict__")
        if name in own or name.startswith("__"):
            return object.__getattribute__(self, name)
        if name in UNSEEN:
            raise LookupError(f"what is read through {name} is not noted; ask the library (library/asking.py)")
        asked: set[Question] = own["asked"]
        value = getattr(own["_whole"], name)
        if name in BY_KEY:
            return _Keyed(name, value, asked)
        if name in WITH_ARGUMENTS:
            return _noted(name, value, asked)
        if name not in SETTLED:
            asked.add((name,) if name in AS_A_WHOLE else EVERYTHING)
        return value


class _Keyed(Mapping[str, Any]):
    """One of the library's tables, of which single entries or all are asked for."""

    def __init__(self, name: str, table: Mapping[str, Any], asked: set[Question]) -> None:
        self._name, self._table, self._asked = name, table, asked

    def __getitem__(self, key: str) -> Any:
        self._asked.add((self._name, key))
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        self._asked.add((self._name, ALL))
        return iter(self._table)

    def __len__(self) -> int:
        self._asked.add((self._name, ALL))
        return len(self._table)

    def values(self) -> Any:
        """All entries: one question, not one an entry."""
        self._asked.add((self._name, ALL))
        return self._table.values()

    def items(self) -> Any:
        """The same with their keys."""
        self._asked.add((self._name, ALL))
        return self._table.items()


def _noted(name: str, method: Callable[..., Any], asked: set[Question]) -> Callable[..., Any]:
    def answer(*arguments: Any) -> Any:
        asked.add((name, *arguments))
        return method(*arguments)

    return answer


class Answers:
    """What a library answers, as hashes; each question is answered once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[Question, str] = {}

    def to(self, question: Question) -> str:
        """The answer to a question."""
        found = self._known.get(question)
        if found is None:
            found = self._known[question] = fingerprint(self._value(*question))
        return found

    def _value(self, name: str, *arguments: Any) -> Any:
        if (name,) == EVERYTHING:
            return self._everything
        value = getattr(self._library, name)
        if name in WITH_ARGUMENTS:
            return value(*arguments)
        return value.get(arguments[0]) if arguments and arguments[0] != ALL else value

    @cached_property
    def _everything(self) -> list[Any]:
        library = self._library
        return [library.today, library.records, library.hidden, library.pages, library.outside, library.pictures]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(value: Any) -> str:
    """A value as a text that is the same when the value is."""
    # The most frequent first: this is asked hundreds of thousands of times.
    if isinstance(value, str):
        return value
    if isinstance(value, (Record, HandPage)):
        return value.digest
    if isinstance(value, (list, tuple)):
        return _hash("\0".join(map(fingerprint, value)))
    if isinstance(value, dict):
        return fingerprint([*value.items()])
    if isinstance(value, (set, frozenset)):
        return fingerprint(sorted(map(fingerprint, value)))
    kind: type = type(value)
    if hasattr(kind, "digest"):
        return str(value.digest)
    names = _fields_of(kind)
    if names:
        return fingerprint([type(value).__name__, *(getattr(value, name) for name in names)])
    return repr(value)


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; none of any other kind."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
