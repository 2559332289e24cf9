"""Files → library: everything is read, every problem of every file is collected, then all are raised at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from danvan.library.core import Library
from danvan.library.guarding import Guard
from danvan.library.hints import hints
from danvan.library.link_ledger import read_ledger
from danvan.library.reading import Reading, in_order
from danvan.library.rooms import find
from danvan.library.rules import across
from danvan.library.showing import PUBLIC, Showing
from danvan.library.tables import Notes
from danvan.problems import ContentError, Problem
from danvan.program import program
from danvan.vietnamese import slugify


def load(
    root: Path,
    today: dt.date,
    *,
    preview: bool = False,
    looked_at: dt.date | None = None,
    internal: bool = False,
    sample: bool = False,
    save: bool = True,
) -> Library:
    """The library of the content below ``root``, as it may be shown on ``today``.

    ``preview`` shows drafts and later days too (``looked_at``: see `Showing`), ``internal`` what is not for the public; ``sample`` marks a library of
    sample content. What was read is kept for the next time at once, or when the caller has the time for it
    (``save``: `Library.save`). Raises ContentError with every problem of every file.
    """
    library, problems = survey(root, today, Showing(preview, internal, looked_at), save=save)
    if problems:
        library.save()
        raise ContentError(problems)
    library.sample = sample
    library.hints = sorted(hints(library))
    library.saving.append(library.notes.save)
    if save:
        library.save()
    return library


def survey(
    root: Path,
    today: dt.date,
    showing: Showing = PUBLIC,
    *,
    unwritten: Mapping[str, str] | None = None,
    save: bool = True,
) -> tuple[Library, list[Problem]]:
    """The library of all that can be read, and every problem.

    ``unwritten`` are files that are not there yet, by their path from ``root``: they are read as if they were.
    ``save``: as for `load`.
    """
    files, problems = find(root, unwritten or {})
    unread = {slugify(PurePosixPath(problem.path).name.split(".")[0]) for problem in problems}
    guard = Guard(root, today)
    reading = Reading(root, unwritten or {}, guard)
    reading.ahead(files)
    for file in in_order(files):
        try:
            reading.add(file)
        except ContentError as error:
            problems += error.problems
            if file.kind:
                unread.add(file.kind.key_of(file.stem))
    records, pages = reading.records, reading.pages
    hidden = {key: record for key, record in records.items() if showing.hides(record, today)}
    shown = {key: record for key, record in records.items() if key not in hidden}
    for_all = {stem: page for stem, page in pages.items() if showing.internal or not page.internal}
    library = Library(root, today, shown, for_all, hidden, showing, notes=Notes(reading.cache, program()))
    if not unwritten:
        library.saving.append(reading.readings.save)
    if save:
        library.save()
    library.hidden_pages = {stem: page for stem, page in pages.items() if stem not in for_all}
    problems += [*reading.problems, *guard.problems, *guard.attachments()]
    library.rules, library.used_numbers = guard.rules, guard.used
    try:
        library.outside = read_ledger(root)
    except ContentError as error:
        problems += error.problems
    problems += across(library, unread)
    return library, problems
