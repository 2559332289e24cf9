"""Telephones, mobile and fixed: which of them may stand, the list of published data says.

The plan of numbers: a mobile number is 0, then 3, 5, 7, 8 or 9, then eight digits; a fixed one is 02 and eight or nine
digits (https://en.wikipedia.org/wiki/Telephone_numbers_in_Vietnam, read on 24/11/2026). No operator's prefixes are asked:
they change, and a number that nobody has yet is no reason to publish it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.amounts import is_amount, is_counted
from danvan.gate.finding import Finding, digits_of, number
from danvan.gate.ids import GAP
from danvan.gate.reading import Text

# A digit first and what may not stand before it after: an expression that begins so skips the rest of a text fast.
FIRST = r"[08](?<![0-9].)(?<![0-9][.,\-].)"
COUNTRY = rf"(?:(?<=8)4|(?<=0)084)\)?{GAP}"
# What parts the digits: a space or two, or one mark with spaces around it.
PARTED = r"(?: ?[.·•)\-] ?|[ \t.·•)\-]{0,2})"
END = r"(?![0-9])(?![.\-][0-9]{3})"
MOBILE = re.compile(rf"{FIRST}(?:{COUNTRY}(?:\(0\){GAP})?|(?<=0){GAP})[35789](?:{PARTED}[0-9]){{8}}{END}")
LANDLINE = re.compile(rf"{FIRST}(?:{COUNTRY}|(?<=0){GAP})2(?:{PARTED}[0-9]){{8,9}}{END}")
# By commas, as numbers of other kinds are too.
COMMAS = re.compile(r"(?<![0-9,.])0[35789][0-9]{2},[0-9]{3},[0-9]{3}(?![0-9,])")
PHONE_WORD = r"(?:dien thoai|\bd\.?t(?:dd)?\b|\bsdt\b|\btel\b|phone|di dong|so may|zalo|hotline|duong day nong|\bfax\b)"
# What any of these words has in it: looked for first, because that is fast.
PHONE_SIGNS = (
    "dien thoai",
    "dt",
    "d.t",
    "tel",
    "phone",
    "di dong",
    "so may",
    "zalo",
    "hotline",
    "duong day nong",
    "fax",
)
NAMED_PHONE = re.compile(rf"{PHONE_WORD}[^0-9\n]{{0,12}}(?P<n>\(?[0-9](?:[ \t.·•()/\-]{{0,2}}[0-9]){{6,11}})(?![0-9])")
# Numbers that anybody may call belong to nobody.
SERVICE = re.compile(r"(?:1800|1900)[0-9]{2,6}")
DECIMAL = re.compile(r"0[.,][0-9]+")


def phones(text: Text) -> Iterator[Finding]:
    """Numbers that have a telephone's form, or a word before them that says so."""
    for pattern in (MOBILE, LANDLINE, COMMAS):
        for match in pattern.finditer(text.plain):
            if not DECIMAL.fullmatch(match.group()) and not is_amount(text, match.end()):
                yield number("phone", text, *match.span())
    for match in NAMED_PHONE.finditer(text.low) if text.has(PHONE_SIGNS) else ():
        if not (is_counted(text, match) or SERVICE.fullmatch(digits_of(match["n"]))):
            yield number("phone", text, *match.span("n"))
