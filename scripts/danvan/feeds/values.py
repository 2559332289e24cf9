"""What a feed is made of: plain values, and the tag URIs that name them for ever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

# What XML 1.0 cannot hold (section 2.2), and the control characters U+007F-U+009F, which it advises against.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_MINTED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_KEY = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})+")


class FeedError(ValueError):
    """The feed cannot be written; the message has one line per fault and names the item."""


@dataclass(frozen=True)
class Enclosure:
    """An attached file: its absolute address, its media type, its size in bytes."""

    url: str
    type: str
    length: int


@dataclass(frozen=True)
class FeedItem:
    """One item. `id` is a tag URI that never changes; `summary` is plain text; `categories` are (term, label).

    `document_date` is the date of the paper that the item is about, apart from the day it was posted; only JSON has a
    place for it, in the others it stands in the summary.
    """

    id: str
    title: str
    url: str
    summary: str
    html: str | None
    published: datetime
    updated: datetime
    categories: tuple[tuple[str, str], ...]
    author: str
    lang: str
    enclosures: tuple[Enclosure, ...] = ()
    document_date: str = ""

    @cached_property
    def digest(self) -> str:
        """A hash of all of it: it stands in several feeds, and lives through many builds."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


@dataclass(frozen=True)
class Feed:
    """A feed in one language: the addresses of what it is about, of its three files, of the page that explains it."""

    id: str
    lang: str
    title: str
    description: str
    home_url: str
    rss_url: str
    atom_url: str
    json_url: str
    page_url: str
    author: str
    items: tuple[FeedItem, ...]
    rights: str = ""


def tag_uri(host: str, minted: str, key: str) -> str:
    """The tag URI (RFC 4151) of `key`: `tag:example.vn,2026:van-ban/126-kl-tw-2025`.

    `host` is a full domain name in lower case (RFC 4151, 2.1) that was ours on the day `minted`, which is
    YYYY, YYYY-MM or YYYY-MM-DD. Raises FeedError.
    """
    if not _HOST.fullmatch(host):
        raise FeedError(f"tên miền {shown(host)} không dùng được; hãy viết đủ, chữ thường, ví dụ example.vn")
    if not _is_day(minted):
        raise FeedError(f"ngày cấp mã {shown(minted)} không đúng; hãy viết năm hoặc năm-tháng-ngày, ví dụ 2026-05-04")
    if not _KEY.fullmatch(key):
        raise FeedError(f"khóa {shown(key)} không dùng được; hãy viết không dấu, ví dụ van-ban/126-kl-tw-2025")
    return f"tag:{host},{minted}:{key}"


def shown(text: str) -> str:
    """`text` in quotation marks, fit for a message in one line: ▯ stands for what cannot be shown."""
    return '"' + " ".join(FORBIDDEN.sub("▯", text).split()) + '"'


def _is_day(minted: str) -> bool:
    parts = _MINTED.fullmatch(minted)
    if not parts:
        return False
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
