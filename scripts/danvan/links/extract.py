"""One page of HTML → the addresses it names, its ids, what it says of its language and its other versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import NamedTuple

from lxml import etree

from danvan.links.styles import style_addresses

# Where an address stands, and whether the browser fetches it by itself.
LINKS = {
    "a": ("href",), "area": ("href",), "form": ("action",), "button": ("formaction",), "blockquote": ("cite",),
    "q": ("cite",), "ins": ("cite",), "del": ("cite",),
}  # fmt: skip
LOADS = {
    "img": ("src",), "source": ("src",), "script": ("src",), "iframe": ("src",), "embed": ("src",), "track": ("src",),
    "audio": ("src",), "video": ("src", "poster"), "input": ("src", "formaction"), "object": ("data",), "html": ("manifest",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "use": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
}  # fmt: skip
SETS = ("srcset", "imagesrcset")
LOADING_RELS = frozenset(
    {
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "manifest",
        "mask-icon",
    }
)
SAID = frozenset({"og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image"})
IDREFS = (
    "for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details",
    "aria-activedescendant", "aria-flowto",
)  # fmt: skip
# An address of a srcset, up to the space before its width or the comma after it (HTML, 4.8.4.2.1).
CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*", re.IGNORECASE)


class Reference(NamedTuple):
    """An address as written, and whether it is followed ("link"), fetched ("load") or only said ("said")."""

    target: str
    role: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one page offers, asks for and says of itself."""

    ids: tuple[str, ...]
    references: tuple[Reference, ...]
    doubled: tuple[str, ...] = ()
    dangling: tuple[str, ...] = ()
    lang: str = ""
    inner_langs: frozenset[str] = frozenset()
    canonical: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    noindex: bool = False
    refresh: str = ""


def read_page(path: Path) -> PageFacts:
    """A page's facts. Raises OSError; HTML itself is always read, as browsers do."""
    tree = etree.parse(str(path), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    return _Reader().read(tree)


class _Reader:
    """Collects in one walk through the page: thousands of pages are read."""

    def __init__(self) -> None:
        self.ids: dict[str, None] = {}
        self.doubled: list[str] = []
        self.wanted: list[str] = []
        self.references: dict[Reference, None] = {}
        self.langs: set[str] = set()
        self.canonical: list[str] = []
        self.alternates: list[tuple[str, str]] = []
        self.noindex = False
        self.refresh = ""

    def read(self, tree: etree._ElementTree) -> PageFacts:
        root = tree.getroot()
        if root is not None:
            for element in root.iter(etree.Element):
                if element.attrib or element.tag == "style":
                    self._element(element, str(element.tag), element.attrib)
        return PageFacts(
            tuple(self.ids), tuple(self.references), tuple(self.doubled),
            tuple(dict.fromkeys(name for name in self.wanted if name not in self.ids)),
            str(root.get("lang") or "") if root is not None else "", frozenset(self.langs), tuple(self.canonical),
            tuple(self.alternates), self.noindex, self.refresh,
        )  # fmt: skip

    def _element(self, element: etree._Element, tag: str, attributes: etree._Attrib) -> None:
        self._names(tag, attributes)
        if tag in LINKS:
            self._add(attributes, LINKS[tag], "link")
        elif tag in LOADS:
            self._add(attributes, LOADS[tag], "load")
        elif tag == "link":
            self._link(attributes)
        elif tag == "meta":
            self._meta(attributes)
        for name in SETS:
            for candidate in CANDIDATE.findall(str(attributes.get(name) or "")):
                self._refer(candidate, "load")
        style = element.text if tag == "style" else attributes.get("style")
        for address in style_addresses(str(style), block=tag == "style") if style else ():
            self._refer(address, "load")

    def _names(self, tag: str, attributes: etree._Attrib) -> None:
        name = attributes.get("id")
        if name is not None:
            if name in self.ids:
                self.doubled.append(str(name))
            self.ids[intern(str(name))] = None
        elif tag == "a" and (old := attributes.get("name")):
            self.ids.setdefault(intern(str(old)))
        if tag != "html" and (lang := attributes.get("lang")):
            self.langs.add(intern(str(lang)))
        for attribute in IDREFS:
            if (value := attributes.get(attribute)) is not None:
                self.wanted.extend(str(value).split())

    def _add(self, attributes: etree._Attrib, names: tuple[str, ...], role: str) -> None:
        for name in names:
            value = attributes.get(name)
            if value is not None:
                self._refer(str(value), role)
        for value in str(attributes.get("ping") or "").split():
            self._refer(value, "load")

    def _link(self, attributes: etree._Attrib) -> None:
        rels = set(str(attributes.get("rel") or "").lower().split())
        target = str(attributes.get("href") or "")
        if "canonical" in rels:
            self.canonical.append(target)
        elif "alternate" in rels and attributes.get("hreflang") and not attributes.get("type"):
            self.alternates.append((str(attributes["hreflang"]), target))
        if attributes.get("href") is not None:
            self._refer(target, "load" if rels & LOADING_RELS else "said")

    def _meta(self, attributes: etree._Attrib) -> None:
        name = str(attributes.get("property") or attributes.get("name") or "").lower()
        content = str(attributes.get("content") or "")
        if name in SAID:
            self._refer(content, "said")
        elif name == "robots":
            self.noindex = "noindex" in content.lower()
        elif str(attributes.get("http-equiv") or "").lower() == "refresh" and (found := REFRESH.fullmatch(content)):
            self.refresh = found[1]
            self._refer(found[1], "link")

    def _refer(self, target: str, role: str) -> None:
        self.references.setdefault(Reference(intern(target), role))
