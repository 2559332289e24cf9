"""Finding text in an old encoding: by the font's name, or because it reads as Vietnamese only when converted."""

from __future__ import annotations

import re

from danvan.legacy.converting import TCVN3, VNI, Encoding
from danvan.vietnamese import fold

WORD = re.compile(r"[^\W\d_]+")
OLD_SIGNS = re.compile("[\xa1-\xff]")
# Only Unicode text has these: ă, đ, ĩ, ũ, ơ, ư and the letters with a tone of U+1EA0 to U+1EF9.
MODERN = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
# A Vietnamese syllable without marks.
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|uoi|uou|oai|oay|oeo|uay|oao|ia|ie|ua|uo|ue|uy|ui|uu|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|iu|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
ENOUGH, SHARE = 3, 0.8
_FONTS = ((re.compile(r"\.Vn", re.IGNORECASE), TCVN3), (re.compile(r"VNI[- ]", re.IGNORECASE), VNI))


def of_font(name: str | None) -> Encoding | None:
    """The encoding that a font shows, by its name."""
    return next((encoding for pattern, encoding in _FONTS if pattern.match(name or "")), None)


def is_unicode(text: str) -> bool:
    """Whether a text has letters that only Unicode has, whatever its font."""
    return bool(MODERN.search(text))


def shows_capitals(name: str | None) -> bool:
    """Whether a font shows small letters as capitals: ``.VnTimeH``."""
    return of_font(name) is TCVN3 and bool(name) and str(name).endswith("H")


def legacy_of(text: str) -> Encoding | None:
    """The encoding in which a text reads as Vietnamese, when as it stands it does not; None for all other text."""
    words = [word for word in WORD.findall(text.replace("\xad", "\xaa")) if OLD_SIGNS.search(word)]
    if len(words) < ENOUGH or MODERN.search(text):
        return None
    share, best = max(((_share(words, encoding), encoding) for encoding in (TCVN3, VNI)), key=lambda pair: pair[0])
    return best if share >= SHARE and share > _plain_share(words) else None


def _share(words: list[str], encoding: Encoding) -> float:
    return _plain_share([encoding.to_unicode(word.replace("\xaa", "\xad")) for word in words])


def _plain_share(words: list[str]) -> float:
    """How many of the words are Vietnamese syllables with marks."""
    return sum(1 for word in words if _is_syllable(word)) / len(words)


def _is_syllable(word: str) -> bool:
    return fold(word) != word.casefold() and bool(SYLLABLE.fullmatch(fold(word)))
