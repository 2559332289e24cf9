"""Who is commended: a collective, or a person whose name may be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from danvan.records.fields import Day, Key, Text, field
from danvan.records.parts import Broken, Part

BasisKind = Literal["consent", "law"]


class Basis(Part):
    """Why a person's name may be published (Law 91/2025/QH15 on personal data)."""

    kind: BasisKind = field("Căn cứ", "consent: người đó đồng ý; law: quy định của pháp luật", "consent")
    recorded_on: Day = field("Ngày ghi nhận", "ngày lấy ý kiến hoặc ngày đối chiếu quy định", "2026-05-10")
    reference: Text = field(
        "Hồ sơ", "văn bản đồng ý hoặc điều khoản, không ghi dữ liệu cá nhân", "Phiếu đồng ý số 3", max_length=200
    )
    guardian: Text | None = field(
        "Người giám hộ đồng ý", "chỉ với trẻ em: văn bản đồng ý của cha mẹ hoặc người giám hộ", "Phiếu đồng ý số 4", None,
        max_length=200,
    )  # fmt: skip


class NamedChild(Part):
    """A child who is named in a text, with both consents: the child's own from 7 years on, and the guardian's."""

    name: Text = field("Họ tên", "đúng như viết trong bài", "Nguyễn Văn Mẫu (mẫu)", max_length=80)
    child: Text = field(
        "Em đồng ý", "văn bản đồng ý của em; dưới 7 tuổi thì ghi  dưới 7 tuổi", "Phiếu đồng ý số 3", max_length=200
    )
    guardian: Text = field(
        "Người giám hộ đồng ý", "văn bản đồng ý của cha mẹ hoặc người giám hộ", "Phiếu đồng ý số 4", max_length=200
    )
    recorded_on: Day = field("Ngày ghi nhận", "ngày nhận đủ hai văn bản", "2026-05-10")


OF_PERSONS = (("post", "Chức vụ"), ("unit_name", "Đơn vị công tác"))


class Recipient(Part):
    """A collective; or a person, with no more than name, post and unit, and a recorded basis."""

    collective: Text | None = field(
        "Tập thể", "tên đầy đủ của tập thể", "Câu lạc bộ Dân ca (mẫu)", None, max_length=200
    )
    person: Text | None = field("Cá nhân", "họ và tên, chỉ khi có basis", "Nguyễn Văn A (mẫu)", None, max_length=80)
    post: Text | None = field("Chức vụ", "chức vụ của cá nhân", "Chuyên viên", None, max_length=120)
    unit_name: Text | None = field(
        "Đơn vị công tác", "đơn vị công tác của cá nhân", "Văn phòng Sở", None, max_length=160
    )
    unit: Key | None = field("Mã đơn vị", "mã đơn vị, nếu đơn vị có trang", "van-phong-so", None)
    commune: Key | None = field("Xã, phường", "mã xã, phường hiện nay", "xa-bac-son", None)
    child: bool = field("Trẻ em", "true nếu người đó chưa đủ 16 tuổi", True, False)
    basis: Basis | None = field(
        "Căn cứ công bố", "vì sao được nêu tên người đó",
        {"kind": "consent", "recorded_on": "2026-05-10", "reference": "Phiếu đồng ý số 3"}, None,
    )  # fmt: skip

    def rules(self) -> Iterator[Broken]:
        """Collective or person; a person is named only with post, unit and basis."""
        if (self.collective is None) == (self.person is None):
            yield Broken((), "mỗi mục phải là một tập thể hoặc một cá nhân", "viết  collective: …  hoặc  person: …")
        if self.person is None:
            for name, title in OF_PERSONS:
                if getattr(self, name):
                    yield Broken(
                        (name,), f"tập thể không ghi {name} ({title})", "xóa dòng này; đơn vị có trang thì ghi  unit:"
                    )
            return
        for name, title in OF_PERSONS:
            if getattr(self, name) is None:
                yield Broken((), f"cá nhân «{self.person}» không có {title.lower()}", f"thêm  {name}: …")
        if self.child and self.basis and not (self.basis.kind == "consent" and self.basis.guardian):
            yield Broken(
                ("basis",), "nêu tên trẻ em mà chưa có đủ hai sự đồng ý (của em và của cha mẹ hoặc người giám hộ)",
                "ghi  kind: consent, thêm  guardian: Phiếu đồng ý số …; không có thì chỉ nêu tập thể",
            )  # fmt: skip
        if self.basis is None:
            yield Broken(
                (), f"nêu tên «{self.person}» mà không ghi căn cứ công bố",
                "thêm  basis: {kind: consent, recorded_on: 2026-05-10, reference: …}",
            )  # fmt: skip
