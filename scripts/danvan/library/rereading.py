"""A few files read again, apart from all others: what they say now, before everything is read anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from danvan.cache import NO_CACHE
from danvan.library.guarding import Guard
from danvan.library.handwritten import HandPage
from danvan.library.reading import Reading, in_order
from danvan.library.readings import Readings
from danvan.library.rooms import named
from danvan.problems import ContentError
from danvan.records import Record


def reread(root: Path, today: dt.date, names: Iterable[str]) -> tuple[dict[str, Record], dict[str, HandPage]]:
    """What these files say now, by key and by stem; those that are not there say nothing.

    Raises ContentError with what is wrong in them; what is wrong between files only `load` finds.
    """
    guard = Guard(root, today)
    reading = Reading(root, {}, guard, Readings(NO_CACHE))
    for file in in_order(named(root, names)):
        reading.add(file)
    if problems := [*reading.problems, *guard.problems]:
        raise ContentError(problems)
    return {key: record for key, record in reading.records.items() if record.has_source}, reading.pages
