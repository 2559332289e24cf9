"""Addresses are promises: one that was published answers for ever, by its page, a redirect or a tombstone.

``ledger/addresses.txt`` lists every address ever published; ``ledger/redirects.txt`` says where a moved one went.
"""

from danvan.promises.ledger import ADDRESSES, answered, broken, promise, promised
from danvan.promises.redirects import REDIRECTS, Redirect, read_redirects, write_pages

__all__ = [
    "ADDRESSES",
    "REDIRECTS",
    "Redirect",
    "answered",
    "broken",
    "promise",
    "promised",
    "read_redirects",
    "write_pages",
]
