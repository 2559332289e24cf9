"""What was taken down: that it was there, what kind of thing, since when not and why; nothing of what it said.

The file stays in its place, so that its address and its lasting id answer for ever (``python -m danvan withdraw``).
Law 91/2025/QH15 on personal data gives a person the right to have what names them deleted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Self

from pydantic import PrivateAttr

from danvan.frontmatter import SourceFile
from danvan.records.base import Record
from danvan.records.commendation import Commendation
from danvan.records.fields import Day, Key, PagePath, SectionRef, Text, field
from danvan.records.model import Model
from danvan.records.naming import named
from danvan.records.parts import Broken, Part
from danvan.records.post import Post

# A legal paper is not taken down: its status ends, and readers must be able to see that. Movements, plans and units
# are what the others refer to.
WITHDRAWABLE: tuple[type[Record], ...] = (Post, Model, Commendation)


class Withdrawal(Part):
    """When something was taken down and why."""

    date: Day = field("Ngày rút", "ngày rút nội dung khỏi trang", "2026-11-24")
    reason: Text = field(
        "Lý do", "vì sao rút; không nêu tên ai", "Theo đề nghị của người được nêu tên.", max_length=300
    )
    by_law: Text | None = field(
        "Căn cứ",
        "văn bản, điều khoản hoặc quyết định là căn cứ để rút, nếu có",
        "Luật 91/2025/QH15",
        None,
        max_length=200,
    )


class Withdrawn(Record):
    """A record that was taken down; it stands for one of the kind that its folder tells."""

    kind: ClassVar[str] = "withdrawn"
    label: ClassVar[str] = "nội dung đã rút"

    id: Key = field("Mã bền", "mã bền mà bài đã có", "khen-thuong-2026-01")
    withdrawn: Withdrawal = field(
        "Đã rút", "ngày và lý do, do lệnh «withdraw» ghi",
        {"date": "2026-11-24", "reason": "Theo đề nghị của người được nêu tên."},
    )  # fmt: skip
    english: bool = field(
        "Đã có bản tiếng Anh", "true nếu bài từng có bản tiếng Anh: nguồn tin tiếng Anh cũng báo đã rút", True, False
    )
    old_address: PagePath | None = field(
        "Địa chỉ cũ", "địa chỉ trước khi rút, khi mã cũ nêu tên người; địa chỉ này vẫn trả lời",
        "khen-thuong/2026/giay-khen-mau", None,
    )  # fmt: skip
    told: list[Text] = field(
        "Đã báo", "những lần sửa mà nguồn tin thay đổi đã báo, do lệnh «withdraw» ghi: các mục đó cũng mất nội dung",
        ["changed-2026-06-01"], [],
    )  # fmt: skip
    movements: list[Key] = field("Phong trào", "mã các phong trào mà bài từng thuộc về", ["dan-van-kheo"], [])
    tasks: list[SectionRef] = field("Nhiệm vụ", "mục của kế hoạch mà bài từng thuộc về", ["ke-hoach-2025#II.3"], [])

    _was: type[Record] = PrivateAttr(default=Record)

    @classmethod
    def read_as(cls, was: type[Record], source: SourceFile, key: str) -> Self:
        """What is left of a record of the kind ``was``. Raises ContentError."""
        record = cls.read(source, key)
        record._was = was
        return record

    @property
    def was(self) -> type[Record]:
        """The kind of record that it was."""
        return self._was

    @property
    def id_kind(self) -> str:
        """Its lasting id stays among those of its old kind."""
        return self._was.kind

    def stands_for(self, kind: type[Record]) -> bool:
        """A reference to what it was still leads here."""
        return issubclass(self._was, kind) or isinstance(self, kind)

    @cached_property
    def updated(self) -> dt.date:
        """The day on which it was taken down."""
        return self.withdrawn.date

    @property
    def heading(self) -> str:
        """The same for all: it names nobody."""
        return "Nội dung đã rút"

    def languages(self) -> list[str]:
        """Its few words are the site's own, in every language."""
        return ["vi", "en"]

    def rules(self) -> Iterator[Broken]:
        """Nothing is left of the text; it was taken down after it was put up."""
        if self.body:
            yield Broken(
                (),
                "nội dung đã rút mà tệp vẫn còn phần văn bản",
                "xóa phần dưới dòng --- thứ hai",
                self.source.body_line,
            )
        for name in ("changes", "draft", "review"):
            if getattr(self, name):
                yield Broken(
                    (name,), f"nội dung đã rút không ghi {named(name, type(self).model_fields[name])}", "xóa dòng này"
                )
        if self.withdrawn.date < self.posted:
            yield Broken(
                ("withdrawn", "date"),
                f"rút ({self.withdrawn.date:%d/%m/%Y}) trước khi đăng ({self.posted:%d/%m/%Y})", "sửa ngày",
            )  # fmt: skip
