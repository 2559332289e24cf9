"""One build of the site: content checked, pages made, the result checked, then shown."""

from danvan.build.making import build, expected, index_words, make
from danvan.build.order import BuildError, Order
from danvan.build.summary import NOT_UPDATED

__all__ = ["NOT_UPDATED", "BuildError", "Order", "build", "expected", "index_words", "make"]
