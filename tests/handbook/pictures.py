"""A picture of the handbook carries the text that it shows; ``make handbook-pictures`` draws those anew whose text is another now."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from PIL import Image

# How programs keep their notes in a picture (XMP).
HEAD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>'
)
FOOT = "</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
PICTURES = Path(__file__).parents[2] / "docs/assets/huong-dan"


def shown_in(name: str) -> str:
    """The text that a picture shows; "" when there is no such picture."""
    path = PICTURES / f"{name}.webp"
    if not path.is_file():
        return ""
    with Image.open(path) as picture:
        notes = bytes(picture.info.get("xmp", b"")).decode()
    return unescape(notes.removeprefix(HEAD).removesuffix(FOOT))


def keep(name: str, text: str, draw: Callable[[], bytes]) -> None:
    """Nothing when the picture shows this text; else, when asked to (DRAW=1), draw it (``draw`` gives a PNG) and keep it."""
    if shown_in(name) != text and os.environ.get("DRAW"):
        save(name, text, draw())
    assert shown_in(name) == text, f"docs/assets/huong-dan/{name}.webp is stale: run  make handbook-pictures"


def save(name: str, text: str, png: bytes) -> None:
    """Write the picture with its text among its notes; they are not published with it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(
            PICTURES / f"{name}.webp", "WEBP", quality=88, method=6, xmp=f"{HEAD}{escape(text)}{FOOT}".encode()
        )
