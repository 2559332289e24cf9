"""Groups of fields inside records: their rules, and the groups that several kinds share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from danvan.frontmatter import Place, SourceFile
from danvan.problems import ContentError, Problem
from danvan.records.fields import AssetPath, Day, Key, PartialDate, Text, Url, field
from danvan.records.naming import named

Confirmable = Literal["number", "date", "issuers", "title", "type", "effective", "signer", "status", "context"]


@dataclass(frozen=True)
class Broken:
    """A rule that a record breaks: where in it, what was found, what to write instead.

    ``line`` is given for what stands in the body; else the place has the line of its field.
    """

    place: Place
    message: str
    fix: str
    line: int | None = None


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def rules(self) -> Iterator[Broken]:
        """The rules inside the group; places are counted from the group."""
        yield from ()


class Change(Part):
    """A note of what was changed on the page, for its readers."""

    date: Day = field("Ngày", "ngày sửa trang này", "2026-11-23")
    note: Text = field("Nội dung", "đã sửa gì, một câu", "Thêm bản PDF.", max_length=300)


class Source(Part):
    """Where a statement comes from: a page, or a document of this site."""

    url: Url | None = field("Địa chỉ", "địa chỉ đầy đủ của trang", "https://langson.gov.vn/tin", None)
    document: Key | None = field("Văn bản", "mã văn bản trên trang này, khi nguồn là văn bản", "126-kl-tw-2025", None)
    title: Text | None = field("Tên nguồn", "tên báo hoặc trang", "Báo Dân trí", None, max_length=200)
    confirms: list[Confirmable] = field(
        "Xác nhận", "nguồn xác nhận những trường nào của văn bản", ["number", "date"], []
    )
    checked_on: Day = field("Ngày kiểm tra", "ngày đọc nguồn này", "2026-11-23")
    note: Text | None = field("Ghi chú", "nguồn viết gì, khi cần nói rõ", "Đăng ngày 23/10/2025.", None, max_length=600)

    def rules(self) -> Iterator[Broken]:
        """A source is one of the two: an address or a document."""
        if (self.url is None) == (self.document is None):
            yield Broken(
                (), "nguồn phải có đúng một trong hai: url (Địa chỉ) hoặc document (Văn bản)", "viết  - url: https://…"
            )


class Attachment(Part):
    """A file that can be downloaded."""

    path: AssetPath = field("Tệp", "đường dẫn tới tệp trong docs/assets/", "assets/van-ban/126-kl-tw.pdf")
    label: Text = field("Tên", "tên tệp cho người đọc", "Bản ký số (PDF)", translatable=True, max_length=120)


class Picture(Part):
    """A picture of the site's own, never a remote one; the site publishes it resized, without the camera's data."""

    file: AssetPath = field("Tệp ảnh", "đường dẫn tới tệp trong docs/assets/", "assets/anh/le-hoi.jpg")
    alt: Text = field(
        "Mô tả ảnh", "tả ảnh cho người không nhìn thấy", "Các em nhỏ múa sư tử",
        translatable=True, min_length=5, max_length=250,
    )  # fmt: skip
    caption: Text = field(
        "Chú thích", "chú thích dưới ảnh: việc gì, ở đâu, khi nào", "Lễ hội đầu xuân", translatable=True, max_length=250
    )
    credit: Text = field("Nguồn ảnh", "người hoặc đơn vị chụp", "Văn phòng Sở", translatable=True, max_length=120)


PICTURE = {
    "file": "assets/anh/le-hoi.jpg", "alt": "Các em nhỏ múa sư tử", "caption": "Lễ hội đầu xuân", "credit": "Văn phòng Sở",
}  # fmt: skip


class Period(Part):
    """The years or days for which a plan or programme holds, as its title says."""

    start: PartialDate = field("Từ", "năm hoặc ngày bắt đầu", "2021", alias="from")
    end: PartialDate = field("Đến", "năm hoặc ngày kết thúc", "2025", alias="to")

    def rules(self) -> Iterator[Broken]:
        """It ends after it begins."""
        if self.end.last < self.start.first:
            yield Broken(("to",), f"kết thúc ({self.end}) trước khi bắt đầu ({self.start})", "đổi lại hai giá trị")


def children(part: BaseModel) -> Iterator[tuple[Place, BaseModel]]:
    """The groups of fields right inside a record or group, each with its place, as editors write it."""
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        written = info.alias or name
        if isinstance(value, BaseModel):
            yield (written,), value
        elif isinstance(value, list):
            yield from (((written, index), item) for index, item in enumerate(value) if isinstance(item, BaseModel))


def all_rules(part: Any) -> Iterator[Broken]:
    """The rules that a record or translation breaks, and those of the groups of fields inside it."""
    yield from part.rules()
    yield from _doubled(part)
    for place, child in children(part):
        for broken in all_rules(child):
            yield replace(broken, place=(*place, *broken.place))


def _doubled(part: BaseModel) -> Iterator[Broken]:
    """Nothing is twice in a list of keys, tags or names."""
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            for index, item in enumerate(value):
                if item in value[:index]:
                    place = (info.alias or name, index)
                    yield Broken(
                        place, f"«{item[:60]}» ghi hai lần ở {named(info.alias or name, info)}", "xóa một dòng"
                    )


def refuse_broken(source: SourceFile, rules: Iterator[Broken]) -> None:
    """Raises ContentError with every rule that is broken."""
    broken = list(rules)
    if broken:
        raise ContentError(Problem(source.path, b.line or source.line_of(b.place), b.message, b.fix) for b in broken)
