"""Which detectors a text is worth: most texts none, and that must cost next to nothing (5,000 posts a build)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from danvan.gate.children import children
from danvan.gate.columns import columns
from danvan.gate.finding import Detector
from danvan.gate.numbers import accounts, ids, phones
from danvan.gate.people import births, homes, mails
from danvan.gate.secrecy import marks

# In the order in which they claim what several could find.
ORDER: tuple[Detector, ...] = (accounts, ids, phones, births, homes, mails, children, marks, columns)
# Without one of these words, in this order, a detector finds nothing.
PHRASES: dict[Detector, str] = {
    accounts: "tai khoan,stk,so tk,tk,chuyen khoan,account no,account number,agribank,vietcombank,vcb,bidv,vietinbank,mb,mbbank,"
    "bank,techcombank,acb,sacombank,vpbank,tpbank,lpbank,shb,msb,vib,kho bac",
    ids: "cccd,cmnd,cmt,cmtnd,can cuoc,dinh danh,chung minh nhan,chung minh thu,so cc,cc so,ho chieu,hc so,passport,identity card,id no",
    phones: "dien thoai,dt,d t,dtdd,sdt,tel,phone,telephone,di dong,so may,zalo,hotline,duong day nong,fax",
    births: "ngay sinh,nam sinh,thang sinh,sinh ngay,sinh nam,sinh thang,sinh vao,sn,s n,born,birth,dob,tuoi giap,tuoi at,tuoi binh,"
    "tuoi dinh,tuoi mau,tuoi ky,tuoi canh,tuoi tan,tuoi nham,tuoi quy",
    homes: "so nha,nha so,ngo,ngach,hem,thuong tru,tam tru,tru,cu tru,tru quan,hktt,dktt,ho khau,noi o,cho o,dia chi nha,dia chi gia,"
    "nha rieng,house number,house no,home address,can ho",
    children: "tuoi,pupil,aged,years old",
    marks: "noi bo,n o i",
}
COLUMN_HEADS = frozenset(b"cccd cmnd cuoc danh minh thoai dt sdt dong sinh sn birth khoan stk lop".split())
LETTERS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
# What a telephone or an identity number looks like, whatever parts its digits.
LONG_NUMBER = re.compile(rb"[08](?<![0-9].)(?:[^0-9a-z\n/:,]{0,3}[0-9]){8}")
BEFORE_NUMBER = re.compile(rb"sinh[^a-z0-9]{0,3}[0-9]")
CLASS = re.compile(rb"lop [1-9]")
# A word for a child and a capital: most words of that kind name nobody.
CHILD = re.compile(
    r"(?:[Ee]m|[Cc]h[áa]u|[Bb][ée]|EM|CH[ÁA]U|B[ÉE])[ ]+(?:(?:nội|ngoại|trai|gái|tên|là)[ ]+)*[A-ZĐÂÔẤẨ]"
)
CHILD_WORDS = frozenset((b"em", b"chau", b"be"))
# "Mật" is told from "mặt" and "mất" while it still has its marks.
STAMPS = ("MẬT", "mật", "Mật", "MAT", "MÂT", "M Ậ", "M Â", "M A")


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


def wanted(plain: str) -> list[Detector]:
    """The detectors that may find something in a tidied text."""
    seen = unicodedata.normalize("NFD", plain.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").lower()
    words = seen.translate(LETTERS).split()
    known = set(words)
    found = _by_form(plain, seen, known)
    for word in known & ALONE_WORDS:
        found |= ALONE[word]
    last = known & LAST_WORDS
    joined = b" %b " % b" ".join(words) if last else b""
    for word in last:
        found.update(detector for first, phrase, detector in SEVERAL[word] if first in known and phrase in joined)
    return [detector for detector in ORDER if detector in found]


def _by_form(plain: str, seen: bytes, known: set[bytes]) -> set[Detector]:
    """Those that something else than a word asks for."""
    found: set[Detector] = set()
    if LONG_NUMBER.search(seen):
        found |= {ids, phones}
    if b"(19" in seen or b"(20" in seen or (b"sinh" in known and BEFORE_NUMBER.search(seen)):
        found.add(births)
    if b"@" in seen or b"at)" in seen or b"at]" in seen:
        found.add(mails)
    if (known & CHILD_WORDS and CHILD.search(plain)) or (b"lop" in known and CLASS.search(seen)):
        found.add(children)
    if (b"mat" in seen or b"m" in known) and any(mark in plain for mark in STAMPS):
        found.add(marks)
    if (b"\t" in seen or b"|\n" in seen or b"\n|" in seen) and known & COLUMN_HEADS:
        found.add(columns)
    return found
