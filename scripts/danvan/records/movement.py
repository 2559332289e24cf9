"""An emulation movement that the plan names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from danvan.records.base import Record
from danvan.records.fields import Day, PartialDate, SectionRef, Text, Url, field
from danvan.records.parts import Broken, Part
from danvan.records.translation import OwnShape


class PeriodName(Part):
    """The movement's official name in a period."""

    start: PartialDate = field("Từ", "năm bắt đầu dùng tên này", "2016", alias="from")
    end: PartialDate = field("Đến", "năm cuối dùng tên này", "2020", alias="to")
    name: Text = field("Tên", "tên chính thức trong thời kỳ đó", "Cả nước chung tay vì người nghèo")
    source: Url | None = field("Nguồn", "trang cho biết tên đó", "http://thiduakhenthuong.langson.gov.vn/tin", None)
    source_name: Text | None = field("Tên nguồn", "khi không có địa chỉ đầy đủ", "congbaokhanhhoa.gov.vn", None)

    def rules(self) -> Iterator[Broken]:
        """It has a source."""
        if self.source is None and self.source_name is None:
            yield Broken((), "tên theo thời kỳ không có nguồn", "thêm  source: https://…  hoặc  source_name: …")


class Fact(Part):
    """One statement of fact with its source."""

    text: Text = field(
        "Nội dung", "một câu, lời của mình", "Phát động ngày 13/4/2024.", translatable=True, max_length=600
    )
    source: Url | None = field("Nguồn", "trang nói điều đó", "https://langson.gov.vn/tin", None)
    source_name: Text | None = field("Tên nguồn", "khi không có địa chỉ đầy đủ", "vietnamplus.vn 29/12/2025", None)
    checked_on: Day = field("Ngày kiểm tra", "ngày đọc nguồn", "2026-11-23")

    def rules(self) -> Iterator[Broken]:
        """It has a source."""
        if self.source is None and self.source_name is None:
            yield Broken((), "thông tin không có nguồn", "thêm  source: https://…  hoặc  source_name: …")


class TranslatedFacts(OwnShape):
    """The facts in English, a sentence each, in the order of the Vietnamese ones."""

    instead_of = frozenset({"facts"})

    facts: list[Text] = field(
        "Thông tin", "các câu bằng tiếng Anh, đúng thứ tự", ["It was launched on 13 April 2024."], []
    )


class Movement(Record):
    """A movement: its name as the plan writes it, its names by period, what sources state."""

    kind: ClassVar[str] = "movement"
    label: ClassVar[str] = "phong trào"
    translation_base = TranslatedFacts

    name: Text = field(
        "Tên", "tên phong trào, không có dấu ngoặc kép", "Dân vận khéo", translatable=True, max_length=160
    )
    as_cited: Text = field("Nguyên văn", "đúng như kế hoạch viết", "“Dân vận khéo”")
    sections: list[SectionRef] = field("Mục", "mục của kế hoạch nêu phong trào", ["ke-hoach-2025#II.3"], min_length=1)
    period_names: list[PeriodName] = field(
        "Tên theo thời kỳ", "tên chính thức từng thời kỳ, có nguồn",
        [{"from": "2016", "to": "2020", "name": "Cả nước chung tay vì người nghèo", "source_name": "congbaokhanhhoa.gov.vn"}], [],
    )  # fmt: skip
    aliases: list[Text] = field("Tên khác", "tên khác để tìm", ["nông thôn mới"], [])
    summary: Text = field(
        "Tóm tắt",
        "một đến ba câu: phong trào nào, ai phát động",
        "Một trong năm phong trào thi đua mà mục II.3 của kế hoạch nêu.",
        translatable=True,
        min_length=40,
        max_length=900,
    )
    facts: list[Fact] = field(
        "Thông tin", "điều nguồn nêu, mỗi điều một mục",
        [{"text": "Phát động ngày 13/4/2024.", "source": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}], [],
    )  # fmt: skip
    note: Text | None = field(
        "Lưu ý", "điều người đọc cần biết", "Kế hoạch dùng tên cũ.", None, translatable=True, max_length=700
    )
