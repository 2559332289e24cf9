"""What depends on the day: what cannot have been done yet is refused, what should be looked at again is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import COMMENDATION, DECISION, DOCUMENT, MODEL, POST, TODAY, TRANSLATION, UNCHECKED, loaded, problems, text

from danvan.cli import main
from danvan.library import load

DOCUMENT_FILE = "docs/van-ban/126-kl-tw-2025.md"
POST_FILE = "news/2026/2026-11-23-bai-viet.md"
MODEL_FILE = "docs/dan-van-kheo/cau-lac-bo.md"
AWARD_FILE = "docs/khen-thuong/2026/giay-khen.md"
PERSON = {"person": "Người (mẫu)", "post": "Chuyên viên", "unit_name": "Văn phòng"}
BASIS = {"kind": "law", "recorded_on": "2026-11-24", "reference": "Điều khoản (mẫu)"}
SOURCE = {"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-24"}
ASKED = {"from": "2026-11-01", "to": "2026-11-22", "how": "Gửi Văn phòng."}
EXPIRED = {
    "value": "suspended",
    "since": "2026-01-01",
    "until": "2026-11-22",
    "checked_on": "2026-11-23",
    "source": "https://vbpl.vn/x",
}


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        (DOCUMENT_FILE, text(DOCUMENT, posted="2026-11-24"), "13: posted (Ngày đăng)"),
        (DOCUMENT_FILE, text(DOCUMENT, changes=[{"date": "2026-11-24", "note": "Sửa."}]), "15: date (Ngày)"),
        (
            DOCUMENT_FILE,
            text(DOCUMENT, status={**UNCHECKED, "checked_on": "2026-11-24"}),
            "11: checked_on (Ngày kiểm tra)",
        ),
        (
            DOCUMENT_FILE,
            text(DOCUMENT, official={"url": "https://vbpl.vn/x", "seen_on": "2026-11-24"}),
            "16: seen_on (Ngày thấy)",
        ),
        (POST_FILE, text(POST, sources=[SOURCE]), "11: checked_on (Ngày kiểm tra)"),
        (POST_FILE, text(POST, corrections=[{"date": "2026-11-24", "note": "Sửa."}]), "13: date (Ngày)"),
        (AWARD_FILE, text(COMMENDATION, recipients=[{**PERSON, "basis": BASIS}]), "17: recorded_on (Ngày ghi nhận)"),
    ],
)
def test_nothing_was_done_later_than_today(tmp_path: Path, path: str, content: str, said: str) -> None:
    wrong = f"{path}:{said}: ngày 24/11/2026 chưa tới (hôm nay là 23/11/2026) → ghi ngày đã làm việc đó"
    assert problems(tmp_path, {path: content}) == [wrong]
    assert load(tmp_path, dt.date(2026, 11, 24)).records


def test_a_post_may_wait_for_its_day_and_a_draft_does_not_know_its_own(tmp_path: Path) -> None:
    later = text(POST, id="2026-12-01-01", date="2026-12-01T08:00:00+07:00")
    draft = text(DOCUMENT, number="127-KL/TW", posted="2026-12-01", draft=True)
    files: dict[str, str | bytes | None] = {
        "news/2026/2026-12-01-sau.md": later,
        "docs/van-ban/127-kl-tw-2025.md": draft,
    }
    assert problems(tmp_path, files) == []


NOT_YET = {"value": "not_yet", "checked_on": "2026-11-20", "source": "https://vbpl.vn/x"}
CONSULTING: dict[str, Any] = {"state": "consulting", "decision": None, "date": None, "consultation": ASKED}


@pytest.mark.parametrize(
    ("path", "content", "hint"),
    [
        (
            POST_FILE.replace(".md", ".en.md"), text({"translation": TRANSLATION}, "Body."),
            "3: bản tiếng Việt đã đổi sau khi dịch → dịch lại chỗ đã đổi, rồi chạy  python -m danvan translated 2026-11-23-bai-viet",
        ),
        (
            MODEL_FILE, text(MODEL, posted="2025-11-23"),
            "21: mô hình chưa ai cập nhật từ 23/11/2025 → hỏi đơn vị, rồi ghi một dòng ở changes (Các lần sửa)",
        ),
        (
            AWARD_FILE, text(COMMENDATION, **CONSULTING),
            "11: đã hết hạn lấy ý kiến (22/11/2026) → có quyết định thì ghi decision (Quyết định) và  state: in_force; không khen thì xóa tệp",
        ),
        (
            DOCUMENT_FILE, text(DOCUMENT, period={"from": "2021", "to": "2025"}),
            "9: thời kỳ đã hết (2025) mà tình trạng còn ghi unchecked (Chưa kiểm tra) → ghi  value: period_ended, since: 2025-12-31, basis: title",
        ),
        (
            DOCUMENT_FILE, text(DOCUMENT, status=EXPIRED),
            "9: tình trạng chỉ ghi đến 22/11/2026 → xem lại nguồn, rồi ghi tình trạng nay",
        ),
        (
            DOCUMENT_FILE, text(DOCUMENT, status=NOT_YET, effective="2026-11-23"),
            "10: văn bản có hiệu lực từ 23/11/2026 mà tình trạng còn ghi not_yet (Chưa có hiệu lực)"
            " → xem nguồn rồi ghi  value: in_force, since: 2026-11-23, source: …; chưa xem thì ghi  value: unchecked",
        ),
        (
            DOCUMENT_FILE, text(DOCUMENT, review="2026-11-23"),
            "14: đến ngày rà soát 23/11/2026 → xem lại trang, rồi ghi ngày rà soát sau",
        ),
    ],
    ids=["drift", "stale model", "consultation", "period", "suspension", "effect", "review"],
)  # fmt: skip
def test_what_should_be_looked_at_is_a_hint(tmp_path: Path, path: str, content: str, hint: str) -> None:
    library = loaded(tmp_path, {path: content})
    assert [str(found).replace("\n    → ", " → ") for found in library.hints] == [f"{path}:{hint}"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (MODEL_FILE, text(MODEL, posted="2025-11-24")),
        (AWARD_FILE, text(COMMENDATION, **{**CONSULTING, "consultation": {**ASKED, "to": "2026-11-23"}})),
        (DOCUMENT_FILE, text(DOCUMENT, period={"from": "2021", "to": "2026"})),
        (DOCUMENT_FILE, text(DOCUMENT, status={**EXPIRED, "until": "2026-11-23"})),
        (DOCUMENT_FILE, text(DOCUMENT, review="2026-11-24")),
        (DOCUMENT_FILE, text(DOCUMENT, review="2026-11-23", draft=True)),
    ],
)
def test_what_is_not_due_yet_is_no_hint(tmp_path: Path, path: str, content: str) -> None:
    files: dict[str, str | bytes | None] = {path: content}
    if "draft" in content:
        files |= {
            "docs/ke-hoach/2025.md": None,
            "docs/gioi-thieu/index.md": None,
            "docs/phong-trao/dan-van-kheo.md": None,
        }
    assert loaded(tmp_path, files).hints == []


def test_the_check_lists_hints_after_its_all_clear(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(tmp_path, {
        MODEL_FILE: text(MODEL, posted="2025-11-23"), DOCUMENT_FILE: text(DOCUMENT, review="2026-11-20"),
    })  # fmt: skip
    assert main(["--root", str(tmp_path), "--today", TODAY.isoformat(), "check"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Nội dung không có lỗi: 72 bản ghi, 1 trang viết tay.",
        f"Lưu ý: {MODEL_FILE}:21: mô hình chưa ai cập nhật từ 23/11/2025 → hỏi đơn vị, rồi ghi một dòng ở changes (Các lần sửa)",
        f"Lưu ý: {DOCUMENT_FILE}:14: đến ngày rà soát 20/11/2026 → xem lại trang, rồi ghi ngày rà soát sau",
    ]


def test_a_consultation_stands_among_commendations_by_its_last_day(tmp_path: Path) -> None:
    library = loaded(tmp_path, {
        "docs/khen-thuong/2026/lay-y-kien.md": text(COMMENDATION, id="hai", **CONSULTING),
        "docs/khen-thuong/2026/bieu-duong.md": text(
            COMMENDATION, id="ba", form="Biểu dương", decision=None, date="2026-11-23"
        ),
        "docs/khen-thuong/2026/khong-ngay.md": None,
    })  # fmt: skip
    assert [(item.key, item.day, item.year) for item in library.commendations] == [
        ("bieu-duong", dt.date(2026, 11, 23), 2026),
        ("lay-y-kien", dt.date(2026, 11, 22), 2026),
        ("giay-khen", dt.date(2026, 5, 20), 2026),
    ]
    assert DECISION["date"] == "2026-05-20"
