"""Children's names: a name that a word, a class or an age marks as a child's (features F33)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, initials
from danvan.gate.names import is_name
from danvan.gate.reading import Text
from danvan.vietnamese import fold

NAME = r"[A-Z][A-Za-z]*(?:[ ][A-Z][A-Za-z]*){1,4}"
CALLED = re.compile(
    rf"(?<![A-Za-z])(?P<mark>[Ee][Mm]|[Cc](?:hau|HAU)|[Bb][Ee])[ ]+(?:(?:noi|ngoai|trai|gai|ten|la)[ ]+)*(?P<name>{NAME})"
)
SMALL = re.compile(
    r"(?<![A-Za-z])(?P<mark>[Ee]m|[Cc]hau|[Bb]e)[ ]+(?P<name>[A-Z][a-z]*)[ ]?[(,][ ]?(?:[0-9]{1,2}[ ]tuoi|lop[ ][0-9])"
)
PUPIL = (
    r"(?:hoc sinh |hs )?(?:dang )?(?:hoc )?lop (?:[1-9]|1[0-2])[a-z]?[0-9]?(?![0-9]| (?:hoc vien|nguoi))"
    r"|(?:1[0-5]|[1-9]) tuoi(?! (?:dang|nghe|quan|doan))|(?:a )?pupil|aged (?:1[0-5]|[1-9])\b|(?:1[0-5]|[1-9]) years old"
)
NAMED_CHILD = re.compile(
    rf"(?<![A-Za-z])(?P<name>{NAME})(?=[ ]?[,(:–\-][ ]?(?i:{PUPIL})|[ ](?:cua[ ])?(?i:lop)[ ][1-9][A-Za-z0-9])"
)
# Where it is worth looking for such a name.
CUE = re.compile(r"lop [1-9]|tuoi|pupil|aged|years old")
MARKS = frozenset({"em", "cháu", "bé", "chau", "be"})
# "Trẻ em Lạng Sơn", "anh em Nguyễn Huệ": not one child.
BEFORE_MARK = frozenset({"tre", "chi", "anh", "dan", "doan", "vi"})
SCHOOL = re.compile(r"(?:tieu hoc|thcs|thpt|mam non|truong|chuyen|noi tru|ban tru|phuong|xa|duong|pho|thon|lop)\s*$")


def children(text: Text) -> Iterator[Finding]:
    """Names of children, initials aside."""
    for match in CALLED.finditer(text.folded):
        if _marked(text, match) and is_name(text, *match.span("name")):
            yield _child(text, *match.span("name"))
    for match in SMALL.finditer(text.folded):
        if _marked(text, match):
            yield _child(text, *match.span("name"))
    for cue in CUE.finditer(text.low):
        for match in NAMED_CHILD.finditer(text.folded, max(0, cue.start() - 70), cue.end() + 20):
            start, end = match.span("name")
            if is_name(text, start, end) and not SCHOOL.search(text.before(start)):
                yield _child(text, start, end)


def _marked(text: Text, match: re.Match[str]) -> bool:
    word = text.plain[slice(*match.span("mark"))].lower()
    return word in MARKS and text.word_before(match.start("mark")) not in BEFORE_MARK


def _child(text: Text, start: int, end: int) -> Finding:
    name = text.plain[start:end]
    return Finding("child", start, end, text.line_of(start), fold(name), initials(name))
