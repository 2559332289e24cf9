"""Numbers that belong to a person: identity cards, telephones, bank accounts.

An identity number has 12 digits: three for the province of birth, one for sex and century (0 to 3 until 2099), two
for the year. The old ones had 9 and no form of their own: they count only where a word says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, digits_of, number
from danvan.gate.reading import Text

GAP = r"[ \t.·•\-]{0,2}"
WIDE_GAP = r"[\s.·•\-]{0,4}"
PROVINCES = frozenset(
    [
        "001",
        "002",
        "004",
        "006",
        "008",
        "010",
        "011",
        "012",
        "014",
        "015",
        "017",
        "019",
        "020",
        "022",
        "024",
        "025",
        "026",
        "027",
        "030",
        "031",
        "033",
        "034",
        "035",
        "036",
        "037",
        "038",
        "040",
        "042",
        "044",
        "045",
        "046",
        "048",
        "049",
        "051",
        "052",
        "054",
        "056",
        "058",
        "060",
        "062",
        "064",
        "066",
        "067",
        "068",
        "070",
        "072",
        "074",
        "075",
        "077",
        "079",
        "080",
        "082",
        "083",
        "084",
        "086",
        "087",
        "089",
        "091",
        "092",
        "093",
        "094",
        "095",
        "096",
    ]
)
TWELVE = re.compile(rf"0(?<![0-9A-Za-z].)(?<![0-9][.,\-].)(?<!of: .)(?:{GAP}[0-9]){{11}}(?![0-9]|[.,\-][0-9])")
GROUPS = {"12", "3 3 3 3", "3 9", "3 1 2 6", "4 4 4", "6 6", "3 3 6", "2 10", "1 1 1 1 1 1 1 1 1 1 1 1"}
ID_WORD = r"(?:cccd|cmnd|\bcmt(?:nd)?\b|can cuoc|dinh danh|chung minh (?:nhan dan|thu)|\bso cc\b|\bcc so\b|identity card|\bid no\b)"
NAMED_ID = re.compile(
    rf"{ID_WORD}[^0-9\n]{{0,40}}\n?\s{{0,4}}(?P<n>[0-9](?:{WIDE_GAP}[0-9]){{8}}(?:(?:{WIDE_GAP}[0-9]){{3}})?)(?![0-9]|[.,][0-9])"
)
FAR_ID = re.compile(rf"{ID_WORD}(?=((?:[^\n]*\n){{1,12}}))")
BARE_NINE = re.compile(r"(?<![0-9.,/\-])[0-3][0-9]{8}(?![0-9.,/\-])")
PASSPORT = re.compile(r"(?:ho chieu|passport|\bhc so)[^0-9\n]{0,20}?\b(?P<n>[a-z]{1,2}[0-9]{7,8})\b")

# A digit first and what may not stand before it after: an expression that begins so skips the rest of a text fast.
FIRST = r"[08](?<![0-9].)(?<![0-9][.,\-].)"
MOBILE = re.compile(
    rf"{FIRST}(?:(?:(?<=8)4|(?<=0)084)\)?{GAP}(?:\(0\){GAP})?|(?<=0){GAP})[35789](?:[ \t.·•)\-]{{0,2}}[0-9]){{8}}(?![0-9])(?![.\-][0-9]{{3}})"
)
MOBILE_START = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])")
LANDLINE = re.compile(
    rf"{FIRST}(?:(?:(?<=8)4|(?<=0)084)\)?{GAP}|(?<=0){GAP})2(?:[ \t.·•)\-]{{0,2}}[0-9]){{8,9}}(?![0-9])(?![.\-][0-9]{{3}})"
)
PHONE_WORD = r"(?:dien thoai|\bd\.?t(?:dd)?\b|\bsdt\b|\btel\b|phone|di dong|so may|zalo|hotline|duong day nong|\bfax\b)"
NAMED_PHONE = re.compile(rf"{PHONE_WORD}[^0-9\n]{{0,12}}(?P<n>\(?[0-9](?:[ \t.·•()/\-]{{0,2}}[0-9]){{6,11}})(?![0-9])")
# Numbers that anybody may call belong to nobody.
SERVICE = re.compile(r"(?:1800|1900)[0-9]{2,6}")

ACCOUNT_WORD = r"(?:\bstk\b|so tai khoan|tai khoan (?:ngan hang|so)|\btai khoan ?:|\bso tk\b|\btk\b|account (?:no|number)|chuyen khoan)"
BANK = r"(?:agribank|vietcombank|\bvcb\b|bidv|vietinbank|mb ?bank|techcombank|\bacb\b|sacombank|vpbank|tpbank|lpbank|\bshb\b|\bmsb\b|\bvib\b|kho bac nha nuoc)"
DIGITS = rf"(?P<n>[0-9](?:{GAP}[0-9]){{5,18}})(?![0-9]|[.,][0-9])"
NAMED_ACCOUNT = re.compile(rf"{ACCOUNT_WORD}[^0-9\n]{{0,40}}\n?\s{{0,4}}{DIGITS}")
BANK_ACCOUNT = re.compile(rf"{BANK}[^0-9\n]{{0,30}}{DIGITS}")
BEFORE_BANK = re.compile(rf"(?<![0-9.,]){DIGITS}[^0-9\n]{{0,15}}{BANK}")

AMOUNT = re.compile(
    r"\s{0,2}(?:dong|d\b|vnd|trieu|nghin|ngan|ty\b|usd|nguoi|ho\b|luot|can\b|suat|the\b|tai khoan|truong hop|m2|ha\b|km)"
)
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
DAY_OR_YEARS = re.compile(
    r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]+)?|(?:19|20)[0-9]{2}[- ]{1,2}(?:19|20)[0-9]{2}"
)


def ids(text: Text) -> Iterator[Finding]:
    """Identity numbers: by their form, or by a word that stands before them; passports."""
    for match in TWELVE.finditer(text.plain):
        shape = " ".join(str(len(group)) for group in re.findall("[0-9]+", match.group()))
        digits = digits_of(match.group())
        if digits[:3] in PROVINCES and digits[3] in "0123" and shape in GROUPS and not _amount(text, match.end()):
            yield number("id", text, *match.span())
    for match in NAMED_ID.finditer(text.low):
        if not _counted(text, match):
            yield number("id", text, *match.span("n"))
    for match in FAR_ID.finditer(text.low):
        for nine in BARE_NINE.finditer(text.low, *match.span(1)):
            if not _amount(text, nine.end()):
                yield number("id", text, *nine.span())
    for match in PASSPORT.finditer(text.low):
        yield number("id", text, *match.span("n"))


def phones(text: Text) -> Iterator[Finding]:
    """Telephones, mobile and fixed: which of them may stand, the list of published data says."""
    for pattern in (MOBILE, LANDLINE):
        for match in pattern.finditer(text.plain):
            digits = digits_of(match.group())
            right = pattern is LANDLINE or MOBILE_START.match(digits)
            if right and not re.fullmatch(r"0[.,][0-9]+", match.group()) and not _amount(text, match.end()):
                yield number("phone", text, *match.span())
    for match in NAMED_PHONE.finditer(text.low):
        if not (_counted(text, match) or SERVICE.fullmatch(digits_of(match["n"]))):
            yield number("phone", text, *match.span("n"))


def accounts(text: Text) -> Iterator[Finding]:
    """Bank accounts: a number after the word, or beside a bank's name."""
    for pattern, least in ((NAMED_ACCOUNT, 6), (BANK_ACCOUNT, 8), (BEFORE_BANK, 8)):
        for match in pattern.finditer(text.low):
            if len(digits_of(match["n"])) >= least and not _counted(text, match):
                yield number("account", text, *match.span("n"))


def _amount(text: Text, end: int) -> bool:
    """Whether what follows says that the number counts money, people, things."""
    return AMOUNT.match(text.low, end) is not None


def _counted(text: Text, match: re.Match[str]) -> bool:
    """Whether the number counts something, or is a day, or years."""
    shape = match["n"].strip()
    grouped = THOUSANDS.fullmatch(shape) and len(digits_of(shape)) < 9
    return bool(grouped or DAY_OR_YEARS.fullmatch(shape) or _amount(text, match.end("n")))
