"""The plan's citations of a document, compared with each other, with the calendar and with the record.

What comes out are findings: misprints that the plan really has, found by code in its own words and never typed by
hand (features F16, F17). An editor adds evidence to a finding; the library refuses evidence for one that is not there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from danvan.records.citing import Citation
from danvan.records.document import Document
from danvan.symbols import Symbol, SymbolError, issuer_side, parse
from danvan.vietnamese import modern_tones, same_text

# The title of a cited document begins, after its issuer, with one of these words (or has none).
TITLE_WORDS = r"về|ban hành|quy định|thực hiện|hướng dẫn|phê duyệt|giao|triển khai"
NUMBERED = re.compile(
    r"(?P<type>\w[\w ]*?) số (?P<symbol>[^\s,]+),?(?: ngày (?P<date>\d[\d/]*))?,?"
    rf"(?: của (?P<issuer>.+?))??(?: (?P<title>(?:{TITLE_WORDS})\b.*))?"
)
HEAD_NUMBER = re.compile(r"Số:\s*/")
HEAD_DAY = re.compile(r"ngày\s+tháng")
NUMERIC_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
INNER_DATE = re.compile(r",? ngày (\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})")
LEADING = re.compile(r"^(?:(?:về việc|về|ban hành|việc)\s+)+")
HINTS = frozenset({"weekend_date", "date_format", "capital_letters", "missing_title", "title_repeats_type"})


@dataclass(frozen=True)
class Finding:
    """One thing that the plan's wording shows: its kind, where, what is printed, what the record has.

    ``places`` are the citations that show it, each as the section's reference and the place in it; more than one when
    they differ from each other.
    """

    kind: str
    places: tuple[tuple[str, str], ...]
    found: str
    expected: str = ""

    @property
    def hint(self) -> bool:
        """Whether it is a remark rather than an error of the plan."""
        return self.kind in HINTS


Finder: TypeAlias = Callable[..., Finding]


@dataclass(frozen=True)
class CitedParts:
    """A citation taken apart; a part that is not there is empty."""

    type: str
    symbol: str
    date: str
    issuer: str
    title: str


def take_apart(text: str) -> CitedParts | None:
    """The parts of a numbered citation ("Chỉ thị số 27/CT-TTg ngày …"); None when it gives no number."""
    match = NUMBERED.fullmatch(" ".join(text.split()))
    return CitedParts(**{name: value or "" for name, value in match.groupdict().items()}) if match else None


def findings(document: Document) -> list[Finding]:
    """Everything that the plan's citations of a document show, in the order of the citations."""
    found: list[Finding] = []
    for citation in document.citations:
        found += _of_one(document, citation)
    across = list(_of_all(document))
    if any(finding.kind == "different_titles" for finding in across):
        # Two titles that differ from each other say it better than one that differs from the record.
        found = [finding for finding in found if finding.kind != "title_differs"]
    return found + across


def _of_one(document: Document, citation: Citation) -> Iterator[Finding]:
    def finding(kind: str, printed: str, expected: str = "") -> Finding:
        return Finding(kind, ((citation.section, citation.place),), printed, expected)

    text = " ".join(citation.text.split())
    parts = take_apart(text)
    if parts is None:
        yield from _unnumbered(document, text, finding)
        return
    yield from _date_findings(document, parts, finding)
    yield from _issuer_findings(document, parts, finding)
    yield from _title_findings(document, parts, finding)


def _unnumbered(document: Document, text: str, finding: Finder) -> Iterator[Finding]:
    if HEAD_NUMBER.search(text):
        yield finding("missing_number", text)
    elif HEAD_DAY.search(text):
        yield finding("missing_day", text)
    elif document.number and not _named_programme(document):
        yield finding("missing_number", text, str(document.number))
        # A law is cited by type and name (Decree 30/2020/NĐ-CP, appendix I): only its number is worth a remark.
        if document.type != "Luật" and document.date:
            yield finding("missing_date", text, str(document.date))


def _named_programme(document: Document) -> bool:
    return any(item.kind == "programme_named_without_number" for item in document.discrepancies)


def _date_findings(document: Document, parts: CitedParts, finding: Finder) -> Iterator[Finding]:
    record = str(document.date) if document.date else ""
    if not parts.date:
        yield finding("missing_date", parts.symbol, record)
        return
    match = NUMERIC_DATE.fullmatch(parts.date)
    day = _calendar_day(match)
    if match is None or day is None:
        yield finding("impossible_date", parts.date, record)
        return
    if day.weekday() >= 5:
        yield finding("weekend_date", parts.date, "thứ Bảy" if day.weekday() == 5 else "Chủ nhật")
    if match[2].startswith("0") and int(match[2]) > 2:
        # Months 3 to 9 carry no zero (Decree 30/2020/NĐ-CP, appendix I; the Party's own rule is the same).
        yield finding("date_format", parts.date, f"{match[1]}/{int(match[2])}/{match[3]}")


def _calendar_day(match: re.Match[str] | None) -> dt.date | None:
    if match is None:
        return None
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _issuer_findings(document: Document, parts: CitedParts, finding: Finder) -> Iterator[Finding]:
    side, symbol = issuer_side(parts.issuer), _symbol(parts.symbol)
    if symbol and side and side != symbol.side:
        yield finding("issuer_symbol_conflict", f"{parts.symbol} … của {parts.issuer}")
    for issuer in document.issuers:
        if issuer != parts.issuer and issuer.casefold() == parts.issuer.casefold():
            yield finding("capital_letters", parts.issuer, issuer)


def _symbol(text: str) -> Symbol | None:
    try:
        return parse(text)
    except SymbolError:
        return None


def _title_findings(document: Document, parts: CitedParts, finding: Finder) -> Iterator[Finding]:
    if not parts.title:
        yield finding("missing_title", parts.symbol, document.title or "")
        return
    if re.match(rf"về việc {parts.type}\b", parts.title, re.IGNORECASE):
        yield finding("title_repeats_type", parts.title.split(parts.type)[0] + parts.type)
    elif document.title and not _begins(_core(document.title), _core(parts.title)):
        yield finding("title_differs", parts.title, document.title)


def _core(title: str) -> str:
    """A title for comparing: without its first word of form, inner dates, commas, capitals, old tone places."""
    bare = INNER_DATE.sub("", " ".join(title.split()))
    return LEADING.sub("", modern_tones(bare).casefold().replace(",", ""))


def _begins(whole: str, part: str) -> bool:
    """A citation may give a title in short; it must not give another one."""
    return whole == part or whole.startswith(f"{part} ")


def _of_all(document: Document) -> Iterator[Finding]:
    """One document cited with two dates or with two titles."""
    cited = [(citation, parts) for citation in document.citations if (parts := take_apart(citation.text))]
    dated = [(citation, parts.date) for citation, parts in cited if parts.date]
    dates = list(dict.fromkeys(date for _, date in dated))
    if len(dates) > 1:
        yield Finding("different_dates", _places(dated), " / ".join(dates), str(document.date or ""))
    titled = [(citation, parts.title) for citation, parts in cited if parts.title]
    cores = list(dict.fromkeys(_core(title) for _, title in titled))
    if any(not _begins(a, b) and not _begins(b, a) for a, b in combinations(cores, 2)):
        first = {_core(title): title for _, title in reversed(titled)}
        yield Finding(
            "different_titles", _places(titled), " / ".join(first[core] for core in cores), document.title or ""
        )


def _places(cited: list[tuple[Citation, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((citation.section, citation.place) for citation, _ in cited)


def same_document(a: Document, b: Document) -> bool:
    """Whether two records are one document: number, issuer and year agree (features F18)."""
    if a.number is None or b.number is None or a.year != b.year:
        return False
    return str(a.number) == str(b.number) and any(same_text(x, y) for x in a.issuers for y in b.issuers)
