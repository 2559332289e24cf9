"""The commands that write reports and the editors' calendar, as a person at a terminal meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as read_docx
from icalendar import Calendar
from making import POST, site, text, write

from danvan.cli import main

PROJECT = Path(__file__).parents[1]
SAMPLE = PROJECT / "tests/sample"
CONFIG = """\
site_url: !ENV [SITE_URL, "https://mau.example/"]
extra:
  department: {name: Sở Mẫu tỉnh Mẫu, parent: UBND tỉnh Mẫu, address: null}
  tag_authority: {host: mau.example, minted: "2026"}
markdown_extensions:
  - toc: {slugify: !!python/name:danvan.vietnamese.slugify }
"""


def run(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> tuple[int, str]:
    """A command's exit code and what it said."""
    code = main(["--root", str(root), "--today", "2026-11-23", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree with a configuration; files without a place of their own are written beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    return write(tmp_path / "tree", {**site(), "trang.yml": CONFIG})


def test_a_report_is_written_under_the_name_of_its_period(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, root, "report", "--quarter", "2026-Q4") == (0, "Báo cáo quý IV năm 2026: bao-cao-2026-q4.docx\n")
    cells = [cell.text for row in read_docx("bao-cao-2026-q4.docx").tables[0].rows for cell in row.cells]
    assert cells[0].startswith("UBND TỈNH MẪU\nSỞ MẪU\n")
    assert cells[3] == "Mẫu, ngày       tháng       năm 2026"


def test_the_address_may_be_given(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["report", "--month", "2026-11", "--format", "md", "-o", "a.md", "--site-url", "https://that.example/"]
    assert run(capsys, root, *arguments)[0] == 0
    said = Path("a.md").read_text("utf-8")
    assert "(https://that.example/van-ban/126-kl-tw-2025/)" in said
    assert "mau.example" not in said


def test_without_a_period_it_is_the_current_year(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, root, "report", "--format", "md") == (0, "Báo cáo năm 2026: bao-cao-2026.md\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2026-01-01"], "thiếu một đầu của kỳ báo cáo\n    → ghi cả hai: --from 2026-01-01 --to 2026-12-31\n"),
        (["--from", "2026-02-01", "--to", "2026-01-01"], "ngày đầu 01/02/2026 sau ngày cuối 01/01/2026\n    → đổi lại hai ngày\n"),
        (["--year", "2026", "--to", "2026-01-01"], "có cả kỳ trọn và ngày đầu, ngày cuối\n    → chỉ ghi một cách: --quarter 2026-Q4, hoặc --from … --to …\n"),
        (["-o", "khong/co/a.docx"], "khong/co/a.docx: không ghi được (No such file or directory)\n    → chọn thư mục khác, hoặc đóng tệp đang mở\n"),
    ],
)  # fmt: skip
def test_a_wrong_order_is_explained(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(capsys, root, "report", *arguments) == (1, said)


def test_a_wrong_quarter_is_explained(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--root", str(root), "report", "--quarter", "quý 4"])
    assert "«quý 4» không phải quý; viết năm và quý, ví dụ 2026-Q4" in capsys.readouterr().err


def test_a_folder_without_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, write(tmp_path, site()), "report")
    assert (code, said.split("\n")[1]) == (1, "    → chạy lệnh ở thư mục gốc của trang (nơi có Makefile)")


def test_a_wrong_sheet_stops_the_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"theo-doi/2025.csv": "Đơn vị,Văn bản,Ngày nhận\nA,Kế hoạch,mai\n"})
    code, said = run(capsys, root, "report")
    assert (code, said.split(" → ")[0].strip().splitlines()[0]) == (
        1, "theo-doi/2025.csv:2: ô C2: «mai» không phải là ngày",
    )  # fmt: skip
    assert not list(root.parent.glob("*.docx"))


def test_the_sample_inherits_the_real_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    assert run(capsys, SAMPLE, "report", "--format", "md", "-o", str(path))[0] == 0
    assert "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn báo cáo" in path.read_text("utf-8")


def test_the_editors_calendar(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, root, "calendar") == (
        0,
        "Chưa trang nào ghi review (Ngày rà soát); không có lịch để viết.\n",
    )
    write(root, {"news/2026/2026-11-23-bai-viet.md": text(POST, "Thân bài.", review="2027-11-23")})
    assert run(capsys, root, "calendar") == (0, "Lịch rà soát, 1 ngày: lich-ra-soat.ics\n")
    events = Calendar.from_ical(Path("lich-ra-soat.ics").read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Rà soát: Bài viết để thử"]
