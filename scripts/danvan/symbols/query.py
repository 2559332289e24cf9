"""Finding documents by a number that is typed only in part, and the writings that a search index should hold."""

import re
from dataclasses import dataclass, replace

from danvan.symbols.model import Symbol, find_organ, find_type, term_of
from danvan.symbols.parsing import clean, is_year, split_glued
from danvan.vietnamese import fold

_TOKEN = re.compile(r"(?P<letters>[^\W\d_]*)(?P<digits>\d+(?:[a-dA-D](?![^\W_]))?)?")
_WORDS = re.compile(r"[\s/-]*[^\W_]+(?:[\s/-]+[^\W_]+)*")
_DIGITS = re.compile(r"0*(\d+)([a-d]?)")


@dataclass(frozen=True)
class Query:
    """The parts of a document number that a reader typed; what was not typed is None."""

    digits: str | None = None
    year: int | None = None
    type_code: str | None = None
    organ: str | None = None

    def matches(self, symbol: Symbol, year: int | None = None) -> bool:
        """Whether the document can be the one meant. Numbers compare as whole numbers: 12 is not 126, 5 is 05.

        `year` is the document's year where its number has none, so that "33 CT TTg 2021" finds 33/CT-TTg of 2021.
        """
        return (
            _same_number(self.digits, symbol.digits)
            and self.year in (None, symbol.year or year)
            # Numbers of the National Assembly have no type: "NQ 88 QH14" is 88/2019/QH14.
            and (self.type_code in (None, symbol.type_code) or (not symbol.type_code and symbol.term is not None))
            and _same_organ(self.organ, symbol.organ)
        )


def _same_number(typed: str | None, digits: str) -> bool:
    if typed is None:
        return True
    wanted, found = _DIGITS.fullmatch(typed.lower()), _DIGITS.fullmatch(digits.lower())
    return bool(wanted and found and wanted[1] == found[1] and wanted[2] in ("", found[2]))


def _same_organ(typed: str | None, organ: str) -> bool:
    """The whole organ, one of its parts (MTTQ of MTTQ-BTT), or it without its term (QH of QH15)."""
    return typed is None or typed in (organ, *organ.split("-"), organ.rstrip("0123456789"))


def parse_query(text: str) -> Query | None:
    """The document number that a search asks for ("126", "kl126", "nd 59", "QH15"), or None for any other search."""
    cleaned = clean(text)
    if not _WORDS.fullmatch(cleaned):
        return None
    numbers, words = _tokens(cleaned)
    digits, year = _digits_and_year(numbers)
    if digits is None and numbers:
        return None
    meaning = _meaning(words, unknown_allowed=bool(digits) and "/" in cleaned)
    if meaning is None or (not numbers and not _stands_alone(words, *meaning)):
        return None
    type_code, organ = meaning
    return Query(digits, year, type_code, organ)


def _tokens(cleaned: str) -> tuple[list[str], list[str]]:
    """Numbers and words apart; "kl126" is both, "QH15" is one word."""
    numbers: list[str] = []
    words: list[str] = []
    for letters, digits in _TOKEN.findall(cleaned):
        if letters and digits and find_organ(letters + digits):
            words.append(letters + digits)
        else:
            words.append(letters)
            numbers.append(digits)
    return list(filter(None, numbers)), list(filter(None, words))


def _digits_and_year(numbers: list[str]) -> tuple[str | None, int | None]:
    """One number is the document's number; of two, the one that can be a year is the year. Otherwise neither."""
    if len(numbers) == 1:
        return numbers[0], None
    if len(numbers) == 2:
        for digits, year in (numbers, numbers[::-1]):
            if is_year(year):
                return digits, int(year)
    return None, None


def _meaning(words: list[str], *, unknown_allowed: bool) -> tuple[str | None, str | None] | None:
    """Type and organ that the words name, or None when a word is neither."""
    type_code: str | None = None
    if len(words) == 1 and not find_type(words[0]) and not find_organ(words[0]) and (glued := split_glued(words[0])):
        return glued
    if words and (type_code := find_type(words[0])):
        words = words[1:]
    organs = [find_organ(word) or (word.upper() if unknown_allowed else None) for word in words]
    known = [organ for organ in organs if organ]
    return (type_code, "-".join(known) or None) if len(known) == len(organs) else None


def _stands_alone(words: list[str], type_code: str | None, organ: str | None) -> bool:
    """Whether words without a number are meant as one: "QH15", "KL", "kl tw"; not "da" or "tu", which are words too."""
    typed = "".join(words)
    return bool((type_code and organ) or term_of(organ or "")) or typed in (type_code, organ) or typed.isupper()


def variants(symbol: Symbol) -> list[str]:
    """The writings of a number that a search index should hold, the right one first, each once."""
    writings = [writing for each in _with_and_without_zero(symbol) for writing in (str(each), *_loose(each))]
    cased = [form for writing in writings for form in (writing, writing.lower())]
    unmarked = [form for writing in writings for form in (_without_marks(writing), fold(writing))]
    return list(dict.fromkeys(cased + unmarked))


def _without_marks(writing: str) -> str:
    return "".join(fold(letter).upper() if letter.isupper() else letter for letter in writing)


def _with_and_without_zero(symbol: Symbol) -> list[Symbol]:
    return [replace(symbol, digits=digits) for digits in dict.fromkeys((symbol.digits, symbol.digits.lstrip("0")))]


def _loose(symbol: Symbol) -> list[str]:
    """The number as people type it, whole and in part."""
    digits, code, organ = symbol.digits, symbol.type_code, symbol.organ
    numbers = list(filter(None, (digits, str(symbol.year or ""))))
    parts = [*numbers, *filter(None, (code, organ))]
    joined = [" ".join(parts), "-".join(parts)]
    if not digits:
        return joined
    if not code:
        return [*joined, "/".join(numbers), f"{digits}/{organ}", f"{digits} {organ}"]
    if symbol.year:
        joined += ["/".join(numbers), f"{digits}/{code}-{organ}", f"{code} {digits}/{symbol.year}"]
    else:
        joined.append(f"{digits}{code}/{organ}")
    short = [f"{code}{digits}", f"{code} {digits}", f"{code}-{digits}", f"{digits} {code}", f"{digits}-{code}"]
    # A letter of the number would run into the type: 30aNQ.
    glued = [f"{digits}{code}"] if digits.isdecimal() else []
    return [*joined, *short, *glued, f"{digits} {code} {organ}"]
