"""Links and pictures in a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Between ] and the address; the words before are found by counting brackets back, as the renderer does.
LINK = re.compile(r"\]\((?P<target>\s*[^)\s]*)")
# ``[name]: address``, wherever a block may begin; a footnote's name begins with ^, a reference ends with ]].
DEFINITION = re.compile(r"^[\s>*+\d.:)-]*\[(?P<words>[^\[\]^][^\[\]]*)\]:[ \t]*\n?[ \t]*\S", re.MULTILINE)
ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]")


def links(text: str) -> Iterator[tuple[str, str, bool, int]]:
    """Every link and picture of a text without code: (target, words, is picture, place)."""
    if "](" not in text:
        return
    text = ESCAPED.sub("··", text)
    for match in LINK.finditer(text):
        start = _opening(text, match.start())
        yield match["target"], text[start + 1 : match.start()], text[start - 1 : start] == "!", start


def definitions(text: str) -> Iterator[tuple[str, int]]:
    """Every address defined apart from its link, ``[name]: address``: (name, place)."""
    if "]:" in text:
        for match in DEFINITION.finditer(text):
            yield match["words"], match.start("words") - 1


def _opening(text: str, end: int) -> int:
    """Where the words of a link begin that end at ``end``."""
    first = text.rfind("\n\n", 0, end) + 1
    depth = 0
    for place in range(end - 1, first - 1, -1):
        if text[place] == "]":
            depth += 1
        elif text[place] == "[":
            if depth == 0:
                return place
            depth -= 1
    return end
