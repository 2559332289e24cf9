"""Bank accounts: a number after the word, or beside a bank's name. The form of the number says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.amounts import is_counted, is_grouped
from danvan.gate.finding import Finding, digits_of, number
from danvan.gate.ids import GAP
from danvan.gate.reading import Text

WORD = (
    r"(?:\bs\.?t\.?k\b|so tai khoan|tai khoan (?:ngan hang|so|thu huong|nhan)|\btai khoan ?:|\bso tk\b|\btk\b|\bck(?: ?:| ve| qua)"
    r"|account (?:no|number)|chuyen khoan)"
)
BANK = (
    r"(?:agribank|vietcombank|\bvcb\b|bidv|vietinbank|mb ?bank|techcombank|\bacb\b|sacombank|vpbank|tpbank|lpbank|\blpb\b|lienviet\w*"
    r"|\bshb\b|\bmsb\b|\bvib\b|kho bac nha nuoc)"
)
DIGITS = rf"(?P<n>[0-9](?:{GAP}[0-9]){{5,18}})(?![0-9]|[.,][0-9])"
NAMED = re.compile(rf"{WORD}[^0-9\n]{{0,40}}\n?\s{{0,4}}{DIGITS}")
AFTER_BANK = re.compile(rf"{BANK}[^0-9\n]{{0,30}}{DIGITS}")
BEFORE_BANK = re.compile(rf"(?<![0-9.,]){DIGITS}[^0-9\n]{{0,15}}{BANK}")
# Any bank, any account: a weak sign, so a long number, and not written as money is.
NEAR = re.compile(rf"(?:ngan hang|\bnh\b|tai khoan)[^0-9\n]{{0,40}}{DIGITS}")


def accounts(text: Text) -> Iterator[Finding]:
    """Numbers of accounts."""
    for pattern, least in ((NAMED, 6), (AFTER_BANK, 8), (BEFORE_BANK, 8), (NEAR, 9)):
        for match in pattern.finditer(text.low):
            money = pattern is NEAR and is_grouped(match)
            if len(digits_of(match["n"])) >= least and not money and not is_counted(text, match):
                yield number("account", text, *match.span("n"))
