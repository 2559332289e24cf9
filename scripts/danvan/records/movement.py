"""An emulation movement that the plan names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from danvan.records.base import Broken, Part, Record
from danvan.records.fields import Day, PartialDate, SectionRef, Text, Url, field


class PeriodName(Part):
    """The movement's official name in a period."""

    start: PartialDate = field("Từ", "năm bắt đầu", "2016", alias="from")
    end: PartialDate = field("Đến", "năm kết thúc", "2020", alias="to")
    name: Text = field("Tên", "tên chính thức trong thời kỳ đó", "Cả nước chung tay vì người nghèo …")
    source: Url | None = field("Nguồn", "trang cho biết tên", "http://thiduakhenthuong.langson.gov.vn/…", None)
    source_name: Text | None = field("Tên nguồn", "khi không có địa chỉ đầy đủ", "congbaokhanhhoa.gov.vn", None)

    def rules(self) -> Iterator[Broken]:
        """It has a source."""
        if self.source is None and self.source_name is None:
            yield Broken((), "tên theo thời kỳ không có nguồn", "thêm  source: https://…  hoặc  source_name: …")


class Fact(Part):
    """One statement of fact with its source."""

    text: Text = field("Nội dung", "một câu, lời của mình", "Phát động ngày 13/4/2024.", max_length=600)
    source: Url | None = field("Nguồn", "trang nói điều đó", "https://…", None)
    source_name: Text | None = field("Tên nguồn", "khi không có địa chỉ đầy đủ", "vietnamplus.vn 29/12/2025", None)
    checked_on: Day = field("Ngày kiểm tra", "ngày đọc nguồn", "2026-11-23")

    def rules(self) -> Iterator[Broken]:
        """It has a source."""
        if self.source is None and self.source_name is None:
            yield Broken((), "thông tin không có nguồn", "thêm  source: https://…  hoặc  source_name: …")


class TranslatedFacts(Part):
    """What the English file carries beside the translated fields, in the order of the Vietnamese lists."""

    facts: list[Text] = field("Thông tin", "các câu bằng tiếng Anh, đúng thứ tự", ["…"], [])


class Movement(Record):
    """A movement: its name as the plan writes it, its names by period, what sources state."""

    kind: ClassVar[str] = "movement"
    label: ClassVar[str] = "phong trào"
    translation_base = TranslatedFacts

    name: Text = field("Tên", "tên phong trào", "Dân vận khéo", translatable=True, max_length=160)
    as_cited: Text = field("Nguyên văn", "đúng như kế hoạch viết", "“Dân vận khéo”")
    sections: list[SectionRef] = field("Mục", "mục của kế hoạch nêu phong trào", ["ke-hoach-2025#II.3"], min_length=1)
    period_names: list[PeriodName] = field("Tên theo thời kỳ", "tên chính thức từng thời kỳ", [{"from": "2016"}], [])
    aliases: list[Text] = field("Tên khác", "tên khác để tìm", ["nông thôn mới"], [])
    summary: Text = field("Tóm tắt", "một đến ba câu", "Phong trào …", translatable=True, min_length=40, max_length=900)
    facts: list[Fact] = field("Thông tin", "điều nguồn nêu", [{"text": "…"}], [])
    note: Text | None = field(
        "Lưu ý", "điều người đọc cần biết", "Kế hoạch dùng tên cũ.", None, translatable=True, max_length=700
    )
