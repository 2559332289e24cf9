"""A piece of news of the Department's own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from danvan.records.base import Record
from danvan.records.fields import VIETNAM, Day, Key, Moment, PartialDate, SectionRef, Text, field
from danvan.records.parts import PICTURE, Broken, Part, Picture, Source
from danvan.records.recipient import NamedChild

# tin: news; thong-bao: notice; nguoi-tot-viec-tot: a story, kept apart from formal awards (features F37)
PostKind = Literal["tin", "thong-bao", "nguoi-tot-viec-tot"]
Tag = Literal[
    "van-hoa", "the-thao", "du-lich", "di-san", "cai-cach-hanh-chinh", "dan-chu-co-so", "dan-toc-ton-giao",
    "mat-tran-doan-the", "bo-may", "thi-dua", "huong-dan",
]  # fmt: skip
FILE_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9]+(-[a-z0-9]+)*")


class Correction(Part):
    """A mistake in a published post, told to its readers."""

    date: Day = field("Ngày", "ngày đính chính", "2026-11-24")
    note: Text = field(
        "Đính chính", "đã viết gì, đúng là gì", "Bản đầu ghi 27/6; đúng là 28/6.", translatable=True, max_length=500
    )


class Post(Record):
    """A post; its body is the news."""

    kind: ClassVar[str] = "post"
    label: ClassVar[str] = "tin"

    posted: Day = field("Ngày đăng", "không cần ghi: lấy từ date", "2026-11-23", dt.date(1, 1, 1), asked=False)
    id: Key = field("Mã bền", "mã không bao giờ đổi, dùng cho nguồn tin", "2026-11-23-01", min_length=6)
    title: Text = field(
        "Tiêu đề",
        "một dòng, không viết hoa toàn bộ",
        "Công bố Công viên địa chất toàn cầu",
        translatable=True,
        min_length=8,
        max_length=200,
    )
    date: Moment = field("Ngày giờ đăng", "khi bài hiện trên trang", "2026-11-23T08:00:00+07:00")
    unit: Key | None = field("Đơn vị đăng", "mã đơn vị đăng bài", "so-vhttdl", None)
    author: Text | None = field("Tác giả", "ai viết, khi không ghi unit", "Văn phòng Sở", None, max_length=120)
    kind_of_post: PostKind = field("Loại tin", "tin, thong-bao hoặc nguoi-tot-viec-tot", "tin", "tin", alias="kind")
    tags: list[Tag] = field("Chủ đề", "một đến bốn chủ đề trong danh sách", ["van-hoa"], min_length=1, max_length=4)
    summary: Text = field(
        "Tóm tắt", "một hoặc hai câu: việc gì, ở đâu, khi nào",
        "Tỉnh đón bằng Công viên địa chất toàn cầu UNESCO Lạng Sơn ngày 28/6/2025.", translatable=True, min_length=60,
        max_length=500,
    )  # fmt: skip
    event_date: PartialDate | None = field("Ngày diễn ra", "ngày xảy ra sự kiện", "2025-06-28", None)
    sources: list[Source] = field(
        "Nguồn",
        "lấy thông tin ở đâu, ít nhất một nguồn",
        [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}],
        min_length=1,
    )
    image: Picture | None = field("Ảnh", "ảnh minh họa: tệp, mô tả, chú thích, nguồn", PICTURE, None)
    pinned_until: Day | None = field("Ghim đến ngày", "ghim đầu trang đến hết ngày này", "2026-12-31", None)
    corrections: list[Correction] = field(
        "Đính chính", "bài đã sai ở đâu, sửa thế nào",
        [{"date": "2026-11-24", "note": "Bản đầu ghi 27/6; đúng là 28/6."}], [],
    )  # fmt: skip
    documents: list[Key] = field("Văn bản", "mã các văn bản liên quan", ["126-kl-tw-2025"], [])
    models: list[Key] = field("Mô hình", "mã các mô hình liên quan", ["cau-lac-bo"], [])
    commendations: list[Key] = field("Khen thưởng", "mã các khen thưởng liên quan", ["giay-khen"], [])
    children: list[NamedChild] = field(
        "Trẻ em được nêu tên", "từng em, kèm hai sự đồng ý; tốt nhất là chỉ nêu tập thể",
        [{"name": "Nguyễn Văn Mẫu (mẫu)", "child": "Phiếu đồng ý số 3", "guardian": "Phiếu đồng ý số 4", "recorded_on": "2026-05-10"}], [],
    )  # fmt: skip
    movements: list[Key] = field("Phong trào", "mã các phong trào liên quan", ["dan-van-kheo"], [])
    communes: list[Key] = field("Xã, phường", "mã các xã, phường liên quan", ["xa-bac-son"], [])
    tasks: list[SectionRef] = field("Nhiệm vụ", "mục của kế hoạch liên quan", ["ke-hoach-2025#II.3"], [])

    @cached_property
    def updated(self) -> dt.date:
        """The last day on which it was put up, changed or corrected."""
        return max([self.day, *(item.date for item in self.changes), *(item.date for item in self.corrections)])

    @cached_property
    def day(self) -> dt.date:
        """The day, in Viet Nam, on which it appears."""
        return self.date.astimezone(VIETNAM).date()

    @property
    def year(self) -> int:
        """The year of that day."""
        return self.day.year

    def public_on(self, today: dt.date) -> bool:
        """Whether it is shown on a day: no draft, and its day has come."""
        return not self.draft and self.day <= today

    def pinned_on(self, today: dt.date) -> bool:
        """Whether it stands at the top on a day."""
        return self.pinned_until is not None and today <= self.pinned_until

    def rules(self) -> Iterator[Broken]:
        """It has an author; its file name begins with its day; a correction is not older than the post."""
        if (self.unit is None) == (self.author is None):
            yield Broken(
                (), "tin phải có đúng một trong hai: unit (Đơn vị đăng) hoặc author (Tác giả)", "viết  unit: so-vhttdl"
            )
        match = FILE_NAME.fullmatch(self.key)
        if not match:
            yield Broken(
                (),
                f"tên tệp «{self.key}.md» sai dạng",
                "đặt tên năm-tháng-ngày-tên-không-dấu.md, ví dụ 2026-11-23-cong-bo.md",
            )
        elif match[1] != self.day.isoformat():
            yield Broken(
                ("date",), f"ngày {self.day:%d/%m/%Y} khác ngày trong tên tệp ({match[1]})", "sửa ngày hoặc đổi tên tệp"
            )
        if self.pinned_until and self.pinned_until < self.day:
            yield Broken(("pinned_until",), "hạn ghim trước ngày đăng", "sửa hạn ghim hoặc xóa dòng này")
        for index, item in enumerate(self.corrections):
            if item.date < self.day:
                yield Broken(("corrections", index, "date"), "đính chính trước ngày đăng", "sửa ngày đính chính")
