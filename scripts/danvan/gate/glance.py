"""Which detectors a text is worth: most texts none, and that must cost next to nothing (5,000 posts a build)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from danvan.gate.accounts import accounts
from danvan.gate.births import births
from danvan.gate.children import children
from danvan.gate.columns import columns
from danvan.gate.finding import Detector
from danvan.gate.homes import homes
from danvan.gate.ids import ids
from danvan.gate.mails import mails
from danvan.gate.phones import phones
from danvan.gate.secrecy import marks

# In the order in which they claim what several could find.
ORDER: tuple[Detector, ...] = (accounts, ids, phones, births, homes, mails, children, marks, columns)
# Without one of these words, in this order, a detector finds nothing.
PHRASES: dict[Detector, str] = {
    accounts: "tai khoan,stk,s t k,so tk,tk,ck,ngan hang,nh,chuyen khoan,account no,account number,agribank,vietcombank,vcb,bidv,"
    "vietinbank,mb,mbbank,bank,techcombank,acb,sacombank,vpbank,tpbank,lpbank,lpb,lienviet,lienvietpostbank,shb,msb,vib,kho bac",
    ids: "cccd,c c c d,cmnd,c m n d,c m t,cmt,cmtnd,can cuoc,dinh danh,chung minh nhan,chung minh thu,so cc,cc so,ho chieu,hc so,"
    "passport,identity card,id no",
    phones: "dien thoai,dt,d t,dtdd,sdt,tel,phone,telephone,di dong,so may,zalo,hotline,duong day nong,fax",
    births: "ngay sinh,nam sinh,thang sinh,sinh ngay,sinh nam,sinh thang,sinh vao,sinh khoang,sn,s n,ns,born,birth,dob,tuoi giap,"
    "tuoi at,tuoi binh,tuoi dinh,tuoi mau,tuoi ky,tuoi canh,tuoi tan,tuoi nham,tuoi quy",
    homes: "so nha,nha so,sn,ngo,ngach,hem,thuong tru,tam tru,tru,cu tru,tru quan,hktt,h k t t,dktt,d k t t,dkhktt,ho khau,noi o,"
    "cho o,nha o so,o so,dia chi so,dc so,dia chi nha,dia chi gia,nha rieng,nha ong,nha ba,nha anh,nha chi,ho ong,ho ba,can ho,chung cu,"
    "khu do thi,khu dan cu,khu tai,house number,house no,home address",
    mails: "a cong,gmail,yahoo,hotmail,outlook,icloud",
    children: "hoc sinh,doi vien,thieu nhi,sinh lop,tuoi,pupil,aged,years old",
    marks: "noi bo,n o i,khong pho bien",
}
COLUMN_HEADS = frozenset(b"cccd cmnd cuoc danh minh thoai dt sdt dong sinh sn birth khoan stk lop".split())
LETTERS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
# What a telephone or an identity number looks like, whatever parts its digits.
LONG_NUMBER = re.compile(rb"[08](?<![0-9].)(?:(?:[^0-9a-z\n/:,]{0,3}[0-9]){8}|[0-9]{3},[0-9]{3},[0-9]{3})")
YEAR_SIGNS = (b"(19", b"(20", b"(s.")
# A class, or a day after a sex, in a row of a table.
CELL = re.compile(rb"[\t|] ?(?:1?[0-9][a-h][0-9]? ?[\t|\n]|(?:nam|nu) ?[\t|] ?[0-9])")
BEFORE_NUMBER = re.compile(rb"sinh[^a-z0-9]{0,3}[0-9]")
LISTED_YEAR = re.compile(rb"(?:19|20)[0-9]{2} ?[,;-] ?(?:dan toc|nam|nu|thon|ban|khoi|xa|phuong|que|tru)\b")
CLASS = re.compile(rb"lop (?:[1-9]|la\b|choi|mam|mau giao|nha tre)")
CLASS_CODE = re.compile(rb"[0-9][a-h][0-9]?(?![a-z0-9])")
# A word for a child and a capital: most words of that kind name nobody.
CHILD = re.compile(
    r"(?:[Ee]m|[Cc]h[áa]u|[Bb][ée]|EM|CH[ÁA]U|B[ÉE])[ ]*:?[ ]+(?:(?:nội|ngoại|trai|gái|tên|là)[ ]+)*[A-ZĐÂÔẤẨ]"
)
CHILD_WORDS = frozenset((b"em", b"chau", b"be"))
# "Mật" is told from "mặt" and "mất" while it still has its marks.
STAMPS = ("MẬT", "mật", "Mật", "MAT", "MÂT")
APART = re.compile(r"M[ .]{1,3}[ẬÂA]")


def _words() -> tuple[dict[bytes, set[Detector]], dict[bytes, list[tuple[bytes, bytes, Detector]]]]:
    """Words that are enough alone; and those of several, by their last."""
    alone: dict[bytes, set[Detector]] = defaultdict(set)
    several: dict[bytes, list[tuple[bytes, bytes, Detector]]] = defaultdict(list)
    for detector, phrases in PHRASES.items():
        for phrase in phrases.encode().split(b","):
            if b" " in phrase:
                several[phrase.split()[-1]].append((phrase.split()[0], b" %b " % phrase, detector))
            else:
                alone[phrase].add(detector)
    return alone, several


ALONE, SEVERAL = _words()
ALONE_WORDS, LAST_WORDS = frozenset(ALONE), frozenset(SEVERAL)


@dataclass(frozen=True)
class Glance:
    """A tidied text, the same without marks and capitals, and its words."""

    plain: str
    seen: bytes
    known: set[bytes]

    def has_birth(self) -> bool:
        """A year in brackets or in a list, or a number after "sinh"."""
        listed = any(sign in self.seen for sign in YEAR_SIGNS) or LISTED_YEAR.search(self.seen)
        return bool(listed or (b"sinh" in self.known and BEFORE_NUMBER.search(self.seen)))

    def has_mail(self) -> bool:
        """The sign of an address, or what hides it."""
        return b"@" in self.seen or b"at)" in self.seen or b"at]" in self.seen

    def has_child(self) -> bool:
        """A word for a child before a capital, or a class."""
        called = self.known & CHILD_WORDS and CHILD.search(self.plain)
        return bool(called or (b"lop" in self.known and CLASS.search(self.seen)) or CLASS_CODE.search(self.seen))

    def has_mark(self) -> bool:
        """The letters of a stamp, together or apart."""
        together = b"mat" in self.seen and any(mark in self.plain for mark in STAMPS)
        return bool(together or (b"m" in self.known and APART.search(self.plain)))

    def has_columns(self) -> bool:
        """A table with a head that tells, or with a row that does."""
        table = b"\t" in self.seen or b"|\n" in self.seen or b"\n|" in self.seen
        return bool(table and (self.known & COLUMN_HEADS or CELL.search(self.seen)))

    def has_number(self) -> bool:
        """What looks like a telephone or an identity number."""
        return LONG_NUMBER.search(self.seen) is not None


# What asks for a detector without any of its words.
FORMS: dict[Detector, Callable[[Glance], bool]] = {
    ids: Glance.has_number,
    phones: Glance.has_number,
    births: Glance.has_birth,
    mails: Glance.has_mail,
    children: Glance.has_child,
    marks: Glance.has_mark,
    columns: Glance.has_columns,
}


def wanted(plain: str) -> list[Detector]:
    """The detectors that may find something in a tidied text."""
    seen = unicodedata.normalize("NFD", plain.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").lower()
    words = seen.translate(LETTERS).split()
    known = set(words)
    glance = Glance(plain, seen, known)
    found = {detector for detector, asks in FORMS.items() if asks(glance)}
    for word in known & ALONE_WORDS:
        found |= ALONE[word]
    last = known & LAST_WORDS
    joined = b" %b " % b" ".join(words) if last else b""
    for word in last:
        found.update(detector for first, phrase, detector in SEVERAL[word] if first in known and phrase in joined)
    return [detector for detector in ORDER if detector in found]
