"""An address as written on a page → the file of the built site that it means, or what is wrong with it.

Follows what browsers do (WHATWG URL): spaces around it fall away, it is joined to the page's own address, its path is
decoded from percent signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

from danvan import addresses

SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+(,[\w.+-]+@[\w-]+(\.[\w-]+)+)*(\?[^\s]*)?|\?[^\s]+")
# With the country's number, and perhaps an extension; short numbers, and services that are dialled as they stand.
PHONE = re.compile(r"\+[1-9]\d{6,14}(;ext=\d{1,6})?|1\d{2,5}|1[89]00\d{4,6}")
PRIVATE_HOST = re.compile(
    r"localhost|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|\[::1\]|[^.]+|.+\.(local|lan|internal|home|localdomain)"
)
# What may stand after a host and means nothing.
PORTS = {"http": ":80", "https": ":443"}
# Programs on the reader's device, which no page of ours answers.
APPS = frozenset({"sms", "zalo", "geo", "webcal", "feed", "callto", "facetime", "maps"})


class Place(NamedTuple):
    """A file of the built site (as the address has it, decoded; "": the page itself) and a place in it."""

    path: str
    fragment: str = ""


class Way(NamedTuple):
    """A relative address: so many folders up, then on to a file and a place in it. Thousands of pages write the same one."""

    up: int
    path: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An address of another site."""

    address: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an address in itself: a kind of finding, and what was found."""

    kind: str
    detail: str = ""


class Resolver:
    """Reads addresses as a browser would on the site whose public address is ``base``."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        self.base, self.scheme, self.host, self.root = base, parts.scheme, parts.netloc.lower(), parts.path or "/"

        self._read: dict[str, Place | Way | Elsewhere | Fault | None] = {}

    def resolve(self, folder: str, written: str) -> Place | Elsewhere | Fault | None:
        """What an address means in a file of ``folder`` (from the site's root, "" or ending in "/"); None: a program's."""
        found = self.read(written)
        if not isinstance(found, Way):
            return found
        above = folders_above(folder)
        return Place(above[found.up] + found.path, found.fragment) if found.up < len(above) else Fault("outside")

    def read(self, written: str) -> Place | Way | Elsewhere | Fault | None:
        """What an address means wherever it stands."""
        if written not in self._read:
            self._read[written] = self._meaning(written)
        return self._read[written]

    def _meaning(self, written: str) -> Place | Way | Elsewhere | Fault | None:
        value = re.sub(r"[\t\n\r]", "", written.strip(" \t\n\r\f"))
        if not value:
            return Fault("empty")
        if value[:5].lower() == "data:":
            return None
        if value.startswith("//"):
            return Fault("protocol")
        if re.search(r'[\s\\"<>^`{|}]', value):
            return Fault("local" if re.match(r"[a-zA-Z]:\\|\\\\", value) else "malformed")
        if SCHEME.match(value):
            return self._with_scheme(value)
        return self._local(value)

    def _with_scheme(self, value: str) -> Place | Elsewhere | Fault | None:
        scheme, _, rest = value.partition(":")
        scheme = scheme.lower()
        if scheme in ("http", "https"):
            return self._absolute(value, scheme)
        if scheme in ("javascript", "vbscript"):
            return Fault("script")
        if scheme == "mailto":
            return None if MAIL.fullmatch(_decoded(rest) or "") else Fault("mailto")
        if scheme == "tel":
            return None if PHONE.fullmatch(re.sub(r"[-.()]", "", rest)) else Fault("tel")
        if scheme in ("file", "blob", "about", "chrome") or len(scheme) == 1:
            return Fault("local")
        return None if scheme in APPS else Fault("malformed", f"không có kiểu địa chỉ {scheme}:")

    def _absolute(self, value: str, scheme: str) -> Place | Elsewhere | Fault:
        try:
            parts = urlsplit(value)
            host, name = parts.netloc.lower().removesuffix(PORTS[scheme]), parts.hostname or ""
        except ValueError:
            return Fault("malformed")
        if host == self.host:
            if scheme != self.scheme:
                return Fault("insecure") if scheme == "http" else Elsewhere(value)
            if not (parts.path or "/").startswith(self.root):
                return Elsewhere(value)
            return _from_root((parts.path or "/").removeprefix(self.root), parts.fragment)
        if PRIVATE_HOST.fullmatch(name):
            return Fault("local")
        fault = addresses.fault(value)
        return Fault("malformed", fault[0]) if fault else Elsewhere(value)

    def _local(self, value: str) -> Place | Way | Fault:
        try:
            parts = urlsplit(value)
        except ValueError:
            return Fault("malformed")
        if not parts.path:
            return Place("", _decoded(parts.fragment) or "")
        if parts.path.startswith("/"):
            if not f"{parts.path}/".startswith(self.root):
                return Fault("outside")
            return _from_root(parts.path.removeprefix(self.root), parts.fragment)
        return _way(parts.path, parts.fragment)


def folders_above(folder: str) -> list[str]:
    """A folder and all that it lies in, up to the root: "a/b/" → "a/b/", "a/", ""."""
    steps = folder.split("/")[:-1]
    return ["".join(f"{step}/" for step in steps[:count]) for count in range(len(steps), -1, -1)]


def _from_root(path: str, fragment: str) -> Place | Fault:
    found = _way(path, fragment)
    if isinstance(found, Fault):
        return found
    return Fault("outside") if found.up else Place(found.path, found.fragment)


def _way(path: str, fragment: str) -> Way | Fault:
    decoded = _decoded(path)
    if decoded is None:
        return Fault("malformed", "dấu % không theo sau mã của chữ")
    if "\0" in decoded:
        return Fault("malformed")
    up, steps = 0, list[str]()
    parts = decoded.split("/")
    if "" in parts[1:-1]:
        return Fault("malformed", "hai dấu / liền nhau")
    for step in parts:
        if step == ".." and steps:
            steps.pop()
        elif step == "..":
            up += 1
        elif step not in ("", "."):
            steps.append(step)
    if parts[-1] in ("", ".", ".."):
        steps.append("index.html")
    return Way(up, "/".join(steps), _decoded(fragment) or "")


def _decoded(text: str) -> str | None:
    """``text`` with its percent signs decoded; None when they are wrong."""
    if "%" not in text:
        return text
    if re.search(r"%(?![0-9a-fA-F]{2})", text):
        return None
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        return None
