"""The sheet of the units' papers: what is late, what is missing, what nobody knows; every fault by its cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from attached import excel
from hypothesis import given
from hypothesis import strategies as st
from making import PLAN, loaded, text
from openpyxl import Workbook
from test_hostile import STEADY, damaged

from danvan.library import Library
from danvan.problems import ContentError, Refusal
from danvan.reports.tracker import tracked

BODY = "## I. Mục đích\n\nMột.\n\n### II.1. Nội dung\n\nHai."
DEADLINE = {
    "date": "2025-04-15", "before": "true", "what": "Gửi kế hoạch", "who": "Các đơn vị", "section": "I",
    "text": "trước ngày 15/4/2025", "papers": ["plan", "self-check"],
}  # fmt: skip
HEAD = "Đơn vị,Văn bản,Kỳ,Hạn,Ngày nhận,Ghi chú\n"


def library(root: Path, sheet: str | bytes | None, name: str = "2025.csv") -> Library:
    """The small tree with a plan that has a deadline, and a sheet."""
    files: dict[str, str | bytes | None] = {"docs/ke-hoach/2025.md": text(PLAN, BODY, deadlines=[DEADLINE])}
    return loaded(root, {**files, f"theo-doi/{name}": sheet})


def states(root: Path, sheet: str | bytes, name: str = "2025.csv") -> list[tuple[str, str, str]]:
    found = library(root, sheet, name)
    return [(item.unit, item.paper, item.state) for item in tracked(found, found.plans[0])]


def wrong(root: Path, sheet: str | bytes) -> list[str]:
    found = library(root, sheet)
    with pytest.raises(ContentError) as caught:
        tracked(found, found.plans[0])
    return [str(problem).replace("\n    → ", " → ") for problem in caught.value.problems]


def test_no_sheet_or_an_empty_one_tells_nothing(tmp_path: Path) -> None:
    found = library(tmp_path, None)
    assert tracked(found, found.plans[0]) == []
    assert states(tmp_path, HEAD) == []


def test_the_day_before_is_the_last_one(tmp_path: Path) -> None:
    rows = "A,Kế hoạch,,,14/4/2025,\nB,Kế hoạch,,,15/4/2025,\nC,Kế hoạch,,,chưa,\nD,Kế hoạch,,,,\n"
    found = library(tmp_path, HEAD + rows)
    plans = {item.unit: item for item in tracked(found, found.plans[0]) if item.paper == "plan"}
    assert {unit: item.state for unit, item in plans.items()} == {
        "A": "on_time", "B": "late", "C": "missing", "D": "unknown",
    }  # fmt: skip
    assert plans["B"].late == 1


def test_a_blank_is_not_known_and_what_the_plan_asks_is_not_forgotten(tmp_path: Path) -> None:
    assert states(tmp_path, HEAD + "so-vhttdl,ke hoach,,,1/4/2025,\n") == [
        ("Sở (mẫu)", "plan", "on_time"), ("Sở (mẫu)", "self-check", "unknown"),
    ]  # fmt: skip


def test_a_report_has_its_own_due_day_or_none(tmp_path: Path) -> None:
    rows = "A,Báo cáo,Quý I,30/3/2025,2/4/2025,\nA,Báo cáo,Quý II,,2/7/2025,\nA,Báo cáo,Quý III,,chưa,\nA,Báo cáo,Năm 2026,2027-01-15,chưa nhận,\n"  # fmt: skip
    assert [state for _, paper, state in states(tmp_path, HEAD + rows) if paper == "report"] == [
        "late", "received", "not_received", "waiting",
    ]  # fmt: skip


def test_a_sheet_from_excel(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["STT", "Đơn vị", "Văn bản", "Ngày nhận (ngày/tháng/năm)"])
    sheet.append([1, "Bảo tàng (mẫu)", "Kế hoạch", dt.date(2025, 4, 10)])
    into = io.BytesIO()
    book.save(into)
    assert states(tmp_path, into.getvalue(), "2025.xlsx")[0] == ("Bảo tàng (mẫu)", "plan", "on_time")


def test_every_fault_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = ",Kế hoạch,,,,\nA,Công văn,,,,\nA,Kế hoạch,,31/2/2025,hôm qua,\nA,Kế hoạch,,,24/11/2026,\nB,Báo cáo,Quý I,,,\nB,bao cao,quý I,,,\nC,,,,,\n"  # fmt: skip
    assert wrong(tmp_path, HEAD + rows) == [
        "theo-doi/2025.csv:2: ô A2: dòng không ghi đơn vị nào → ghi tên đơn vị",
        "theo-doi/2025.csv:3: ô B3: «Công văn» không phải văn bản được theo dõi → ghi: Kế hoạch, Kế hoạch tự kiểm tra hoặc Báo cáo",
        "theo-doi/2025.csv:4: ô D4: «31/2/2025» không phải là ngày → ghi ngày/tháng/năm, ví dụ 14/4/2025",
        "theo-doi/2025.csv:4: ô E4: «hôm qua» không phải là ngày → ghi ngày/tháng/năm, ví dụ 14/4/2025 hoặc «chưa» khi biết là chưa nhận",
        "theo-doi/2025.csv:5: ô E5: ngày nhận 24/11/2026 chưa tới → ghi ngày đã nhận, hoặc để trống",
        "theo-doi/2025.csv:7: ô A7: văn bản này của «B» đã có ở dòng 6 → giữ lại một dòng",
        "theo-doi/2025.csv:8: ô B8: dòng không ghi văn bản nào → ghi: Kế hoạch, Kế hoạch tự kiểm tra hoặc Báo cáo",
    ]


def test_a_head_that_is_wrong_is_told_first(tmp_path: Path) -> None:
    assert wrong(tmp_path, "Đơn vị,Đơn vị,Loại,Màu\nA,B,C,D\n") == [
        "theo-doi/2025.csv:1: thiếu cột «Ngày nhận» → thêm cột đó, ô nào chưa biết thì để trống",
        "theo-doi/2025.csv:1: ô B1: cột «Đơn vị» có hai lần → các cột là: Đơn vị, Văn bản, Kỳ, Hạn, Ngày nhận, Ghi chú",
        "theo-doi/2025.csv:1: ô D1: cột «Màu» không dùng được → các cột là: Đơn vị, Văn bản, Kỳ, Hạn, Ngày nhận, Ghi chú",
    ]


def test_an_empty_file_and_letters_that_cannot_be_read(tmp_path: Path) -> None:
    assert wrong(tmp_path, "")[0].startswith("theo-doi/2025.csv:1: bảng trống → dòng đầu ghi tên các cột: Đơn vị")
    found = library(tmp_path, b"not a workbook", "2026.xlsx")
    with pytest.raises(ContentError, match="tệp hỏng, hoặc không phải"):
        tracked(found, found.plans[0].model_copy(update={"year": 2026}))


def test_two_sheets_of_a_year_are_one_too_many(tmp_path: Path) -> None:
    library(tmp_path, HEAD)
    found = library(tmp_path, b"", "2025.xlsx")
    with pytest.raises(ContentError, match="năm 2025 có hai bảng theo dõi"):
        tracked(found, found.plans[0])


# What people may type in a cell: what is right, nearly right, and anything at all.
CELLS = st.one_of(
    st.sampled_from(["so-vhttdl", "Kế hoạch", "báo cáo", "2025", "15/4/2025", "2025-04-31", "31/02/2025", "chưa nhận", "0/0/0000", "=1+1", ""]),
    st.dates().map(str), st.integers().map(str), st.floats().map(str), st.text(max_size=40),
)  # fmt: skip


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library that is asked again and again."""
    return library(tmp_path_factory.mktemp("tracker"), None)


def told(there: Library, name: str, data: bytes) -> list[str]:
    """What is told of the sheet, nothing when it is right."""
    path = there.root / "theo-doi" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    try:
        tracked(there, there.plans[0])
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    except Refusal as refusal:
        return [str(refusal)]
    finally:
        path.unlink()
    return []


class TestWhateverIsInTheSheet:
    """Papers, or problems of the sheet that name its file and a row: never anything else."""

    @STEADY
    @given(rows=st.lists(st.lists(CELLS, max_size=8), max_size=6), head=st.booleans())
    def test_any_cells(self, there: Library, rows: list[list[str]], head: bool) -> None:
        into = io.StringIO()
        csv.writer(into).writerows([HEAD.strip().split(","), *rows] if head else rows)
        found = told(there, "2025.csv", into.getvalue().encode("utf-8", "surrogatepass"))
        assert [words for words in found if "2025.csv" not in words.splitlines()[0]] == []

    @STEADY
    @given(seed=st.integers(0, 10**9))
    def test_damaged_files(self, there: Library, seed: int) -> None:
        right = f"{HEAD}so-vhttdl,Kế hoạch,2025,15/4/2025,14/4/2025,\n".encode()
        row = ("so-vhttdl", "Kế hoạch", "2025", dt.date(2025, 4, 15), dt.datetime(2025, 4, 14, 8), 1.5)
        files = {"2025.csv": right, "2025.xlsx": excel(HEAD.strip().split(","), row)}
        found = {name: told(there, name, damaged(data, seed)) for name, data in files.items()}
        assert [
            words for name, all_told in found.items() for words in all_told if name not in words.splitlines()[0]
        ] == []
