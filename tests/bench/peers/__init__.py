"""The generators that the benchmark compares, each with a small theme of its own folder."""

from bench.peers.eleventy import Eleventy
from bench.peers.entry import Entry, entries
from bench.peers.hugo import Hugo
from bench.peers.ours import Ours
from bench.peers.peer import Peer
from bench.peers.pelican import Pelican
from bench.peers.tools import NotInstalled
from bench.peers.zensical import Zensical

__all__ = ["OURS", "PEERS", "Entry", "NotInstalled", "Peer", "entries"]

OURS = Ours()
# Alternating runs go in this order; Hugo is what ratios are taken to.
PEERS: tuple[Peer, ...] = (OURS, Hugo(), Pelican(), Eleventy(), Zensical())
