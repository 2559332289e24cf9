"""Identity numbers and passports.

An identity number has 12 digits: three for the place of birth (data/id-provinces.yml), one for sex and century (0 to 3 until
2099), two for the year (Circular 07/2016/TT-BCA, article 7). The old ones had 9 and no form of their own: they count only
where a word says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from danvan.gate.amounts import is_amount, is_counted
from danvan.gate.finding import Finding, digits_of, number
from danvan.gate.reading import Text

CODES = Path(__file__).parent.parent / "data" / "id-provinces.yml"
PROVINCES = frozenset(yaml.safe_load(CODES.read_text("utf-8"))["codes"].split())
GAP = r"[ \t.·•\-]{0,2}"
WIDE_GAP = r"[\s.·•\-]{0,4}"
TWELVE = re.compile(rf"0(?<![0-9A-Za-z].)(?<![0-9][.,\-].)(?<!of: .)(?:{GAP}[0-9]){{11}}(?![0-9]|[.,\-][0-9])")
GROUPS = {"12", "3 3 3 3", "3 9", "3 1 2 6", "4 4 4", "6 6", "3 3 6", "2 10", "1 1 1 1 1 1 1 1 1 1 1 1"}
ID_WORD = (
    r"(?:\bc\.?c\.?c\.?d\b|cccd|\bc\.?m\.?n\.?d\b|cmnd|\bc\.?m\.?t(?:nd)?\b|can cuoc|dinh danh|chung minh (?:nhan dan|thu)"
    r"|\bso cc\b|\bcc so\b|identity card|\bid no\b)"
)
NAMED_ID = re.compile(
    rf"{ID_WORD}[^0-9\n]{{0,40}}\n?\s{{0,4}}(?P<n>[0-9](?:{WIDE_GAP}[0-9]){{8}}(?:(?:{WIDE_GAP}[0-9]){{3}})?)(?![0-9]|[.,][0-9])"
)
# What any of these words has in it: to look for that first is a hundred times as fast as the expressions.
ID_SIGNS = ("cc", "c.c", "cm", "c.m", "can cuoc", "dinh danh", "chung minh", "identity card", "id no")
PASSPORT_SIGNS = ("ho chieu", "passport", "hc so")
FAR_ID = re.compile(rf"{ID_WORD}(?=((?:[^\n]{{0,1000}}\n){{1,12}}))")
BARE_NINE = re.compile(r"(?<![0-9.,/\-])[0-3][0-9]{8}(?![0-9.,/\-])")
PASSPORT = re.compile(r"(?:ho chieu|passport|\bhc so)[^0-9\n]{0,20}?\b(?P<n>[a-z]{1,2} ?[0-9]{7,8})\b")


def ids(text: Text) -> Iterator[Finding]:
    """Identity numbers: by their form, or by a word that stands before them; passports."""
    for match in TWELVE.finditer(text.plain):
        shape = " ".join(str(len(group)) for group in re.findall("[0-9]+", match.group()))
        digits = digits_of(match.group())
        if digits[:3] in PROVINCES and digits[3] in "0123" and shape in GROUPS and not is_amount(text, match.end()):
            yield number("id", text, *match.span())
    if text.has(ID_SIGNS):
        yield from _named(text)
    for match in PASSPORT.finditer(text.low) if text.has(PASSPORT_SIGNS) else ():
        yield number("id", text, *match.span("n"))


def _named(text: Text) -> Iterator[Finding]:
    """Numbers behind a word that says what they are."""
    for match in NAMED_ID.finditer(text.low):
        if not is_counted(text, match):
            yield number("id", text, *match.span("n"))
    for match in FAR_ID.finditer(text.low):
        for nine in BARE_NINE.finditer(text.low, *match.span(1)):
            if not is_amount(text, nine.end()):
                yield number("id", text, *nine.span())
