"""What is kept of a file for the check: the places that its addresses name, and what other files may ask of it.

Plain values only, so that they can be handed between processes and kept. That thousands of pages name the same places
costs little: each place is one text, however often it is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from danvan.links.resolving import SCHEME, Elsewhere, Fault, Resolver, Way, folders_above
from danvan.links.written import OwnFault, Written

# Between a file and the id in it: neither paths nor ids hold it.
MARK = "\0"
# A text fragment is the browser's own ("#:~:text=…"), and "top" needs no element (HTML, 7.4.6.4).
TEXT_FRAGMENT, TOP = ":~:", "top"
# Where an address starts that is no relative one: at the root, at the page itself (see ``Reckoner.meaning``).
ROOT, PAGE = -2, -1


class Facts(NamedTuple):
    """One file. A place is the path of a file, and after MARK the id that is named in it."""

    faults: tuple[OwnFault, ...] = ()
    links: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    # The ids of a page, each between two MARKs.
    ids: str = MARK
    lang: str = ""
    inner_langs: tuple[str, ...] = ()
    # The canonical addresses, each as written and the file it names ("": none of ours).
    canonical: tuple[tuple[str, str], ...] = ()
    # A language, the address of the page in it as written, and the file.
    alternates: tuple[tuple[str, str, str], ...] = ()
    noindex: bool = False
    # Where the page leads on by itself, as written, and the file.
    refresh: tuple[str, str] | None = None


def path_in(place: str) -> str:
    """The file of a place."""
    return place.partition(MARK)[0]


class Reckoner:
    """Reckons what is kept of the files of one site."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._known: dict[str, tuple[int, str] | Elsewhere | Fault | None] = {}
        self._texts: dict[str, str] = {}

    def facts(self, name: str, written: Written) -> Facts:
        """What is kept of a file that says so much."""
        meaning = self.meaning(name)
        faults = [*written.faults, *_relative(name, written)]

        def places(*targets: Iterable[str]) -> tuple[str, ...]:
            found: dict[str, None] = {}
            for target in (target for some in targets for target in some):
                meant = meaning(target)
                if isinstance(meant, str):
                    found[meant] = None
                elif isinstance(meant, Fault):
                    faults.append(OwnFault(meant.kind, target, meant.detail))
            return tuple(found)

        def file(target: str) -> str:
            meant = meaning(target)
            return self._one(path_in(meant)) if isinstance(meant, str) else ""

        faults += [OwnFault("remote", target) for target in written.loads if isinstance(meaning(target), Elsewhere)]
        links, others, listed = places(written.links), places(written.loads, written.said), places(written.listed)
        return Facts(
            tuple(faults), links, others, listed, self._one(MARK.join(["", *written.ids, ""])), written.lang,
            tuple(sorted(written.inner_langs)), tuple((target, file(target)) for target in written.canonical),
            tuple((lang, target, file(target)) for lang, target in written.alternates), written.noindex,
            (written.refresh, file(written.refresh)) if written.refresh else None,
        )  # fmt: skip

    def meaning(self, name: str) -> Callable[[str], str | Elsewhere | Fault | None]:
        """What addresses mean on one page or in one file: a place of this site, another site, a fault, or nothing to check."""
        starts = [*folders_above(name[: name.rfind("/") + 1]), name]

        def meaning(written: str) -> str | Elsewhere | Fault | None:
            found = self._known[written] if written in self._known else self._anywhere(written)
            if not isinstance(found, tuple):
                return found
            up, rest = found
            return self._one(starts[up] + rest) if up < len(starts) + PAGE else Fault("outside")

        return meaning

    def _anywhere(self, written: str) -> tuple[int, str] | Elsewhere | Fault | None:
        """What an address means wherever it stands: so many folders up (or ROOT, or PAGE), and from there on."""
        found = self._resolver.read(written)
        if isinstance(found, Elsewhere | Fault) or found is None:
            self._known[written] = found
            return found
        up = found.up if isinstance(found, Way) else ROOT if found.path else PAGE
        wanted = found.fragment.partition(TEXT_FRAGMENT)[0]
        mark = f"{MARK}{wanted}" if wanted and wanted.lower() != TOP else ""
        self._known[written] = up, found.path + mark
        return self._known[written]

    def _one(self, text: str) -> str:
        return self._texts.setdefault(text, text)


def _relative(name: str, written: Written) -> Iterable[OwnFault]:
    """The page of errors is shown at any address: from there, a relative one leads nowhere."""
    if is_404(name):
        for target in (*written.links, *written.loads, *written.said):
            if not SCHEME.match(target) and not target.startswith(("/", "#")):
                yield OwnFault("relative-404", target)


def is_404(name: str) -> bool:
    """Whether a page is shown in the place of those that are not there."""
    return name.rpartition("/")[2] == "404.html"
