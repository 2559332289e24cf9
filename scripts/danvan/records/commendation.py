"""A commendation: a decision, its form, who is commended and for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal, get_args

from danvan.records.awards import (
    COLLECTIVE_FORMS,
    DEPARTMENT_HEAD_FORMS,
    GRANTORS,
    PERSON_FORMS,
    Form,
    Grantor,
)
from danvan.records.base import Record
from danvan.records.fields import Day, Key, Number, SectionRef, Text, Url, field
from danvan.records.naming import all_told, told
from danvan.records.parts import Attachment, Broken, Part
from danvan.records.recipient import Recipient

State = Literal["consulting", "in_force", "annulled"]


class Decision(Part):
    """The decision by which it was granted, or annulled."""

    number: Number = field("Số, ký hiệu", "số, ký hiệu của quyết định", "12/QĐ-SVHTTDL")
    date: Day = field("Ngày", "ngày ký quyết định", "2026-05-20")
    issuer: Text = field("Cơ quan", "cơ quan ban hành quyết định", "Sở Văn hóa, Thể thao và Du lịch", max_length=160)
    signer_title: Text | None = field(
        "Chức vụ người ký", "chức vụ của người ký quyết định", "Giám đốc", None, max_length=120
    )
    url: Url | None = field("Địa chỉ", "trang đăng quyết định", "https://langson.gov.vn/tin", None)


class Consultation(Part):
    """Opinions asked of the people before an award."""

    start: Day = field("Từ ngày", "ngày đầu nhận góp ý", "2026-05-01", alias="from")
    end: Day = field("Đến ngày", "ngày cuối nhận góp ý", "2026-05-15", alias="to")
    how: Text = field("Cách góp ý", "gửi ý kiến về đâu", "Gửi Văn phòng Sở", translatable=True, max_length=300)

    def rules(self) -> Iterator[Broken]:
        """It ends after it begins."""
        if self.end < self.start:
            yield Broken(("to",), "hết hạn lấy ý kiến trước khi bắt đầu", "đổi lại hai ngày")


class Commendation(Record):
    """One decision of commendation and those it commends."""

    kind: ClassVar[str] = "commendation"
    label: ClassVar[str] = "khen thưởng"

    id: Key = field("Mã bền", "mã không bao giờ đổi, dùng cho nguồn tin", "khen-thuong-2026-01")
    title: Text = field(
        "Tên",
        "một dòng nói khen ai, việc gì",
        "Giấy khen tặng Câu lạc bộ Dân ca (mẫu)",
        translatable=True,
        max_length=250,
    )
    form: Form = field("Hình thức", "hình thức ghi trong quyết định", "Giấy khen")
    granted_by: Grantor = field(
        "Người có thẩm quyền",
        "president, government, prime-minister, minister, province-chairman hoặc department-head",
        "department-head",
    )
    decision: Decision | None = field(
        "Quyết định",
        "số, ngày, cơ quan; biểu dương thì không cần",
        {"number": "12/QĐ-SVHTTDL", "date": "2026-05-20", "issuer": "Sở (mẫu)"},
        None,
    )
    date: Day | None = field(
        "Ngày", "ngày quyết định, hoặc ngày biểu dương; đang lấy ý kiến thì không ghi", "2026-05-20", None
    )
    recipients: list[Recipient] = field(
        "Được khen", "từng tập thể hoặc cá nhân được khen", [{"collective": "Câu lạc bộ Dân ca (mẫu)"}], min_length=1
    )
    reason: Text = field(
        "Thành tích", "được khen vì việc gì", "Duy trì sinh hoạt đều.", translatable=True, max_length=1000
    )
    state: State = field("Tình trạng", "consulting, in_force hoặc annulled", "in_force")
    annulled_by: Decision | None = field(
        "Quyết định hủy bỏ", "số, ngày, cơ quan, khi state là annulled",
        {"number": "13/QĐ-SVHTTDL", "date": "2026-08-10", "issuer": "Sở (mẫu)"}, None,
    )  # fmt: skip
    consultation: Consultation | None = field(
        "Lấy ý kiến", "thời hạn và cách góp ý, khi state là consulting",
        {"from": "2026-05-01", "to": "2026-05-15", "how": "Gửi Văn phòng Sở"}, None,
    )  # fmt: skip
    files: list[Attachment] = field(
        "Tệp kèm", "quyết định bản PDF, bỏ dữ liệu cá nhân",
        [{"path": "assets/khen-thuong/12-qd.pdf", "label": "Quyết định (PDF)"}], [],
    )  # fmt: skip
    movements: list[Key] = field("Phong trào", "mã các phong trào liên quan", ["dan-van-kheo"], [])
    models: list[Key] = field("Mô hình", "mã các mô hình được khen", ["cau-lac-bo"], [])
    documents: list[Key] = field("Văn bản", "mã các văn bản liên quan", ["126-kl-tw-2025"], [])
    tasks: list[SectionRef] = field("Nhiệm vụ", "mục của kế hoạch liên quan", ["ke-hoach-2025#II.7"], [])

    def rules(self) -> Iterator[Broken]:
        """Who may grant the form, what it is given to, and what each state needs."""
        yield from self._grantor_rules()
        yield from self._recipient_rules()
        yield from self._state_rules()

    def _grantor_rules(self) -> Iterator[Broken]:
        if self.granted_by == "department-head" and self.form not in DEPARTMENT_HEAD_FORMS:
            allowed = ", ".join(form for form in get_args(Form) if form in DEPARTMENT_HEAD_FORMS)
            yield Broken(
                ("form",), f"Giám đốc Sở không tặng được «{self.form}» (Luật 06/2022/QH15, Điều 80)",
                f"Sở quyết định: {allowed}; «Bằng khen» của tỉnh do Chủ tịch UBND tỉnh quyết định (granted_by: province-chairman)",
            )  # fmt: skip
        elif not GRANTORS[self.form]:
            yield Broken(
                ("form",), f"chưa có nguồn nào cho biết ai quyết định «{self.form}»",
                "xem lại hình thức ghi trong quyết định, hoặc hỏi người phụ trách trang",
            )  # fmt: skip
        elif self.granted_by not in GRANTORS[self.form]:
            yield Broken(
                ("granted_by",),
                f"«{self.form}» không do {told(self.granted_by, Grantor)} quyết định",
                f"chọn: {', '.join(all_told(GRANTORS[self.form], Grantor))}",
            )

    def _recipient_rules(self) -> Iterator[Broken]:
        for index, recipient in enumerate(self.recipients):
            if self.form in PERSON_FORMS and recipient.collective:
                yield Broken(("recipients", index), f"«{self.form}» chỉ tặng cá nhân", "viết  person: …")
            if self.form in COLLECTIVE_FORMS and recipient.person:
                yield Broken(("recipients", index), f"«{self.form}» chỉ tặng tập thể", "viết  collective: …")
            basis = recipient.basis
            if basis and basis.kind == "consent" and basis.recorded_on > self.posted:
                yield Broken(
                    ("recipients", index, "basis", "recorded_on"),
                    f"tên đã đăng ngày {self.posted:%d/%m/%Y}, trước ngày người đó đồng ý ({basis.recorded_on:%d/%m/%Y})",
                    "sửa ngày; có đồng ý rồi mới đăng tên",
                )

    def _state_rules(self) -> Iterator[Broken]:
        if self.form != "Biểu dương" and self.state != "consulting" and self.decision is None:
            yield Broken((), f"«{self.form}» phải có quyết định", "thêm  decision: {number: …, date: …, issuer: …}")
        if self.date is None and self.state != "consulting":
            yield Broken((), "thiếu trường date (Ngày)", "thêm ngày quyết định, ví dụ  date: 2026-05-20")
        if self.decision and self.date and self.decision.date != self.date:
            yield Broken(
                ("date",), f"ngày {self.date:%d/%m/%Y} khác ngày của quyết định", f"viết  date: {self.decision.date}"
            )
        if self.annulled_by and self.date and self.annulled_by.date < self.date:
            yield Broken(
                ("annulled_by", "date"),
                f"hủy bỏ ({self.annulled_by.date:%d/%m/%Y}) trước khi khen thưởng ({self.date:%d/%m/%Y})", "sửa ngày",
            )  # fmt: skip
        if (self.state == "annulled") != (self.annulled_by is not None):
            yield Broken(
                ("state",),
                "khen thưởng đã hủy bỏ phải có quyết định hủy bỏ, và ngược lại",
                "thêm  annulled_by:  (Quyết định hủy bỏ), hoặc sửa  state:  (Tình trạng)",
            )
        if (self.state == "consulting") != (self.consultation is not None):
            yield Broken(
                ("state",),
                "đang lấy ý kiến phải có thời hạn lấy ý kiến, và ngược lại",
                "thêm  consultation:  (Lấy ý kiến), hoặc sửa  state:  (Tình trạng)",
            )

    @property
    def year(self) -> int:
        """The year of the decision; while opinions are asked, of the last day for them."""
        return self.day.year

    @property
    def day(self) -> dt.date:
        """The day by which lists are sorted: of the decision, or the last one for opinions."""
        return self.date or (self.consultation.end if self.consultation else self.posted)
