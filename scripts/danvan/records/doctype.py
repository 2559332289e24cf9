"""The types of document, the letters that stand for them in numbers, and the levels of issuers."""

from __future__ import annotations

from typing import Literal

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
