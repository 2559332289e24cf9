"""Prepares a corpus for a generator, builds it by the generator's own command, and sees that no page is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.corpus import make
from bench.measuring import Took, measure
from bench.peers import OURS, Entry, Peer, entries
from bench.peers.ours import ADDRESS
from bench.peers.tools import PROJECT


@dataclass(frozen=True)
class Corpus:
    """The content for so many posts."""

    posts: int
    root: Path

    @cached_property
    def entries(self) -> list[Entry]:
        """Its posts, documents and commendations, a language each."""
        return entries(self.root)

    @property
    def newest(self) -> Entry:
        """The newest post, which an editor changes."""
        return [entry for entry in self.entries if entry.section == "tin-tuc" and entry.lang == "vi"][-1]


@dataclass(frozen=True)
class Site:
    """A generator's folder with a corpus laid out as it expects it."""

    peer: Peer
    corpus: Corpus
    folder: Path

    def cold(self) -> Took:
        """Build with nothing left of builds before."""
        self.peer.clean(self.folder)
        return self.again()

    def again(self) -> Took:
        """Build with all that is left of builds before."""
        took = measure(self.peer.command(self.folder), self.folder)
        missed = list(missing(self.built, self.corpus.entries))
        if missed:
            sys.exit(f"{self.peer.name}: thiếu {len(missed)} trang, trước hết {missed[0]}")
        return took

    @property
    def built(self) -> Path:
        """Where the site is."""
        return self.peer.site(self.folder)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(1 for _ in self.built.rglob("*.html"))


def write_corpus(posts: int, folder: Path) -> Corpus:
    """Make the corpus of so many posts below a folder."""
    root = folder / f"corpus-{posts}"
    make(root, PROJECT, posts)
    return Corpus(posts, root)


def lay_out(peer: Peer, corpus: Corpus, folder: Path) -> Site:
    """Give a generator the corpus, in a folder of its own."""
    own = folder / f"{type(peer).__name__.lower()}-{corpus.posts}"
    own.mkdir(parents=True)
    peer.prepare(corpus.root, corpus.entries, own)
    return Site(peer, corpus, own)


def build(posts: int, folder: Path) -> tuple[Site, Took]:
    """Our own site of so many posts, built as ``make site`` builds it."""
    site = lay_out(OURS, write_corpus(posts, folder), folder)
    return site, site.cold()


def missing(site: Path, found: Iterable[Entry]) -> Iterable[str]:
    """The addresses of entries that a built site lacks."""
    return (entry.address for entry in found if not (site / entry.address.strip("/") / "index.html").is_file())


def check_links(site: Site) -> Took:
    """Our own check of links over a built site, by its command."""
    command = [sys.executable, "-m", "danvan", "links", str(site.built), "--site-url", ADDRESS]
    return measure(command, PROJECT, {"PYTHONPATH": str(PROJECT / "scripts")})
