"""What is wrong in each file: its addresses, its ids, where a page redirects to; and what is wrong with files' names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse
from unicodedata import normalize

from danvan.links.built import BuiltSite, address_of
from danvan.links.facts import Facts, Reckoner, is_404, path_in
from danvan.links.finding import Finding
from danvan.links.reading import read_written
from danvan.links.resolving import Resolver


def own_findings(site: BuiltSite, name: str) -> Iterator[Finding]:
    """Every fault of one page's or file's own addresses and ids."""
    facts = site.facts[name]
    yield from (Finding(kind, name, target, detail) for kind, target, detail in facts.faults)
    if _goes_astray(site, facts):
        yield from _astray(site, name, facts)
    if facts.refresh:
        yield from _redirect(site, name, *facts.refresh)


def _goes_astray(site: BuiltSite, facts: Facts) -> bool:
    """Whether any address is at fault: asked of every file, and of nearly all the answer is no."""
    named = facts.links, facts.others, facts.listed
    return not (
        all(map(site.lost.isdisjoint, named))
        and (facts.noindex or site.hidden.isdisjoint(facts.links))
        and site.unlisted.isdisjoint(facts.listed)
    )


def _astray(site: BuiltSite, name: str, facts: Facts) -> Iterator[Finding]:
    """The faults with the addresses as written: the file is read once more."""
    written = read_written(name, (site.folder / name).read_bytes(), site.base)
    meaning = Reckoner(Resolver(site.base)).meaning(name)
    for target in {**written.links, **written.loads, **written.said, **written.listed}:
        place = meaning(target)
        if isinstance(place, str) and place in site.lost:
            yield site.missing(name, target, place)
        elif target in written.links and place in site.hidden and not facts.noindex:
            yield Finding("withdrawn", name, target)
        if target in written.listed and place in site.unlisted:
            yield Finding("unlisted", name, target)


def _redirect(site: BuiltSite, name: str, target: str, reached: str) -> Iterator[Finding]:
    if reached == name:
        yield Finding("redirect", name, target, "chuyển về chính nó")
    elif (facts := site.pages.get(reached)) and facts.refresh:
        yield Finding("redirect", name, target, "nơi đến lại chuyển đi nữa")


def orphans(site: BuiltSite, start: str = "index.html") -> Iterator[Finding]:
    """Pages to which no way leads from the home page by links."""
    seen, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for place in filterfalse(seen.__contains__, site.pages[page].links if page in site.pages else ()):
            file = path_in(place)
            if file not in seen and file in site.files:
                waiting.append(file)
            seen |= {place, file}
    for name, facts in site.pages.items():
        if name not in seen and not is_404(name) and not facts.refresh and not facts.noindex:
            yield Finding("orphan", name, address_of(name))


def odd_names(site: BuiltSite) -> Iterator[Finding]:
    """Files whose names differ only in letters' case, or are typed in loose marks."""
    folded: dict[str, str] = {}
    for name in site.files:
        if name != normalize("NFC", name):
            yield Finding("nfd", name, address_of(name))
        other = folded.setdefault(name.casefold(), name)
        if other != name:
            yield Finding("case", name, address_of(name), "hai tệp chỉ khác chữ hoa", address_of(other))
