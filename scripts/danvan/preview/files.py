"""The files of a preview that are no pages, each made when somebody asks for it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from danvan import attachments, exports, feeds, images, search, sharing
from danvan.images.publishing import FOLDER as PICTURES
from danvan.library import Library, Oblivious
from danvan.pages import SiteConfig
from danvan.preview.collecting import Pages


class DataFiles(Mapping[str, bytes]):
    """Lists to take away, calendars, open data: all made when the first of them is asked for."""

    def __init__(self, library: Library, site: SiteConfig) -> None:
        self._library, self._site = library, site

    @cached_property
    def _made(self) -> dict[str, bytes]:
        return exports.files(Oblivious(self._library), self._site)

    def __getitem__(self, path: str) -> bytes:
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def find(
    path: str, library: Library, site: SiteConfig, pages: Mapping[str, Pages], data: DataFiles, engine: Path
) -> bytes | None:
    """A file by its path from the site's root; None where there is none.

    ``engine`` is the folder of what the engine made. The map of the site and the index of words are not there.
    """
    folder = path.partition("/")[0]
    if path in library.downloads:
        return (library.root / "docs" / path).read_bytes()
    if folder == PICTURES:
        return _picture(path, library)
    if folder == sharing.FOLDER:
        return _shared(path, library, site, pages)
    if folder == "search":
        return _searched(path, library, engine)
    if folder == "feeds":
        places = {lang: found.places for lang, found in pages.items()}
        return dict(feeds.files(Oblivious(library), places, site)).get(path)
    return data.get(path) if "." in path else None


def _picture(path: str, library: Library) -> bytes | None:
    docs = library.root / "docs"
    for source, picture in library.pictures.items():
        if path in {picture.path(width, ending) for width, ending in picture.files}:
            return dict(images.files_of(docs / source, picture, library.cache))[path]
    source = next((source for source, found in library.previews.items() if found == path), "")
    return attachments.preview(docs / source, library.cache) if source else None


def _shared(path: str, library: Library, site: SiteConfig, pages: Mapping[str, Pages]) -> bytes | None:
    for lang, found in pages.items():
        for uri in found:
            if sharing.path_of_uri(uri, lang) == path:
                return dict(sharing.files({lang: {uri: found[uri]}}, library, site)).get(path)
    return None


def _searched(path: str, library: Library, engine: Path) -> bytes | None:
    """The names by which the search finds at once, and the list that it uses where there is no index of words."""
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "search").mkdir()
        shutil.copy(engine / "search/search_index.json", Path(made) / "search")
        search.write(Path(made), library)
        file = Path(made) / path
        return file.read_bytes() if file.is_file() else None
