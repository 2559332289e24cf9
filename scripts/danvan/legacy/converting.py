"""The two encodings and their tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from danvan.vietnamese import nfc

# TCVN 5712:1993 (VN3 and VN2), bytes A1 to FE, as glibc's ``iconv -f TCVN`` has them; B0 to B4 are tones for themselves.
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
_TCVN3 = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_LETTERS)}

# VNI writes the letter's base, then a sign that stands for its marks; a few letters are one sign.
_VNI_SIGNS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}
_SIGN = "".join(_VNI_SIGNS) + "".join(_VNI_SIGNS).upper()
_VNI_LETTER = re.compile(f"([aeouyôöAEOUYÔÖ])([{_SIGN}])|([{''.join(_VNI_LETTERS)}{''.join(_VNI_LETTERS).upper()}])")


def _from_tcvn3(text: str) -> str:
    return nfc(text.translate(_TCVN3))


def _from_vni(text: str) -> str:
    return nfc(_VNI_LETTER.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    base = match[1] or match[3]
    letter = _VNI_LETTERS.get(base.lower(), base.lower())
    whole = nfc(letter + _VNI_SIGNS[match[2].lower()]) if match[2] else letter
    return whole.upper() if base.isupper() else whole


@dataclass(frozen=True)
class Encoding:
    """One of the encodings. ``joins`` are the letters that belong to the one before them."""

    name: str
    label: str
    to_unicode: Callable[[str], str]
    joins: str = ""


TCVN3 = Encoding("tcvn3", "TCVN3 (phông .Vn)", _from_tcvn3)
VNI = Encoding("vni", "VNI (phông VNI-)", _from_vni, _SIGN)


def by_name(name: str) -> Encoding:
    """The encoding that is called so: tcvn3 or vni. Raises KeyError."""
    return {encoding.name: encoding for encoding in (TCVN3, VNI)}[name]
