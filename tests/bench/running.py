"""The runs: every generator in turn, again and again, at each size; then previews and bytes."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.building import Corpus, Site, check_links, lay_out, write_corpus
from bench.measuring import Took
from bench.peers import OURS, PEERS, NotInstalled, Peer
from bench.previewing import Preview, preview
from bench.weighing import Weight, weigh


@dataclass(frozen=True)
class Plan:
    """Which sizes, up to which all generators are compared, how many runs.

    Beyond ``main`` ours is built anew once, and then after each of as many edits as there are runs.
    """

    sizes: tuple[int, ...]
    main: int
    runs: int

    @property
    def largest(self) -> int:
        """Ten years of posts."""
        return self.sizes[-1]


@dataclass
class Measured:
    """A generator at a size: its pages, and what each run took."""

    pages: int = 0
    cold: list[Took] = field(default_factory=list)
    edited: list[Took] = field(default_factory=list)
    themed: list[Took] = field(default_factory=list)
    links: list[Took] = field(default_factory=list)

    @property
    def per_page(self) -> float:
        """Milliseconds a page of a cold build."""
        return median(self.cold) * 1000 / self.pages


@dataclass
class Results:
    """All that was measured."""

    plan: Plan
    versions: dict[str, str] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    measured: dict[tuple[str, int], Measured] = field(default_factory=dict)
    previews: dict[tuple[str, int], Preview] = field(default_factory=dict)
    weights: dict[int, Weight] = field(default_factory=dict)

    def at_main(self, name: str) -> Measured:
        """A generator at the size that is compared."""
        return self.measured[name, self.plan.main]


def median(took: Sequence[Took], of: Callable[[Took], float] = lambda each: each.seconds) -> float:
    """The middle of several runs."""
    return statistics.median(map(of, took))


def run(plan: Plan, folder: Path) -> Results:
    """Measure everything below a folder."""
    results = Results(plan)
    peers = _installed(results)
    for posts in plan.sizes:
        some = [peer for peer in peers if posts <= plan.main or peer.name in (OURS.name, "Hugo")]
        _size(results, some, write_corpus(posts, folder), folder)
    return results


def _installed(results: Results) -> list[Peer]:
    found: list[Peer] = []
    for peer in PEERS:
        tell(f"{peer.name}: cài đặt")
        try:
            results.versions[peer.name] = peer.install()
            found.append(peer)
        except NotInstalled as error:
            results.absent[peer.name] = str(error)
    return found


def _size(results: Results, peers: Sequence[Peer], corpus: Corpus, folder: Path) -> None:
    plan = results.plan
    sites = [lay_out(peer, corpus, folder) for peer in peers]
    for number in range(plan.runs):
        for site in sites:
            tell(f"{corpus.posts} bài, lần {number + 1}: {site.peer.name}")
            _once(results, site, number)
    if corpus.posts >= plan.main:
        for site in sites:
            if site.peer.reloads:
                tell(f"{corpus.posts} bài, xem thử: {site.peer.name}")
                results.previews[site.peer.name, corpus.posts] = preview(site)
    if corpus.posts in (plan.sizes[0], plan.sizes[-1]):
        results.weights[corpus.posts] = weigh(sites[0].built, corpus.newest.address)


def _once(results: Results, site: Site, number: int) -> None:
    found = results.measured.setdefault((site.peer.name, site.corpus.posts), Measured())
    posts, plan = site.corpus.posts, results.plan
    if site.peer is not OURS or posts <= plan.main or not found.cold:
        found.cold.append(site.cold())
        found.pages = site.pages
    if posts < plan.main:
        return
    if site.peer.keeps:
        site.peer.edit(site.folder, site.corpus.newest, f"Sửa lần {number + 1}.")
        found.edited.append(site.again())
    if site.peer is OURS and posts == plan.main:
        OURS.change_theme(site.folder, f"lan-{number + 1}")
        found.themed.append(site.again())
        found.links.append(check_links(site))


def tell(words: str) -> None:
    """Tell a person who watches what is going on."""
    print(f"• {words} …", file=sys.stderr, flush=True)
