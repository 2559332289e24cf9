"""One page of HTML → the addresses it names, its ids, what it says of its language and its other versions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from danvan.links.strings import strings
from danvan.links.styles import style_addresses
from danvan.links.written import OwnFault, Written

_Attributes = dict[str, str | None]

# Attributes that hold an address, on which elements; the browser fetches a "load" by itself, readers follow a "link".
_XLINK = {"image": "load", "use": "load"}
_LED = {"a": "link"}
ADDRESSES: dict[str, dict[str, str]] = {
    "href": _LED | {"area": "link"} | _XLINK, "xlink:href": _LED | _XLINK,
    "src": dict.fromkeys(("img", "source", "script", "iframe", "embed", "track", "audio", "video", "input"), "load"),
    "action": {"form": "link"}, "formaction": {"button": "link", "input": "load"}, "poster": {"video": "load"},
    "data": {"object": "load"}, "manifest": {"html": "load"},
    "cite": dict.fromkeys(("blockquote", "q", "ins", "del"), "link"),
}  # fmt: skip
LOADING_RELS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch",
     "manifest", "mask-icon"}
)  # fmt: skip
SAID = frozenset(
    {
        "og:url",
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "og:video",
        "og:audio",
        "twitter:image",
        "twitter:player",
    }
)
IDREFS = (
    "for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details",
    "aria-activedescendant", "aria-errormessage", "aria-flowto", "popovertarget", "commandfor",
)  # fmt: skip
# What is said of the page for search engines.
LINKED_DATA = "application/ld+json"
BLOCKS = f"style, script[type='{LINKED_DATA}']"
WEB = re.compile("https?:")
# An address of a srcset, up to the space before its width or the comma after it (HTML, 4.8.4.2.1).
CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*", re.IGNORECASE)


def read_page(data: bytes) -> Written:
    """What a page says; HTML itself is always read, as browsers do."""
    root = LexborHTMLParser(data, options=LexborDocumentOptions.WO_EVENTS).root
    return _Reader().read(root) if root else Written()


def read_fragment(text: str) -> Written:
    """What a piece of a page says, as feeds hold it."""
    root = LexborHTMLParser(text, is_fragment=True, options=LexborDocumentOptions.WO_EVENTS).root
    return _Reader().read(root) if root else Written()


def _elements(root: LexborNode) -> Iterator[LexborNode]:
    """All elements, those of templates too, which a page's program may show."""
    yield from root.traverse()
    for template in root.css("template"):
        for inner in template.template_fragments():
            yield from _elements(inner)


class _Reader:
    """Collects in one walk through the page: thousands of pages are read."""

    def __init__(self) -> None:
        self.found = Written()
        self.into = {"link": self.found.links, "load": self.found.loads}
        self.wanted: dict[str, None] = {}

    def read(self, root: LexborNode) -> Written:
        for node in _elements(root):
            attributes = node.attributes
            if not READ.isdisjoint(attributes):
                self._element(node.tag or "", attributes)
        for block in root.css(BLOCKS):
            (self._styled if block.tag == "style" else self._linked_data)(block.text())
        self.found.lang = root.attributes.get("lang") or ""
        self.found.faults += [OwnFault("idref", f"#{name}") for name in self.wanted if name not in self.found.ids]
        return self.found

    def _element(self, tag: str, attributes: _Attributes) -> None:
        for name, value in attributes.items():
            if tags := ADDRESSES.get(name):
                if role := tags.get(tag):
                    self.into[role][value or ""] = None
            elif more := OTHERS.get(name):
                more(self, tag, value or "")
        if tag == "link":
            self._link(attributes)
        elif tag == "meta":
            self._meta(attributes)

    def _id(self, _tag: str, name: str) -> None:
        if name in self.found.ids:
            self.found.faults.append(OwnFault("double-id", f"#{name}"))
        self.found.ids[name] = None

    def _name(self, tag: str, name: str) -> None:
        if tag == "a" and name:
            self.found.ids.setdefault(name)

    def _lang(self, tag: str, lang: str) -> None:
        if tag != "html" and lang:
            self.found.inner_langs.add(lang)

    def _names(self, _tag: str, names: str) -> None:
        self.wanted.update(dict.fromkeys(names.split()))

    def _set(self, _tag: str, candidates: str) -> None:
        self.found.loads.update(dict.fromkeys(CANDIDATE.findall(candidates)))

    def _ping(self, _tag: str, addresses: str) -> None:
        self.found.loads.update(dict.fromkeys(addresses.split()))

    def _style(self, _tag: str, css: str) -> None:
        self._styled(css, block=False)

    def _linked_data(self, text: str) -> None:
        try:
            self.found.said.update(dict.fromkeys(text for _, text in strings(json.loads(text)) if WEB.match(text)))
        except (ValueError, RecursionError) as error:
            self.found.faults.append(OwnFault("unreadable", LINKED_DATA, str(error)))

    def _styled(self, css: str, *, block: bool = True) -> None:
        self.found.loads.update(dict.fromkeys(style_addresses(css, block=block)))

    def _link(self, attributes: _Attributes) -> None:
        rels = set((attributes.get("rel") or "").lower().split())
        target = attributes.get("href") or ""
        if "canonical" in rels:
            self.found.canonical.append(target)
        elif "alternate" in rels and (lang := attributes.get("hreflang")) and not attributes.get("type"):
            self.found.alternates.append((lang, target))
        if "href" in attributes:
            (self.found.loads if rels & LOADING_RELS else self.found.said)[target] = None

    def _meta(self, attributes: _Attributes) -> None:
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        content = attributes.get("content") or ""
        if name in SAID:
            self.found.said[content] = None
        elif name == "robots":
            self.found.noindex = "noindex" in content.lower()
        elif (attributes.get("http-equiv") or "").lower() == "refresh" and (found := REFRESH.fullmatch(content)):
            self.found.refresh = found[1]
            self.found.links[found[1]] = None


# What else is read of an element, by attribute.
OTHERS: dict[str, Callable[[_Reader, str, str], None]] = {
    "id": _Reader._id, "name": _Reader._name, "lang": _Reader._lang, "srcset": _Reader._set, "imagesrcset": _Reader._set,
    "ping": _Reader._ping, "style": _Reader._style, **dict.fromkeys(IDREFS, _Reader._names),
}  # fmt: skip
# An element without any of these says nothing of interest.
READ = frozenset({*ADDRESSES, *OTHERS, "content"})
