"""What can be said of an address without asking anyone: its scheme, its host, the same page written twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit, urlunsplit

from danvan import addresses
from danvan.outside.gathering import Mention
from danvan.problems import Problem

# Papers of the State and the Party are published on these (facts: official places).
OFFICIAL_HOSTS = ("gov.vn", "vbpl.vn", "dangcongsan.vn", "dcs.vn", "chinhphu.vn", "baochinhphu.vn", "quochoi.vn")


def odd_forms(found: Iterable[Mention]) -> Iterator[Problem]:
    """Hints on addresses as they are written, from the content alone."""
    known = list(found)
    by_page: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in known:
        by_page[_page(mention.url)][mention.url].append(mention)
        if wrong := addresses.fault(mention.url):
            yield Problem(mention.path, mention.line, *wrong)
        elif mention.url.startswith("http://"):
            yield Problem(
                mention.path, mention.line, f"«{mention.url}» chưa dùng https",
                f"mở thử https{mention.url[4:]}; mở được thì ghi địa chỉ đó",
            )  # fmt: skip
        if mention.official and not _official(mention.url):
            yield Problem(
                mention.path, mention.line, f"«{mention.url}» không phải trang của cơ quan nhà nước hoặc của Đảng",
                "nếu có, dẫn phapluat.gov.vn, vbpl.vn, trang của cơ quan ban hành, hoặc tulieuvankien.dangcongsan.vn",
            )  # fmt: skip
    for spellings in by_page.values():
        if len(spellings) > 1:
            first, *others = sorted(spellings)
            for url in others:
                for mention in spellings[url]:
                    yield Problem(
                        mention.path, mention.line, f"«{url}» và «{first}» là một trang", "dùng một cách viết"
                    )


def _page(url: str) -> str:
    """What stays the same however one page's address is written."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return urlunsplit(("", host, parts.path.rstrip("/"), parts.query, ""))


def _official(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return any(f".{host}".endswith(f".{known}") for known in OFFICIAL_HOSTS)
