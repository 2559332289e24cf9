"""Words → lines that are about equally long, as a careful typesetter would break a Vietnamese title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# "số 126-KL/TW", "năm 2025", "ngày 14/02/2025", "mục II.1": a number stays beside its word.
BOUND = re.compile(r"\b(số|năm|ngày|tháng|quý|mục|Điều|khoản|No\.|section) (?=[\dIVX])")


def words_of(text: str) -> list[str]:
    """The pieces between which a line may end."""
    return [word.replace("\u00a0", " ") for word in BOUND.sub("\\1\u00a0", " ".join(text.split())).split(" ")]


def fold(words: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str] | None:
    """The lines, as few as go, their lengths as even as can be; None when a word is wider than the space."""
    sizes = [measure(word) for word in words]
    if not words or max(sizes) > width:
        return None
    needed = len(_filled(words, sizes, width, measure(" ")))
    narrow, wide = max(sizes), width
    while wide - narrow > 4:
        middle = (narrow + wide) / 2
        if len(_filled(words, sizes, middle, measure(" "))) > needed:
            narrow = middle
        else:
            wide = middle
    return _filled(words, sizes, wide, measure(" "))


def _filled(words: Sequence[str], sizes: Sequence[float], width: float, space: float) -> list[str]:
    """Lines filled as far as they go."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, size in zip(words, sizes, strict=True):
        if lines[-1] and used + space + size > width:
            lines.append([])
            used = 0.0
        used += size + (space if lines[-1] else 0)
        lines[-1].append(word)
    return [" ".join(line) for line in lines]
