"""Footnotes: ``[^1]`` in a text, ``[^1]: words`` below it. Each has the other, and none is there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

NOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]+)\](?P<text>:)?")
DEFINITION = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
# Where Python-Markdown puts the notes: inside the text's own marks, so that the second lock cleans them too.
PLACE = "///Footnotes Go Here///"


def has_footnotes(text: str) -> bool:
    """Whether a text has footnotes below it."""
    return "[^" in text and DEFINITION.search(text) is not None


def unmatched(text: str) -> Iterator[tuple[str, str, int]]:
    """What is wrong with the footnotes of a text without code: (message, fix, place)."""
    if "[^" not in text:
        return
    defined: dict[str, int] = {}
    used: dict[str, int] = {}
    for match in NOTE.finditer(text):
        begins = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" ")
        name = match["name"]
        if match["text"] and begins:
            if name in defined:
                yield f"chú thích [^{name}] ghi hai lần", "giữ lại một dòng", match.start()
            defined.setdefault(name, match.start())
        else:
            used.setdefault(name, match.start())
    for name, place in used.items():
        if name not in defined:
            yield f"chú thích [^{name}] không có nội dung", f"thêm ở cuối bài một dòng  [^{name}]: nội dung", place
    for name, place in defined.items():
        if name not in used:
            yield (
                f"không chỗ nào trong bài dẫn chú thích [^{name}]",
                f"ghi [^{name}] ở chỗ cần chú thích, hoặc xóa dòng này",
                place,
            )
