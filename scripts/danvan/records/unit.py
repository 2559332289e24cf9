"""A unit: the Department, its rooms and units, and the communes of the province."""

from __future__ import annotations

from typing import ClassVar, Literal

from danvan.records.base import Record
from danvan.records.fields import Key, SectionRef, Text, field
from danvan.records.parts import Part, Source

UnitKind = Literal["department", "room", "unit", "commune"]


class FormerCommune(Part):
    """A commune-level unit before 2025-07-01 that went into today's commune."""

    name: Text = field("Tên cũ", "tên xã, phường, thị trấn trước ngày 01/7/2025", "Xã An Sơn")
    district: Text = field("Huyện cũ", "huyện hoặc thành phố cũ", "Huyện Văn Quan")
    part: bool = field("Một phần", "true nếu chỉ một phần nhập vào", True, False)


class Unit(Record):
    """A unit that can lead a model, be commended, post news; communes come from data/communes.yml."""

    kind: ClassVar[str] = "unit"
    label: ClassVar[str] = "đơn vị"

    name: Text = field("Tên", "tên đầy đủ của đơn vị", "Văn phòng Sở", translatable=True, max_length=160)
    kind_of_unit: UnitKind = field(
        "Loại đơn vị",
        "department (Sở), room (phòng), unit (đơn vị trực thuộc) hoặc commune (xã, phường)",
        "room",
        alias="kind",
    )
    parent: Key | None = field("Đơn vị trên", "mã đơn vị cấp trên", "so-vhttdl", None)
    former: list[FormerCommune] = field(
        "Tên cũ", "các đơn vị cũ hợp thành", [{"name": "Xã An Sơn", "district": "Huyện Văn Quan"}], []
    )
    summary: Text | None = field(
        "Giới thiệu",
        "đơn vị làm gì theo kế hoạch",
        "Tổng hợp báo cáo về công tác dân vận.",
        None,
        translatable=True,
        max_length=900,
    )
    sections: list[SectionRef] = field("Mục", "mục của kế hoạch nêu đơn vị", ["ke-hoach-2025#III.4"], [])
    sources: list[Source] = field(
        "Nguồn", "các trang nói về đơn vị", [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}], []
    )

    @property
    def is_commune(self) -> bool:
        """Whether it is a commune or ward."""
        return self.kind_of_unit == "commune"
