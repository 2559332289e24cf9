"""What pages say of their other versions: the canonical address, the same page in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.links.built import BuiltSite, address_of
from danvan.links.facts import Facts, is_404
from danvan.links.finding import Finding


def version_findings(site: BuiltSite, name: str) -> Iterator[Finding]:
    """Every fault in what one page says of its canonical address and its languages."""
    facts = site.pages[name]
    if is_404(name) or facts.refresh:
        return
    yield from _canonical(site, name, facts)
    yield from _alternates(site, name, facts)


def _canonical(site: BuiltSite, name: str, facts: Facts) -> Iterator[Finding]:
    if len(facts.canonical) != 1:
        yield Finding("canonical", name, address_of(name), f"trang nêu {len(facts.canonical)} địa chỉ chính thức")
        return
    written, reached = facts.canonical[0]
    if not written.startswith(site.base):
        yield Finding("canonical", name, written, f"phải bắt đầu bằng {site.base}")
        return
    if re.search("[?#]", written):
        yield Finding("canonical", name, written, "bỏ phần từ dấu ? hay #")
        return
    if reached == name or reached not in site.pages:
        return
    if site.canonical_of(reached) != reached:
        yield Finding("canonical", name, written, "trang đó lại nêu một địa chỉ khác")
    other = site.pages[reached].lang
    if other != facts.lang and other not in facts.inner_langs:
        yield Finding("language", name, address_of(name), f'cần lang="{other}"')


def _alternates(site: BuiltSite, name: str, facts: Facts) -> Iterator[Finding]:
    if not facts.alternates:
        return
    langs = [lang for lang, _, _ in facts.alternates]
    for lang in sorted({lang for lang in langs if langs.count(lang) > 1}):
        yield Finding("hreflang", name, lang, "một ngôn ngữ nêu hai lần")
    own = [lang for lang, _, file in facts.alternates if file == name and lang != "x-default"]
    canonical = site.canonical_of(name) == name
    if canonical and own != [facts.lang]:
        yield Finding("hreflang", name, address_of(name), f'trang không nêu chính nó với hreflang="{facts.lang}"')
    elif own and not canonical:
        yield Finding("hreflang", name, address_of(name), "trang chưa dịch không được nêu là một bản dịch")
    for lang, target, file in facts.alternates:
        other = site.pages.get(file)
        if canonical and other and not any(named == name for _, _, named in other.alternates):
            yield Finding("hreflang", name, target, f"bản {lang} không dẫn lại trang này")
