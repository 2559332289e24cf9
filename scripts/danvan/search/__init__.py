"""What the search box needs beside the pages: names and numbers, a list for readers without a server, the word index."""

from danvan.search.facets import write_facets
from danvan.search.files import write
from danvan.search.index import IndexFailed, make_index

__all__ = ["IndexFailed", "make_index", "write", "write_facets"]
