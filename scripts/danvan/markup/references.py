"""References between records, ``[[key]]`` and ``[[key|words]]``, in a body."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from danvan.markup.code import blank_code

REFERENCE = re.compile(r"\[\[([^\[\]|\n]+?)(?:\|([^\[\]\n]+?))?\]\]")


@dataclass(frozen=True)
class Reference:
    """A ``[[key]]`` or ``[[key|words]]`` in a body."""

    key: str
    words: str | None
    start: int
    end: int


def references(body: str) -> list[Reference]:
    """The references in a body, in order, those in code left out."""
    if "[[" not in body:
        return []
    return [Reference(m[1].strip(), m[2], m.start(), m.end()) for m in REFERENCE.finditer(blank_code(body))]


def replace_references(body: str, make: Callable[[Reference], str]) -> str:
    """The body with each reference replaced by what ``make`` gives for it."""
    parts, last = [], 0
    for reference in references(body):
        parts += [body[last : reference.start], make(reference)]
        last = reference.end
    return "".join([*parts, body[last:]])
