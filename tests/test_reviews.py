"""The reminder list: what is due, what comes due by a day, in order, with where and what to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import DOCUMENT, MODEL, POST, TODAY, TRANSLATION, loaded, text

from danvan.cli import main
from danvan.library.due import due
from danvan.records.dates import is_old, year_after

DOCUMENT_FILE = "docs/van-ban/126-kl-tw-2025.md"
POST_FILE = "news/2026/2026-11-23-bai-viet.md"
MODEL_FILE = "docs/dan-van-kheo/cau-lac-bo.md"
SEEN = {"value": "in_force", "since": "2025-02-14", "source": "https://vbpl.vn/x", "checked_on": "2026-11-23"}
RIGHT = text(DOCUMENT, status=SEEN)


def reviews(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The lines of the list; the command never fails for what is due."""
    assert main(["--root", str(root), "--today", TODAY.isoformat(), "reviews", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_what_is_due_is_grouped_sorted_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(tmp_path, {
        DOCUMENT_FILE: text(DOCUMENT, review="2026-11-20"), MODEL_FILE: text(MODEL, posted="2025-11-23"),
        POST_FILE: text(POST, "Thân bài.", review="2026-11-01"),
        POST_FILE.replace(".md", ".en.md"): text({"translation": TRANSLATION}, "Body."),
        "docs/van-ban/127-kl-tw-2025.md": text(DOCUMENT, number="127-KL/TW", period={"from": "2021", "to": "2025"}),
        "docs/van-ban/128-kl-tw-2025.md": text(DOCUMENT, number="128-KL/TW", status={**SEEN, "checked_on": "2025-11-23"}),
    })  # fmt: skip
    look_up = "→ tra ở vbpl.vn hoặc trang của nơi ban hành, rồi ghi tình trạng, từ ngày nào, nguồn và ngày kiểm tra"
    assert reviews(tmp_path, capsys) == [
        "Cần xem lại, tính đến 23/11/2026:",
        "",
        "Trang đến ngày rà soát (2):",
        f"  01/11/2026  {POST_FILE}:12: đến ngày rà soát 01/11/2026",
        "              → xem lại trang, rồi ghi ngày rà soát sau",
        f"  20/11/2026  {DOCUMENT_FILE}:14: đến ngày rà soát 20/11/2026",
        "              → xem lại trang, rồi ghi ngày rà soát sau",
        "",
        "Văn bản hết thời kỳ mà chưa ghi (1):",
        "  01/01/2026  docs/van-ban/127-kl-tw-2025.md:9: thời kỳ đã hết (2025) mà tình trạng còn ghi unchecked (Chưa kiểm tra)",
        "              → ghi  value: period_ended, since: 2025-12-31, basis: title",
        "",
        "Văn bản chưa tra tình trạng, hoặc tra đã quá 12 tháng (2):",
        "  23/11/2026  docs/van-ban/126-kl-tw-2025.md:9: chưa ai tra tình trạng hiệu lực",
        f"              {look_up}",
        "  23/11/2026  docs/van-ban/128-kl-tw-2025.md:9: tình trạng hiệu lực kiểm tra đã quá 12 tháng (ngày 23/11/2025)",
        "              → xem lại nguồn, rồi ghi ngày xem ở checked_on (Ngày kiểm tra)",
        "",
        "Mô hình chưa cập nhật quá 12 tháng (1):",
        f"  23/11/2026  {MODEL_FILE}:21: mô hình chưa ai cập nhật từ 23/11/2025",
        "              → hỏi đơn vị, rồi ghi một dòng ở changes (Các lần sửa)",
        "",
        "Bản dịch cũ hơn bản tiếng Việt (1):",
        "  23/11/2026  news/2026/2026-11-23-bai-viet.en.md:3: bản tiếng Việt đã đổi sau khi dịch",
        "              → dịch lại chỗ đã đổi, rồi chạy  python -m danvan translated 2026-11-23-bai-viet",
        "",
        "Tổng cộng: 7 việc.",
    ]


def test_nothing_due_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(tmp_path, {DOCUMENT_FILE: RIGHT})
    assert reviews(tmp_path, capsys) == ["Không có gì phải xem lại, tính đến 23/11/2026."]
    # A day that is past asks for nothing less than today.
    assert reviews(tmp_path, capsys, "--until", "2026-01-01") == ["Không có gì phải xem lại, tính đến 23/11/2026."]


@pytest.mark.parametrize(
    ("path", "content", "group", "day"),
    [
        (DOCUMENT_FILE, text(DOCUMENT, status=SEEN, review="2026-12-31"), "review", "2026-12-31"),
        (DOCUMENT_FILE, RIGHT, "unchecked", "2027-11-23"),
        (DOCUMENT_FILE, text(DOCUMENT, period={"from": "2021", "to": "2026"}), "period", "2027-01-01"),
        (
            DOCUMENT_FILE, text(DOCUMENT, status={**SEEN, "value": "not_yet", "since": None}, effective="2026-12-01"),
            "status", "2026-12-01",
        ),
        (MODEL_FILE, text(MODEL, posted="2026-02-03"), "model", "2027-02-03"),
        (MODEL_FILE, text(MODEL, posted="2026-02-03", changes=[{"date": "2026-03-04", "note": "Sửa."}]), "model", "2027-03-04"),
    ],
    ids=["review", "checked a year ago", "period", "effect", "model", "model changed since"],
)  # fmt: skip
def test_what_comes_due_is_there_from_its_day_on(tmp_path: Path, path: str, content: str, group: str, day: str) -> None:
    files: dict[str, Any] = {DOCUMENT_FILE: RIGHT, path: content}
    library, due_on = loaded(tmp_path, files), dt.date.fromisoformat(day)

    def here(until: dt.date) -> list[dt.date]:
        return [item.day for item in due(library, until) if item.problem.path == path and item.group == group]

    assert here(due_on - dt.timedelta(1)) == []
    assert here(due_on) == [due_on]


def test_drafts_and_ended_models_are_nobodys_care(tmp_path: Path) -> None:
    library = loaded(tmp_path, {
        DOCUMENT_FILE: RIGHT, MODEL_FILE: text(MODEL, stage="ended", posted="2024-01-01"),
        "docs/van-ban/127-kl-tw-2025.md": text(DOCUMENT, number="127-KL/TW", review="2026-01-01", draft=True),
    })  # fmt: skip
    assert due(library, TODAY) == []


def test_a_year_after_29_february_is_1_march() -> None:
    assert year_after(dt.date(2024, 2, 29)) == dt.date(2025, 3, 1)
    assert not is_old(dt.date(2024, 2, 29), dt.date(2025, 2, 28))
    assert is_old(dt.date(2024, 2, 29), dt.date(2025, 3, 1))
