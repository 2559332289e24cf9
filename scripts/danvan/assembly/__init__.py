"""Library → what a generator of sites is handed, whichever it is: the whole site, or a share of it for one process."""

from danvan.assembly.content import Content, Head
from danvan.assembly.share import Share, Shares, first_share
from danvan.assembly.whole import Assembly, assemble, path_of

__all__ = ["Assembly", "Content", "Head", "Share", "Shares", "assemble", "first_share", "path_of"]
