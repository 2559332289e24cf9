"""The second lock: what came out of texts that people wrote is reduced to safe HTML, whatever the checks let by."""

from __future__ import annotations

import re

from danvan.markup import clean
from danvan.pages.context import CLOSE, OPEN

TEXT = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)


def lock(page_html: str) -> str:
    """The page's HTML, each written text in it cleaned and its marks taken away."""
    return TEXT.sub(lambda match: clean(match[1]), page_html)
