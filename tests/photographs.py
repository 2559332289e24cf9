"""Pictures for tests, made by Pillow: a phone's photograph with all that it writes beside it, a drawing, broken files."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image, ImageCms, ImageDraw

# What must not leave the office: looked for in the bytes of a built site.
OWNER = "Nguyễn Văn Mẫu (chủ máy ảnh)"
LATITUDE = (21.0, 51.0, 12.5)
ORIENTATION, ARTIST, GPS = 0x0112, 0x013B, 0x8825


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture as a file's bytes."""
    made = io.BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def scene(width: int = 900, height: int = 600) -> Image.Image:
    """Something with many colours: red grows to the right, green downwards."""
    red = Image.linear_gradient("L").rotate(90).resize((width, height))
    green = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (red, green, Image.radial_gradient("L").resize((width, height))))


def exif(orientation: int = 1) -> Image.Exif:
    """A phone's notes: who owns it, where it stood, how it was held."""
    notes = Image.Exif()
    notes[ORIENTATION], notes[ARTIST] = orientation, OWNER.encode()
    notes.get_ifd(GPS).update({1: "N", 2: LATITUDE, 3: "E", 4: (106.0, 45.0, 30.0)})
    return notes


@cache
def profile() -> bytes:
    """A profile of colours (it holds the time at which it was made: made once)."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def photograph(width: int = 900, height: int = 600, orientation: int = 1, **options: Any) -> bytes:
    """A photograph with notes, an XMP packet, a comment and a profile of colours."""
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{OWNER}</x:xmpmeta>".encode()
    return saved(
        scene(width, height), exif=exif(orientation), icc_profile=profile(), xmp=packet, comment=OWNER.encode(),
        **{"quality": 90, **options},
    )  # fmt: skip


def drawing(width: int = 700, height: int = 400) -> bytes:
    """A drawing of three colours."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((50, 50, width - 50, height - 50), fill="#b5121b", outline="black", width=6)
    return saved(image, "PNG")
