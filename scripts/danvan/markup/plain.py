"""The beginning of a text as plain words: for feeds and descriptions."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache

import nh3
from markdown import Markdown

from danvan.markup.code import blank_code
from danvan.markup.references import Reference, replace_references

# Headings, pictures, tables, notes, quotations of code: none of them is the beginning of what a text tells.
NO_PARAGRAPH = re.compile(r"\s*(#|!\[|!!!|\?\?\?|\||\[\^|```|~~~|\{\{|---|\*\*\*)|( {4}|\t)")


def opening(body: str, length: int, words: Callable[[Reference], str]) -> str:
    """The first paragraphs of a text, until there are ``length`` characters of them; all there are when it is shorter.

    ``words`` gives what stands for a reference.
    """
    found: list[str] = []
    for paragraph in blank_code(body).split("\n\n"):
        if sum(map(len, found)) >= length:
            break
        if paragraph.strip() and not NO_PARAGRAPH.match(paragraph):
            found.append(_plain(replace_references(paragraph, words)))
    return " ".join(filter(None, found))


def shortened(text: str, length: int) -> str:
    """A text of at most ``length`` characters, cut after a sentence or else after a word."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? "))
    return cut[: end + 1] if end > length // 2 else cut.rpartition(" ")[0] + "…"


def _plain(text: str) -> str:
    return " ".join(html.unescape(nh3.clean(_renderer().reset().convert(text), tags=set())).split())


@cache
def _renderer() -> Markdown:
    """Made once: setting it up takes as long as a paragraph."""
    return Markdown()
