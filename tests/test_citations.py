"""What the plan's citations of a document show, found in its own words."""

from __future__ import annotations

from typing import Any

import pytest
from making import record

from danvan.citations import CitedParts, Finding, findings, same_document, take_apart
from danvan.records import Document

TITLE = "về một việc để thử"


def document(*citations: str | tuple[str, str], **changes: Any) -> Document:
    """A document that the plan cites; each citation is its text, or its section and text."""
    pairs = [cited if isinstance(cited, tuple) else ("II.1", cited) for cited in citations]
    found: Document = record(
        Document,
        citations=[
            {"section": f"ke-hoach-2025#{section}", "place": f"chỗ {number}", "text": text}
            for number, (section, text) in enumerate(pairs, start=1)
        ],
        **changes,
    )
    return found


def shown(*citations: str | tuple[str, str], **changes: Any) -> list[tuple[str, str, str]]:
    return [(item.kind, item.found, item.expected) for item in findings(document(*citations, **changes))]


def cited(
    symbol: str = "126-KL/TW", date: str = ", ngày 14/02/2025", issuer: str = "Bộ Chính trị", title: str = TITLE
) -> str:
    return f"Kết luận số {symbol}{date} của {issuer} {title}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (cited(), ("Kết luận", "126-KL/TW", "14/02/2025", "Bộ Chính trị", TITLE)),
        ("Chỉ thị số 27/CT-TTg ngày 27/20/2023 của Thủ tướng", ("Chỉ thị", "27/CT-TTg", "27/20/2023", "Thủ tướng", "")),
        ("Nghị quyết số 24-NQ/TW về công tác dân tộc", ("Nghị quyết", "24-NQ/TW", "", "", "về công tác dân tộc")),
        ("Luật\n số 10/2022/QH15", ("Luật", "10/2022/QH15", "", "", "")),
        ("Nghị quyết Trung ương 6 khóa XII", None),
    ],
)  # fmt: skip
def test_a_citation_is_taken_apart(text: str, parts: tuple[str, ...] | None) -> None:
    assert take_apart(text) == (CitedParts(*parts) if parts else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (cited(), []),
        (cited(date=" ngày 27/20/2025"), [("impossible_date", "27/20/2025", "14/02/2025")]),
        (cited(date=" ngày 30/02/2025"), [("impossible_date", "30/02/2025", "14/02/2025")]),
        (cited(date=" ngày 14/02"), [("impossible_date", "14/02", "14/02/2025")]),
        (cited(date=" ngày 15/02/2025"), [("weekend_date", "15/02/2025", "thứ Bảy")]),
        (cited(date=" ngày 16/02/2025"), [("weekend_date", "16/02/2025", "Chủ nhật")]),
        (cited(date=" ngày 03/03/2025"), [("date_format", "03/03/2025", "03/3/2025")]),
        (cited(date=" ngày 03/10/2025"), []),
        (cited(date=""), [("missing_date", "126-KL/TW", "14/02/2025")]),
        (cited(issuer="UBND tỉnh"), [("issuer_symbol_conflict", "126-KL/TW … của UBND tỉnh", "")]),
        (cited(issuer="bộ chính trị"), [("capital_letters", "bộ chính trị", "Bộ Chính trị")]),
        (cited(title=""), [("missing_title", "126-KL/TW", "Về một việc để thử")]),
        (cited(title="về việc Kết luận một việc để thử"), [("title_repeats_type", "về việc Kết luận", "")]),
        (cited(title="về một việc khác"), [("title_differs", "về một việc khác", "Về một việc để thử")]),
        (cited(title="về một việc"), []),
        (cited(title="về một việ"), [("title_differs", "về một việ", "Về một việc để thử")]),
        (cited(title="về MỘT việc, để thử"), []),
        (cited(symbol="???"), []),
        ("Số: /KH-SVHTTDL", [("missing_number", "Số: /KH-SVHTTDL", "")]),
        ("Lạng Sơn, ngày tháng 4 năm 2025", [("missing_day", "Lạng Sơn, ngày tháng 4 năm 2025", "")]),
        ("Kết luận của Bộ Chính trị", [
            ("missing_number", "Kết luận của Bộ Chính trị", "126-KL/TW"), ("missing_date", "Kết luận của Bộ Chính trị", "14/02/2025")]),
    ],
)  # fmt: skip
def test_what_one_citation_shows(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(text) == expected


def test_old_tone_places_and_inner_dates_are_no_other_title() -> None:
    title = "Về thực hiện Kết luận 1-KL/TW ngày 14/02/2025 xóa nhà tạm"
    assert shown(cited(title="về thực hiện Kết luận 1-KL/TW, ngày 14 tháng 02 năm 2025 xoá nhà tạm"), title=title) == []


def test_a_record_without_title_or_date_is_compared_with_nothing() -> None:
    assert shown(cited(title="về việc gì cũng được"), title=None) == []
    assert shown(cited(date=""), date=None, key="126-kl-tw") == [("missing_date", "126-KL/TW", "")]


def test_a_law_may_be_cited_by_name_and_a_programme_without_number() -> None:
    law = {
        "number": "10/2022/QH15",
        "type": "Luật",
        "issuers": ["Quốc hội"],
        "date": "2022-11-10",
        "key": "luat-10-2022-qh15",
    }
    assert shown("Luật Thực hiện dân chủ ở cơ sở", **law) == [
        ("missing_number", "Luật Thực hiện dân chủ ở cơ sở", "10/2022/QH15")
    ]
    note = {"kind": "programme_named_without_number", "found": "Chương trình", "evidence": "Nêu bằng tên."}
    assert shown("Chương trình tổng thể", discrepancies=[note]) == []


def test_two_dates_and_two_titles_of_one_document() -> None:
    found = findings(document(
        ("II.1", cited(date=" ngày 13/02/2025")), ("II.2", cited()), ("II.2", cited(title="về một chuyện khác hẳn")),
    ))  # fmt: skip
    where = (("ke-hoach-2025#II.1", "chỗ 1"), ("ke-hoach-2025#II.2", "chỗ 2"), ("ke-hoach-2025#II.2", "chỗ 3"))
    assert found == [
        Finding("different_dates", where, "13/02/2025 / 14/02/2025", "14/02/2025"),
        Finding("different_titles", where, f"{TITLE} / về một chuyện khác hẳn", "Về một việc để thử"),
    ]


def test_a_citation_without_date_is_no_place_of_different_dates() -> None:
    found = findings(document(cited(date=" ngày 13/02/2025"), cited(date=""), cited()))
    assert [item.places for item in found if item.kind == "different_dates"] == [
        (("ke-hoach-2025#II.1", "chỗ 1"), ("ke-hoach-2025#II.1", "chỗ 3"))
    ]


def test_a_short_title_among_two_others_hides_no_difference() -> None:
    kinds = [kind for kind, _, _ in shown(cited(title="về một việc"), cited(), cited(title="về hai việc"))]
    assert kinds == ["different_titles"]


def test_a_title_cited_in_short_is_no_second_title() -> None:
    assert shown(cited(title="về một việc"), cited()) == []


def test_hints_are_told_from_errors() -> None:
    hints = {
        kind: Finding(kind, (), "").hint for kind in ("weekend_date", "date_format", "impossible_date", "title_differs")
    }
    assert hints == {"weekend_date": True, "date_format": True, "impossible_date": False, "title_differs": False}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"issuers": ["BỘ CHÍNH TRỊ", "Ban Bí thư"]}, True),
        ({"issuers": ["Ban Bí thư"]}, False),
        ({"date": "2024-02-14", "key": "126-kl-tw-2024"}, False),
        ({"number": None}, False),
        ({"number": "127-KL/TW", "key": "127-kl-tw-2025"}, False),
    ],
)
def test_when_two_records_are_one_document(changes: dict[str, Any], same: bool) -> None:
    assert same_document(record(Document), record(Document, **changes)) is same
