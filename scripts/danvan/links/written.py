"""What one file says, as it is written in it: the addresses that it names; of a page its ids, languages and versions too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class OwnFault(NamedTuple):
    """What is wrong with a file whatever the others hold: a kind of finding, the address as written, a detail."""

    kind: str
    target: str
    detail: str = ""


@dataclass(slots=True)
class Written:
    """The addresses of a file by what is done with them; each once, in the order of the file."""

    # Followed by readers, fetched by the browser itself, only said, listed for search engines.
    links: dict[str, None] = field(default_factory=dict)
    loads: dict[str, None] = field(default_factory=dict)
    said: dict[str, None] = field(default_factory=dict)
    listed: dict[str, None] = field(default_factory=dict)
    faults: list[OwnFault] = field(default_factory=list)
    ids: dict[str, None] = field(default_factory=dict)
    lang: str = ""
    inner_langs: set[str] = field(default_factory=set)
    canonical: list[str] = field(default_factory=list)
    # A language and the address of the page in it.
    alternates: list[tuple[str, str]] = field(default_factory=list)
    noindex: bool = False
    # Where the page leads on by itself.
    refresh: str = ""
