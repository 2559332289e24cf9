"""Who wrote, reviewed and put up a page: by post or initials, since the files are as public as the site."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.records.fields import Text, field
from danvan.records.parts import Broken, Part
from danvan.surnames import is_full_name
from danvan.vietnamese import slugify


class Workflow(Part):
    """The three steps (features F77); shown to no reader."""

    drafted_by: Text = field(
        "Người soạn", "chức vụ, bộ phận hoặc chữ viết tắt, không ghi họ tên", "Chuyên viên P. QLVH", max_length=60
    )
    reviewed_by: Text | None = field(
        "Người duyệt", "chức vụ, bộ phận hoặc chữ viết tắt", "Trưởng phòng QLVH", None, max_length=60
    )
    published_by: Text | None = field(
        "Người đăng", "chức vụ, bộ phận hoặc chữ viết tắt", "Văn phòng Sở", None, max_length=60
    )

    @property
    def one_person(self) -> bool:
        """Whether the writer reviewed their own text, whatever the spaces and stops of the two ("P. QLVH", "p.QLVH")."""
        return slugify(self.drafted_by) == slugify(self.reviewed_by or "")

    def rules(self) -> Iterator[Broken]:
        """Nobody's full name stands in a public file without need."""
        for name in ("drafted_by", "reviewed_by", "published_by"):
            value = getattr(self, name)
            if value and is_full_name(value):
                yield Broken(
                    (name,), f"«{value}» là họ tên", "ghi chức vụ, bộ phận hoặc chữ viết tắt, ví dụ  Trưởng phòng QLVH"
                )
