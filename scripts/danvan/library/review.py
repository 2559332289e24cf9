"""Writing and reviewing by two people, where the editors' own rules ask for it (features F77)."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.library.core import Library
from danvan.problems import Problem
from danvan.records import Post, Record, Withdrawn

EXAMPLE = "workflow: {drafted_by: Chuyên viên P. QLVH, reviewed_by: Trưởng phòng QLVH}"


def two_people(library: Library) -> Iterator[Problem]:
    """Every published page from the day on says who wrote and who reviewed it, and they are not the same."""
    since = library.rules.policy.two_people_since
    if since is None:
        return
    for record in library.records.values():
        day = record.day if isinstance(record, Post) else record.posted
        if record.has_source and not record.draft and day >= since and not isinstance(record, Withdrawn):
            yield from _steps(record)


def _steps(record: Record) -> Iterator[Problem]:
    flow, path = record.workflow, record.source.path
    if flow is None:
        yield Problem(path, 1, "chưa ghi ai soạn, ai duyệt", f"thêm  {EXAMPLE}")
    elif flow.reviewed_by is None:
        yield Problem(
            path,
            record.source.line_of(("workflow",)),
            "chưa ghi ai duyệt",
            "thêm vào workflow (Soạn, duyệt, đăng) một dòng, ví dụ  reviewed_by: Trưởng phòng QLVH",
        )
    elif flow.one_person:
        yield Problem(
            path, record.source.line_of(("workflow", "reviewed_by")), f"người soạn và người duyệt cùng là «{flow.reviewed_by}»",
            "phải do hai người làm: để người khác duyệt, rồi ghi người đó ở reviewed_by (Người duyệt)",
        )  # fmt: skip
