"""Persons' names: those that a record gives, where they stand in keys and in other files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from danvan.records import Commendation, Record
from danvan.vietnamese import fold, slugify

IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class NamePlace:
    """Where a name or title still stands."""

    path: str
    line: int
    name: str


def persons(record: Record) -> list[str]:
    """The persons that a record's fields name, without what is added in brackets."""
    if not isinstance(record, Commendation):
        return []
    return [IN_BRACKETS.sub("", recipient.person) for recipient in record.recipients if recipient.person]


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """The names that stand in a text, with or without marks."""
    folded = fold(text)
    return [name for name in names if _pattern(name).search(folded)]


def named_by_key(key: str, names: Iterable[str]) -> list[str]:
    """The persons whom a key names: by the whole name, or by the middle and given name alone."""
    found = []
    for name in names:
        parts = slugify(name).split("-")
        spelled = {"-".join(parts), "-".join(parts[-2:])} if len(parts) > 1 else set(parts)
        if any(f"-{part}-" in f"-{key}-" for part in spelled):
            found.append(name)
    return found


def places(texts: Mapping[str, bytes], names: Iterable[str]) -> Iterator[NamePlace]:
    """Every line of the content where a name or title still stands."""
    patterns = [(name, _pattern(name)) for name in dict.fromkeys(names)]
    for path, data in texts.items():
        for number, line in enumerate(data.decode("utf-8").splitlines(), 1):
            folded = fold(line)
            yield from (NamePlace(path, number, name) for name, pattern in patterns if pattern.search(folded))


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")
