"""One picture: 1200 × 630, sixteen colours, the site's own font; the same words give the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from danvan.sharing.lines import fold, words_of

SIZE = (1200, 630)
MARGIN = 70
FONTS = Path(__file__).parents[3] / "overrides" / "assets" / "fonts"
# The site's blue, its red line, and the shades from blue to white of letters' edges.
BAND, LINE = (18, 53, 91), (201, 66, 75)
SHADES = 15
PALETTE = [round(low + (255 - low) * step / (SHADES - 1)) for step in range(SHADES) for low in BAND]
TO_SHADE = [round(value / 255 * (SHADES - 1)) for value in range(256)]
WHITE, PALE = 255, 190
TITLE_SIZES = (76, 68, 60, 54, 48, 43, 38, 34, 30, 27, 24)
TOP, BOTTOM = 205, 560
LEADING, GAP = 1.32, 14


@dataclass(frozen=True)
class Card:
    """The words: the agency's head (parent, name), what kind of page it is, its title and what that is about."""

    head: tuple[str, str]
    kind: str
    title: str
    subtitle: str = ""


@cache
def _font(part: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    path = FONTS / f"be-vietnam-pro-{part}-{weight}-normal.woff2"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True)
class Type:
    """The site's font in a weight and a size; its Vietnamese letters lie in a file of their own."""

    weight: int
    size: int

    def runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in pieces of one file each."""
        pieces = groupby(text, lambda letter: "vietnamese" if _vietnamese(letter) else "latin")
        return [(_font(part, self.weight, self.size), "".join(letters)) for part, letters in pieces]

    def width(self, text: str) -> float:
        """How wide the text stands."""
        return sum(font.getlength(run) for font, run in self.runs(text))

    def draw(self, on: ImageDraw.ImageDraw, place: tuple[float, float], text: str, shade: int) -> None:
        """Write one line; ``place`` is the left end of its base line."""
        x, y = place
        for font, run in self.runs(text):
            on.text((x, y), run, font=font, fill=shade, anchor="ls")
            x += font.getlength(run)


def _vietnamese(letter: str) -> bool:
    return letter in "ĂăĐđĨĩŨũƠơƯư₫" or "Ạ" <= letter <= "ỹ"


def png(card: Card) -> bytes:
    """The picture as a PNG file."""
    image = _begun(card.head, card.kind).copy()
    on = ImageDraw.Draw(image)
    y = float(TOP + 15)
    before = WHITE
    for line, letters, shade in _text(card):
        y += letters.size * LEADING + (GAP if shade != before else 0)
        before = shade
        letters.draw(on, (MARGIN, y), line, shade)
    return _packed(image)


@cache
def _begun(head: tuple[str, str], kind: str) -> Image.Image:
    """What hundreds of pictures have in common: the agency's head and the kind of page."""
    image = Image.new("L", SIZE)
    on = ImageDraw.Draw(image)
    parent, name = head
    Type(400, 25).draw(on, (MARGIN, 88), parent.upper(), PALE)
    Type(700, _fitting(name.upper(), 31)).draw(on, (MARGIN, 130), name.upper(), WHITE)
    if kind:
        Type(400, 30).draw(on, (MARGIN, TOP), kind, PALE)
    return image


def _fitting(text: str, size: int) -> int:
    """The size, or the next smaller one in which the text fits on a line."""
    while Type(700, size).width(text) > SIZE[0] - 2 * MARGIN:
        size -= 1
    return size


def _text(card: Card) -> list[tuple[str, Type, int]]:
    """The title's lines and those below it, in the largest size in which all of them have room."""
    for size in TITLE_SIZES:
        title, below = Type(700, size), Type(400, max(24, round(size * 0.62)))
        parts = [(card.title, title, WHITE), *([(card.subtitle, below, PALE)] if card.subtitle else [])]
        lines = [
            (fold(words_of(text), SIZE[0] - 2 * MARGIN, letters.width), letters, shade)
            for text, letters, shade in parts
        ]
        if all(found for found, _, _ in lines):
            rows = [(line, letters, shade) for found, letters, shade in lines for line in found or []]
            if size == TITLE_SIZES[-1] or sum(letters.size * LEADING for _, letters, _ in rows) + GAP <= BOTTOM - TOP:
                return rows
    return [(card.title, Type(700, TITLE_SIZES[-1]), WHITE)]


def _packed(image: Image.Image) -> bytes:
    """Sixteen colours, with the red line at the top and below the agency's head."""
    packed = Image.frombytes("P", SIZE, image.point(TO_SHADE).tobytes())
    packed.putpalette([*PALETTE, *LINE])
    on = ImageDraw.Draw(packed)
    on.rectangle((0, 0, SIZE[0], 11), fill=SHADES)
    on.rectangle((MARGIN, 152, MARGIN + 120, 156), fill=SHADES)
    file = io.BytesIO()
    # Runs of one colour are what there is to save: five times as fast as looking further, and no larger.
    packed.save(file, "PNG", bits=4, compress_level=1, compress_type=3)
    return file.getvalue()
