"""Containers (Office, OpenDocument, zip itself; old Office), opened so that none can fill the memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import olefile
from lxml import etree

# What a package may unpack to, all parts together: far above any real document, far below the memory.
MAX_UNPACKED = 300_000_000
MAX_PARTS = 20_000
# A part that is read as a tree takes some fifteen times its size: five times the longest real document.
MAX_XML = 30_000_000
# What the libraries raise on a package that is cut off, damaged, locked or made to deceive.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, KeyError, ValueError,
    OverflowError,
)  # fmt: skip


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
            if len(package.infolist()) > MAX_PARTS or _size(package) > MAX_UNPACKED:
                raise BadPackage("gói nén bung ra quá lớn")
            yield package
    except UNREADABLE as error:
        raise BadPackage("gói nén hỏng hoặc bị khóa") from error


def unpacked_size(data: bytes) -> int:
    """What a file says it unpacks to; 0 when it is no package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _size(package)
    except UNREADABLE:
        return 0


def _size(package: zipfile.ZipFile) -> int:
    return sum(part.file_size for part in package.infolist())


@dataclass
class Room:
    """How much the packages in a package may unpack to, all together."""

    left: int = MAX_UNPACKED

    def take(self, data: bytes) -> None:
        """Make room for what a file unpacks to. Raises BadPackage when there is none."""
        self.left -= unpacked_size(data)
        if self.left < 0:
            raise BadPackage("gói nén bung ra quá lớn")


@contextmanager
def opened_ole(data: bytes) -> Iterator[olefile.OleFileIO]:
    """An old Office file. Raises BadPackage for a broken one, also for what fails while it is read."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            yield file
    # What olefile raises on a file that is cut off or damaged.
    except (OSError, ValueError, IndexError, TypeError, AttributeError, struct.error, OverflowError) as error:
        raise BadPackage("tệp Office hỏng") from error


def parse(xml: bytes) -> etree._Element:
    """A part's XML; entities are not resolved, nothing is fetched. Raises BadPackage."""
    if len(xml) > MAX_XML:
        raise BadPackage("phần XML trong tài liệu quá lớn")
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise BadPackage("phần XML trong tài liệu bị hỏng") from error
