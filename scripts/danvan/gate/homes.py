"""Where a person lives: house, lane, flat, registered residence. A village alone is no home address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, words
from danvan.gate.reading import Text

STREET = r"(?:duong|pho|khoi|to|khu|thon|xom|phuong|ngo)\b"
HOUSE = re.compile(
    rf"\bso nha\s*:?\s*[0-9]+\w?|\bnha so\s*[0-9]+\w?,?\s+(?:ngach|hem|{STREET})|\bhouse (?:number|no\.?)\s*[0-9]+"
    rf"|\bsn\s*:?\s*[0-9]{{1,3}}[a-z]?(?:/[0-9]+)?\s*,?\s+{STREET}"
    r"|\bnha o\s*:\s*so [0-9]+|\bnha (?:o )?(?:tai )?lo [a-z0-9\-]+,?\s+khu (?:do thi|dan cu|tai dinh cu)"
    r"|\bcan ho (?:so )?[0-9]{3,4},?\s+(?:chung cu|toa|tang)\b|\b(?:phong |p\.\s?)[0-9]{3,4},?\s+(?:chung cu|toa [a-z]{1,3}[0-9])"
)
# A lane is also a public work ("đổ bê tông ngõ 27"): it is a home with a house's number before it or a street after.
LANE = re.compile(
    rf"\b(?:ngach|hem)\s+(?:so\s+)?[0-9]+(?:/[0-9]+)*|\bngo\s+(?:so\s+)?(?:[0-9]+(?:/[0-9]+)+|[0-9]+,?\s+{STREET})"
    r"|\b(?:so|nha|o|tai)\s+(?:nha\s+)?[0-9]+\w?,?\s+ngo\s+[0-9]+"
)
LANES = frozenset({"ngõ", "ngách", "hẻm", "ngo", "ngach", "hem"})
NOT_A_LANE = re.compile(r"\s(?:sach|xanh|khong|van minh|tu quan|dai|rong)\b")
STAYS = r"(?:\bthuong tru|\btam tru|\bh\.?k\.?t\.?t|\bd\.?k\.?t\.?t|\bdk ?hktt)"
HOME_LABEL = re.compile(
    rf"(?:{STAYS}(?: tai)?|\bho khau(?=\s*:\s*[a-z])|\bnoi o(?: hien (?:nay|tai))?|\bcho o(?: hien (?:nay|tai))?|\bnoi cu tru"
    r"|\bdia chi (?:nha(?: rieng)?|gia dinh)|\bnha rieng|\btru (?:quan|tai)|\bhome address)\s*:\s*(?P<place>[a-z0-9][^\n|;]{0,60})"
)
RESIDES = re.compile(
    r"\b(?:(?:thuong|tam|cu) tru|hktt)\s+(?:cua|theo|hien)\b[^:\n]{0,40}:\s*(?:so|thon|ban|xom|to|khoi|khu|duong|pho|xa|phuong)\s+(?P<name>\w)"
)
LIVES_AT = re.compile(
    r"(?:\b(?:thuong|tam) tru|\bho khau(?: thuong tru)?|(?<!luu )(?<!cu )(?<!don )\btru|\bnoi o(?: hien (?:nay|tai))?|\b(?:hien|dang) cu tru|\bnha rieng)"
    r"\s+(?:(?:tai|o|la)\s+)?(?:so|thon|ban|xom|to|khoi|khu|duong|pho|xa|phuong|ngo|nha)\s+(?P<name>\w)"
)
# "Ông A, địa chỉ: số 12, tổ 3": a house beside a person.
PERSONS = re.compile(
    rf"\b(?:ong|ba|anh|chi|chu|bac|cu)\s+(?P<name>\w)[^\n.;]{{0,40}}?(?:\bdia chi|\bdc|\bo|:)\s*:?\s*(?:so\s+)?[0-9]+\w?(?:/[0-9]+)*,?\s+{STREET}"
)
REGISTERED = re.compile(r"\((?:ho khau )?thuong tru\)|\(hktt\)")


def homes(text: Text) -> Iterator[Finding]:
    """Addresses of homes."""
    for pattern in (HOUSE, REGISTERED):
        for match in pattern.finditer(text.low):
            yield words("home", text, *match.span())
    for match in LANE.finditer(text.low):
        typed = text.plain[slice(*match.span())].lower().split()
        if not LANES.isdisjoint(typed) and not NOT_A_LANE.match(text.low, match.end()):
            yield words("home", text, *match.span())
    for match in HOME_LABEL.finditer(text.low):
        yield _hidden_place(text, match.start(), match.start("place"), match.end())
    for match in (*LIVES_AT.finditer(text.low), *RESIDES.finditer(text.low), *PERSONS.finditer(text.low)):
        letter = text.plain[match.start("name")]
        if (letter.isupper() or letter.isdigit()) and not _seat(text, match.start()):
            yield _hidden_place(text, match.start(), match.start("name"), match.end())


def _seat(text: Text, start: int) -> bool:
    """Whether it is "trụ sở", where an office is, and not "trú"."""
    return text.plain[start : start + 3].lower() == "trụ"


def _hidden_place(text: Text, start: int, hidden: int, end: int) -> Finding:
    found = words("home", text, start, end)
    return Finding(
        "home", start, end, found.line, found.fingerprint, f"{' '.join(text.plain[start:hidden].split())} ***"
    )
