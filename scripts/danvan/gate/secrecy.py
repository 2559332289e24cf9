"""Marks of secrecy: MẬT, TỐI MẬT, TUYỆT MẬT and "lưu hành nội bộ", as stamps write them (features F102).

The word "mật" alone means little ("mật ong", "mật độ"): a mark stands in capitals outside a compound, or alone on its
line, or after "độ mật". A sentence that forbids to publish such papers is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, words
from danvan.gate.reading import Text

STAMP = re.compile(r"(?<![^\W\d_])(?:T ?Ố ?I {0,3}|T ?U ?Y ?Ệ ?T {0,3})?M ?[ẬÂ] ?T(?![^\W\d_])")
# Without marks, as old printers stamp: only where nothing else can be meant.
PLAIN_STAMP = re.compile(
    r"(?<![A-Za-z])(?:T ?U ?Y ?E ?T|T ?O ?I)\s{1,3}M ?A ?T(?![A-Za-z])|^[^\w\n]*MAT[^\w\n]*$", re.MULTILINE
)
ALONE = re.compile(r"^[^\w\n]*(?:tối |tuyệt )?mật[^\w\n]*$", re.MULTILINE | re.IGNORECASE)
DEGREE = re.compile(r"\bdo mat\s*:\s*(?:toi |tuyet )?mat\b")
INTERNAL = re.compile(r"(?<![a-z])l ?u ?u\s{1,3}h ?a ?n ?h\s{1,3}(?:trong\s)?n ?o ?i\s{1,3}b ?o(?![a-z])")
# A sentence about such papers: "không đăng …", "chữ “…”".
ABOUT = re.compile(r"\bkhong\b[^.;!?\n]*$|\b(?:chu|ghi|dau|cum tu) [“\"]$")
BEFORE = frozenset(
    [
        "bi",
        "bao",
        "than",
        "co",
        "an",
        "trang",
        "duong",
        "kin",
        "giu",
        "noi",
        "tham",
        "mua",
        "vi",
        "do",
        "hoa",
        "lay",
        "rut",
        "vat",
        "quay",
        "hut",
        "nuoi",
    ]
)
AFTER = re.compile(r"\s+(?:do|ong|khau|ma|thiet|thu|mia|ngot|vu|lenh|nghi|uoc|dam|bao|hoa|danh|tham|truyen|tong)\b")


def marks(text: Text) -> Iterator[Finding]:
    """Every mark of secrecy."""
    for match in STAMP.finditer(text.plain):
        if text.word_before(match.start()) not in BEFORE - {"do"} and not AFTER.match(text.low, match.end()):
            yield words("secrecy", text, *match.span())
    for match in PLAIN_STAMP.finditer(text.folded):
        letters = text.plain[slice(*match.span())]
        if letters.isascii():
            yield words("secrecy", text, *match.span())
    for pattern, where in ((ALONE, text.plain), (DEGREE, text.low)):
        for match in pattern.finditer(where):
            yield words("secrecy", text, *match.span())
    for match in INTERNAL.finditer(text.low):
        if not ABOUT.search(text.before(match.start(), 160)):
            yield words("secrecy", text, *match.span())
