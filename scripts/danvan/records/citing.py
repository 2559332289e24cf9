"""Where the plan cites a document, in its own words, and what an editor knows of a misprint there."""

from __future__ import annotations

from typing import Literal, get_args

from danvan.records.fields import Key, SectionRef, Text, field
from danvan.records.parts import Part

Confidence = Literal["certain", "high", "medium", "low"]
# Found by comparing the plan's citations with each other and with the record (citations.py): an editor may add
# evidence to such a finding, but may not claim one that the comparison does not see.
ComputedKind = Literal[
    "impossible_date", "different_dates", "different_titles", "issuer_symbol_conflict", "weekend_date", "title_differs",
    "missing_date", "missing_number", "missing_day", "missing_title", "title_repeats_type", "date_format", "capital_letters",
]  # fmt: skip
JudgedKind = Literal[
    "number_not_unique", "type_ambiguous_in_symbol", "programme_named_without_number", "source_conflict",
    "outdated_basis", "issuer_left_implicit", "title_incomplete",
]  # fmt: skip
DiscrepancyKind = Literal[ComputedKind, JudgedKind]
COMPUTED_KINDS: tuple[str, ...] = get_args(ComputedKind)


class Citation(Part):
    """A place where the plan cites the document, in the plan's own words."""

    section: SectionRef = field("Mục", "mã kế hoạch, dấu # và số mục", "ke-hoach-2025#II.1")
    place: Text = field("Chỗ", "dòng, đoạn hoặc chú thích nào trong mục", "gạch đầu dòng 2", max_length=120)
    text: Text = field(
        "Nguyên văn", "đúng từng chữ như trong kế hoạch", "Kết luận số 126-KL/TW, ngày 14/02/2025 của Bộ Chính trị"
    )
    within: Key | None = field("Trong tên của", "mã văn bản mà tên của nó nhắc tới văn bản này", "43-kl-tw-2019", None)


class Discrepancy(Part):
    """What the plan prints against what is right, with an editor's evidence."""

    kind: DiscrepancyKind = field("Loại", "loại sai khác, theo danh sách", "impossible_date")
    found: Text = field("Bản kế hoạch in", "đúng như in trong kế hoạch", "27/20/2023")
    probable: Text | None = field("Có thể là", "giá trị đúng, nếu biết", "27/10/2023", None)
    confidence: Confidence | None = field("Độ tin cậy", "certain, high, medium hoặc low", "high", None)
    evidence: Text = field(
        "Căn cứ", "vì sao nói vậy, nguồn nào", "Không có tháng 20.", translatable=True, max_length=1500
    )
