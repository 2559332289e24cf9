"""A commendation: a decision, its form, who is commended and for what.

Forms and who may grant them: Law 06/2022/QH15 on emulation and commendation; article 80 for the head of a Department.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, get_args

from danvan.records.base import Broken, Part, Record
from danvan.records.document import Attachment, Number
from danvan.records.fields import Day, Key, SectionRef, Text, Url, field

Form = Literal[
    "Huân chương", "Huy chương", "Danh hiệu vinh dự nhà nước", "Bằng khen", "Giấy khen", "Kỷ niệm chương",
    "Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua bộ, ban, ngành, tỉnh", "Chiến sĩ thi đua cơ sở",
    "Lao động tiên tiến", "Chiến sĩ tiên tiến", "Cờ thi đua của Chính phủ", "Cờ thi đua của bộ, ban, ngành, tỉnh",
    "Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến", "Biểu dương",
]  # fmt: skip
Grantor = Literal["president", "government", "prime-minister", "minister", "province-chairman", "department-head"]
State = Literal["consulting", "in_force", "annulled"]
# Law 06/2022/QH15, article 80; "Biểu dương" is no form of the law and needs no decision.
DEPARTMENT_HEAD_FORMS = frozenset(
    {"Giấy khen", "Lao động tiên tiến", "Tập thể lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Biểu dương"}
)
STATE_FORMS = frozenset({"Huân chương", "Huy chương", "Danh hiệu vinh dự nhà nước"})
GOVERNMENT_FORMS = frozenset({"Cờ thi đua của Chính phủ", "Chiến sĩ thi đua toàn quốc"})
PROVINCE_FORMS = frozenset(
    {
        "Bằng khen",
        "Cờ thi đua của bộ, ban, ngành, tỉnh",
        "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
        "Tập thể lao động xuất sắc",
    }
)
PERSON_FORMS = frozenset(
    {"Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua bộ, ban, ngành, tỉnh", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến",
     "Chiến sĩ tiên tiến"}
)  # fmt: skip
COLLECTIVE_FORMS = frozenset(
    {
        "Cờ thi đua của Chính phủ",
        "Cờ thi đua của bộ, ban, ngành, tỉnh",
        "Tập thể lao động xuất sắc",
        "Tập thể lao động tiên tiến",
    }
)
GRANTORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(STATE_FORMS, ("president",)),
    **dict.fromkeys(GOVERNMENT_FORMS, ("prime-minister", "government")),
    **dict.fromkeys(PROVINCE_FORMS, ("minister", "province-chairman")),
    "Bằng khen": ("prime-minister", "minister", "province-chairman"),
    "Kỷ niệm chương": ("minister", "province-chairman"),
}


class Decision(Part):
    """The decision by which it was granted, or annulled."""

    number: Number = field("Số, ký hiệu", "số quyết định", "12/QĐ-SVHTTDL")
    date: Day = field("Ngày", "ngày ký", "2026-05-20")
    issuer: Text = field("Cơ quan", "cơ quan ban hành", "Sở Văn hóa, Thể thao và Du lịch", max_length=160)
    signer_title: Text | None = field("Chức vụ người ký", "chức vụ người ký", "Giám đốc", None, max_length=120)
    url: Url | None = field("Địa chỉ", "trang đăng quyết định", "https://…", None)


class Basis(Part):
    """Why a person's name may be published (Law 91/2025/QH15 on personal data)."""

    kind: Literal["consent", "law"] = field(
        "Căn cứ", "consent: người đó đồng ý; law: quy định của pháp luật", "consent"
    )
    recorded_on: Day = field("Ngày ghi nhận", "ngày lấy ý kiến hoặc ngày đối chiếu quy định", "2026-05-10")
    reference: Text = field(
        "Hồ sơ", "văn bản đồng ý hoặc điều khoản, không ghi dữ liệu cá nhân", "Phiếu đồng ý số 3", max_length=200
    )


class Recipient(Part):
    """A collective; or a person, with no more than name, post and unit, and a recorded basis."""

    collective: Text | None = field("Tập thể", "tên tập thể", "Phòng … (mẫu)", None, max_length=200)
    person: Text | None = field("Cá nhân", "họ và tên", "Nguyễn Văn A (mẫu)", None, max_length=80)
    post: Text | None = field("Chức vụ", "chức vụ của cá nhân", "Chuyên viên", None, max_length=120)
    unit_name: Text | None = field("Đơn vị công tác", "đơn vị của cá nhân", "Văn phòng Sở", None, max_length=160)
    unit: Key | None = field("Mã đơn vị", "mã đơn vị, nếu có trang", "van-phong-so", None)
    commune: Key | None = field("Xã, phường", "mã xã, phường", "xa-bac-son", None)
    basis: Basis | None = field("Căn cứ công bố", "vì sao được nêu tên", {"kind": "consent"}, None)

    def rules(self) -> Iterator[Broken]:
        """Collective or person; a person is named only with post, unit and basis."""
        if (self.collective is None) == (self.person is None):
            yield Broken((), "mỗi mục phải là một tập thể hoặc một cá nhân", "viết  collective: …  hoặc  person: …")
        if self.person is None:
            return
        for name, title in (("post", "chức vụ"), ("unit_name", "đơn vị công tác")):
            if getattr(self, name) is None:
                yield Broken((), f"cá nhân «{self.person}» không có {title}", f"thêm  {name}: …")
        if self.basis is None:
            yield Broken(
                (), f"nêu tên «{self.person}» mà không ghi căn cứ công bố",
                "thêm  basis: {kind: consent, recorded_on: 2026-05-10, reference: …}",
            )  # fmt: skip


class Consultation(Part):
    """Opinions asked of the people before an award."""

    start: Day = field("Từ ngày", "bắt đầu lấy ý kiến", "2026-05-01", alias="from")
    end: Day = field("Đến ngày", "hết hạn góp ý", "2026-05-15", alias="to")
    how: Text = field("Cách góp ý", "gửi ý kiến về đâu", "Gửi Văn phòng Sở", max_length=300)

    def rules(self) -> Iterator[Broken]:
        """It ends after it begins."""
        if self.end < self.start:
            yield Broken(("to",), "hết hạn lấy ý kiến trước khi bắt đầu", "đổi lại hai ngày")


class Commendation(Record):
    """One decision of commendation and those it commends."""

    kind: ClassVar[str] = "commendation"
    label: ClassVar[str] = "khen thưởng"

    id: Key = field("Mã bền", "mã không bao giờ đổi, dùng cho nguồn tin", "khen-thuong-2026-01")
    title: Text = field("Tên", "một dòng nói khen ai, việc gì", "Giấy khen … (mẫu)", translatable=True, max_length=250)
    form: Form = field("Hình thức", "hình thức khen thưởng", "Giấy khen")
    granted_by: Grantor = field("Người có thẩm quyền", "ai quyết định", "department-head")
    decision: Decision | None = field(
        "Quyết định", "số, ngày, cơ quan; biểu dương thì không cần", {"number": "12/QĐ-SVHTTDL"}, None
    )
    date: Day = field("Ngày", "ngày quyết định, hoặc ngày biểu dương", "2026-05-20")
    recipients: list[Recipient] = field("Được khen", "tập thể hoặc cá nhân", [{"collective": "…"}], min_length=1)
    reason: Text = field("Thành tích", "được khen vì việc gì", "…", translatable=True, max_length=1000)
    state: State = field("Tình trạng", "consulting, in_force hoặc annulled", "in_force")
    annulled_by: Decision | None = field("Quyết định hủy bỏ", "khi đã hủy bỏ", {"number": "13/QĐ-SVHTTDL"}, None)
    consultation: Consultation | None = field("Lấy ý kiến", "khi đang lấy ý kiến", {"from": "2026-05-01"}, None)
    files: list[Attachment] = field("Tệp kèm", "quyết định bản PDF", [{"path": "assets/khen-thuong/…"}], [])
    movements: list[Key] = field("Phong trào", "mã phong trào", ["dan-van-kheo"], [])
    models: list[Key] = field("Mô hình", "mã mô hình", ["cau-lac-bo"], [])
    documents: list[Key] = field("Văn bản", "văn bản liên quan", ["126-kl-tw-2025"], [])
    tasks: list[SectionRef] = field("Nhiệm vụ", "mục của kế hoạch", ["ke-hoach-2025#II.7"], [])

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
        elif self.form in GRANTORS and self.granted_by not in GRANTORS[self.form]:
            yield Broken(
                ("granted_by",),
                f"«{self.form}» không do «{self.granted_by}» quyết định",
                f"chọn: {', '.join(GRANTORS[self.form])}",
            )

    def _recipient_rules(self) -> Iterator[Broken]:
        for index, recipient in enumerate(self.recipients):
            if self.form in PERSON_FORMS and recipient.collective:
                yield Broken(("recipients", index), f"«{self.form}» chỉ tặng cá nhân", "viết  person: …")
            if self.form in COLLECTIVE_FORMS and recipient.person:
                yield Broken(("recipients", index), f"«{self.form}» chỉ tặng tập thể", "viết  collective: …")

    def _state_rules(self) -> Iterator[Broken]:
        if self.form != "Biểu dương" and self.state != "consulting" and self.decision is None:
            yield Broken((), f"«{self.form}» phải có quyết định", "thêm  decision: {number: …, date: …, issuer: …}")
        if self.decision and self.decision.date != self.date:
            yield Broken(
                ("date",), f"ngày {self.date:%d/%m/%Y} khác ngày của quyết định", f"viết  date: {self.decision.date}"
            )
        if (self.state == "annulled") != (self.annulled_by is not None):
            yield Broken(
                ("state",),
                "khen thưởng đã hủy bỏ phải có quyết định hủy bỏ, và ngược lại",
                "thêm  annulled_by:  hoặc sửa state",
            )
        if (self.state == "consulting") != (self.consultation is not None):
            yield Broken(
                ("state",),
                "đang lấy ý kiến phải có thời hạn lấy ý kiến, và ngược lại",
                "thêm  consultation:  hoặc sửa state",
            )

    @property
    def year(self) -> int:
        """The year of the decision."""
        return self.date.year
