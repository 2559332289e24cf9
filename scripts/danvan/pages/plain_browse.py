"""The page "Tra cứu" where no script runs: a form whose choices narrow a whole list by a stylesheet alone.

News are many: of them the list has only the archive of each year, so that the page does not grow with them.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from danvan.library import Library
from danvan.pages.addresses import address_in, address_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.facts import facts_of
from danvan.pages.markdown import Md
from danvan.pages.narrowing import HEADINGS, Value, shown, values
from danvan.pages.news import year_path
from danvan.pages.words import LANGUAGES
from danvan.records import Document, Record

STYLESHEET = "tra-cuu/chon.css"


@dataclass(frozen=True)
class Item:
    """A line of the list: where it leads, its name, what it says beside it, the values that the choices look at."""

    href: Md
    name: Md
    about: Md
    facts: str
    values: list[Value]

    @property
    def attributes(self) -> Md:
        """The values as attributes: ``data-loai="nghi-dinh"``."""
        names = dict.fromkeys(name for name, _ in self.values)
        lists = {name: " ".join(value for of, value in self.values if of == name) for name in names}
        return Md(" ".join(f'data-{name}="{found}"' for name, found in lists.items()))


def items(p: Context) -> list[Item]:
    """Every record but the news, in the order of their kinds; then the news, a line for each year."""
    library = p.library
    of_kinds: tuple[list[Any], ...] = (
        library.documents, library.plans, library.movements, library.models, library.commendations, library.units, library.communes,
    )  # fmt: skip
    there = {record.key for record in shown(p)}
    return [*(_item(p, record) for found in of_kinds for record in found if record.key in there), *_years(p)]


def _item(p: Context, record: Record) -> Item:
    facts = facts_of(p, record)
    about = p.attr(record.in_language("title", p.lang)[0] or "") if isinstance(record, Document) else Md("")
    if about and record.in_language("title", p.lang)[1] != p.lang:
        about = Md(f'<span lang="vi">{about}</span>')
    beside = [str(p.t(f"kinds.{facts.kind}")), facts.date, facts.status]
    return Item(p.href(record), p.html_name(record), about, " · ".join(filter(None, beside)), values(record))


def _years(p: Context) -> Iterator[Item]:
    counts = Counter(post.day.year for post in p.library.posts if p.lang in post.languages())
    for year in sorted(counts, reverse=True):
        href = Md(posixpath.relpath(address_of(year_path(year)), address_of(p.uri)) + "/")
        told = str(p.t("counts.posts", n=counts[year]))
        yield Item(href, p.t("post.year", year=year), Md(""), told, [("muc", "post"), ("nam", str(year))])


def stylesheet_href(p: Context) -> Md:
    """The stylesheet's address from the page."""
    return Md(posixpath.relpath(STYLESHEET, address_in(p.uri, p.lang)))


def stylesheet(library: Library, site: SiteConfig) -> bytes:
    """For each value of a choice a rule that hides what does not have it; the same for every language."""
    found: dict[Value, None] = {}
    for lang in LANGUAGES:
        for item in items(Context(library, site, lang, "tra-cuu/index.md")):
            found.update(dict.fromkeys(item.values))
    return "".join(_rules(found)).encode()


def _rules(found: Iterable[Value]) -> Iterator[str]:
    for name, value in sorted(found, key=lambda pair: (list(HEADINGS).index(pair[0]), pair[1])):
        chosen = f'.dv-plain__form:has([name="{name}"] > [value="{value}"]:checked)'
        yield f'{chosen} ~ .dv-plain__list > :not([data-{name}~="{value}"]) {{ display: none; }}\n'
