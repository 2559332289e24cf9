"""Who wrote, reviewed and put up a page: two people where the editors' own rules ask for it, never by full name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from making import COMMENDATION, DOCUMENT, MODEL, MOVEMENT, PLAN, POST, POSTED, UNIT, problems, text, wrong_record

from danvan.records import Post

RULES = "quy-dinh-bien-tap.md"
POST_FILE = "news/2026/2026-11-23-bai-viet.md"
TWO = {"drafted_by": "Chuyên viên P. QLVH", "reviewed_by": "Trưởng phòng QLVH"}
ADD = "thêm  workflow: {drafted_by: Chuyên viên P. QLVH, reviewed_by: Trưởng phòng QLVH}"
OLD = {"docs/van-ban/126-kl-tw-2025.md": DOCUMENT, "docs/ke-hoach/2025.md": PLAN, "docs/don-vi/so-vhttdl.md": UNIT}


def site_since(day: str, **post: Any) -> dict[str, str | bytes | None]:
    """The small site with one post of the day, all else put up earlier, and the rule from ``day`` on."""
    body = {"docs/ke-hoach/2025.md": "## I. Mục đích\n\nMột.\n\n### II.1. Nội dung\n\nHai."}
    before = {**OLD, "docs/phong-trao/dan-van-kheo.md": MOVEMENT, "docs/dan-van-kheo/cau-lac-bo.md": MODEL,
              "docs/khen-thuong/2026/giay-khen.md": COMMENDATION}  # fmt: skip
    return {
        **{path: text(fields, body.get(path, ""), posted="2026-11-22") for path, fields in before.items()},
        POST_FILE: text(POST, "Thân bài.", **post),
        RULES: text({"two_people_since": day}),
    }


@pytest.mark.parametrize(
    ("workflow", "said"),
    [
        (None, f"1: chưa ghi ai soạn, ai duyệt → {ADD}"),
        (
            {"drafted_by": "Chuyên viên P. QLVH"},
            "12: chưa ghi ai duyệt → thêm vào workflow (Soạn, duyệt, đăng) một dòng, ví dụ  reviewed_by: Trưởng phòng QLVH",
        ),
        (
            {"drafted_by": "Chuyên viên P. QLVH", "reviewed_by": "chuyên viên  P.QLVH"},
            "14: người soạn và người duyệt cùng là «chuyên viên  P.QLVH»"
            " → phải do hai người làm: để người khác duyệt, rồi ghi người đó ở reviewed_by (Người duyệt)",
        ),
        ({"drafted_by": "VTL", "reviewed_by": "vtl"}, "14: người soạn và người duyệt cùng là «vtl»"
            " → phải do hai người làm: để người khác duyệt, rồi ghi người đó ở reviewed_by (Người duyệt)"),
    ],
    ids=["nobody", "no reviewer", "one person", "one person's initials"],
)  # fmt: skip
def test_two_people_are_asked_for_from_the_day_on(tmp_path: Path, workflow: Any, said: str) -> None:
    assert problems(tmp_path, site_since("2026-11-23", workflow=workflow)) == [f"{POST_FILE}:{said}"]


@pytest.mark.parametrize(
    ("day", "post"),
    [
        ("2026-11-23", {"workflow": TWO}),
        ("2026-11-24", {}),
        ("2026-11-23", {"draft": True}),
        ("2026-11-23", {"draft": True, "workflow": {"drafted_by": "VTL", "reviewed_by": "VTL"}}),
    ],
    ids=["two people", "before the day", "a draft", "a draft of one person"],
)
def test_nobody_is_asked_without_need(tmp_path: Path, day: str, post: dict[str, Any]) -> None:
    assert problems(tmp_path, site_since(day, **post)) == []


def test_the_rule_is_for_every_kind_of_record_and_for_posts_that_wait(tmp_path: Path) -> None:
    later = text(POST, "Thân bài.", id="2026-12-01-01", date="2026-12-01T08:00:00+07:00")
    files = {RULES: text({"two_people_since": "2026-11-23"}), "news/2026/2026-12-01-sau.md": later}
    asked = [said.partition(":")[0] for said in problems(tmp_path, files)]
    assert asked == [
        "docs/dan-van-kheo/cau-lac-bo.md", "docs/don-vi/so-vhttdl.md", "docs/ke-hoach/2025.md",
        "docs/khen-thuong/2026/giay-khen.md", "docs/phong-trao/dan-van-kheo.md", "docs/van-ban/126-kl-tw-2025.md",
        POST_FILE, "news/2026/2026-12-01-sau.md",
    ]  # fmt: skip


def test_what_was_taken_down_needs_no_review(tmp_path: Path) -> None:
    tombstone = {"id": POST["id"], "withdrawn": {"date": "2026-11-23", "reason": "Đăng nhầm bài thử."}, **POSTED}
    files = site_since("2026-11-23") | {POST_FILE: text(tombstone)}
    assert problems(tmp_path, files) == []


@pytest.mark.parametrize(
    ("workflow", "said"),
    [
        (TWO, []),
        ({**TWO, "published_by": "Văn phòng Sở"}, []),
        ({"drafted_by": "VTL"}, []),
        (
            {"drafted_by": "Nguyễn Văn Mẫu"},
            ["«Nguyễn Văn Mẫu» là họ tên → ghi chức vụ, bộ phận hoặc chữ viết tắt, ví dụ  Trưởng phòng QLVH"],
        ),
        (
            {**TWO, "published_by": "Trần Thị Mẫu"},
            ["«Trần Thị Mẫu» là họ tên → ghi chức vụ, bộ phận hoặc chữ viết tắt, ví dụ  Trưởng phòng QLVH"],
        ),
        (
            {"reviewed_by": "Trưởng phòng QLVH"},
            ["thiếu trường workflow.drafted_by (Người soạn)"
             " → chức vụ, bộ phận hoặc chữ viết tắt, không ghi họ tên; ví dụ  drafted_by: Chuyên viên P. QLVH"],
        ),
    ],
    ids=["two", "three", "the writer alone", "a full name", "another full name", "no writer"],
)  # fmt: skip
def test_people_are_recorded_by_their_post(workflow: dict[str, str], said: list[str]) -> None:
    assert wrong_record(Post, workflow=workflow) == said
