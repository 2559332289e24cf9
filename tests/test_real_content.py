"""The content that people read: it loads, it is whole, and the plan's misprints come out of the plan's own words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from danvan.citations import Finding
from danvan.library import Library, load
from danvan.problems import ContentError
from danvan.records import Document, Movement, Plan, Post, Record, Unit

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 23)


class Shown(NamedTuple):
    """A finding of citations.py: of which document, what, in which sections and places, as printed, as recorded."""

    document: str
    kind: str
    places: str
    found: str
    expected: str


# All that the citations of the plan of 2025 show, and nothing else. Titles that differ are told in full.
FINDINGS = [
    Shown("124-qd-tw-2018", "title_differs", "II.6, gạch đầu dòng 2", "về giám sát Mặt trận Tổ quốc Việt Nam, các tổ chức chính trị - xã hội và Nhân dân đối với việc tu dưỡng, rèn luyện đạo đức, lối sống của người đứng đầu, cán bộ chủ chốt và cán bộ, đảng viên", "Về giám sát của Mặt trận Tổ quốc Việt Nam, các tổ chức chính trị - xã hội và Nhân dân đối với việc tu dưỡng, rèn luyện đạo đức, lối sống của người đứng đầu, cán bộ chủ chốt và cán bộ, đảng viên"),
    Shown("18-ct-tw-2022", "title_differs", "II.6, gạch đầu dòng 2", "về phát huy vai trò, nâng cao chất lượng, hiệu quả giám sát, phản biện xã hội của Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội", "Về phát huy vai trò, nâng cao chất lượng, hiệu quả công tác giám sát, phản biện xã hội của Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội"),
    Shown("18-nq-tw-2017", "missing_number", "II.1, gạch đầu dòng 2", "Nghị quyết Trung ương 6 khoá XII", "18-NQ/TW"),
    Shown("18-nq-tw-2017", "missing_date", "II.1, gạch đầu dòng 2", "Nghị quyết Trung ương 6 khoá XII", "25/10/2017"),
    Shown("22-ct-tu-2023", "date_format", "II.4, gạch đầu dòng 3", "23/03/2023", "23/3/2023"),
    Shown("2255-qd-ubnd-2024-ls", "weekend_date", "II.3, gạch đầu dòng 2", "15/12/2024", "Chủ nhật"),
    Shown("24-nq-tw-2003", "missing_date", "II.4, gạch đầu dòng 1, trong tên của 65-KL/TW", "24-NQ/TW", "12/03/2003"),
    Shown("24-nq-tw-2003", "title_differs", "II.4, gạch đầu dòng 1, trong tên của 65-KL/TW", "về công tác dân tộc trong tình hình mới", "Về công tác dân tộc"),
    Shown("27-ct-ttg-2023", "impossible_date", "II.2, gạch đầu dòng 1", "27/20/2023", "27/10/2023"),
    Shown("27-ct-ttg-2023", "missing_title", "II.2, gạch đầu dòng 1", "27/CT-TTg", "Về việc tiếp tục đẩy mạnh các giải pháp cải cách và nâng cao hiệu quả giải quyết thủ tục hành chính, cung cấp dịch vụ công phục vụ người dân, doanh nghiệp"),
    Shown("33-ct-ttg-2021", "impossible_date", "II.1, chú thích 1", "26/22/2021", "26/11/2021"),
    Shown("33-ct-ttg-2021", "capital_letters", "II.1, chú thích 1", "Thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    Shown("33-ct-ttg-2021", "different_dates", "II.1, chú thích 1; II.2, chú thích 2", "26/22/2021 / 26/11/2021", "26/11/2021"),
    Shown("43-nq-tw-2023", "different_titles", "II.4, gạch đầu dòng 1, trong tên của 168-KH/TU; II.6, gạch đầu dòng 2", "về tiếp tục phát huy truyền thống, sức mạnh đại đoàn kết dân tộc, xây dựng đất nước ta ngày càng phồn vinh, hạnh phúc / về tiếp tục phát huy truyền thống, sức mạnh đại đoàn kết toàn dân tộc, xây dựng đất nước ta ngày càng phồn vinh, hạnh phúc", "Về tiếp tục phát huy truyền thống, sức mạnh đại đoàn kết toàn dân tộc, xây dựng đất nước ta ngày càng phồn vinh, hạnh phúc"),
    Shown("60-nq-tu-2021", "missing_title", "II.2, gạch đầu dòng 1", "60-NQ/TU", ""),
    Shown("72-kh-tu-2025", "weekend_date", "0, đoạn mở đầu", "15/3/2025", "thứ Bảy"),
    Shown("72-kh-tu-2025", "issuer_symbol_conflict", "0, đoạn mở đầu", "72-KH/TU … của UBND tỉnh", ""),
    Shown("72-kh-tu-2025", "title_repeats_type", "0, đoạn mở đầu", "về việc Kế hoạch", ""),
    Shown("ke-hoach-dan-van-2025-svhttdl", "missing_number", "0, phần đầu", "Số: /KH-SVHTTDL", ""),
    Shown("ke-hoach-dan-van-2025-svhttdl", "missing_day", "0, phần đầu", "Lạng Sơn, ngày tháng 4 năm 2025", ""),
    Shown("luat-10-2022-qh15", "missing_number", "II.1, chú thích 1", "Luật Thực hiện dân chủ ở cơ sở...", "10/2022/QH15"),
    Shown("luat-10-2022-qh15", "missing_number", "II.2, gạch đầu dòng 3", "Luật Thực hiện dân chủ ở cơ sở đảm bảo đồng bộ", "10/2022/QH15"),
    Shown("luat-10-2022-qh15", "missing_number", "II.2, chú thích 2", "Luật Thực hiện dân chủ ở cơ sở năm 2022", "10/2022/QH15"),
]  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, TODAY)


def test_it_loads_without_a_problem_and_is_all_there(library: Library) -> None:
    kinds = Counter(type(record) for record in library.records.values())
    assert kinds[Document] == 35
    assert kinds[Plan] == 1
    assert kinds[Movement] == 5
    assert kinds[Post] >= 6
    assert len(library.communes) == 65
    assert Counter(unit.name.split()[0] for unit in library.communes) == {"Xã": 61, "Phường": 4}
    assert kinds[Unit] == len(library.communes) + len(library.units)


def _places(item: Finding) -> str:
    return "; ".join(f"{section.removeprefix('ke-hoach-2025#')}, {place}" for section, place in item.places)


def test_the_findings_are_those_that_the_plan_really_has(library: Library) -> None:
    shown = [
        Shown(key, item.kind, _places(item), item.found, item.expected)
        for key, items in sorted(library.findings.items())
        for item in items
    ]
    assert shown == FINDINGS


def test_every_real_misprint_that_the_plan_is_known_for_is_among_them() -> None:
    known = {(item.document, item.kind) for item in FINDINGS}
    assert known >= {
        ("27-ct-ttg-2023", "impossible_date"),
        ("33-ct-ttg-2021", "impossible_date"),
        ("33-ct-ttg-2021", "different_dates"),
        ("43-nq-tw-2023", "different_titles"),
        ("72-kh-tu-2025", "issuer_symbol_conflict"),
        ("72-kh-tu-2025", "weekend_date"),
        ("2255-qd-ubnd-2024-ls", "weekend_date"),
        ("24-nq-tw-2003", "missing_date"),
        ("124-qd-tw-2018", "title_differs"),
        ("18-ct-tw-2022", "title_differs"),
        ("22-ct-tu-2023", "date_format"),
        ("ke-hoach-dan-van-2025-svhttdl", "missing_number"),
        ("ke-hoach-dan-van-2025-svhttdl", "missing_day"),
    }


def test_every_finding_that_is_no_mere_hint_has_an_editors_evidence(library: Library) -> None:
    explained = {(document.key, item.kind) for document in library.documents for item in document.discrepancies}
    found = {(key, item.kind) for key, items in library.findings.items() for item in items if not item.hint}
    assert sorted(found - explained) == []


def test_each_record_but_the_news_is_in_both_languages(library: Library) -> None:
    kinds: tuple[type[Record], ...] = (Document, Plan, Movement)
    only_vietnamese = [
        record.key for kind in kinds for record in library.of_kind(kind) if record.languages() != ["vi", "en"]
    ]
    assert only_vietnamese == []
    assert [unit.key for unit in library.units if unit.languages() != ["vi", "en"]] == []
    assert sum("en" in post.languages() for post in library.posts) >= 2


def test_every_document_of_the_plan_is_referred_to_by_it(library: Library) -> None:
    cited = {link.target for link in library.links if link.source == "ke-hoach-2025" and link.field == "body"}
    own = {"ke-hoach-dan-van-2025-svhttdl"}
    assert sorted({document.key for document in library.documents} - cited - own) == []


def test_no_post_is_dated_back_and_each_has_a_source(library: Library) -> None:
    assert [post.key for post in library.posts if post.day < dt.date(2026, 11, 23) or not post.sources] == []


def test_yesterday_nothing_was_written_yet() -> None:
    with pytest.raises(ContentError) as caught:
        load(ROOT, dt.date(2026, 11, 22))
    assert {problem.message.partition(": ")[2] for problem in caught.value.problems} == {
        "ngày 23/11/2026 chưa tới (hôm nay là 22/11/2026)"
    }


def test_models_and_commendations_are_not_invented(library: Library) -> None:
    assert (library.models, library.commendations) == ([], [])
