"""A page before the engine has it: Markdown, and what the engine must know of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from danvan.library.showing import Pending
from danvan.pages.facts import Facts

# Lists only repeat what their pages say; old news have an index of their own, so that the usual one does not grow.
Search: TypeAlias = Literal["full", "old", "no"]


@dataclass(frozen=True)
class Page:
    """One page in one language.

    ``uri`` is its source path as if below docs/ (English ones end in .en.md); ``origin`` the file that people edit,
    from the project's root, None for a list that the site makes; ``updated`` the last day its content changed;
    ``search`` tells how much of it the search finds; ``scripts`` are files of overrides/assets that this page needs, in their order;
    ``hints`` tells whether abbreviations in it are explained;
    ``pending`` tells, in a preview, why it is not published yet; ``record`` is the key of the record whose page it is;
    ``facts`` are what the search shows of a record; ``subtitle`` says what a document is about, where its title is its number.
    """

    uri: str
    title: str
    markdown: str
    description: str
    origin: str | None = None
    updated: dt.date | None = None
    kind: str = "list"
    toc: bool = True
    drifted: bool = False
    machine: bool = False
    search: Search = "full"
    scripts: tuple[str, ...] = ()
    hints: bool = True
    facts: Facts | None = None
    subtitle: str = ""
    pending: Pending | None = None
    record: str = ""

    @cached_property
    def digest(self) -> str:
        """A hash of all of it; reckoned once in its life, which may be many builds."""
        return hashlib.sha256(repr(self).encode()).hexdigest()
