"""What else is wrong with a draft whose own fields are: it is mended once, not mistake by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.frontmatter import Place, Value
from danvan.library import Library
from danvan.library.guarding import Guard
from danvan.library.linking import check_link
from danvan.library.references import make_link
from danvan.problems import Problem
from danvan.writing.blanks import blank_at
from danvan.writing.drafts import Draft


def also_wrong(draft: Draft, library: Library) -> Iterator[Problem]:
    """References that lead nowhere, and what must not be published; wrong values are told by ``finish``."""
    guard = Guard(library.root, library.today)
    for place, text in (*_texts((), dict(draft.fields)), (("body",), draft.body)):
        yield from _lost(draft, place, text, library)
        for problem in guard.text(text, draft.name, draft.fields):
            yield Problem(draft.name, draft.source.line_of(place), problem.message, problem.fix)


def _texts(place: Place, value: Value) -> Iterator[tuple[Place, str]]:
    """Every text in a field, with its place."""
    if isinstance(value, str):
        yield place, value
    inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for name, item in inner:
        yield from _texts((*place, name), item)


def _lost(draft: Draft, place: Place, key: str, library: Library) -> Iterator[Problem]:
    """What is wrong with a reference; what is no key at all is told as a wrong value."""
    blank = blank_at(draft.kind, tuple(part for part in place if isinstance(part, str)))
    if blank and blank.target and re.fullmatch(blank.spec.shape.pattern, key):
        link = make_link("", key, blank.name, draft.source.line_of(place), draft.name, blank.target)
        yield from check_link(link, library)
