"""A picture of docs/assets as the site shows it: its widths, its files' names, their bytes; the original stays at home."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from pathlib import Path, PurePosixPath

import PIL
from PIL import Image

from danvan.cache import Cache, code_of
from danvan.images.opening import PictureError, name_fault, opened, size_of
from danvan.images.resizing import at_width, decoded, encoded, is_drawing, widths
from danvan.vietnamese import slugify

CODE = f"{code_of(Path(__file__).parent)}-{PIL.__version__}"
FOLDER = "anh"


@dataclass(frozen=True)
class Published:
    """A picture on the site: its size as seen, the name that its files share, the widths and the ending of the fallback."""

    width: int
    height: int
    stem: str
    fallback: str

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of its files, smallest first."""
        return widths(self.width)

    def path(self, width: int, ending: str) -> str:
        """A file's path from the site's root."""
        return f"{FOLDER}/{self.stem}-{width}.{ending}"

    @property
    def largest(self) -> str:
        """Its largest file that every program can show, from the site's root: for feeds and for sharing."""
        return self.path(self.widths[-1], self.fallback)

    @property
    def files(self) -> list[tuple[int, str]]:
        """Width and ending of each of its files."""
        return [(width, ending) for width in self.widths for ending in ("webp", self.fallback)]


def look(path: Path, cache: Cache) -> Published:
    """What a picture of docs/assets becomes. Raises PictureError; kept by the file's content."""
    digest = cache.digest(path)
    kept = json.loads(cache.keep("picture", f"{digest}-{CODE}-{path.suffix}", partial(_look, path)))
    if "message" in kept:
        raise PictureError(**kept)
    stem = slugify(PurePosixPath(path.name).stem) or FOLDER
    return Published(kept["width"], kept["height"], f"{stem[:60]}-{digest[:10]}", kept["fallback"])


def files_of(path: Path, picture: Published, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """The picture's files with their paths from the site's root; resized only when no earlier build has."""
    digest = cache.digest(path)
    at = once(partial(_at_width, once(partial(_decoded, path, picture.widths[-1]))))
    for width, ending in picture.files:
        make = partial(_file, at, width, ending, drawing=picture.fallback == "png")
        yield picture.path(width, ending), cache.keep("resized", f"{digest}-{CODE}-{width}.{ending}", make)


def _look(path: Path) -> bytes:
    """What is kept of a picture: decoded once in full, so that one that is cut off is found before the build."""
    try:
        with opened(path.read_bytes()) as image:
            if fault := name_fault(path.name, image):
                raise fault
            width, height = size_of(image)
            image.load()
            found = {"width": width, "height": height, "fallback": "png" if is_drawing(image) else "jpg"}
    except PictureError as error:
        found = {"message": error.message, "fix": error.fix}
    return json.dumps(found).encode()


def _decoded(path: Path, width: int) -> Image.Image:
    return decoded(path.read_bytes(), width)


def _at_width(whole: Callable[[], Image.Image], width: int) -> Image.Image:
    return at_width(whole(), width)


def _file(at: Callable[[int], Image.Image], width: int, ending: str, *, drawing: bool) -> bytes:
    return encoded(at(width), ending, drawing=drawing)
