"""A "Dân vận khéo" model: the ten fields of a real registration form, and what came of it.

Source of the ten fields: the 2026 registration form of MTTQ phường Thanh Khê (249/MTTQ-BTT).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal

from danvan.records.base import Record
from danvan.records.dates import is_old
from danvan.records.fields import Amount, Key, PartialDate, SectionRef, Text, Url, field
from danvan.records.parts import PICTURE, Broken, Part, Picture
from danvan.records.recipient import NamedChild

Field = Literal["economy", "culture-society", "defence-security", "political-system"]
Stage = Literal["registered", "running", "recognised", "replicated", "ended"]


class Figure(Part):
    """A figure: never without its unit, its day and its source."""

    what: Text = field("Chỉ số", "con số đếm cái gì", "Thành viên câu lạc bộ", translatable=True, max_length=160)
    value: Amount = field("Giá trị", "chỉ chữ số; dấu chấm trước phần lẻ", "40")
    unit: Text = field("Đơn vị tính", "người, hộ, buổi, triệu đồng …", "người", translatable=True, max_length=40)
    date: PartialDate = field("Thời điểm", "số liệu của ngày, tháng hoặc năm nào", "2026-06-30")
    source: Url | None = field("Nguồn", "trang nêu con số", "https://langson.gov.vn/tin", None)
    report: Text | None = field(
        "Báo cáo",
        "báo cáo nêu con số, khi không có trang",
        "Báo cáo số 1 (mẫu)",
        None,
        translatable=True,
        max_length=300,
    )

    def rules(self) -> Iterator[Broken]:
        """A figure without a source is refused."""
        if self.source is None and self.report is None:
            yield Broken(
                (), f"số liệu «{self.what}» không có nguồn", "thêm  source: https://…  hoặc  report: Báo cáo số …"
            )


class Forces(Part):
    """Who does it."""

    lead: Text = field(
        "Chủ trì", "đơn vị hoặc người chủ trì", "Ban công tác Mặt trận thôn (mẫu)", translatable=True, max_length=300
    )
    cooperating: list[Text] = field(
        "Phối hợp", "các đơn vị phối hợp", ["Chi hội Phụ nữ thôn (mẫu)"], [], translatable=True
    )
    participating: Text | None = field(
        "Tham gia", "những ai tham gia", "Các hộ trong thôn", None, translatable=True, max_length=300
    )


class Timing(Part):
    """When."""

    start: PartialDate = field("Bắt đầu", "bắt đầu từ ngày, tháng hoặc năm nào", "2026-03")
    progress: list[Text] = field("Tiến độ", "các bước theo thời gian", ["Quý II: ra mắt"], [], translatable=True)
    assessed: PartialDate | None = field("Đánh giá", "thời điểm đánh giá", "2026-11", None)


class Replication(Part):
    """Where else it was taken up."""

    commune: Key | None = field("Xã, phường", "mã xã, phường hiện nay", "xa-bac-son", None)
    text: Text | None = field(
        "Nơi", "tên nơi áp dụng, khi ở ngoài tỉnh", "Một thôn ngoài tỉnh (mẫu)", None, translatable=True, max_length=200
    )
    date: PartialDate = field("Thời điểm", "nơi đó làm theo từ khi nào", "2026-09")
    source: Text = field(
        "Nguồn", "trang hoặc báo cáo nêu việc đó", "Báo cáo số 1 (mẫu)", translatable=True, max_length=300
    )

    def rules(self) -> Iterator[Broken]:
        """It has a place: a commune, or words for one outside the province."""
        if self.commune is None and self.text is None:
            yield Broken(
                (), "nơi nhân rộng không ghi ở đâu", "thêm  commune: mã xã, phường  hoặc  text: tên nơi ngoài tỉnh"
            )


class Model(Record):
    """A model, in the ten fields of its registration form and the Department's own marks."""

    kind: ClassVar[str] = "model"
    label: ClassVar[str] = "mô hình"

    id: Key = field("Mã bền", "mã không bao giờ đổi, dùng cho nguồn tin", "mo-hinh-2026-01")
    name: Text = field(
        "1. Tên mô hình", "tên như đơn vị đăng ký", "Câu lạc bộ Dân ca (mẫu)", translatable=True, max_length=200
    )
    summary: Text = field(
        "Tóm tắt",
        "hai, ba câu cho danh sách: làm gì, ở đâu, được gì",
        "Câu lạc bộ sinh hoạt mỗi tháng một buổi, sau phần hát là phần trao đổi việc của thôn (mẫu).",
        translatable=True,
        min_length=40,
        max_length=700,
    )
    image: Picture | None = field("Ảnh", "ảnh của mô hình: tệp, mô tả, chú thích, nguồn", PICTURE, None)
    situation: Text = field(
        "2. Thực trạng, lý do",
        "vì sao cần làm mô hình này",
        "Các buổi họp thôn thường vắng.",
        translatable=True,
        max_length=3000,
    )
    goal: Text = field(
        "3. Mục tiêu, tiêu chí",
        "làm để đạt gì, đo bằng gì",
        "Mỗi tháng một buổi sinh hoạt.",
        translatable=True,
        max_length=3000,
    )
    method: list[Text] = field(
        "4. Nội dung, cách thức",
        "từng bước, đủ để nơi khác làm theo",
        ["Lập nhóm nòng cốt."],
        translatable=True,
        min_length=1,
    )
    place: Text = field(
        "5. Địa bàn, đối tượng",
        "nơi làm (như khi đăng ký) và những ai",
        "Thôn Mẫu 1; mọi lứa tuổi.",
        translatable=True,
        max_length=600,
    )
    forces: Forces = field("6. Lực lượng", "chủ trì, phối hợp, tham gia", {"lead": "Ban công tác Mặt trận thôn (mẫu)"})
    resources: Text = field(
        "7. Nguồn lực",
        "kinh phí, vật chất, công sức",
        "Nhà văn hóa thôn; không dùng ngân sách.",
        translatable=True,
        max_length=1500,
    )
    timing: Timing = field(
        "8. Thời gian", "bắt đầu, tiến độ, đánh giá", {"start": "2026-03", "progress": ["Tháng 4 ra mắt"]}
    )
    outputs: list[Text] = field(
        "9. Sản phẩm, kết quả",
        "từng kết quả kiểm chứng được",
        ["Sổ ghi ý kiến và trả lời."],
        translatable=True,
        min_length=1,
    )
    upkeep: Text = field(
        "10. Duy trì, nhân rộng",
        "giữ được lâu không, nơi khác làm theo được không",
        "Nhóm nòng cốt luân phiên hằng năm.",
        translatable=True,
        max_length=1500,
    )

    field_of_work: Field = field(
        "Lĩnh vực", "economy (kinh tế), culture-society, defence-security hoặc political-system", "culture-society"
    )
    stage: Stage = field("Giai đoạn", "registered, running, recognised, replicated hoặc ended", "running")
    unit: Key = field("Đơn vị", "mã đơn vị của Sở theo dõi mô hình", "so-vhttdl")
    commune: Key | None = field("Xã, phường", "mã xã, phường hiện nay", "xa-bac-son", None)
    commune_as_written: Text | None = field(
        "Tên nơi khi đăng ký", "tên nơi làm đúng như phiếu đăng ký, khi là tên cũ", "xã An Sơn, huyện Văn Quan", None
    )
    figures: list[Figure] = field(
        "Số liệu", "mỗi số có đơn vị tính, thời điểm, nguồn",
        [{"what": "Thành viên", "value": "40", "unit": "người", "date": "2026-06-30", "report": "Báo cáo số 1 (mẫu)"}], [],
    )  # fmt: skip
    replicated_at: list[Replication] = field(
        "Đã nhân rộng tại", "từng nơi đã làm theo",
        [{"commune": "xa-bac-son", "date": "2026-09", "source": "Báo cáo số 1 (mẫu)"}], [],
    )  # fmt: skip
    children: list[NamedChild] = field(
        "Trẻ em được nêu tên", "từng em, kèm hai sự đồng ý; tốt nhất là chỉ nêu tập thể",
        [{"name": "Nguyễn Văn Mẫu (mẫu)", "child": "Phiếu đồng ý số 3", "guardian": "Phiếu đồng ý số 4", "recorded_on": "2026-05-10"}], [],
    )  # fmt: skip
    movements: list[Key] = field("Phong trào", "mã các phong trào mà mô hình thuộc về", ["dan-van-kheo"], [])
    documents: list[Key] = field("Văn bản", "mã các văn bản mà mô hình thực hiện", ["126-kl-tw-2025"], [])
    tasks: list[SectionRef] = field("Nhiệm vụ", "mục của kế hoạch mà mô hình thực hiện", ["ke-hoach-2025#II.3"], [])

    def rules(self) -> Iterator[Broken]:
        """A recognised or replicated model says by what; an old name of a place stands beside today's."""
        if self.stage == "replicated" and not self.replicated_at:
            yield Broken(("stage",), "mô hình đã nhân rộng mà không ghi nơi nhân rộng", "thêm  replicated_at:")
        if self.commune_as_written and self.commune is None:
            yield Broken(
                ("commune_as_written",), "có tên nơi cũ mà không có xã, phường hiện nay", "thêm  commune: mã xã, phường"
            )

    def stale_on(self, today: dt.date) -> bool:
        """Whether nobody has brought it up to date for more than twelve months (features F29)."""
        return self.stage != "ended" and is_old(self.updated, today)
