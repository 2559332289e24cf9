"""How a document stands to others, and where its text is officially found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from danvan.records.fields import Day, Key, Text, Url, field
from danvan.records.parts import Broken, Part

RelationType = Literal[
    "replaces", "amends", "guides", "implements", "continues", "sums_up", "succeeded_by", "overtaken_by", "summed_up_by"
]


class Relation(Part):
    """How the document stands to another one."""

    type: RelationType = field("Quan hệ", "quan hệ với văn bản kia", "guides")
    document: Key | None = field("Văn bản", "mã văn bản trên trang này", "luat-10-2022-qh15", None)
    text: Text | None = field(
        "Tên văn bản", "khi văn bản kia không có trên trang này", "Quyết định số 22/2018/QĐ-TTg", None
    )
    source: Url | None = field("Nguồn", "trang nói về quan hệ này", "https://vbpl.vn/van-ban/chi-tiet/1", None)

    def rules(self) -> Iterator[Broken]:
        """It names one document: by key or by text."""
        if (self.document is None) == (self.text is None):
            yield Broken(
                (),
                "quan hệ phải có đúng một trong hai: document (Văn bản) hoặc text (Tên văn bản)",
                "viết  document: luat-10-2022-qh15",
            )


class Official(Part):
    """The official place of the document's text."""

    url: Url = field("Địa chỉ", "trang chính thức đăng văn bản", "https://vanban.chinhphu.vn/?pageid=27160&docid=1")
    seen_on: Day | None = field("Ngày thấy", "ngày mở được trang đó", "2026-11-23", None)
