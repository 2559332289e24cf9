"""Which feeds a page's head announces: the one of all, of changes, and those of what the page is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from danvan.feeds.catalog import FeedPlace

# The folders of pages whose kind has a feed of its own.
FOLDERS = {
    "van-ban": "van-ban", "news": "tin-tuc", "tin-tuc": "tin-tuc", "dan-van-kheo": "mo-hinh", "khen-thuong": "khen-thuong",
}  # fmt: skip
EVERYWHERE = ("tat-ca", "thay-doi")


class Announced(NamedTuple):
    """A feed as a page's head names it: its name, its files from the site's root."""

    name: str
    rss: str
    atom: str
    json: str


class Discovery:
    """The feeds of a language, looked up by page: asked for every page of the site."""

    def __init__(self, places: Sequence[FeedPlace]) -> None:
        known = {place.key: _announced(place) for place in places}
        self._everywhere = [known[key] for key in EVERYWHERE if key in known]
        self._of_folder = {folder: [known[key]] for folder, key in FOLDERS.items() if key in known}
        self._of_page: dict[str, list[Announced]] = {}
        for place in places:
            if place.group not in ("all", "changes"):
                self._of_page.setdefault(place.uri, []).append(known[place.key])
                if place.group in ("movements", "units", "communes"):
                    self._of_page.setdefault(place.home, []).append(known[place.key])

    def of(self, uri: str) -> list[Announced]:
        """The feeds for a page, by its source path in either language."""
        uri = uri.replace(".en.md", ".md")
        return [*self._everywhere, *self._of_folder.get(uri.partition("/")[0], []), *self._of_page.get(uri, [])]


def _announced(place: FeedPlace) -> Announced:
    return Announced(place.name, place.rss, place.atom, place.json)
