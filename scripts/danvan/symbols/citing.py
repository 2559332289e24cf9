"""Citing documents in text, as State papers (Decree 30/2020/NĐ-CP, appendix I) and Party papers do."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal, Protocol

from danvan.symbols.model import Side, Symbol
from danvan.vietnamese import fold, modern_tones, nfc

# Cited by type and name, never by number.
LAW_TYPES = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")

# Names that begin a title with one capital only; other names show by a second capital (Lạng Sơn, UBND).
_NAMES = ("Đảng", "Nhà nước", "Chính phủ", "Quốc hội", "Mặt trận Tổ quốc", "Tỉnh ủy", "Nhân dân")
# Words of one syllable that begin a title and may stand before a name: "Về Quy chế ...".
_OPENERS = ("Về", "Giao", "Cử", "Cho", "Lập", "Mở", "Trao", "Tặng")

_PARTY = re.compile(
    r"\b(?:bo chinh tri|ban bi thu|tong bi thu|trung uong dang|van phong trung uong|dai hoi dai bieu dang"
    r"|ban chap hanh (?:trung uong(?! doan| hoi)|dang bo)|(?:tinh|thanh|huyen|quan|thi|dang|chi) uy(?! ban| quyen)"
    r"|dang bo|chi bo|ban can su dang|dang doan|uy ban kiem tra trung uong"
    r"|ban (?:to chuc|tuyen giao|dan van|tuyen giao va dan van|noi chinh) trung uong)\b"
)
_STATE = re.compile(
    r"\b(?:chinh phu|thu tuong|quoc hoi|chu tich nuoc|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|toa an nhan dan"
    r"|vien kiem sat nhan dan|kiem toan nha nuoc|ngan hang nha nuoc|kho bac nha nuoc|uy ban dan toc)\b"
    r"|^(?:(?:thanh tra|van phong|giam doc) )?(?:bo(?: truong)?|so|cuc|chi cuc|tong cuc|cong an|thanh tra) \w"
)


class Citable(Protocol):
    """What a document must tell to be cited; a missing part is None or empty."""

    @property
    def type(self) -> str: ...
    @property
    def symbol(self) -> Symbol | None: ...
    @property
    def date(self) -> dt.date | None: ...
    @property
    def issuers(self) -> Sequence[str]: ...
    @property
    def title(self) -> str | None: ...


def short_date(date: dt.date) -> str:
    """The date in figures, 05/9/2016: days below 10 and months 1, 2 take a zero (Decree 30/2020/NĐ-CP, appendix I)."""
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"{date.day:02d}/{month}/{date.year}"


def long_date(date: dt.date) -> str:
    """The date in words, "ngày 05 tháng 9 năm 2016", with zeros as in `short_date`."""
    day, month, year = short_date(date).split("/")
    return f"ngày {day} tháng {month} năm {year}"


def cite(doc: Citable, style: Side, form: Literal["first", "later"]) -> str:
    """The citation of a document in a State or Party text; parts that are not known are left out.

    first, State: Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết ...
    first, Party: Kết luận số 126-KL/TW, ngày 14/02/2025 của Bộ Chính trị, Ban Bí thư về ...
    later: type and number; a paper without number is told by its date. A law is always its type and name.
    """
    if doc.type in LAW_TYPES and doc.title:
        return _law_name(doc.type, doc.title)
    name = f"{doc.type} số {doc.symbol}" if doc.symbol else doc.type
    if form == "later" and doc.symbol:
        return name
    citation = name + _date_part(doc, style)
    if form == "later":
        return citation
    issuers = f"của {', '.join(doc.issuers)}" if doc.issuers else ""
    return " ".join(filter(None, (citation, issuers, lower_title(doc.title or ""))))


def _date_part(doc: Citable, style: Side) -> str:
    if doc.date is None:
        return ""
    if style is Side.STATE:
        return f" {long_date(doc.date)}"
    return f"{',' if doc.symbol else ''} ngày {short_date(doc.date)}"


def _law_name(law_type: str, title: str) -> str:
    return title if fold(title).startswith(tuple(f"{fold(each)} " for each in LAW_TYPES)) else f"{law_type} {title}"


def lower_title(title: str) -> str:
    """The title as it stands inside a sentence: a small first letter unless it begins with a name."""
    words = nfc(title).split()
    if not words:
        return ""
    text = " ".join(words)
    if words[0] not in _OPENERS and _begins_with_name(words, text):
        return text
    return text[0].lower() + text[1:]


def _begins_with_name(words: list[str], text: str) -> bool:
    second_capital = words[0][1:2].isupper() or (len(words) > 1 and words[1][0].isupper())
    names = tuple(f"{name} " for name in _NAMES)
    return second_capital or modern_tones(f"{text} ").startswith(names)


def issuer_side(issuer: str) -> Side | None:
    """Whether an issuer, by its full name, is of the Party or the State; None when that cannot be told.

    The first organ named decides: "Đảng ủy UBND tỉnh" is of the Party. The Fatherland Front and the unions are neither.
    """
    name = fold(issuer)
    party, state = _PARTY.search(name), _STATE.search(name)
    if party and (not state or party.start() <= state.start()):
        return Side.PARTY
    return Side.STATE if state else None
