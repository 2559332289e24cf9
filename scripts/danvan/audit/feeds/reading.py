"""What the three formats say in common, as read back from a file, and what each format's own rules miss in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


class Unreadable(ValueError):
    """The file is not what its name says; the message tells why."""


@dataclass(frozen=True)
class Found:
    """A file that an item encloses."""

    url: str
    type: str
    length: str


@dataclass(frozen=True)
class ReadItem:
    """An item as a subscriber gets it; a time that cannot be read is None and among the faults."""

    id: str
    title: str
    url: str
    text: str
    published: dt.datetime | None
    updated: dt.datetime | None
    files: tuple[Found, ...] = ()


@dataclass
class ReadFeed:
    """A feed as a subscriber gets it, with what its own format's rules find missing."""

    path: str
    own_url: str
    home_url: str
    lang: str
    items: list[ReadItem] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def need(self, value: str | None, name: str) -> str:
        """A value that the format demands; its absence is a fault."""
        if value is None or not value.strip():
            self.faults.append(f"thiếu {name}")
            return ""
        return value

    def moment(self, value: dt.datetime | None, text: str, name: str) -> dt.datetime | None:
        """A time that must be there, be real and tell that it is Vietnamese."""
        if value is None:
            self.faults.append(f"{name} «{text}» không phải ngày giờ đúng dạng")
        elif value.utcoffset() != dt.timedelta(hours=7):
            self.faults.append(f"{name} «{text}» không phải giờ Việt Nam (+07:00)")
        return value


def root_of(data: bytes, tag: str) -> etree._Element:
    """The root of well-formed XML with the right name. Raises Unreadable."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"không phải XML đúng phép: {error}") from None
    if root.tag != tag:
        raise Unreadable(f"phần tử gốc là «{root.tag}», phải là «{tag}»")
    return root


def iso_moment(text: str) -> dt.datetime | None:
    """A time as RFC 3339 writes it, with its zone; None when it is none."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo and "T" in text else None
