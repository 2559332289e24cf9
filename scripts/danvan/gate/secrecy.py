"""Marks of secrecy: MẬT, TỐI MẬT, TUYỆT MẬT, "lưu hành nội bộ", "không phổ biến", as stamps write them (features F102).

The word "mật" alone means little ("mật ong", "mật độ"): a mark stands in capitals outside a compound, or alone on its
line, or where stamps and numbers of papers have it. A sentence that forbids to publish such papers is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, words
from danvan.gate.reading import Text

APART = r"[ .]{0,3}"
STAMP = re.compile(
    rf"(?<![^\W\d_])(?:T{APART}Ố{APART}I {{0,3}}|T{APART}U{APART}Y{APART}Ệ{APART}T {{0,3}})?M{APART}[ẬÂ]{APART}T(?![^\W\d_])"
)
# Without marks, as old printers stamp: only where nothing else can be meant.
PLAIN_STAMP = re.compile(
    r"(?<![A-Za-z])(?:T ?U ?Y ?E ?T|T ?O ?I)\s{1,3}M ?A ?T(?![A-Za-z])|^[^\w\n]*MAT[^\w\n]*$", re.MULTILINE
)
SECRET = r"(?:tối |tuyệt )?mật"
ALONE = re.compile(
    rf"^[^\w\n]*(?:tài liệu )?{SECRET}[^\w\n]*$"
    rf"|\b(?:độ mật|mức độ)\s*(?::|-|–|là)\s*{SECRET}\b"
    rf"|\b(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn)\s*[-–,/]\s*{SECRET}\b|\bbản số\s*:?\s*[0-9]+[^\w\n]*{SECRET}\b"
    rf"|\b(?:công văn|văn bản|tài liệu|báo cáo|kế hoạch|tờ trình) {SECRET}\s+số\b",
    re.MULTILINE | re.IGNORECASE,
)
INTERNAL = re.compile(
    r"(?<![a-z])l ?u ?u\s{1,3}h ?a ?n ?h\s{0,3}:?\s{1,3}(?:trong\s)?n ?o ?i\s{1,3}b ?o(?![a-z])"
    r"|\b(?:tai lieu|chi)(?: chi)?(?: de)? (?:su dung|dung)(?: trong)? noi bo\b"
    r"|^[^\w\n]*tai lieu noi bo[^\w\n]*(?:$|(?=khong))",
    re.MULTILINE,
)
UNSPREAD = re.compile(
    r"^[^\w\n]*khong pho bien(?: rong rai)?[^\w\n]*$|\btai lieu (?:noi bo[,\s]+)?khong pho bien\b|\((?:tai lieu (?:nay )?)?khong pho bien\b[^)\n]*\)",
    re.MULTILINE,
)
# A sentence about such papers: "không đăng …", "chữ “…”".
ABOUT = re.compile(r"\bkhong\b[^.;!?\n]*$|\b(?:chu|ghi|dau|cum tu) [“\"]$")
BEFORE = re.compile(r"bi|bao|than|co|an|trang|duong|kin|giu|noi|tham|mua|vi|hoa|lay|rut|vat|quay|hut|nuoi|mac|ong")
AFTER = re.compile(r"\s+(?:do|ong|khau|ma|thiet|thu|mia|ngot|vu|lenh|nghi|uoc|dam|bao|hoa|danh|tham|truyen|tong)\b")


def marks(text: Text) -> Iterator[Finding]:
    """Every mark of secrecy."""
    for match in STAMP.finditer(text.plain):
        if not BEFORE.fullmatch(text.word_before(match.start())) and not AFTER.match(text.low, match.end()):
            yield words("secrecy", text, *match.span())
    for match in PLAIN_STAMP.finditer(text.folded):
        if text.plain[slice(*match.span())].isascii():
            yield words("secrecy", text, *match.span())
    for pattern, where in ((ALONE, text.plain), (UNSPREAD, text.low)):
        for match in pattern.finditer(where):
            yield words("secrecy", text, *match.span())
    for match in INTERNAL.finditer(text.low):
        if not ABOUT.search(text.before(match.start(), 160)):
            yield words("secrecy", text, *match.span())
