"""The plan: the year's paper that the site carries out, told section by section."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal

from danvan.records.base import Record
from danvan.records.citing import Confidence
from danvan.records.fields import Day, Key, PartialDate, Text, field
from danvan.records.parts import Broken, Part, Period

PrintKind = Literal["typing_error", "missing_number", "missing_day"]
HEADING = re.compile(r"^(#{2,3}) (?:([IVX]+(?:\.\d+)*)\.? )?(.+?)\s*$", re.MULTILINE)


def section_anchor(number: str) -> str:
    """The anchor of a section: II.1 → ii-1."""
    return "mo-dau" if number == "0" else number.lower().replace(".", "-")


# What units send to the Department under the plan (III.3).
Paper = Literal["plan", "self-check", "report"]


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

    date: Day = field("Ngày", "ngày của hạn đó", "2025-04-15")
    before: bool = field("Trước ngày", "true nếu phải xong trước ngày đó", True, False)
    what: Text = field("Việc", "phải làm việc gì", "Gửi kế hoạch về Sở", translatable=True, max_length=400)
    who: Text = field("Ai", "đơn vị hoặc người phải làm", "Các đơn vị trực thuộc Sở", translatable=True, max_length=200)
    section: str = field("Mục", "số mục của kế hoạch nêu hạn", "III.3")
    papers: list[Paper] = field(
        "Văn bản của đơn vị",
        "hạn này là hạn gửi văn bản nào của đơn vị: plan (kế hoạch), self-check (kế hoạch tự kiểm tra), report (báo cáo)",
        ["plan", "self-check"], [],
    )  # fmt: skip
    text: Text = field("Nguyên văn", "chép đúng chữ của kế hoạch ở chỗ nêu hạn", "trước ngày 15/4/2025", max_length=400)

    @property
    def last_day(self) -> dt.date:
        """The last day on which it can be done: "trước ngày 15/4" leaves the 14th."""
        return self.date - dt.timedelta(days=self.before)


class Duty(Part):
    """Who is charged with what."""

    section: str = field("Mục", "số mục của kế hoạch giao việc", "III.4")
    who: Text = field("Ai", "đơn vị hoặc người giữ chức vụ", "Văn phòng Sở", translatable=True, max_length=200)
    unit: Key | None = field("Đơn vị", "mã đơn vị, nếu đơn vị có trang", "van-phong-so", None)
    what: Text = field("Việc", "được giao việc gì", "Tổng hợp báo cáo", translatable=True, max_length=700)


class PlanDiscrepancy(Part):
    """A misprint in the plan's own text."""

    kind: PrintKind = field("Loại", "typing_error, missing_number hoặc missing_day", "typing_error")
    section: str = field("Mục", "số mục có chỗ in sai", "II.7", "0")
    found: Text = field("Bản kế hoạch in", "đúng như in trong kế hoạch", "những nhiễu Nhân dân")
    probable: Text | None = field("Có thể là", "giá trị đúng, nếu biết", "nhũng nhiễu Nhân dân", None)
    confidence: Confidence | None = field("Độ tin cậy", "certain, high, medium hoặc low", "high", None)
    evidence: Text | None = field(
        "Căn cứ", "vì sao nói vậy, nguồn nào", "Nghĩa của câu.", None, translatable=True, max_length=1000
    )


class Plan(Record):
    """The plan of one year; its body tells it section by section, in our own words."""

    kind: ClassVar[str] = "plan"
    label: ClassVar[str] = "kế hoạch"

    year: int = field("Năm", "năm của kế hoạch", "2025", ge=2000, le=2100)
    title: Text = field(
        "Tên", "tên đầy đủ của kế hoạch", "Kế hoạch triển khai thực hiện công tác dân vận năm 2025", translatable=True
    )
    number_form: Text | None = field("Dạng số, ký hiệu", "khi bản in thiếu số: viết đúng như in", "…/KH-SVHTTDL", None)
    issuers: list[Text] = field(
        "Cơ quan ban hành", "một hoặc nhiều cơ quan, mỗi cơ quan một mục", ["UBND tỉnh"], min_length=1
    )
    date: PartialDate = field("Ngày ban hành", "chưa rõ ngày thì ghi tháng", "2025-04")
    period: Period = field("Thời kỳ", "kế hoạch cho thời gian nào", {"from": "2025-01-01", "to": "2025-12-31"})
    document: Key = field("Văn bản", "mã văn bản của chính kế hoạch", "ke-hoach-dan-van-2025-svhttdl")
    summary: Text = field(
        "Tóm tắt",
        "hai đến bốn câu: kế hoạch đặt ra việc gì, cho ai",
        "Kế hoạch nêu mục đích, bảy nhóm nhiệm vụ và phần phân công cho các phòng, đơn vị của Sở trong năm 2025.",
        translatable=True,
        min_length=80,
        max_length=1000,
    )
    deadlines: list[Deadline] = field(
        "Hạn", "các hạn phải làm, ai làm, việc gì",
        [{"date": "2025-04-15", "what": "Gửi kế hoạch về Sở", "who": "Các đơn vị trực thuộc Sở", "section": "III.3", "text": "trước ngày 15/4/2025"}], [],
    )  # fmt: skip
    duties: list[Duty] = field(
        "Phân công", "ai được giao việc gì, ở mục nào",
        [{"section": "III.4", "who": "Văn phòng Sở", "what": "Tổng hợp báo cáo"}], [],
    )  # fmt: skip
    discrepancies: list[PlanDiscrepancy] = field(
        "Sai khác", "lỗi in trong kế hoạch",
        [{"kind": "typing_error", "section": "II.7", "found": "những nhiễu Nhân dân"}], [],
    )  # fmt: skip

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
        known = list(dict.fromkeys(section.number for section in sections))
        start, first = self.source.body_line, sections[0].line if sections else None
        if self.body and first != start:
            what = "không có đề mục nào" if first is None else "có chữ trước đề mục đầu tiên"
            yield Broken((), f"thân bài {what}", "thêm một đề mục, ví dụ  ## I. Mục đích, yêu cầu", start)
        seen: dict[str, int] = {}
        for section in sections:
            if section.number in seen:
                what = "đề mục không có số" if section.number == "0" else f"mục «{section.number}»"
                yield Broken(
                    (), f"{what} đã có ở dòng {seen[section.number]}", "mỗi mục một số, ví dụ  ### II.1. Tên mục",
                    section.line,
                )  # fmt: skip
            seen.setdefault(section.number, section.line)
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
