"""The text of a PDF's page in reading order.

Where a font lacks a Vietnamese letter, Word and LibreOffice draw the line first and its missing letters afterwards,
from another font: read in the order of drawing, "tuyệt mật" is "tuy t m t" with "ệ ậ" at the end, and no check finds
it. On such a page the letters are put in order by their places.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# A gap of a fifth of a letter's height parts words.
WORD_GAP = 0.2


class Glyph(NamedTuple):
    """A letter and its box on the page."""

    letter: str
    left: float
    right: float
    bottom: float
    height: float


def page_text(page: Any) -> str:
    """The text of a page of a pypdfium2 document."""
    textpage = page.get_textpage()
    glyphs = list(_glyphs(textpage))
    if not any(_jumps_back(before, after) for before, after in pairwise(glyphs)):
        return str(textpage.get_text_bounded())
    return "\n".join(_line(line) for line in _lines(glyphs))


def _glyphs(textpage: Any) -> Iterator[Glyph]:
    box = pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))
        if not letter.isspace() and pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(box)):
            yield Glyph(letter, box.left, box.right, box.bottom, max(box.top - box.bottom, 0.1))


def _jumps_back(before: Glyph, after: Glyph) -> bool:
    """Whether the second is drawn on the first one's line, but to the left of it."""
    return abs(before.bottom - after.bottom) < before.height / 2 and after.left < before.left - before.height / 2


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """The page's lines from above, the letters of each from the left."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.bottom):
        if line and line[0].bottom - glyph.bottom > line[0].height / 2:
            yield sorted(line, key=lambda item: item.left)
            line = []
        line.append(glyph)
    yield sorted(line, key=lambda item: item.left)


def _line(glyphs: list[Glyph]) -> str:
    pieces = [glyphs[0].letter]
    for before, after in pairwise(glyphs):
        pieces.append(" " if after.left - before.right > WORD_GAP * after.height else "")
        pieces.append(after.letter)
    return "".join(pieces)
