"""What a page tells machines in its head, as JSON-LD in the words of schema.org: only what is known (features F112)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from danvan.library import Library
from danvan.pages import Context, Page, SiteConfig
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.records import Document, Post, Record, Withdrawn

# Where a kind's pages hang, and how the navigation calls it.
SECTIONS = {
    "document": ("documents", "documents"), "plan": ("plans", "plan"), "movement": ("movements", "movements"),
    "model": ("models", "models"), "commendation": ("commendations", "commendations"), "post": ("posts", "news"),
    "unit": ("units", "units"),
}  # fmt: skip
# What an ended period or a status that nobody has checked means in law, we do not say.
FORCE = {
    "in_force": "InForce", "expired_part": "PartiallyInForce", "suspended_part": "PartiallyInForce",
    "expired_all": "NotInForce", "expired": "NotInForce", "suspended": "NotInForce", "not_yet": "NotInForce",
}  # fmt: skip
# "Another legislation that this legislation changes: amendment, replacement …" (schema.org/legislationChanges).
CHANGES = ("amends", "replaces")
# Nothing in a block of data may end it (HTML, 4.12.1.3).
ESCAPES = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})


# Pages that are no record's and tell of the Department.
ABOUT = frozenset((LISTS["home"], LISTS["about"]))


def tells(page: Page) -> bool:
    """Whether a page may have something to tell machines; lists have not."""
    return bool(page.record) or page.uri in ABOUT


@dataclass(frozen=True)
class Linked:
    """The linked data of one site's pages."""

    library: Library
    site: SiteConfig

    def of(self, page: Page | None, lang: str) -> str:
        """The block of data of a page in a language; "" when there is nothing to tell."""
        if page is None or page.kind == "withdrawn":
            return ""
        p = Context(self.library, self.site, lang, page.uri)
        graph = self._graph(p, page)
        if not graph:
            return ""
        found = {"@context": "https://schema.org", "@graph": graph}
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)

    def _graph(self, p: Context, page: Page) -> list[dict[str, Any]]:
        record = self.library.records.get(page.record)
        if record is None or isinstance(record, Withdrawn):
            owner = self._owner(p) if page.uri in ABOUT else {}
            return [owner] if owner else []
        way = self._way(p, record)
        if isinstance(record, Document):
            return [_known(self._document(p, record)), way]
        return [_known(self._post(p, record)), way] if isinstance(record, Post) else [way]

    def _address(self, uri: str, lang: str) -> str:
        return self.site.url + address_in(uri, lang)

    def _owner(self, p: Context) -> dict[str, Any]:
        """The Department, as far as the configuration knows it; a sample is nobody's."""
        known = self.site.department
        if self.library.sample or not known.get("name"):
            return {}
        parent, name = p.agency()
        return _known({
            "@type": "GovernmentOrganization", "name": name, "url": self._address(LISTS["home"], "vi"),
            "parentOrganization": {"@type": "GovernmentOrganization", "name": parent},
            "address": known.get("address"), "telephone": known.get("phone"), "email": known.get("email"),
        })  # fmt: skip

    def _document(self, p: Context, document: Document) -> dict[str, Any]:
        status = document.status
        force = FORCE.get(status.value) if status.source else None
        changed = [item.document for item in document.relations if item.type in CHANGES and item.document]
        return {
            "@type": "Legislation", "url": p.address(), "name": document.name, "inLanguage": "vi",
            "headline": document.title,
            "alternateName": document.in_language("short_name", p.lang)[0],
            "description": document.in_language("summary", p.lang)[0],
            "legislationIdentifier": str(document.number) if document.number else None,
            "legislationType": document.type,
            "legislationDate": document.date.exact.isoformat() if document.date and document.date.exact else None,
            "legislationPassedBy": [{"@type": "Organization", "name": name} for name in document.issuers],
            "legislationLegalForce": f"https://schema.org/{force}" if force else None,
            "legislationChanges": [
                {"@type": "Legislation", "url": self._address(uri_of(self.library.records[key]), "vi")} for key in changed
            ],
            "sameAs": document.official.url if document.official else None,
        }  # fmt: skip

    def _post(self, p: Context, post: Post) -> dict[str, Any]:
        picture = self.library.pictures.get(post.image.file) if post.image else None
        title, lang = post.in_language("title", p.lang)
        unit = self.library.records[post.unit] if post.unit else None
        return {
            "@type": "NewsArticle", "url": p.address(), "headline": title, "inLanguage": lang,
            "description": post.in_language("summary", p.lang)[0], "datePublished": post.date.isoformat(),
            "dateModified": post.updated.isoformat() if post.updated > post.day else None,
            # A name that is typed may be a person's or a unit's: we do not say which.
            "author": {"@type": "Organization", "name": p.title(unit)} if unit else None,
            "publisher": self._owner(p), "image": self.site.url + picture.largest if picture else None,
            "keywords": [str(p.t(f"tag.{tag}")) for tag in post.tags],
            "correction": [
                {
                    "@type": "CorrectionComment", "datePublished": item.date.isoformat(),
                    "text": post.in_language(("corrections", index, "note"), p.lang)[0],
                }
                for index, item in enumerate(post.corrections)
            ],
        }  # fmt: skip

    def _way(self, p: Context, record: Record) -> dict[str, Any]:
        """The way to the page from the home page."""
        is_commune = uri_of(record).startswith("xa-phuong/")
        section, word = ("communes", "unit.communes") if is_commune else SECTIONS[record.kind]
        name = p.t(word if is_commune else f"nav.{word}")
        steps = [
            (str(p.t("site.home")), self._address(LISTS["home"], p.lang)),
            (str(name), self._address(LISTS[section], p.lang)), (p.title(record), p.address()),
        ]  # fmt: skip
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": name, "item": address}
                for n, (name, address) in enumerate(steps, 1)
            ],
        }


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in values.items() if value}
