"""What files that machines read say: style sheets, feeds, the sitemap, OPML, JSON, drawings, calendars, tables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from danvan.links.extract import read_fragment
from danvan.links.resolving import SCHEME
from danvan.links.strings import strings
from danvan.links.styles import style_addresses
from danvan.links.written import OwnFault, Written

XML_ATTRIBUTES = frozenset({"href", "url", "xmlUrl", "htmlUrl", "src"})
XML_TEXTS = frozenset({"link", "loc", "icon", "logo", "uri", "url", "comments", "docs"})
XML_HTML = frozenset({"description", "encoded", "content", "summary"})
# Where a result of the search leads, from the site's root, stands as "u" in files of this folder.
SEARCH = "search/"
ABSOLUTE = "ở đây phải là địa chỉ đầy đủ"

# What is done with an address that a file names ("absolute": it must be one), and the address.
_Named = tuple[str, str]


class _File(NamedTuple):
    name: str
    data: bytes
    # The site's public address.
    base: str


def ending(name: str) -> str:
    """What a file's name says of its kind."""
    return name.rpartition(".")[2].lower()


def read_file(name: str, data: bytes, base: str) -> Written:
    """What a file says of which ``READERS`` knows the kind; ``base`` is the site's public address."""
    found = Written()
    try:
        for role, target in READERS[ending(name)](_File(name, data, base)):
            if role == "absolute" and not SCHEME.match(target):
                found.faults.append(OwnFault("malformed", target, ABSOLUTE))
            else:
                {"load": found.loads, "listed": found.listed}.get(role, found.said)[target] = None
    # JSON may be nested without end, or hold a number of thousands of digits.
    except (ValueError, RecursionError, etree.XMLSyntaxError) as error:
        found.faults.append(OwnFault("unreadable", name, str(error).partition("\n")[0]))
    return found


def _style(file: _File) -> Iterator[_Named]:
    yield from (("load", address) for address in style_addresses(file.data.decode()))


def _root(file: _File) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(file.data, parser, base_url=file.name)


def _xml(file: _File) -> Iterator[_Named]:
    root = _root(file)
    listing = etree.QName(root).localname == "urlset"
    for element in root.iter(etree.Element):
        tag = str(element.tag).rpartition("}")[2]
        text = (element.text or "").strip()
        for attribute, value in element.attrib.items():
            if attribute in XML_ATTRIBUTES:
                yield "absolute", str(value)
        if tag in XML_TEXTS and (text or tag == "loc"):
            yield "absolute", text
            if listing and tag == "loc":
                yield "listed", text
        elif tag in XML_HTML and "<" in text:
            yield from _embedded(text)


def _drawing(file: _File) -> Iterator[_Named]:
    for element in _root(file).iter(etree.Element):
        if etree.QName(element).localname == "style":
            yield from (("load", address) for address in style_addresses(element.text or "") if address[:1] != "#")
        for attribute, value in element.attrib.items():
            if etree.QName(str(attribute)).localname == "href" and not str(value).startswith("#"):
                yield "said" if etree.QName(element).localname == "a" else "load", str(value)


def _json(file: _File) -> Iterator[_Named]:
    for key, text in strings(json.loads(file.data.decode())):
        if key == "content_html":
            yield from _embedded(text)
        elif text.startswith(("http:", "https:")):
            yield "absolute", text
        elif key == "u" and file.name.startswith(SEARCH):
            yield "said", file.base + text


def _text(file: _File) -> Iterator[_Named]:
    text = file.data.decode("utf-8-sig")
    own = re.escape(file.base.partition("://")[2].partition("/")[0])
    for address in re.findall(rf'https?://{own}[^\s"\'<>;,)\]]*', text):
        yield "said", address.rstrip(".")


def _calendar(file: _File) -> Iterator[_Named]:
    # A long line goes on in the next one, after a space (RFC 5545, 3.1).
    return _text(file._replace(data=re.sub(rb"\r?\n[ \t]", b"", file.data)))


def _embedded(text: str) -> Iterable[_Named]:
    found = read_fragment(text)
    return [("absolute", address) for address in (*found.links, *found.loads)]


READERS: dict[str, Callable[[_File], Iterator[_Named]]] = {
    "css": _style, "xml": _xml, "opml": _xml, "rss": _xml, "atom": _xml, "svg": _drawing, "json": _json, "ics": _calendar,
    "csv": _text, "txt": _text,
}  # fmt: skip
