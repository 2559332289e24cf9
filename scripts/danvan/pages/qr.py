"""Addresses as QR codes, for paper and for a phone's camera."""

from __future__ import annotations

import segno

from danvan.pages.markdown import Md

# The standard lets a writer choose the mask (ISO/IEC 18004, 7.8); to try all eight takes four fifths of the time, and
# readers undo any. This one breaks up the runs of an address evenly.
MASK = 3


def qr_code(address: str, title: str) -> Md:
    """An address as a picture (SVG) with a name for those who cannot see it."""
    code = segno.make(address, error="m", micro=False, mask=MASK)
    return Md(code.svg_inline(border=4, omitsize=True, title=title))
