"""What else tells who a person is: the day of birth, where they live, their own e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, words
from danvan.gate.names import is_name
from danvan.gate.reading import Text

YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
DAY = (
    rf"(?:[0-3]?[0-9]\s?[/.\-]\s?[01]?[0-9]\s?[/.\-]\s?{YEAR}|(?:mong |mung )?[0-3]?[0-9]\s+thang\s+[01]?[0-9],?(?:\s+nam)?\s+{YEAR}"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?\s+[a-z]{{3,9}},?\s+{YEAR}|[a-z]{{3,9}}\s+[0-3]?[0-9],?\s+{YEAR}|{YEAR}-[01][0-9]-[0-3][0-9])"
)
ANY_DAY = rf"(?:{DAY}|[01]?[0-9]\s?[/.\-]\s?{YEAR}|{YEAR})"
# Words whose second half is "sinh": what follows is no birth.
NOT_BORN = frozenset(
    [
        "hoc",
        "ve",
        "tuyen",
        "phat",
        "thi",
        "an",
        "hy",
        "hi",
        "dan",
        "hoi",
        "ky",
        "khai",
        "giang",
        "tai",
        "quang",
        "moi",
        "chung",
        "giao",
        "ngoai",
        "nay",
        "muu",
        "ho",
        "phuc",
        "mon",
    ]
)
BORN = re.compile(
    rf"sinh\s+(?:ngay|nam|thang|vao)(?:\s+(?:ngay|nam|thang))?\s*:?\s*(?P<verb>{ANY_DAY})"
    rf"|sinh\s*:?\s*(?P<bare>{DAY}|19[0-9]{{2}}(?![0-9]))"
    rf"|born\b[^0-9\n.;]{{0,30}}?(?P<english>{ANY_DAY})"
)
BORN_LABEL = re.compile(
    rf"(?:\b(?:ngay|nam|thang)\s+sinh(?!\s+(?:hoat|hoc|vien|thai|ke|ly))[^0-9\n.;|]{{0,25}}\n?\s{{0,4}}|date of birth[\s:]*|\bdob[\s:]*|\bs\.?n\.?\s*:?\s*)"
    rf"(?P<day>{ANY_DAY})"
)
# The year alone, beside a name; and the year by its name in the calendar of the twelve animals.
NAMED_YEAR = re.compile(rf"\b(?P<name>[A-Z][a-z]*(?: [A-Z][a-z]*){{1,4}}) ?\((?P<year>{YEAR})\)")
ANIMAL_YEAR = re.compile(
    r"\btuoi (?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)\b"
)
# Of many people at once, nobody is named.
CROWD = re.compile(r"(?:tre|tre em|em|chau|cong dan|thanh nien|nguoi|hoc sinh|nhung ai)\s+(?:co\s+)?$")
HONOURED = re.compile(r"ky niem[^.;\n]*$")
# Nobody born before is alive: history, not personal data.
ALIVE_SINCE = 1915

HOUSE = re.compile(
    r"\bso nha\s*:?\s*[0-9]+\w?|\bnha so\s*[0-9]+\w?,?\s+(?:ngo|ngach|hem|duong|pho|khoi|to|thon)\b|\bhouse (?:number|no\.?)\s*[0-9]+|\bcan ho (?:so )?[0-9]{3,4},?\s+(?:chung cu|toa|tang)\b"
)
LANE = re.compile(r"\b(?:ngo|ngach|hem)\s+(?:so\s+)?[0-9]+(?:/[0-9]+)*(?! (?:sach|xanh|khong|van minh|tu quan))")
LANES = frozenset({"ngõ", "ngách", "hẻm", "ngo", "ngach", "hem"})
HOME_LABEL = re.compile(
    r"(?:\bthuong tru|\btam tru|\bhktt|\bdktt|\bho khau(?=\s*:\s*[a-z])|\bnoi o(?: hien (?:nay|tai))?|\bcho o(?: hien (?:nay|tai))?|\bnoi cu tru"
    r"|\bdia chi (?:nha(?: rieng)?|gia dinh)|\bnha rieng|\btru quan|\bhome address)\s*:\s*(?P<place>[a-z0-9][^\n|;]{0,60})"
)
RESIDES = re.compile(
    r"\b(?:(?:thuong|tam|cu) tru|hktt)\s+(?:cua|theo|hien)\b[^:\n]{0,40}:\s*(?:so|thon|ban|xom|to|khoi|khu|duong|pho|xa|phuong)\s+(?P<name>\w)"
)
LIVES_AT = re.compile(
    r"(?:\b(?:thuong|tam) tru|\bho khau(?: thuong tru)?|(?<!luu )(?<!cu )(?<!don )\btru|\bnoi o(?: hien (?:nay|tai))?|\b(?:hien|dang) cu tru|\bnha rieng)\s+(?:tai\s+|o\s+)?"
    r"(?:so|thon|ban|xom|to|khoi|khu|duong|pho|xa|phuong|ngo|nha)\s+(?P<name>\w)"
)

AT = r"(?:\s?@\s?|\s?[(\[]\s?(?:at|@)\s?[)\]]\s?)"
DOT = r"(?:\.|(?<=mail),(?=com)|(?<=yahoo),(?=com)|\s\.\s?(?=(?:com|vn|net|org)\b)|\s?[(\[]\s?dot\s?[)\]]\s?)"
MAIL = re.compile(
    rf"(?P<user>[A-Za-z0-9][A-Za-z0-9._%+\-]*){AT}(?P<host>[A-Za-z0-9\-]+(?:{DOT}[A-Za-z0-9\-]+)*{DOT}[A-Za-z]{{2,6}})\b"
)
# The State's and the Party's own mail.
OFFICIAL = ("gov.vn", "dcs.vn", "dangcongsan.vn")


def births(text: Text) -> Iterator[Finding]:
    """Days and years of birth of people who may be alive."""
    for match in BORN_LABEL.finditer(text.low):
        if _alive(match["day"]) and not HONOURED.search(text.before(match.start(), 80)):
            yield words("birth", text, *match.span())
    for match in BORN.finditer(text.low):
        year = match["verb"] and len(match["verb"]) == 4
        crowd = year and CROWD.search(text.before(match.start()))
        if _alive(match.group()) and not crowd and text.word_before(match.start()) not in NOT_BORN:
            yield words("birth", text, *match.span())
    for match in ANIMAL_YEAR.finditer(text.low):
        yield words("birth", text, *match.span())
    for match in NAMED_YEAR.finditer(text.folded):
        start, end = match.span("name")
        if _alive(match["year"]) and is_name(text, start, end):
            yield words("birth", text, *match.span("year"))


def _alive(day: str) -> bool:
    return max(map(int, re.findall(r"(?:19|20)[0-9]{2}", day))) >= ALIVE_SINCE


def homes(text: Text) -> Iterator[Finding]:
    """Where a person lives: house, lane, registered residence."""
    for match in HOUSE.finditer(text.low):
        yield words("home", text, *match.span())
    for match in LANE.finditer(text.low):
        if text.plain[match.start() : match.end()].split()[0].lower() in LANES:
            yield words("home", text, *match.span())
    for match in HOME_LABEL.finditer(text.low):
        yield _hidden_place(text, match.start(), match.start("place"), match.end())
    for match in (*LIVES_AT.finditer(text.low), *RESIDES.finditer(text.low)):
        letter = text.plain[match.start("name")]
        if letter.isupper() or letter.isdigit():
            yield _hidden_place(text, match.start(), match.start("name"), match.end())


def _hidden_place(text: Text, start: int, hidden: int, end: int) -> Finding:
    found = words("home", text, start, end)
    return Finding("home", start, end, found.line, found.value, f"{' '.join(text.plain[start:hidden].split())} ***")


def mails(text: Text) -> Iterator[Finding]:
    """E-mail addresses that are neither the State's nor the Party's."""
    for match in MAIL.finditer(text.plain):
        host = re.sub(rf"{DOT}", ".", match["host"]).lower()
        if not host.endswith(tuple(f".{name}" for name in OFFICIAL)) and host not in OFFICIAL:
            value = f"{match['user'].lower()}@{host}"
            yield Finding("email", *match.span(), text.line_of(match.start()), value, f"{match['user'][0]}***@{host}")
