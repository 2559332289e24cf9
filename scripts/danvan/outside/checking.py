"""One round of asking: which addresses are due, what they answered, what goes into the ledger, what people are told."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from danvan.library import Library
from danvan.library.link_ledger import Grade, SeenLink, read_ledger, write_ledger
from danvan.outside import asking, numbers
from danvan.outside.asking import POLITE, Answer, still_fresh
from danvan.outside.forms import odd_forms
from danvan.outside.gathering import Mention, mentions

GRADES: dict[Grade, str] = {
    "gone": "không còn", "home": "bị đưa về trang chủ (coi như không còn)", "no-number": "mở được nhưng không thấy số văn bản",
    "moved": "đã chuyển địa chỉ", "unreachable": "không kết nối được", "robots": "chặn máy kiểm tra hoặc quá chậm", "ok": "mở được",
}  # fmt: skip
ADVICE: dict[Grade, str] = {
    "gone": "tìm địa chỉ mới, hoặc để nguyên: trang tự ghi ngày thấy lần cuối", "home": "tìm địa chỉ mới",
    "no-number": "mở xem có đúng văn bản không", "moved": "ghi địa chỉ mới", "unreachable": "mở bằng trình duyệt để xem",
    "robots": "mở bằng trình duyệt để xem; thường là trang vẫn còn",
}  # fmt: skip
ALIVE: tuple[Grade, ...] = ("ok", "moved", "no-number")


@dataclass(frozen=True)
class Round:
    """How to ask: the day, how long an answer holds, lychee's options."""

    root: Path
    today: dt.date
    days: int = 7
    options: Sequence[str] = POLITE


def check(library: Library, how: Round) -> str:
    """Ask the addresses that are due, note the answers in the ledger, and say what was found. Raises AskingError."""
    found = mentions(library)
    ledger = read_ledger(how.root)
    wanted = {mention.url: "" for mention in found} | {m.url: m.number for m in found if m.number}
    due = [
        url
        for url in sorted(wanted)
        if url not in ledger or not still_fresh(ledger[url].checked_on, how.today, how.days)
    ]
    answers = asking.ask(due, how.options) if due else {}
    by = asking.version()
    if answers and all(answer.grade == "unreachable" for answer in answers.values()):
        return "Không hỏi được trang nào: máy này có vẻ không có mạng. Sổ liên kết giữ nguyên.\n" + offline(library)
    kept = {url: link for url, link in ledger.items() if url in wanted}
    for url, answer in answers.items():
        if url in wanted:
            kept[url] = _noted(url, _with_number(url, answer, wanted[url]), ledger.get(url), how.today, by)
    write_ledger(how.root, kept)
    return told(found, kept, asked=len(answers))


def _with_number(url: str, answer: Answer, number: str) -> Answer:
    if number and answer.grade in ("ok", "moved") and numbers.shows_number(answer.moved_to or url, number) is False:
        return Answer("no-number", f"không thấy {number}", answer.moved_to)
    return answer


def _noted(url: str, answer: Answer, before: SeenLink | None, today: dt.date, by: str) -> SeenLink:
    alive = today if answer.grade in ALIVE else before.alive_on if before else None
    return SeenLink(
        url=url, first_seen=before.first_seen if before else today, checked_on=today, grade=answer.grade,
        detail=answer.detail, alive_on=alive, by=by, moved_to=answer.moved_to,
    )  # fmt: skip


def told(found: Sequence[Mention], ledger: dict[str, SeenLink], asked: int) -> str:
    """What people should look at, by grade, with file and line; counted last. It never stops a publish."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        places[mention.url].append(mention)
    lines: list[str] = []
    for grade, words in GRADES.items():
        links = [link for link in ledger.values() if link.grade == grade and grade in ADVICE]
        if links:
            lines += [f"{words[0].upper()}{words[1:]} ({len(links)}) → {ADVICE[grade]}"]
            lines += [f"  {m.path}:{m.line}: {_said(link)}" for link in links for m in places[link.url]]
            lines += [""]
    counts = Counter(link.grade for link in ledger.values())
    never = sum(url not in ledger for url in places)
    totals = ", ".join(f"{counts[grade]} {words}" for grade, words in GRADES.items() if counts[grade])
    return "\n".join(
        [*lines, f"Đã hỏi {asked} địa chỉ. Trong sổ: {totals or 'chưa có gì'}; {never} chưa kiểm tra lần nào."]
    )


def _said(link: SeenLink) -> str:
    seen = f"thấy lần cuối {link.alive_on:%d/%m/%Y}" if link.alive_on else "chưa lần nào mở được"
    target = f" → {link.moved_to}" if link.moved_to else ""
    return f"{link.url}{target} ({link.detail}; {seen})"


def offline(library: Library) -> str:
    """What can be said of the addresses without a network."""
    found = mentions(library)
    hints = sorted(set(odd_forms(found)))
    lines = [f"{hint.path}:{hint.line}: {hint.message} → {hint.fix}" for hint in hints]
    return "\n".join([*lines, f"{len({m.url for m in found})} địa chỉ của trang khác; {len(hints)} lưu ý."])
