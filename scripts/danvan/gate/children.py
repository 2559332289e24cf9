"""Children's names: a name that a word, a class or an age marks as a child's (features F33)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, fingerprint, initials
from danvan.gate.names import is_name
from danvan.gate.reading import Text
from danvan.vietnamese import fold

NAME = r"[A-Z][A-Za-z]*(?:[ ][A-Z][A-Za-z]*){1,4}"
# With a middle name: a school is often called by two words alone ("học sinh Nguyễn Du").
WHOLE = r"[A-Z][A-Za-z]*(?:[ ][A-Z][A-Za-z]*){2,4}"
CALLED = re.compile(
    rf"(?<![A-Za-z])(?P<mark>[Ee][Mm]|[Cc](?:hau|HAU)|[Bb][Ee])[ ]*:?[ ]+"
    rf"(?:(?:noi|ngoai|trai|gai|ten|la|hoc sinh)[ ]+)*(?P<name>{NAME})"
)
# 5A, 12B1, and the classes of nurseries.
CLASS = r"(?:[1-9]|1[0-2])[A-Ha-h][0-9]?(?![A-Za-z0-9/\-])"
NURSERY = r"(?:mau giao|nha tre|mam|choi|la)\b"
SMALL = re.compile(
    r"(?<![A-Za-z])(?P<mark>[Ee]m|[Cc]hau|[Bb]e)[ ]+(?P<name>[A-Z][a-z]*(?:[ ][A-Z][a-z]*)?)[ ]?[(,][ ]?"
    rf"(?:[0-9]{{1,2}}[ ]tuoi|lop[ ](?:[0-9]|{NURSERY}))"
)
# Words that only children and pupils go by.
PUPIL_CALLED = re.compile(
    r"(?<![A-Za-z])(?<![Cc]uu )(?:[Hh]oc sinh|(?:[Nn]u|[Nn]am) sinh lop (?:[1-9]|1[0-2])[A-Za-z]?[0-9]?|[Dd]oi vien|[Tt]hieu nhi)"
    rf"(?:[ ]*:|[ ]la)?[ ](?P<name>{WHOLE})(?=[ ]*[,;(.\n–\-]|[ ]*$|[ ](?:da|duoc|dat|lop)\b)"
)
CLASS_LIST = re.compile(rf"(?<![A-Za-z])[Ll]op[ ](?:[1-9]|1[0-2])[A-Za-z]?[0-9]?[ ]?[:–\-][ ]?(?P<name>{NAME})")
PUPIL = (
    r"(?:hoc sinh |hs )?(?:dang )?(?:hoc )?lop (?:[1-9]|1[0-2])[a-z]?[0-9]?(?![0-9]| (?:hoc vien|nguoi))"
    r"|(?:1[0-5]|[1-9]) tuoi(?! (?:dang|nghe|quan|doan))|(?:a )?pupil|aged (?:1[0-5]|[1-9])\b|(?:1[0-5]|[1-9]) years old"
    rf"|(?:hoc sinh|hs) truong\b|lop {NURSERY}|chi doi {CLASS}"
)
# "- 5A" alone is a class, "- 5A Trần Hưng Đạo" a house.
ALONE = rf"{CLASS}(?! (?!Truong|Tieu|TH)[A-Z])"
NAMED_CHILD = re.compile(
    rf"(?<![A-Za-z])(?P<name>{NAME})(?=[ ]?[,(:–\-][ ]?(?:(?i:{PUPIL})|{ALONE})|[ ](?:cua[ ])?(?i:lop)[ ][1-9][A-Za-z0-9])"
)
# Where it is worth looking for such a name.
CUE = re.compile(
    rf"lop (?:[1-9]|{NURSERY})|tuoi|pupil|aged|years old|(?:hoc sinh|hs) truong|[,(:–\-] ?(?:chi doi )?{CLASS}"
)
MARKS = frozenset({"em", "cháu", "bé", "chau", "be"})
# "Trẻ em Lạng Sơn", "anh em Nguyễn Huệ": not one child.
BEFORE_MARK = frozenset({"tre", "chi", "anh", "dan", "doan", "vi"})
SCHOOL = re.compile(r"(?:tieu hoc|thcs|thpt|mam non|truong|chuyen|noi tru|ban tru|phuong|xa|duong|pho|thon|lop)\s*$")


def children(text: Text) -> Iterator[Finding]:
    """Names of children, initials aside."""
    for match in CALLED.finditer(text.folded):
        if _marked(text, match) and is_name(text, *match.span("name")):
            yield child(text, *match.span("name"))
    for match in SMALL.finditer(text.folded):
        if _marked(text, match):
            yield child(text, *match.span("name"))
    for pattern in (PUPIL_CALLED, CLASS_LIST):
        for match in pattern.finditer(text.folded):
            if is_name(text, *match.span("name")):
                yield child(text, *match.span("name"))
    for cue in CUE.finditer(text.low):
        for match in NAMED_CHILD.finditer(text.folded, max(0, cue.start() - 70), cue.end() + 20):
            start, end = match.span("name")
            if is_name(text, start, end) and not SCHOOL.search(text.before(start)):
                yield child(text, start, end)


def _marked(text: Text, match: re.Match[str]) -> bool:
    word = text.plain[slice(*match.span("mark"))].lower()
    return word in MARKS and text.word_before(match.start("mark")) not in BEFORE_MARK


def child(text: Text, start: int, end: int) -> Finding:
    """A child's name between two places; its initials are shown."""
    name = text.plain[start:end]
    return Finding("child", start, end, text.line_of(start), fingerprint(fold(name)), initials(name))
