"""Hints on what our own texts call things: posts, models and pages written by hand (F79)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from danvan.frontmatter import SourceFile
from danvan.library.core import Library
from danvan.official import unofficial
from danvan.problems import Problem
from danvan.records import Model, Post

# The fields in which a file speaks in its own words; all others may cite.
FIELDS = ("title", "name", "summary", "description")


def misnamed(library: Library) -> Iterator[Problem]:
    """What they call otherwise than it is called, or was at the time that they write about."""
    for post in library.of_kind(Post):
        yield from _noted(library, post.source, post.day)
    for model in library.of_kind(Model):
        yield from _noted(library, model.source, model.updated)
    for page in library.pages.values():
        yield from _noted(library, page.source, library.today)


def _noted(library: Library, source: SourceFile, day: dt.date) -> list[Problem]:
    return library.notes.once(("misnamed", source.digest, day), lambda: list(_in_file(source, day)))


def _in_file(source: SourceFile, day: dt.date) -> Iterator[Problem]:
    for name in FIELDS:
        value = source.fields.get(name)
        for _, message, fix in unofficial(value, day) if isinstance(value, str) else ():
            yield Problem(source.path, source.line_of((name,)), message, fix)
    for place, message, fix in unofficial(source.body, day):
        yield Problem(source.path, source.body_line + source.body.count("\n", 0, place), message, fix)
