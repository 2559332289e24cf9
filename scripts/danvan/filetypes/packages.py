"""Containers (Office, OpenDocument, zip itself; old Office), opened so that none can fill the memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

import olefile
from lxml import etree

# What a package may unpack to, all parts together: far above any real document, far below the memory.
MAX_UNPACKED = 300_000_000
MAX_PARTS = 20_000


class BadPackage(Exception):
    """The package cannot be read: broken, locked, or made to unpack without end."""


def names_in(package: zipfile.ZipFile) -> set[str]:
    """The names of its parts."""
    return {item.filename for item in package.infolist()}


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The package, its declared size checked. Raises BadPackage, also for what fails while it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise BadPackage("gói nén bung ra quá lớn")
            yield package
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, KeyError) as error:
        raise BadPackage("gói nén hỏng hoặc bị khóa") from error


@contextmanager
def opened_ole(data: bytes) -> Iterator[olefile.OleFileIO]:
    """An old Office file. Raises BadPackage for a broken one, also for what fails while it is read."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            yield file
    # What olefile raises on a file that is cut off or damaged.
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise BadPackage("tệp Office hỏng") from error


def parse(xml: bytes) -> etree._Element:
    """A part's XML; entities are not resolved, nothing is fetched. Raises BadPackage."""
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise BadPackage("phần XML trong tài liệu bị hỏng") from error
