"""What a document number ("số, ký hiệu") consists of, and the closed tables of its abbreviations."""

import re
from dataclasses import dataclass
from enum import Enum

from danvan.vietnamese import fold, nfc

UNNUMBERED = "..."

# Types of document. Where two fold to the same letters (HD, HĐ) the first is meant when typed without marks.
TYPE_CODES = (
    "NQ", "QĐ", "CT", "KL", "NĐ", "TT", "HD", "KH", "ĐA", "BC", "TB", "QC", "CV", "PL", "CĐ", "TC", "PA", "BB", "GM",
    "CTr", "TTr", "QyĐ", "QĐi", "QCPH", "TTLT", "NQLT", "VBHN", "HĐ",
)  # fmt: skip

# Organs that decide the side, that are written with a small letter or đ, or that a search in small letters should
# know. All others are accepted as typed, in capitals.
PARTY_ORGANS = (
    "TW", "TU", "ĐU", "HU", "QU", "VPTW", "BTGTW", "BTCTW", "BDVTW", "BTGDVTW", "BNCTW", "UBKTTW", "BCSĐ",
    "VPTU", "BTGTU", "BTCTU", "BDVTU", "BTGDVTU", "BNCTU", "UBKTTU",
)  # fmt: skip
STATE_ORGANS = (
    "CP", "TTg", "QH", "UBTVQH", "CTN", "UBND", "HĐND", "CTUBND", "VPCP", "BNV", "SNV", "BVHTTDL", "SVHTTDL",
    "BGDĐT", "SGDĐT", "BLĐTBXH", "SLĐTBXH", "HĐTĐKT",
)  # fmt: skip
FRONT_ORGANS = ("MTTQ", "BTT")
_KNOWN_ORGANS = PARTY_ORGANS + STATE_ORGANS + FRONT_ORGANS

_TYPES_EXACT = {code.upper(): code for code in TYPE_CODES}
_TYPES_FOLDED = {fold(code): code for code in reversed(TYPE_CODES)}
_ORGANS_EXACT = {organ.upper(): organ for organ in _KNOWN_ORGANS}
_ORGANS_FOLDED = {fold(organ): organ for organ in _KNOWN_ORGANS}
_OLD_TRUNG_UONG = re.compile("TƯ$")  # without marks it would read as Tỉnh ủy
_WITH_TERM = re.compile(r"(QH|UBTVQH|HĐND|HDND)(\d{1,2})")


class Side(Enum):
    """Whose document it is. The two sides write numbers, and cite, in different ways."""

    PARTY = "Đảng"
    STATE = "Nhà nước"


class SymbolError(ValueError):
    """A text that is no document number. `message` says what was found, `fix` what to write instead."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(f"{message}; {fix}")
        self.message = message
        self.fix = fix


@dataclass(frozen=True)
class Symbol:
    """A document number in its parts; `str()` gives the one right writing.

    `number` is None, and `digits` empty, for a paper whose number is not known yet (".../KH-SVHTTDL").
    `digits` is the number as typed ("05", "30a"). `term` repeats the organ where it counts terms ("QH15", "HĐND8").
    `type_code` is empty where the number has none (10/2022/QH15, official letters such as 249/MTTQ-BTT).
    """

    number: int | None
    digits: str
    year: int | None
    term: str | None
    type_code: str
    organ: str
    side: Side

    def __str__(self) -> str:
        """State: 59/2023/NĐ-CP (slash, then dash). Party: 126-KL/TW (dash, then slash)."""
        digits = self.digits or UNNUMBERED
        if self.side is Side.PARTY:
            return f"{digits}-{self.type_code}/{self.organ}"
        year = [str(self.year)] if self.year else []
        return "/".join([digits, *year, "-".join(filter(None, (self.type_code, self.organ)))])


def find_type(text: str) -> str | None:
    """The type code that is meant ("nd" gives "NĐ"), or None when it is not in the table."""
    return _TYPES_EXACT.get(nfc(text).upper()) or _TYPES_FOLDED.get(fold(text))


def find_organ(text: str) -> str | None:
    """The known organ that is meant ("ttg" gives "TTg", "qh15" gives "QH15"), or None."""
    organ = _OLD_TRUNG_UONG.sub("TW", nfc(text).upper())
    if match := _WITH_TERM.fullmatch(organ):
        return f"{_ORGANS_FOLDED[fold(match[1])]}{int(match[2])}"
    return _ORGANS_EXACT.get(organ) or _ORGANS_FOLDED.get(fold(organ))


def term_of(organ: str) -> str | None:
    """The organ itself when it carries its term ("QH15"), else None."""
    return organ if _WITH_TERM.fullmatch(organ) else None


def organ_side(organ: str) -> Side | None:
    """Whose organ it is, by its abbreviation; None for one that is not in the tables and does not end in TW or TU."""
    first = organ.split("-")[0]
    if first in PARTY_ORGANS or first.endswith(("TW", "TU")):
        return Side.PARTY
    return Side.STATE if term_of(first) or first in STATE_ORGANS else None
