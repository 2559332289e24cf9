"""What is known of a document's effect: its status today, and the events that led to it, as vbpl.vn names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from danvan.records.fields import Day, Key, Text, Url, field
from danvan.records.parts import Broken, Part

StatusValue = Literal[
    "in_force", "expired_all", "expired_part", "expired", "not_yet", "suspended", "suspended_part",
    "unchecked", "period_ended",
]  # fmt: skip
DEAD: frozenset[str] = frozenset({"expired_all", "expired", "suspended", "period_ended"})
StatusBasis = Literal["title"]
EventType = Literal["issued", "effective", "expired", "replaced", "repealed", "repealed_part", "amended", "added"]


class Status(Part):
    """What is known of the document's effect today; never a guess."""

    value: StatusValue = field("Tình trạng", "tình trạng hiệu lực; chưa biết thì ghi unchecked", "unchecked")
    since: Day | None = field("Từ ngày", "tình trạng này có từ ngày nào", "2023-07-01", None)
    until: Day | None = field("Đến ngày", "ngưng hiệu lực đến hết ngày nào", "2026-12-31", None)
    checked_on: Day = field("Ngày kiểm tra", "ngày xem nguồn về tình trạng", "2026-11-23")
    recorded_on: Day | None = field(
        "Ngày ghi lên trang", "ngày trang bắt đầu ghi tình trạng này, khi muộn hơn ngày đăng; nguồn tin báo theo ngày này",
        "2026-12-10", None,
    )  # fmt: skip
    source: Url | None = field("Nguồn", "trang cho biết tình trạng", "https://vbpl.vn/van-ban/chi-tiet/1", None)
    basis: StatusBasis | None = field("Căn cứ", "title: thời kỳ ghi trong tên văn bản", "title", None)
    replaced_by: Key | None = field("Thay bằng", "mã văn bản thay thế", "61-2023-nd-cp", None)
    note: Text | None = field(
        "Ghi chú", "đã xem gì, chưa xem gì", "Chưa đọc trên vbpl.vn.", None, translatable=True, max_length=700
    )

    def rules(self) -> Iterator[Broken]:
        """A status other than 'unchecked' names its source and its day; a period's end is told by the title."""
        if self.since and self.until and self.until < self.since:
            yield Broken(
                ("until",), f"hết ({self.until:%d/%m/%Y}) trước khi bắt đầu ({self.since:%d/%m/%Y})", "sửa ngày"
            )
        if self.value == "in_force" and self.replaced_by:
            yield Broken(
                ("replaced_by",), "văn bản còn hiệu lực mà lại có văn bản thay thế",
                "xóa dòng này, hoặc ghi  value: expired_all (hết hiệu lực toàn bộ)",
            )  # fmt: skip
        if self.value == "unchecked":
            return
        if self.value == "period_ended":
            if self.basis is None and self.source is None:
                yield Broken((), "đã hết thời kỳ nhưng không ghi căn cứ", "thêm  basis: title  hoặc  source: https://…")
        elif self.source is None:
            yield Broken(
                (),
                "tình trạng hiệu lực không có nguồn",
                "thêm  source: https://…  hoặc ghi  value: unchecked (chưa kiểm tra)",
            )
        if self.since is None and self.value != "not_yet":
            yield Broken((), "tình trạng không ghi có từ ngày nào", "thêm  since: 2023-07-01")


class Event(Part):
    """One event in the document's history, as vbpl.vn lists them."""

    type: EventType = field("Sự kiện", "việc xảy ra với văn bản", "amended")
    date: Day = field("Ngày", "ngày có hiệu lực của việc đó", "2023-08-16")
    document: Key | None = field("Văn bản", "mã văn bản gây ra việc đó", "61-2023-nd-cp", None)
    source: Url = field("Nguồn", "trang cho biết việc đó", "https://vbpl.vn/van-ban/chi-tiet/1")
