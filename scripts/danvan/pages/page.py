"""A page before the engine has it: Markdown, and what the engine must know of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

from danvan.library.showing import Pending
from danvan.pages.facts import Facts
from danvan.pages.markdown import Md

# Lists only repeat what their pages say; old news have an index of their own, so that the usual one does not grow.
Search: TypeAlias = Literal["full", "paper", "old", "no"]


# Where a page that was parted has the way to its Markdown.
LATER = "_markdown_later"


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

    def parted(self) -> tuple[Page, str]:
        """The page without its Markdown, which only the engine asks for, and that."""
        values = {**vars(self), "digest": self.digest}
        markdown = str(values.pop("markdown"))
        return _page(values), markdown

    def joined(self, markdown: Callable[[], str]) -> Page:
        """A page that was ``parted``: it reads its Markdown when somebody asks for it."""
        return _page({**vars(self), LATER: markdown})

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there: the Markdown of a page that was ``parted``."""
        if name != "markdown" or LATER not in vars(self):
            raise AttributeError(name)
        vars(self)["markdown"] = found = Md(vars(self)[LATER]())
        return found

    def __getstate__(self) -> dict[str, Any]:
        """What is handed to another process: the whole page; of one that was ``parted``, what is left of it."""
        values = vars(self)
        if LATER not in values:
            return values
        return {name: value for name, value in {**values, "markdown": self.markdown}.items() if name != LATER}

    @cached_property
    def digest(self) -> str:
        """A hash of all of it; reckoned once in its life, which may be many builds."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def _page(values: dict[str, Any]) -> Page:
    page = object.__new__(Page)
    vars(page).update(values)
    return page
