"""What is wrong on each page: its addresses, its ids, where it redirects to."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from danvan.links.built import BuiltSite, address_of
from danvan.links.finding import Finding
from danvan.links.resolving import SCHEME, Elsewhere


def page_findings(site: BuiltSite, name: str) -> Iterator[Finding]:
    """Every fault of one page's own."""
    facts, missing = site.pages[name], is_404(name)
    yield from (Finding("double-id", name, f"#{doubled}") for doubled in facts.doubled)
    yield from (Finding("idref", name, f"#{wanted}") for wanted in facts.dangling)
    for target, role in facts.references:
        if role == "load" and isinstance(site.resolve(name, target), Elsewhere):
            yield Finding("remote", name, target)
        elif fault := site.fault(name, target):
            yield fault
        elif role == "link" and _withdrawn(site, name, target):
            yield Finding("withdrawn", name, target)
        if missing and not SCHEME.match(target) and not target.startswith(("/", "#")):
            yield Finding("relative-404", name, target)
    if facts.refresh:
        yield from _redirect(site, name, facts.refresh)


def is_404(name: str) -> bool:
    """Whether a page is shown in the place of those that are not there."""
    return name.rpartition("/")[2] == "404.html"


def _withdrawn(site: BuiltSite, name: str, target: str) -> bool:
    facts = site.facts(name, target)
    return bool(facts and facts.noindex and not facts.refresh and not site.pages[name].noindex)


def _redirect(site: BuiltSite, name: str, target: str) -> Iterator[Finding]:
    reached = site.target(name, target)
    if reached == name:
        yield Finding("redirect", name, target, "chuyển về chính nó")
    elif reached and (facts := site.pages.get(reached)) and facts.refresh:
        yield Finding("redirect", name, target, "nơi đến lại chuyển đi nữa")


def orphans(site: BuiltSite, start: str = "index.html") -> Iterator[Finding]:
    """Pages to which no way leads from the home page by links."""
    seen, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for target, role in site.pages[page].references if page in site.pages else ():
            reached = site.target(page, target) if role == "link" else None
            if reached and reached not in seen:
                seen.add(reached)
                waiting.append(reached)
    for name, facts in site.pages.items():
        if name not in seen and not is_404(name) and not facts.refresh and not facts.noindex:
            yield Finding("orphan", name, address_of(name))


def odd_names(site: BuiltSite) -> Iterator[Finding]:
    """Files whose names differ only in letters' case, or are typed in loose marks."""
    folded: dict[str, str] = {}
    for name in sorted(site.files):
        if name != normalize("NFC", name):
            yield Finding("nfd", name, address_of(name))
        other = folded.setdefault(name.casefold(), name)
        if other != name:
            yield Finding("case", name, address_of(name), "hai tệp chỉ khác chữ hoa", address_of(other))
