"""Trees of content for tests: right front matter of each kind, changed field by field, written below a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from danvan.frontmatter import parse
from danvan.library import Library, load
from danvan.problems import ContentError
from danvan.records import Commendation, Document, Model, Movement, Plan, Post, Record, Unit

TODAY = dt.date(2026, 11, 23)
SUMMARY = "Tóm tắt để thử, dài vừa đủ cho mọi loại bài: văn bản nói về việc gì và vì sao kế hoạch nhắc tới nó."
UNCHECKED = {"value": "unchecked", "checked_on": "2026-11-23"}
POSTED = {"posted": "2026-11-23"}
IMAGE = {"file": "assets/a.png", "alt": "Múa sư tử", "caption": "Lễ hội (mẫu)", "credit": "Văn phòng (mẫu)"}

# The least that makes a right record of each kind.
DOCUMENT: dict[str, Any] = {
    "number": "126-KL/TW", "type": "Kết luận", "level": "party-central", "issuers": ["Bộ Chính trị"],
    "date": "2025-02-14", "title": "Về một việc để thử", "status": UNCHECKED, "summary": SUMMARY, **POSTED,
}  # fmt: skip
PLAN: dict[str, Any] = {
    "year": 2025, "title": "Kế hoạch để thử", "issuers": ["Sở (mẫu)"], "date": "2025-04",
    "period": {"from": "2025-01-01", "to": "2025-12-31"}, "document": "126-kl-tw-2025", "summary": SUMMARY, **POSTED,
}  # fmt: skip
MOVEMENT: dict[str, Any] = {
    "name": "Dân vận khéo", "as_cited": "“Dân vận khéo”", "sections": ["ke-hoach-2025#II.1"], "summary": SUMMARY,
    **POSTED,
}  # fmt: skip
MODEL: dict[str, Any] = {
    "id": "mo-hinh-2026-01", "name": "Câu lạc bộ (mẫu)", "summary": SUMMARY, "situation": "Thực trạng.",
    "goal": "Mục tiêu.", "method": ["Bước một."], "place": "Thôn (mẫu)", "forces": {"lead": "Ban công tác (mẫu)"},
    "resources": "Tự nguyện.", "timing": {"start": "2026-03"}, "outputs": ["Một sản phẩm."], "upkeep": "Duy trì được.",
    "field_of_work": "culture-society", "stage": "running", "unit": "so-vhttdl", **POSTED,
}  # fmt: skip
DECISION = {"number": "12/QĐ-SVHTTDL", "date": "2026-05-20", "issuer": "Sở (mẫu)"}
COMMENDATION: dict[str, Any] = {
    "id": "khen-thuong-2026-01", "title": "Giấy khen (mẫu)", "form": "Giấy khen", "granted_by": "department-head",
    "decision": DECISION, "date": "2026-05-20", "recipients": [{"collective": "Phòng (mẫu)"}],
    "reason": "Thành tích (mẫu).", "state": "in_force", **POSTED,
}  # fmt: skip
POST: dict[str, Any] = {
    "id": "2026-11-23-01", "title": "Bài viết để thử", "date": "2026-11-23T08:00:00+07:00", "unit": "so-vhttdl",
    "tags": ["van-hoa"], "summary": SUMMARY,
    "sources": [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}],
}  # fmt: skip
UNIT: dict[str, Any] = {"name": "Sở (mẫu)", "kind": "department", **POSTED}
PAGE: dict[str, Any] = {"title": "Giới thiệu", "description": "Trang để thử."}
TRANSLATION = {"of": "0123456789ab", "by": "ban biên tập"}

RIGHT: dict[type[Record], tuple[str, dict[str, Any]]] = {
    Document: ("126-kl-tw-2025", DOCUMENT), Plan: ("ke-hoach-2025", PLAN), Movement: ("dan-van-kheo", MOVEMENT),
    Model: ("cau-lac-bo", MODEL), Commendation: ("giay-khen", COMMENDATION), Post: ("2026-11-23-bai-viet", POST),
    Unit: ("so-vhttdl", UNIT),
}  # fmt: skip


class _Plain(yaml.SafeDumper):
    """Writes equal parts out each time, as an editor would."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def text(fields: dict[str, Any], body: str = "", **changes: Any) -> str:
    """A content file's text: ``fields`` with ``changes`` (None takes a field away), and a body."""
    kept = {name: value for name, value in {**fields, **changes}.items() if value is not None}
    head = yaml.dump(kept, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{body}\n"


def record(kind: type[Record], /, body: str = "", key: str | None = None, **changes: Any) -> Any:
    """A record made from the kind's right front matter with changes."""
    right_key, fields = RIGHT[kind]
    return kind.read(parse(text(fields, body, **changes), "f.md"), key or right_key)


def wrong_record(kind: type[Record], /, body: str = "", key: str | None = None, **changes: Any) -> list[str]:
    """The messages of a wrong record, each as ``message → fix``; none when it is right."""
    try:
        record(kind, body, key, **changes)
    except ContentError as error:
        return [f"{problem.message} → {problem.fix}" for problem in error.problems]
    return []


def site(**more: str | bytes | None) -> dict[str, str | bytes]:
    """A small right tree of every kind; ``more`` is added by keyword with ``tree``'s paths as given there."""
    files: dict[str, str | bytes | None] = {
        "docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT),
        "docs/ke-hoach/2025.md": text(PLAN, "## I. Mục đích\n\nMột.\n\n### II.1. Nội dung\n\nHai."),
        "docs/phong-trao/dan-van-kheo.md": text(MOVEMENT),
        "docs/don-vi/so-vhttdl.md": text(UNIT),
        "docs/dan-van-kheo/cau-lac-bo.md": text(MODEL),
        "docs/khen-thuong/2026/giay-khen.md": text(COMMENDATION),
        "docs/gioi-thieu/index.md": text(PAGE, "Xem [[126-kl-tw-2025]]."),
        "news/2026/2026-11-23-bai-viet.md": text(POST, "Thân bài."),
        **more,
    }
    return {path: content for path, content in files.items() if content is not None}


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """The tree written below ``root``."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def loaded(root: Path, files: dict[str, str | bytes | None], **options: Any) -> Library:
    """The library of the small right tree with ``files`` added (None takes one away)."""
    return load(write(root, site(**files)), TODAY, **options)


def problems(root: Path, files: dict[str, str | bytes | None], **options: Any) -> list[str]:
    """What is wrong with the small right tree after a change, as an editor reads it."""
    try:
        loaded(root, files, **options)
    except ContentError as error:
        return [str(problem).replace("\n    → ", " → ") for problem in error.problems]
    return []
