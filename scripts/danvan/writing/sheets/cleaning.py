"""Text of cells, as programs leave it → as people meant it."""

from __future__ import annotations

import re

from danvan.frontmatter.decoding import CONTROL
from danvan.vietnamese import nfc

SPACES = re.compile("[ \t\xa0\u2002-\u200a\u202f\u3000]+")


def cleaned(text: str) -> str:
    """In NFC, with plain spaces, plain line ends, nothing that cannot be seen, nothing around it."""
    text = re.sub(r"\r\n?|\x0b|_x000[dD]_\n?", "\n", text)
    text = SPACES.sub(" ", CONTROL.sub("", nfc(text)))
    return "\n".join(line.strip() for line in text.split("\n")).strip()
