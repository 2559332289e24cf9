"""What pages say of their other versions: the canonical address, the same page in the other language."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.links.built import BuiltSite, address_of
from danvan.links.extract import PageFacts
from danvan.links.finding import Finding
from danvan.links.pages import is_404


def version_findings(site: BuiltSite, name: str) -> Iterator[Finding]:
    """Every fault in what one page says of its canonical address and its languages."""
    facts = site.pages[name]
    if is_404(name) or facts.refresh:
        return
    yield from _canonical(site, name, facts)
    yield from _alternates(site, name, facts)


def canonical_of(site: BuiltSite, name: str) -> str | None:
    """The page that a page names as the one to be cited; None when it names none that is there."""
    facts = site.pages[name]
    return site.target(name, facts.canonical[0]) if facts.canonical else None


def _canonical(site: BuiltSite, name: str, facts: PageFacts) -> Iterator[Finding]:
    if len(facts.canonical) != 1:
        yield Finding("canonical", name, address_of(name), f"trang nêu {len(facts.canonical)} địa chỉ chính thức")
        return
    written = facts.canonical[0]
    if not written.startswith(site.base):
        yield Finding("canonical", name, written, f"phải bắt đầu bằng {site.base}")
        return
    reached = site.target(name, written)
    if not reached or reached == name or reached not in site.pages:
        return
    if canonical_of(site, reached) != reached:
        yield Finding("canonical", name, written, "trang đó lại nêu một địa chỉ khác")
    other = site.pages[reached].lang
    if other != facts.lang and other not in facts.inner_langs:
        yield Finding("language", name, address_of(name), f'cần lang="{other}"')


def _alternates(site: BuiltSite, name: str, facts: PageFacts) -> Iterator[Finding]:
    if not facts.alternates:
        return
    langs = [lang for lang, _ in facts.alternates]
    for lang in sorted({lang for lang in langs if langs.count(lang) > 1}):
        yield Finding("hreflang", name, lang, "một ngôn ngữ nêu hai lần")
    own = [lang for lang, target in facts.alternates if site.target(name, target) == name and lang != "x-default"]
    if canonical_of(site, name) == name and own != [facts.lang]:
        yield Finding("hreflang", name, address_of(name), f'trang không nêu chính nó với hreflang="{facts.lang}"')
    elif canonical_of(site, name) != name and own:
        yield Finding("hreflang", name, address_of(name), "trang chưa dịch không được nêu là một bản dịch")
    for lang, target in facts.alternates:
        other = site.facts(name, target)
        if other and canonical_of(site, name) == name and not _names(site, target, name, other):
            yield Finding("hreflang", name, target, f"bản {lang} không dẫn lại trang này")


def _names(site: BuiltSite, written: str, page: str, other: PageFacts) -> bool:
    reached = site.target(page, written) or ""
    return any(site.target(reached, target) == page for _, target in other.alternates)
