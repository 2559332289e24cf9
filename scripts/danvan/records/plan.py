"""The plan: the year's paper that the site carries out, told section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from danvan.records.base import Broken, Part, Record
from danvan.records.document import Confidence, Period
from danvan.records.fields import Day, Key, PartialDate, Text, field

NOTE_FIELDS = {"deadlines": ("what", "who"), "duties": ("who", "what"), "discrepancies": ("evidence",)}
HEADING = re.compile(r"^(#{2,3}) (?:([IVX]+(?:\.\d+)*)\.? )?(.+?)\s*$", re.MULTILINE)


def section_anchor(number: str) -> str:
    """The anchor of a section: II.1 → ii-1."""
    return "mo-dau" if number == "0" else number.lower().replace(".", "-")


@dataclass(frozen=True)
class Section:
    """A section of the plan: its number ("II.1"; "0" before the first one), title, text and anchor."""

    number: str
    title: str
    text: str
    level: int
    line: int

    @property
    def anchor(self) -> str:
        """II.1 → ii-1: lasting, whatever becomes of the title."""
        return section_anchor(self.number)


class Deadline(Part):
    """A day by which somebody has to do something."""

    date: Day = field("Ngày", "hạn", "2025-04-15")
    before: bool = field("Trước ngày", "đúng nếu phải xong trước ngày đó", True, False)
    what: Text = field("Việc", "phải làm gì", "Gửi kế hoạch về Sở", max_length=400)
    who: Text = field("Ai", "ai phải làm", "Các đơn vị trực thuộc Sở", max_length=200)
    section: str = field("Mục", "mục của kế hoạch", "III.3")


class Duty(Part):
    """Who is charged with what."""

    section: str = field("Mục", "mục của kế hoạch", "III.4")
    who: Text = field("Ai", "đơn vị hoặc người giữ chức vụ", "Văn phòng Sở", max_length=200)
    unit: Key | None = field("Đơn vị", "mã đơn vị, nếu có trang", "van-phong-so", None)
    what: Text = field("Việc", "được giao việc gì", "Tổng hợp báo cáo", max_length=700)


class PlanDiscrepancy(Part):
    """A misprint in the plan's own text."""

    kind: str = field(
        "Loại",
        "typing_error, missing_number hoặc missing_day",
        "typing_error",
        pattern="^(typing_error|missing_number|missing_day)$",
    )
    section: str = field("Mục", "mục của kế hoạch", "II.7", "0")
    found: Text = field("Bản kế hoạch in", "đúng như in", "những nhiễu Nhân dân")
    probable: Text | None = field("Có thể là", "giá trị đúng", "nhũng nhiễu Nhân dân", None)
    confidence: Confidence | None = field("Độ tin cậy", "certain, high, medium hoặc low", "high", None)
    evidence: Text | None = field("Căn cứ", "vì sao nói vậy", "Nghĩa của câu.", None, max_length=1000)


class TranslatedPlanNotes(Part):
    """What the English file carries beside the translated fields, in the order of the Vietnamese lists."""

    deadlines: list[dict[str, Text]] = field("Hạn", "what và who bằng tiếng Anh", [{"what": "…", "who": "…"}], [])
    duties: list[dict[str, Text]] = field("Phân công", "who và what bằng tiếng Anh", [{"who": "…", "what": "…"}], [])
    discrepancies: list[dict[str, Text]] = field("Sai khác", "evidence bằng tiếng Anh", [{"evidence": "…"}], [])

    def rules(self) -> Iterator[Broken]:
        """Nothing but the words that are translated stands in an item."""
        for name, known in NOTE_FIELDS.items():
            for index, item in enumerate(getattr(self, name)):
                for key in item:
                    if key not in known:
                        place = (name, index, key)
                        yield Broken(place, f"không có trường «{key}» trong {name}", f"chỉ ghi: {', '.join(known)}")


class Plan(Record):
    """The plan of one year; its body tells it section by section, in our own words."""

    kind: ClassVar[str] = "plan"
    label: ClassVar[str] = "kế hoạch"
    translation_base = TranslatedPlanNotes

    year: int = field("Năm", "năm của kế hoạch", "2025", ge=2000, le=2100)
    title: Text = field(
        "Tên", "tên kế hoạch", "Kế hoạch triển khai thực hiện công tác dân vận năm 2025", translatable=True
    )
    number_form: Text | None = field("Dạng số, ký hiệu", "khi thiếu số", "…/KH-SVHTTDL", None)
    issuers: list[Text] = field("Cơ quan ban hành", "cơ quan ban hành", ["UBND tỉnh"], min_length=1)
    date: PartialDate = field("Ngày ban hành", "chưa rõ ngày thì ghi tháng", "2025-04")
    period: Period = field("Thời kỳ", "kế hoạch cho thời gian nào", {"from": "2025-01-01", "to": "2025-12-31"})
    document: Key = field("Văn bản", "mã văn bản của chính kế hoạch", "ke-hoach-dan-van-2025-svhttdl")
    summary: Text = field(
        "Tóm tắt", "hai đến bốn câu", "Kế hoạch nêu …", translatable=True, min_length=80, max_length=1000
    )
    deadlines: list[Deadline] = field("Hạn", "các hạn phải làm", [{"date": "2025-04-15"}], [])
    duties: list[Duty] = field("Phân công", "ai được giao việc gì", [{"section": "III.4"}], [])
    discrepancies: list[PlanDiscrepancy] = field("Sai khác", "lỗi in trong kế hoạch", [{"kind": "typing_error"}], [])

    @classmethod
    def key_of(cls, stem: str) -> str:
        """docs/ke-hoach/2025.md → ke-hoach-2025."""
        return f"ke-hoach-{stem}"

    def sections(self, lang: str = "vi") -> tuple[Section, ...]:
        """Its sections in order, in a language (Vietnamese when there is no translation)."""
        found = self.translation(lang)
        return (
            split_sections(found.source.body, found.source.body_line)
            if found
            else split_sections(self.body, self.source.body_line)
        )

    def tasks(self, lang: str = "vi") -> list[Section]:
        """The plan's tasks: the sections of part II."""
        return [section for section in self.sections(lang) if section.number.startswith("II.")]

    def rules(self) -> Iterator[Broken]:
        """No text stands outside the sections, no number is there twice; every section that a field names exists."""
        sections = self.sections()
        numbers = [section.number for section in sections]
        known = list(dict.fromkeys(numbers))
        first = sections[0].line if sections else None
        if self.body and first != self.source.body_line:
            what = "không có đề mục nào" if first is None else "có chữ trước đề mục đầu tiên"
            yield Broken((), f"thân bài {what}", "thêm một đề mục, ví dụ  ## I. Mục đích, yêu cầu")
        for number in (number for number in known if numbers.count(number) > 1):
            what = "đề mục không có số" if number == "0" else f"mục «{number}»"
            yield Broken(
                (), f"{what} có {numbers.count(number)} lần trong thân bài", "mỗi mục một số, ví dụ  ### II.1. Tên mục"
            )
        for name in ("deadlines", "duties", "discrepancies"):
            for index, item in enumerate(getattr(self, name)):
                if item.section not in known:
                    yield Broken(
                        (name, index, "section"),
                        f"kế hoạch không có mục «{item.section}»",
                        f"chọn một trong: {', '.join(known)}",
                    )


@lru_cache(maxsize=32)
def split_sections(body: str, first_line: int) -> tuple[Section, ...]:
    """The sections of a plan's body: headings ``## I. …`` and ``### I.1. …``; one without a number is section 0."""
    matches = list(HEADING.finditer(body))
    ends = [*[match.start() for match in matches[1:]], len(body)][: len(matches)]
    return tuple(
        Section(
            match[2] or "0", match[3], body[match.end() : end].strip("\n"), len(match[1]),
            first_line + body.count("\n", 0, match.start()),
        )
        for match, end in zip(matches, ends, strict=True)
    )  # fmt: skip
