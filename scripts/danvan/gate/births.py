"""Days and years of birth of people who may be alive."""

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
# 02.3.90: only where a word says that it is a birth.
SHORT_DAY = r"[0-3]?[0-9]\s?[/.\-]\s?[01]?[0-9]\s?[/.\-]\s?[0-9]{2}(?![0-9/.\-])"
# "mồng hai tháng ba năm", "năm Canh Ngọ (": a day or a year told in words, before the year in digits.
TOLD = (
    r"(?:(?:ngay|thang|nam|vao|khoang|mong|mung|ram|mot|hai|ba|bon|sau|bay|tam|chin|muoi|gieng|giang|chap|[0-3]?[0-9]"
    r"|giap|at|binh|dinh|mau|ky|canh|tan|nham|quy|ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)[\s,(]+){1,8}"
)
# Words whose second half is "sinh": what follows is no birth.
NOT_BORN = re.compile(
    r"hoc|ve|tuyen|phat|thi|an|hy|hi|dan|hoi|ky|khai|giang|tai|quang|moi|chung|giao|ngoai|nay|muu|ho|phuc|mon"
)
BORN = re.compile(
    rf"sinh\s+(?:ngay|nam|thang|vao|khoang)(?:\s+(?:ngay|nam|thang))?\s*:?\s*(?P<verb>{ANY_DAY})"
    rf"|sinh\s*:?\s*(?P<bare>{DAY}|19[0-9]{{2}}(?![0-9]))"
    rf"|sinh\s+(?P<told>{TOLD}{YEAR})"
    rf"|born\b[^0-9\n.;]{{0,30}}?(?P<english>{ANY_DAY})"
)
SHORT_BORN = re.compile(rf"(?:sinh(?:\s+ngay)?|\bs\.?n)\.?\s*:?\s*{SHORT_DAY}")
BORN_LABEL = re.compile(
    rf"(?:\b(?:ngay|nam|thang)\s+sinh(?!\s+(?:hoat|hoc|vien|thai|ke|ly))[^0-9\n.;|]{{0,25}}\n?\s{{0,4}}|date of birth[\s:]*|\bdob[\s:]*"
    rf"|\bs\.?n\.?\s*:?\s*|\bns\s?:\s?|\(s\.?\s?)(?P<day>{ANY_DAY})"
)
# The year alone, beside a name; and the year by its name in the calendar of the twelve animals.
NAMED_YEAR = re.compile(
    rf"\b(?P<name>[A-Z][a-z]*(?: [A-Z][a-z]*){{1,4}})"
    rf"(?: ?\((?P<year>{YEAR})\)|\s?[,;–\-]\s?(?P<listed>{YEAR})\s?[,;–\-]\s?(?i:dan toc|nam|nu|thon|ban|khoi|xa|phuong|que|tru)\b)"
)
ANIMAL_YEAR = re.compile(
    r"\btuoi (?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)\b"
)
# Of many people at once, nobody is named.
CROWD = re.compile(r"(?:tre|tre em|em|chau|cong dan|thanh nien|nguoi|hoc sinh|nhung ai)\s+(?:co\s+)?$")
HONOURED = re.compile(r"ky niem[^.;\n]*$")
# "Theo Nguyễn Văn A (2019)": a book.
CITED = re.compile(r"\b(?:theo|cua tac gia|tac gia|xem|trich|dan)\s+$")
BOOK = re.compile(r"\),[^\n]{0,150}?\b(?:tap chi|nxb|nha xuat ban|luan van|luan an|tr\.|trang [0-9])")
# Nobody born before is alive: history, not personal data.
ALIVE_SINCE = 1915


def births(text: Text) -> Iterator[Finding]:
    """Days and years of birth, whatever their form."""
    for match in BORN_LABEL.finditer(text.low):
        if _alive(match["day"]) and not HONOURED.search(text.before(match.start(), 80)):
            yield words("birth", text, *match.span())
    for match in BORN.finditer(text.low):
        year = match["verb"] and len(match["verb"]) == 4
        crowd = year and CROWD.search(text.before(match.start()))
        if _alive(match.group()) and not crowd and not NOT_BORN.fullmatch(text.word_before(match.start())):
            yield words("birth", text, *match.span())
    for match in SHORT_BORN.finditer(text.low):
        if not NOT_BORN.fullmatch(text.word_before(match.start())):
            yield words("birth", text, *match.span())
    for match in ANIMAL_YEAR.finditer(text.low):
        yield words("birth", text, *match.span())
    yield from _named_years(text)


def _named_years(text: Text) -> Iterator[Finding]:
    for match in NAMED_YEAR.finditer(text.folded):
        year = "year" if match["year"] else "listed"
        cited = CITED.search(text.before(match.start("name"))) or BOOK.match(text.low, match.end() - 1)
        if _alive(match[year]) and not cited and is_name(text, *match.span("name")):
            yield words("birth", text, *match.span(year))


def _alive(day: str) -> bool:
    return max(map(int, re.findall(r"(?:19|20)[0-9]{2}", day))) >= ALIVE_SINCE
