"""Vietnamese text: Unicode forms, folding, tone placement, slugs, dictionary order, look-alike letters.

Public standards: Unicode NFC is the form that Viet Nam's TCVN 6909 asks for; see also `symbols` for document numbers.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Icelandic eth looks exactly like đ in capitals and is what some keyboards and old converters give.
_ETH_TO_DD = str.maketrans("\u00d0\u00f0", "Đđ")
_DASHES = re.compile("\\s*[-\u2010-\u2015\u2212]\\s*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng

# The second vowel of an open oa, oe or uy that carries the tone. In "qu" the u belongs to the consonant.
_TONE_ON_SECOND = re.compile(
    "([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?![^\\W\\d_]|[\u0300-\u036f])"
    "|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?![^\\W\\d_]|[\u0300-\u036f])"
)

# Capitals and small letters of Cyrillic, then Greek, that look like a Latin letter.
_LOOKALIKES = dict(
    zip(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
        "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
        "\u03b1\u03bf\u03bd\u03c1\u03c5\u03b9\u03ba\u03c4\u03c7\u212a",
        "ABEKMHOPCTYXIJSabekmhopctyxijsABEZHIKMNOPTYXaovpuiktxK",
        strict=True,
    )
)

_ALPHABETS = {"CYRILLIC": "chữ Nga", "GREEK": "chữ Hy Lạp"}

# One word as sort_key weighs it: the place of each letter, then the tones.
Word = tuple[tuple[tuple[int, int], ...], tuple[int, ...]]


class _Folding(dict[int, str]):
    """A table for `str.translate` that fills itself: each letter without marks, each mark gone."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = "" if unicodedata.category(letter).startswith("M") else letter.translate(_ETH_TO_DD)
        self[code] = folded.replace("đ", "d").replace("Đ", "D")
        return self[code]


_FOLDING = _Folding()


def nfc(text: str) -> str:
    """The text in Unicode NFC, the form in which everything is stored and compared."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text without case, marks, đ and double spaces: what a search compares ("Đảng  ủy" gives "dang uy")."""
    # Twice: a mark may turn into a letter under casefold, and casefold may give letters with new marks.
    for _ in range(2):
        text = unicodedata.normalize("NFD", text).translate(_FOLDING).casefold()
    return " ".join(unicodedata.normalize("NFD", text).translate(_FOLDING).split())


def modern_tones(text: str) -> str:
    """The text in NFC, with the tone of an open oa, oe, uy on its first vowel: hoà gives hòa, uỷ gives ủy.

    That is the placement of Party and State papers ("Tỉnh ủy", "khóa"). Syllables where both placements
    agree (quý, toán, khuỷu) stay as they are. Case is kept.
    """
    return _TONE_ON_SECOND.sub(_move_tone, nfc(text))


def _move_tone(match: re.Match[str]) -> str:
    first, second = match[1] or match[3], match[2] or match[4]
    base_and_tone = unicodedata.normalize("NFD", second)
    return nfc(first + base_and_tone[1]) + base_and_tone[0]


def comparison_key(text: str) -> str:
    """What two texts share when `same_text` holds; for finding duplicates among many."""
    unified = modern_tones(text.translate(_ETH_TO_DD)).casefold()
    return " ".join(_DASHES.sub("-", nfc(unified)).split())


def same_text(a: str, b: str) -> bool:
    """Whether a reader would call both the same: Unicode form, tone placement, case, spaces and dashes aside."""
    return comparison_key(a) == comparison_key(b)


def slugify(value: str, separator: str = "-") -> str:
    """The value as an address or anchor: `[a-z0-9]` and the separator only. Fits Python-Markdown's toc `slugify`."""
    return separator.join(part for part in _NOT_SLUG.split(fold(value)) if part)


def _place(letter: str) -> tuple[int, int]:
    rank = _ALPHABET.get(letter)
    return (2, ord(letter)) if rank is None else (1, rank)


@lru_cache(maxsize=4096)
def _letter_weight(letter: str) -> Word:
    """Place of one letter in the alphabet, and its tones; marks that are no Vietnamese tone come after the tones."""
    places: list[tuple[int, int]] = []
    tones: list[int] = []
    base = ""
    for char in unicodedata.normalize("NFD", letter.translate(_ETH_TO_DD).casefold()):
        if not unicodedata.category(char).startswith("M"):
            base = char
            places.append(_place(base))
        elif char in _TONES:
            tones.append(_TONES[char])
        elif nfc(base + char) in _ALPHABET:  # the breve, circumflex or horn of ă, â, ơ makes another letter
            places[-1] = _place(nfc(base + char))
        else:
            tones.append(ord(char))
    return tuple(places), tuple(tones)


def sort_key(text: str) -> tuple[tuple[Word, ...], tuple[bool, ...], str]:
    """A key for `sorted` in Vietnamese dictionary order.

    Word by word as in printed dictionaries ("ba ba" before "bà"): the letters a ă â b c d đ e ê ... first, then the
    tone (ngang, huyền, hỏi, ngã, sắc, nặng) wherever in the syllable it stands. Runs of digits compare as numbers.
    Texts that still tie are ordered by case, small letters first, and at last by their characters.
    """
    text = nfc(text)
    words = tuple(_word_weight(word) for word in _WORD.findall(text))
    return words, tuple(char.isupper() for char in text), text


@lru_cache(maxsize=50_000)
def _word_weight(word: str) -> Word:
    if word[0] in "0123456789":
        digits = word.lstrip("0")  # length first, then digits: the order of numbers, without a limit on their size
        return ((0, len(digits)), *((0, int(digit)) for digit in digits)), ()
    weights = [_letter_weight(letter) for letter in word]
    return (
        tuple(place for places, _ in weights for place in places),
        tuple(tone for _, tones in weights for tone in tones),
    )


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate nearest to a wrong word, or None when all are further than the cutoff (0 to 1, 1 is equal).

    Marks and case count only between candidates that are equally near without them; then the first in plain order.
    """
    folded = SequenceMatcher(b=fold(word), autojunk=False)
    marked = SequenceMatcher(b=comparison_key(word), autojunk=False)
    best: tuple[float, float] = (cutoff, -1.0)
    found = None
    for candidate in sorted(set(candidates)):
        folded.set_seq1(fold(candidate))
        if folded.real_quick_ratio() < best[0] or folded.quick_ratio() < best[0]:
            continue
        marked.set_seq1(comparison_key(candidate))
        score = (folded.ratio(), marked.ratio())
        if score > best:
            best, found = score, candidate
    return found


def alphabet(letter: str) -> str:
    """The alphabet of a letter that is not Latin, as an editor calls it."""
    name = unicodedata.name(letter, "")
    return next((said for word, said in _ALPHABETS.items() if name.startswith(word)), "chữ nước khác")


def foreign_letters(text: str) -> list[tuple[int, str, str]]:
    """The letters that are not of Latin script, such as a Cyrillic look-alike: (index, letter, Unicode name)."""
    return [
        (index, letter, unicodedata.name(letter, "UNKNOWN"))
        for index, letter in enumerate(text)
        if letter > "\u024f" and letter.isalpha() and not _is_latin(letter)
    ]


def _is_latin(letter: str) -> bool:
    # Modifier letters (Lm), such as the apostrophe of foreign names, belong to no script.
    return "LATIN" in unicodedata.name(letter, "") or unicodedata.category(letter) == "Lm"


def latin_lookalike(letter: str) -> str | None:
    """The Latin letter that a Cyrillic or Greek letter looks like, or None: for telling what was meant."""
    return _LOOKALIKES.get(letter)
