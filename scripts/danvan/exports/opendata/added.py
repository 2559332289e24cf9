"""What open data tell of a record beside its own fields: its names and addresses, what the site found out by comparing."""

from __future__ import annotations

from pydantic import BaseModel

from danvan.records.citing import DiscrepancyKind
from danvan.records.fields import Day, Key, SectionRef, Text, Url, field
from danvan.records.parts import Part


class Basics(Part):
    """Of every record."""

    key: Key = field("Mã", "mã của bản ghi, các bản ghi khác dẫn tới nó bằng mã này", "126-kl-tw-2025")
    address: Url = field("Địa chỉ", "trang của bản ghi", "https://dan-van.example/van-ban/126-kl-tw-2025/")
    address_en: Url | None = field(
        "Địa chỉ tiếng Anh", "trang tiếng Anh; null khi chưa dịch", "https://dan-van.example/en/van-ban/126-kl-tw-2025/", None
    )  # fmt: skip
    posted: Day = field("Ngày đăng", "ngày bản ghi lên trang", "2026-11-23")
    updated: Day = field("Ngày cập nhật", "ngày đăng hoặc ngày sửa cuối cùng", "2026-11-23")


class MisprintPlace(Part):
    """Where the plan prints it."""

    section: SectionRef = field("Mục", "mục của kế hoạch", "ke-hoach-2025#II.1")
    place: Text = field("Chỗ", "dòng, đoạn hoặc chú thích nào trong mục", "gạch đầu dòng 2")


class Misprint(Part):
    """What comparing the plan's citations shows."""

    kind: DiscrepancyKind = field("Loại", "loại sai khác", "impossible_date")
    places: list[MisprintPlace] = field(
        "Chỗ", "các chỗ trích dẫn cho thấy điều đó", [{"section": "ke-hoach-2025#II.1", "place": "gạch đầu dòng 2"}]
    )
    found: Text = field("Bản kế hoạch in", "đúng như in trong kế hoạch", "27/20/2023")
    expected: Text | None = field("Theo hồ sơ", "giá trị trong hồ sơ văn bản", "27/10/2023", None)


class OfDocument(Part):
    """Of a document."""

    name: Text = field("Tên gọi", "loại và số; với luật là tên luật", "Kết luận số 126-KL/TW")
    misprints: list[Misprint] = field(
        "Chỗ in sai", "điều máy thấy khi so các chỗ kế hoạch trích dẫn",
        [{"kind": "impossible_date", "places": [], "found": "27/20/2023"}], [],
    )  # fmt: skip


class PlanSection(Part):
    """A section's heading; the text is on the page."""

    number: Text = field("Số mục", "số của mục; 0 là phần mở đầu", "II.1")
    title: Text = field("Tên mục", "tên của mục", "Tuyên truyền", translatable=True)
    address: Url = field("Địa chỉ", "chỗ của mục trên trang", "https://dan-van.example/ke-hoach/2025/#ii-1")


class OfPlan(Part):
    """Of a plan."""

    sections: list[PlanSection] = field(
        "Các mục", "các mục của kế hoạch",
        [{"number": "II.1", "title": "Tuyên truyền", "address": "https://dan-van.example/ke-hoach/2025/#ii-1"}],
    )  # fmt: skip


OF_KIND: dict[str, type[BaseModel]] = {"document": OfDocument, "plan": OfPlan}
