"""Addresses in what machines read: style sheets, feeds, the sitemap, OPML, JSON, calendars, tables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree, html

from danvan.links.built import BuiltSite
from danvan.links.extract import LINKS, LOADS
from danvan.links.finding import Finding
from danvan.links.languages import canonical_of
from danvan.links.resolving import SCHEME, Elsewhere
from danvan.links.styles import style_addresses

XML_ATTRIBUTES = frozenset({"href", "url", "xmlUrl", "htmlUrl", "src"})
XML_TEXTS = frozenset({"link", "loc", "icon", "logo", "uri", "url", "comments", "docs"})
XML_HTML = frozenset({"description", "encoded", "content", "summary"})
ABSOLUTE = "ở đây phải là địa chỉ đầy đủ"


def file_findings(site: BuiltSite) -> Iterator[Finding]:
    """Every fault in the files that are no pages."""
    for name in sorted(site.files):
        ending = name.rpartition(".")[2].lower()
        if check := READERS.get(ending):
            try:
                yield from check(site, name)
            except (UnicodeDecodeError, etree.XMLSyntaxError, json.JSONDecodeError) as error:
                yield Finding("unreadable", name, name, str(error).partition("\n")[0])


def _style(site: BuiltSite, name: str) -> Iterator[Finding]:
    for address in style_addresses((site.folder / name).read_text("utf-8")):
        if isinstance(site.resolve(name, address), Elsewhere):
            yield Finding("remote", name, address)
        elif fault := site.fault(name, address):
            yield fault


def _xml(site: BuiltSite, name: str) -> Iterator[Finding]:
    root = etree.parse(
        str(site.folder / name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    )
    listing = etree.QName(root.getroot()).localname == "urlset"
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        text = (element.text or "").strip()
        for attribute, value in element.attrib.items():
            if str(attribute) in XML_ATTRIBUTES:
                yield from _absolute(site, name, str(value))
        if tag in XML_TEXTS and (text or tag == "loc"):
            yield from _absolute(site, name, text)
            if listing and tag == "loc":
                yield from _listed(site, name, text)
        elif tag in XML_HTML and "<" in text:
            yield from _embedded(site, name, text)


def _listed(site: BuiltSite, name: str, address: str) -> Iterator[Finding]:
    page = site.target(name, address)
    facts = site.pages.get(page or "")
    if page and facts and (facts.noindex or facts.refresh or canonical_of(site, page) != page):
        yield Finding("unlisted", name, address)


def _drawing(site: BuiltSite, name: str) -> Iterator[Finding]:
    root = etree.parse(str(site.folder / name), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if etree.QName(str(attribute)).localname == "href":
                if isinstance(site.resolve(name, str(value)), Elsewhere) and etree.QName(element).localname != "a":
                    yield Finding("remote", name, str(value))
                elif not str(value).startswith("#") and (fault := site.fault(name, str(value))):
                    yield fault


def _json(site: BuiltSite, name: str) -> Iterator[Finding]:
    for key, text in _strings(json.loads((site.folder / name).read_text("utf-8")), ""):
        if key == "content_html":
            yield from _embedded(site, name, text)
        elif re.match(r"https?:", text):
            yield from _absolute(site, name, text)


def _strings(value: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def _text(site: BuiltSite, name: str) -> Iterator[Finding]:
    text = (site.folder / name).read_text("utf-8-sig")
    if name.endswith(".ics"):
        text = re.sub(r"\r?\n[ \t]", "", text)
    own = re.escape(site.base.partition("://")[2].partition("/")[0])
    for address in dict.fromkeys(re.findall(rf'https?://{own}[^\s"\'<>;,)\]]*', text)):
        if fault := site.fault(name, address.rstrip(".")):
            yield fault


def _embedded(site: BuiltSite, name: str, text: str) -> Iterator[Finding]:
    for element in html.fragment_fromstring(text, create_parent=True).iter(etree.Element):
        for attribute in (*LINKS.get(str(element.tag), ()), *LOADS.get(str(element.tag), ())):
            if (value := element.get(attribute)) is not None:
                yield from _absolute(site, name, str(value))


def _absolute(site: BuiltSite, name: str, address: str) -> Iterator[Finding]:
    if not SCHEME.match(address):
        yield Finding("malformed", name, address, ABSOLUTE)
    elif fault := site.fault(name, address):
        yield fault


READERS: dict[str, Callable[[BuiltSite, str], Iterator[Finding]]] = {
    "css": _style, "xml": _xml, "opml": _xml, "rss": _xml, "atom": _xml, "svg": _drawing, "json": _json, "ics": _text,
    "csv": _text, "txt": _text,
}  # fmt: skip
