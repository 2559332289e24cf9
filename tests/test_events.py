"""What happened when: the events behind the change feed, digests and reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import COMMENDATION, DECISION, DOCUMENT, POST, loaded, record, text

from danvan.library import load
from danvan.library.events import events, events_of
from danvan.records import Commendation, Document, Movement, Post

SOURCE = "https://vbpl.vn/van-ban/chi-tiet/1"
OLD = {"posted": "2024-04-02"}


def names(item: Any) -> list[tuple[str, str]]:
    return [(event.name, event.day.isoformat()) for event in events_of(item)]


def status(value: str, since: str, **more: str) -> dict[str, str]:
    return {"value": value, "since": since, "checked_on": "2026-11-20", "source": SOURCE, **more}


def test_a_note_of_the_first_day_is_no_change() -> None:
    changes = [{"date": day, "note": "Sửa."} for day in ("2026-11-23", "2026-11-24", "2026-11-24", "2026-11-25")]
    assert names(record(Movement, changes=changes)) == [
        ("posted", "2026-11-23"), ("changed-2026-11-24", "2026-11-24"), ("changed-2026-11-24-2", "2026-11-24"),
        ("changed-2026-11-25", "2026-11-25"),
    ]  # fmt: skip


def test_a_correction_may_be_of_the_first_day() -> None:
    corrections = [{"date": "2026-11-23", "note": "Đúng là 28/6."}]
    assert names(record(Post, corrections=corrections))[1:] == [("corrected-2026-11-23", "2026-11-23")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"value": "unchecked", "checked_on": "2026-11-20"}, []),
        (status("in_force", "2024-01-01"), []),
        (status("expired_all", "2023-01-01"), []),
        (status("expired_all", "2025-01-01"), [("status-expired_all-2025-01-01", "2025-01-01")]),
        (status("expired_all", "2023-01-01", recorded_on="2026-11-19"), [("status-expired_all-2023-01-01", "2026-11-19")]),
        (status("expired_all", "2025-01-01", recorded_on="2026-11-19"), [("status-expired_all-2025-01-01", "2026-11-19")]),
        (status("expired_all", "2023-01-01", recorded_on="2024-04-02"), []),
    ],
    ids=["unchecked", "from the start", "ended before", "ended", "found out later", "told later", "told from the start"],
)  # fmt: skip
def test_a_status_is_news_only_when_the_page_did_not_tell_it_from_the_start(
    told: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert names(record(Document, status=told, **OLD))[1:] == expected


def test_the_end_of_a_document_is_told_once() -> None:
    history = [
        {"type": "amended", "date": "2024-09-01", "source": SOURCE},
        {"type": "repealed", "date": "2025-01-01", "source": SOURCE},
    ]
    found = names(record(Document, status=status("expired_all", "2025-01-01"), history=history, **OLD))
    assert [name for name, _ in found] == ["posted", "status-expired_all-2025-01-01", "history-amended-2024-09-01"]


def test_an_annulment_is_news_after_the_page_was_put_up() -> None:
    annulled = {"state": "annulled", "annulled_by": {**DECISION, "date": "2026-08-10"}}
    assert names(record(Commendation, **annulled, posted="2026-05-21"))[1:] == [("annulled", "2026-08-10")]
    assert names(record(Commendation, **annulled, posted="2026-08-11"))[1:] == []


def test_events_of_a_time_newest_first_and_none_of_days_to_come(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/van-ban/126-kl-tw-2025.md": text(
            DOCUMENT, posted="2025-03-01", status=status("expired_all", "2026-10-01"),
            history=[{"type": "amended", "date": "2026-12-01", "source": SOURCE}],
        ),
        "docs/khen-thuong/2026/giay-khen.md": text(COMMENDATION, posted="2026-06-01"),
        "news/2026/2026-11-23-bai-viet.md": text(POST),
    }  # fmt: skip
    library = loaded(tmp_path, files)
    found = [(event.kind, event.record.key) for event in events(library, dt.date(2026, 6, 1))]
    assert ("status", "126-kl-tw-2025") in found
    assert ("history", "126-kl-tw-2025") not in found
    days = [event.day for event in events(library)]
    assert days == sorted(days, reverse=True)
    assert [event.record.key for event in events(library, dt.date(2026, 6, 1), dt.date(2026, 6, 30))] == ["giay-khen"]
    assert ("history", "126-kl-tw-2025") in [
        (event.kind, event.record.key) for event in events(load(tmp_path, dt.date(2026, 12, 2)))
    ]


def test_an_end_found_out_later_asks_when_it_was_told(tmp_path: Path) -> None:
    path = "docs/van-ban/126-kl-tw-2025.md"
    unclear = text(DOCUMENT, posted="2026-01-01", status=status("expired_all", "2025-06-01"))
    (hint,) = loaded(tmp_path, {path: unclear}).hints
    assert (hint.path, hint.message, hint.fix) == (
        path, "không rõ trang ghi tình trạng expired_all (Hết hiệu lực toàn bộ) từ khi nào, nên nguồn tin không báo",
        "ghi  recorded_on: ngày bắt đầu ghi; có từ lúc đăng thì ghi  recorded_on: 2026-01-01",
    )  # fmt: skip
    clear = text(DOCUMENT, posted="2026-01-01", status=status("expired_all", "2025-06-01", recorded_on="2026-02-01"))
    assert loaded(tmp_path, {path: clear}).hints == []
