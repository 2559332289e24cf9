"""What a generator of sites asks for, whether it makes the whole site or a share of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from danvan.feeds import Announced
from danvan.pages import Page, SiteConfig
from danvan.sharing import Share as SharedPicture


@dataclass(frozen=True)
class Head:
    """What stands around a page in one language: its feeds, the picture where it is shared, its data for machines.

    ``trail`` is the way to it: the titles and addresses of home and of the list that it hangs below.
    """

    feeds: tuple[Announced, ...]
    picture: SharedPicture | None
    linked: str
    trail: tuple[tuple[str, str], ...]


class Content(Protocol):
    """Pages and files to be made.

    ``pages`` are those of each language by their source path (English ones end in .en.md); ``downloads`` the files of
    docs/ that are published as they are; ``elsewhere`` the source paths of pages and files that are made
    by another process.
    """

    @property
    def site(self) -> SiteConfig: ...
    @property
    def today(self) -> dt.date: ...
    @property
    def sample(self) -> bool: ...
    @property
    def pages(self) -> Mapping[str, Mapping[str, Page]]: ...
    @property
    def files(self) -> Mapping[str, bytes]: ...
    @property
    def downloads(self) -> frozenset[str]: ...
    @property
    def elsewhere(self) -> Collection[str]: ...

    def head(self, page: Page | None, lang: str) -> Head:
        """The head of a page shown in a language; ``None``: a page that is a template (404)."""

    def pictures(self) -> Iterable[tuple[str, bytes]]:
        """The resized pictures and the first pages of files, one by one: together they may be large."""
