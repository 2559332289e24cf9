"""A document: a paper of the Party or the State that the plan cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from danvan.records.base import Broken, Part, Record, Source
from danvan.records.fields import Day, Key, PartialDate, SectionRef, Text, Url, field, wrong
from danvan.symbols import Symbol, SymbolError, issuer_side, key_matches, parse

# Decree 30/2020/NĐ-CP, article 7 (administrative forms), and the Party's own forms that the plan cites.
TypeName = Literal[
    "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Quy định", "Chỉ thị", "Kết luận", "Thông tư",
    "Thông tri", "Quy chế", "Hướng dẫn", "Kế hoạch", "Chương trình", "Đề án", "Thông báo", "Báo cáo", "Công văn",
]  # fmt: skip
TYPE_CODES: dict[str, tuple[str, ...]] = {
    "NQ": ("Nghị quyết",), "NĐ": ("Nghị định",), "QĐ": ("Quyết định", "Quy định"), "CT": ("Chỉ thị", "Chương trình"),
    "KL": ("Kết luận",), "TT": ("Thông tư", "Thông tri"), "HD": ("Hướng dẫn",), "KH": ("Kế hoạch",), "ĐA": ("Đề án",),
    "TB": ("Thông báo",), "BC": ("Báo cáo",), "QC": ("Quy chế",), "CTR": ("Chương trình",),
}  # fmt: skip
Level = Literal["party-central", "state-central", "party-province", "state-province", "department"]
StatusValue = Literal[
    "in_force", "expired_all", "expired_part", "expired", "not_yet", "suspended", "suspended_part",
    "unchecked", "period_ended",
]  # fmt: skip
DEAD: frozenset[str] = frozenset({"expired_all", "expired", "suspended", "period_ended"})
RelationType = Literal[
    "replaces", "amends", "guides", "implements", "continues", "sums_up", "succeeded_by", "overtaken_by", "summed_up_by"
]
EventType = Literal["issued", "effective", "expired", "replaced", "repealed", "repealed_part", "amended", "added"]
Confidence = Literal["certain", "high", "medium", "low"]
# Found by comparing the plan's citations with each other and with the record (citations.py): an editor may add
# evidence to such a finding, but may not claim one that the comparison does not see.
COMPUTED_KINDS = (
    "impossible_date", "different_dates", "different_titles", "issuer_symbol_conflict", "weekend_date", "title_differs",
    "missing_date", "missing_number", "missing_day", "missing_title", "title_repeats_type", "date_format", "capital_letters",
)  # fmt: skip
JUDGED_KINDS = (
    "number_not_unique", "type_ambiguous_in_symbol", "programme_named_without_number", "source_conflict",
    "outdated_basis", "issuer_left_implicit", "title_incomplete",
)  # fmt: skip


def _symbol(value: object) -> Symbol:
    if isinstance(value, Symbol):
        return value
    try:
        found = parse(str(value))
    except SymbolError as error:
        raise wrong(error.message, error.fix) from None
    if str(found) != str(value):
        raise wrong(f"số, ký hiệu «{value}» viết sai dạng", f"viết {found}")
    return found


class Period(Part):
    """The years or days for which a plan or programme holds, as its title says."""

    start: PartialDate = field("Từ", "năm hoặc ngày bắt đầu", "2021", alias="from")
    end: PartialDate = field("Đến", "năm hoặc ngày kết thúc", "2025", alias="to")

    def rules(self) -> Iterator[Broken]:
        """It ends after it begins."""
        if self.end.last < self.start.first:
            yield Broken(("to",), f"kết thúc ({self.end}) trước khi bắt đầu ({self.start})", "đổi lại hai giá trị")


class Status(Part):
    """What is known of the document's effect today; never a guess."""

    value: StatusValue = field("Tình trạng", "tình trạng hiệu lực; chưa biết thì ghi unchecked", "unchecked")
    since: Day | None = field("Từ ngày", "tình trạng này có từ ngày nào", "2023-07-01", None)
    until: Day | None = field("Đến ngày", "đến ngày nào (ngưng hiệu lực)", "2026-12-31", None)
    checked_on: Day = field("Ngày kiểm tra", "ngày xem nguồn về tình trạng", "2026-11-23")
    source: Url | None = field("Nguồn", "trang cho biết tình trạng", "https://vbpl.vn/…", None)
    basis: Literal["title"] | None = field("Căn cứ", "title: thời kỳ ghi trong tên văn bản", "title", None)
    replaced_by: Key | None = field("Thay bằng", "mã văn bản thay thế", "61-2023-nd-cp", None)
    note: Text | None = field("Ghi chú", "đã xem gì, chưa xem gì", "Chưa đọc trên vbpl.vn.", None, max_length=700)

    def rules(self) -> Iterator[Broken]:
        """A status other than 'unchecked' names its source; a period's end is told by the title."""
        if self.value == "unchecked":
            return
        if self.value == "period_ended":
            if self.basis is None and self.source is None:
                yield Broken((), "đã hết thời kỳ nhưng không ghi căn cứ", "thêm  basis: title  hoặc  source: https://…")
        elif self.source is None:
            yield Broken(
                (),
                "tình trạng hiệu lực không có nguồn",
                "thêm  source: https://…  hoặc ghi  value: unchecked (chưa kiểm tra)",
            )
        if self.since is None:
            yield Broken((), "tình trạng không ghi có từ ngày nào", "thêm  since: 2023-07-01")


class Citation(Part):
    """A place where the plan cites the document, in the plan's own words."""

    section: SectionRef = field("Mục", "mục của kế hoạch", "ke-hoach-2025#II.1")
    place: Text = field("Chỗ", "chỗ trong mục", "gạch đầu dòng 2", max_length=120)
    text: Text = field("Nguyên văn", "đúng từng chữ như trong kế hoạch", "Kết luận số 126-KL/TW, ngày 14/02/2025 của …")
    within: Key | None = field("Trong tên của", "mã văn bản mà tên của nó nhắc tới văn bản này", "43-kl-tw-2019", None)


class Discrepancy(Part):
    """What the plan prints against what is right, with an editor's evidence."""

    kind: str = field("Loại", "loại sai khác", "impossible_date")
    found: Text = field("Bản kế hoạch in", "đúng như in", "27/20/2023")
    probable: Text | None = field("Có thể là", "giá trị đúng, nếu biết", "27/10/2023", None)
    confidence: Confidence | None = field("Độ tin cậy", "certain, high, medium hoặc low", "high", None)
    evidence: Text = field("Căn cứ", "vì sao nói vậy, nguồn nào", "Bản ghi của thuvienphapluat.vn.", max_length=1500)

    def rules(self) -> Iterator[Broken]:
        """The kind is from the list."""
        if self.kind not in COMPUTED_KINDS + JUDGED_KINDS:
            allowed = ", ".join(COMPUTED_KINDS + JUDGED_KINDS)
            yield Broken(
                ("kind",), f"loại sai khác «{self.kind}» không có trong danh sách", f"chọn một trong: {allowed}"
            )


class Relation(Part):
    """How the document stands to another one."""

    type: RelationType = field("Quan hệ", "quan hệ với văn bản kia", "guides")
    document: Key | None = field("Văn bản", "mã văn bản trên trang này", "luat-10-2022-qh15", None)
    text: Text | None = field(
        "Tên văn bản", "khi văn bản kia không có trên trang này", "Quyết định số 22/2018/QĐ-TTg", None
    )
    source: Url | None = field("Nguồn", "trang nói về quan hệ này", "https://luatvietnam.vn/…", None)

    def rules(self) -> Iterator[Broken]:
        """It names one document: by key or by text."""
        if (self.document is None) == (self.text is None):
            yield Broken(
                (), "quan hệ phải có đúng một trong hai: document hoặc text", "viết  document: luat-10-2022-qh15"
            )


class Event(Part):
    """One event in the document's history, as vbpl.vn lists them."""

    type: EventType = field("Sự kiện", "việc xảy ra với văn bản", "amended")
    date: Day = field("Ngày", "ngày có hiệu lực của việc đó", "2023-08-16")
    document: Key | None = field("Văn bản", "mã văn bản gây ra việc đó", "61-2023-nd-cp", None)
    source: Url = field("Nguồn", "trang cho biết việc đó", "https://vbpl.vn/…")


class Official(Part):
    """The official place of the document's text."""

    url: Url = field("Địa chỉ", "trang chính thức đăng văn bản", "https://vanban.chinhphu.vn/…")
    seen_on: Day | None = field("Ngày thấy", "ngày mở được trang đó", "2026-11-23", None)


class Attachment(Part):
    """A file that can be downloaded."""

    path: Text = field("Tệp", "đường dẫn trong docs/assets/", "assets/van-ban/126-kl-tw.pdf")
    label: Text = field("Tên", "tên cho người đọc", "Bản ký số (PDF)", max_length=120)


Number = Annotated[Symbol, BeforeValidator(_symbol)]


class TranslatedNotes(Part):
    """What the English file carries beside the translated fields: its notes on parts of the Vietnamese record."""

    status_note: Text | None = field(
        "Ghi chú về tình trạng", "bản dịch của status.note", "Not checked.", None, max_length=700
    )
    discrepancies: dict[str, Text] = field(
        "Căn cứ của sai khác", "bản dịch: loại → căn cứ", {"impossible_date": "The record says …"}, {}
    )


class Document(Record):
    """A document's record; its body is the document's own text, when that may be shown."""

    kind: ClassVar[str] = "document"
    label: ClassVar[str] = "văn bản"
    translation_base = TranslatedNotes

    number: Number | None = field("Số, ký hiệu", "như trên văn bản; không biết thì bỏ trống", "126-KL/TW", None)
    number_form: Text | None = field("Dạng số, ký hiệu", "khi thiếu số", "…/KH-SVHTTDL", None)
    type: TypeName = field("Loại văn bản", "hình thức văn bản", "Kết luận")
    level: Level = field("Cấp", "cấp ban hành", "party-central")
    issuers: list[Text] = field(
        "Cơ quan ban hành", "một hoặc nhiều cơ quan", ["Bộ Chính trị", "Ban Bí thư"], min_length=1
    )
    issuer_detail: Text | None = field("Khóa, kỳ họp", "khóa hoặc kỳ họp", "khóa XII, Hội nghị lần thứ sáu", None)
    date: PartialDate | None = field("Ngày ban hành", "chưa rõ ngày thì ghi tháng hoặc năm", "2025-02-14", None)
    title: Text | None = field("Trích yếu", "tên văn bản", "Về chủ trương công tác cán bộ", None, translatable=True)
    short_name: Text | None = field(
        "Tên thường gọi",
        "tên người ta hay gọi",
        "Luật Thực hiện dân chủ ở cơ sở",
        None,
        translatable=True,
        max_length=160,
    )
    signer: Text | None = field("Người ký", "người ký văn bản", "Nguyễn Văn A (mẫu)", None, max_length=120)
    signer_title: Text | None = field("Chức vụ người ký", "chức vụ khi ký", "Phó Giám đốc", None, max_length=120)
    effective: Day | None = field("Ngày có hiệu lực", "chỉ ghi khi có nguồn", "2023-07-01", None)
    period: Period | None = field("Thời kỳ", "thời kỳ ghi trong tên văn bản", {"from": "2021", "to": "2025"}, None)
    field_of_work: Text | None = field("Lĩnh vực", "lĩnh vực", "dân chủ ở cơ sở", None, max_length=120)
    scope: Text | None = field("Phạm vi", "phạm vi áp dụng", "toàn quốc", None, max_length=200)
    status: Status = field(
        "Tình trạng hiệu lực", "điều đã biết về hiệu lực", {"value": "unchecked", "checked_on": "2026-11-23"}
    )
    summary: Text = field(
        "Tóm tắt", "hai đến năm câu: văn bản nói gì, vì sao kế hoạch nhắc tới", "Kết luận nêu …", translatable=True,
        min_length=80, max_length=1000,
    )  # fmt: skip
    citations: list[Citation] = field(
        "Kế hoạch trích dẫn", "từng chỗ kế hoạch trích dẫn", [{"section": "ke-hoach-2025#II.1"}], []
    )
    discrepancies: list[Discrepancy] = field("Sai khác", "bản kế hoạch in khác", [{"kind": "impossible_date"}], [])
    relations: list[Relation] = field("Quan hệ", "quan hệ với văn bản khác", [{"type": "guides"}], [])
    history: list[Event] = field("Lịch sử", "các sự kiện có nguồn", [{"type": "amended"}], [])
    aliases: list[Text] = field("Tên khác", "tên khác để tìm", ["Nghị quyết Trung ương 6 khóa XII"], [])
    sources: list[Source] = field("Nguồn", "trang xác nhận số, ngày, tên", [{"url": "https://…"}], [])
    official: Official | None = field("Nguồn chính thức", "trang chính thức", {"url": "https://vbpl.vn/…"}, None)
    files: list[Attachment] = field("Tệp kèm", "tệp tải về", [{"path": "assets/van-ban/…", "label": "…"}], [])

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
                "của Đảng viết 126-KL/TW, của Nhà nước viết 176/KH-UBND; nếu nguồn in như vậy, ghi vào discrepancies",
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
                yield Broken(("discrepancies", index), f"loại sai khác «{item.kind}» ghi hai lần", "gộp làm một mục")
            seen.add(item.kind)
