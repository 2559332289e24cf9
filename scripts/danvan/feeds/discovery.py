"""Which feeds a page's head announces: the one of all, of changes, and those of what the page is about."""

from __future__ import annotations

from collections.abc import Sequence

from danvan.feeds.catalog import FeedPlace

# The folders of pages whose kind has a feed of its own.
FOLDERS = {
    "van-ban": "van-ban", "news": "tin-tuc", "tin-tuc": "tin-tuc", "dan-van-kheo": "mo-hinh", "khen-thuong": "khen-thuong",
}  # fmt: skip
EVERYWHERE = ("tat-ca", "thay-doi")


class Discovery:
    """The feeds of a language, looked up by page: asked for every page of the site."""

    def __init__(self, places: Sequence[FeedPlace]) -> None:
        known = {place.key: place for place in places}
        self._everywhere = [known[key] for key in EVERYWHERE if key in known]
        self._of_folder = {folder: [known[key]] for folder, key in FOLDERS.items() if key in known}
        self._of_page: dict[str, list[FeedPlace]] = {}
        for place in places:
            if place.group not in ("all", "changes"):
                self._of_page.setdefault(place.uri, []).append(place)
                if place.group in ("movements", "units", "communes"):
                    self._of_page.setdefault(place.home, []).append(place)

    def of(self, uri: str) -> list[FeedPlace]:
        """The feeds for a page, by its source path in either language."""
        uri = uri.replace(".en.md", ".md")
        return [*self._everywhere, *self._of_folder.get(uri.partition("/")[0], []), *self._of_page.get(uri, [])]
