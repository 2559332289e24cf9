"""Style sheets → the addresses that they load: url(), image-set() and @import, in files, in <style> and in style=""."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

# Functions whose texts are addresses.
LOADING = frozenset({"url", "src", "image-set", "-webkit-image-set"})


def style_addresses(css: str, *, block: bool = True) -> Iterator[str]:
    """Every address that a style sheet (or, without ``block``, one element's style) would load."""
    parse = tinycss2.parse_stylesheet if block else tinycss2.parse_blocks_contents
    yield from _in_nodes(parse(css, skip_comments=True, skip_whitespace=True))


def _in_nodes(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type == "url":
            yield node.value
        elif node.type == "function" and node.lower_name in LOADING:
            yield from (part.value for part in node.arguments if part.type == "string")
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield from (part.value for part in node.prelude if part.type == "string")
        for name in ("prelude", "content", "value", "arguments"):
            inner = getattr(node, name, None)
            if isinstance(inner, list):
                yield from _in_nodes(inner)
