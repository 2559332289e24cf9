"""A document: a paper of the Party or the State that the plan cites."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from danvan.records.base import Record
from danvan.records.citing import Citation, Discrepancy, DiscrepancyKind
from danvan.records.dates import is_old
from danvan.records.doctype import TYPE_CODES, Level, TypeName
from danvan.records.fields import Day, Number, PartialDate, Text, field
from danvan.records.naming import told
from danvan.records.parts import Attachment, Broken, Period, Source
from danvan.records.relation import Official, Relation
from danvan.records.status import DEAD, Event, Status
from danvan.records.translation import OwnShape
from danvan.symbols import Symbol, issuer_side, key_matches


class TranslatedNotes(OwnShape):
    """The English notes on a status, and on discrepancies by their kind (there is one of each)."""

    instead_of = frozenset({"status", "discrepancies"})

    status_note: Text | None = field(
        "Ghi chú về tình trạng", "bản dịch của status.note", "Not checked.", None, max_length=700
    )
    discrepancies: dict[str, Text] = field(
        "Căn cứ của sai khác", "bản dịch: loại → căn cứ", {"impossible_date": "There is no month 20."}, {}
    )


class Document(Record):
    """A document's record; its body is the document's own text, when that may be shown."""

    kind: ClassVar[str] = "document"
    label: ClassVar[str] = "văn bản"
    translation_base = TranslatedNotes

    number: Number | None = field("Số, ký hiệu", "như trên văn bản; không biết thì bỏ trống", "126-KL/TW", None)
    number_form: Text | None = field("Dạng số, ký hiệu", "khi bản in thiếu số: viết đúng như in", "…/KH-SVHTTDL", None)
    type: TypeName = field("Loại văn bản", "hình thức văn bản, chọn trong danh sách", "Kết luận")
    level: Level = field(
        "Cấp",
        "party-central, state-central (trung ương), party-province, state-province (tỉnh) hoặc department (Sở)",
        "party-central",
    )
    issuers: list[Text] = field(
        "Cơ quan ban hành", "một hoặc nhiều cơ quan, mỗi cơ quan một mục", ["Bộ Chính trị", "Ban Bí thư"], min_length=1
    )
    issuer_detail: Text | None = field(
        "Khóa, kỳ họp", "khóa, hội nghị hoặc kỳ họp đã ban hành", "khóa XII, Hội nghị lần thứ sáu", None
    )
    date: PartialDate | None = field("Ngày ban hành", "chưa rõ ngày thì ghi tháng hoặc năm", "2025-02-14", None)
    title: Text | None = field(
        "Trích yếu", "tên văn bản, đúng như trên văn bản", "Về chủ trương công tác cán bộ", None, translatable=True
    )
    short_name: Text | None = field(
        "Tên thường gọi",
        "tên người ta hay gọi, để hiện và để tìm",
        "Luật Thực hiện dân chủ ở cơ sở",
        None,
        translatable=True,
        max_length=160,
    )
    signer: Text | None = field(
        "Người ký", "họ và tên, chỉ ghi khi có nguồn", "Nguyễn Văn A (mẫu)", None, max_length=120
    )
    signer_title: Text | None = field(
        "Chức vụ người ký", "chức vụ của người ký khi ký", "Phó Giám đốc", None, max_length=120
    )
    effective: Day | None = field("Ngày có hiệu lực", "chỉ ghi khi có nguồn", "2023-07-01", None)
    period: Period | None = field("Thời kỳ", "thời kỳ ghi trong tên văn bản", {"from": "2021", "to": "2025"}, None)
    field_of_work: Text | None = field(
        "Lĩnh vực", "văn bản thuộc lĩnh vực nào", "dân chủ ở cơ sở", None, max_length=120
    )
    scope: Text | None = field("Phạm vi", "áp dụng ở đâu, cho ai", "toàn quốc", None, max_length=200)
    status: Status = field(
        "Tình trạng hiệu lực", "điều đã biết về hiệu lực", {"value": "unchecked", "checked_on": "2026-11-23"}
    )
    summary: Text = field(
        "Tóm tắt", "hai đến năm câu: văn bản nói gì, vì sao kế hoạch nhắc tới",
        "Kết luận nêu các việc về sắp xếp bộ máy. Kế hoạch năm 2025 yêu cầu quán triệt kết luận này ở mục II.1.",
        translatable=True, min_length=80, max_length=1000,
    )  # fmt: skip
    citations: list[Citation] = field(
        "Kế hoạch trích dẫn",
        "từng chỗ kế hoạch trích dẫn, đúng nguyên văn",
        [{"section": "ke-hoach-2025#II.1", "place": "gạch đầu dòng 2", "text": "Kết luận số 126-KL/TW"}],
        [],
    )
    discrepancies: list[Discrepancy] = field(
        "Sai khác", "chỗ bản kế hoạch in khác, kèm căn cứ",
        [{"kind": "impossible_date", "found": "27/20/2023", "evidence": "Không có tháng 20."}], [],
    )  # fmt: skip
    relations: list[Relation] = field(
        "Quan hệ", "quan hệ với văn bản khác", [{"type": "guides", "document": "luat-10-2022-qh15"}], []
    )
    history: list[Event] = field(
        "Lịch sử", "các sự kiện của văn bản, mỗi sự kiện có nguồn",
        [{"type": "amended", "date": "2023-08-16", "source": "https://vbpl.vn/van-ban/chi-tiet/1"}], [],
    )  # fmt: skip
    aliases: list[Text] = field("Tên khác", "tên khác để tìm", ["Nghị quyết Trung ương 6 khóa XII"], [])
    sources: list[Source] = field(
        "Nguồn", "trang xác nhận số, ngày, tên", [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}], []
    )
    official: Official | None = field(
        "Nguồn chính thức", "trang chính thức đăng văn bản này", {"url": "https://vbpl.vn/van-ban/chi-tiet/1"}, None
    )
    files: list[Attachment] = field(
        "Tệp kèm", "tệp để người đọc tải về", [{"path": "assets/van-ban/126-kl-tw.pdf", "label": "Bản ký số (PDF)"}], []
    )

    @property
    def symbol(self) -> Symbol | None:
        """Its number, for citing."""
        return self.number

    @property
    def year(self) -> int | None:
        """The year of issue, when it is known."""
        if self.date:
            return self.date.year
        return self.number.year if self.number else None

    @property
    def name(self) -> str:
        """How it is called in a list: "Kết luận số 126-KL/TW"; a law by its name."""
        if self.type == "Luật" and self.title:
            return self.title if self.title.startswith("Luật") else f"Luật {self.title}"
        if self.number:
            return f"{self.type} số {self.number}"
        return f"{self.type} số {self.number_form}" if self.number_form else self.type

    @property
    def heading(self) -> str:
        """Its name."""
        return self.name

    @property
    def dead(self) -> bool:
        """Whether it must not be taken for a document in force."""
        return self.status.value in DEAD

    def unclear_on(self, today: dt.date) -> bool:
        """Whether somebody should look up its effect: never done, or more than a year ago."""
        return self.status.value == "unchecked" or is_old(self.status.checked_on, today)

    def rules(self) -> Iterator[Broken]:
        """The rules that one document must keep by itself."""
        yield from self._number_rules()
        yield from self._date_rules()
        yield from self._discrepancy_rules()

    def _number_rules(self) -> Iterator[Broken]:
        symbol = self.number
        if symbol is None:
            return
        allowed = TYPE_CODES.get(symbol.type_code, ())
        if allowed and self.type not in allowed:
            yield Broken(
                ("type",), f"ký hiệu {symbol} không phải của «{self.type}»", f"viết  type: {' hoặc '.join(allowed)}"
            )
        if symbol.year and self.date and symbol.year != self.date.year:
            yield Broken(
                ("date",), f"ngày {self.date} không thuộc năm {symbol.year} ghi trong số {symbol}", "sửa ngày hoặc số"
            )
        programme = any(item.kind == "programme_named_without_number" for item in self.discrepancies)
        if not programme and not key_matches(self.key, symbol, self.year):
            year = f" năm {self.year}" if self.year else ""
            yield Broken(
                ("number",), f"tên tệp «{self.key}» không khớp số {symbol}{year}", "đổi tên tệp theo số và năm"
            )
        conflict = any(item.kind == "issuer_symbol_conflict" for item in self.discrepancies)
        sides = {issuer_side(issuer) for issuer in self.issuers} - {None}
        if sides and symbol.side not in sides and not conflict:
            yield Broken(
                ("issuers",), f"ký hiệu {symbol} không phải của «{', '.join(self.issuers)}»",
                "của Đảng viết 126-KL/TW, của Nhà nước viết 176/KH-UBND; nếu nguồn in như vậy, ghi vào discrepancies (Sai khác)",
            )  # fmt: skip

    def _date_rules(self) -> Iterator[Broken]:
        if self.effective and self.date and self.effective < self.date.first:
            yield Broken(
                ("effective",), f"có hiệu lực ({self.effective:%d/%m/%Y}) trước khi ban hành ({self.date})", "sửa ngày"
            )
        if self.status.value == "period_ended" and self.status.basis == "title":
            if self.period is None:
                yield Broken(
                    ("status",),
                    "hết thời kỳ theo tên văn bản nhưng không ghi thời kỳ",
                    "thêm  period: {from: 2021, to: 2025}",
                )
            elif self.status.since != self.period.end.last:
                last = self.period.end.last.isoformat()
                yield Broken(
                    ("status", "since"), f"ngày hết thời kỳ khác thời kỳ ({self.period.end})", f"viết  since: {last}"
                )

    def _discrepancy_rules(self) -> Iterator[Broken]:
        seen: set[str] = set()
        for index, item in enumerate(self.discrepancies):
            if item.kind in seen:
                yield Broken(
                    ("discrepancies", index),
                    f"sai khác {told(item.kind, DiscrepancyKind)} ghi hai lần",
                    "gộp làm một mục",
                )
            seen.add(item.kind)
