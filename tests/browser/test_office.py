"""The report as LibreOffice shows it: Word and Excel files opened, laid out, and read from the page."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest

from danvan.library import load
from danvan.pages import SiteConfig
from danvan.reports import WRITERS, Period, make
from danvan.reports.period import month, year

SAMPLE = Path(__file__).parents[1] / "sample"
SITE = SiteConfig(
    "https://dan-van.example/",
    {"name": "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn", "parent": "UBND tỉnh Lạng Sơn"},
)


def laid_out(folder: Path, kind: str, period: Period) -> list[str]:
    """The report's pages as text, from the PDF that LibreOffice makes of the file."""
    report = make(load(SAMPLE, dt.date(2026, 11, 23), sample=True), SITE, period)
    file = folder / f"bao-cao.{kind}"
    file.write_bytes(WRITERS[kind](report))
    # A profile of its own: an open LibreOffice, or another test's, would answer instead.
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pdf = file.with_suffix(".pdf")
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [" ".join(page.split()) for page in text.rstrip("\f\n").split("\f")]


def test_the_paper_reads_from_head_to_signature(tmp_path: Path) -> None:
    pages = laid_out(tmp_path, "docx", year("2025"))
    assert 4 <= len(pages) <= 9
    whole = " ".join(pages)
    wanted = [
        "UBND TỈNH LẠNG SƠN", "Độc lập - Tự do - Hạnh phúc", "/BC-MAU", "BÁO CÁO", "năm 2025", "I. SỐ LIỆU ĐĂNG TẢI",
        "Số mục đăng mới theo tháng", "II. NỘI DUNG TRONG KỲ", "III. NỘI DUNG CẦN RÀ SOÁT", "IV. THEO DÕI",
        "quá hạn chưa nhận", "V. ĐÁNH GIÁ, KIẾN NGHỊ", "./.", "[CHỨC VỤ CỦA NGƯỜI KÝ]", "[Họ và tên]",
    ]  # fmt: skip
    at = [whole.find(text) for text in wanted]
    assert -1 not in at, dict(zip(wanted, at, strict=True))
    assert at == sorted(at)


def test_pages_are_numbered_from_the_second_on(tmp_path: Path) -> None:
    pages = laid_out(tmp_path, "docx", year("2025"))
    assert not re.match(r"1 ", pages[0])
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]


def test_motto_and_day_stand_on_one_line_each(tmp_path: Path) -> None:
    first = laid_out(tmp_path, "docx", month("2020-05"))[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Lạng Sơn, ngày tháng năm 2026" in first


@pytest.mark.parametrize("period", [year("2025"), month("2020-05")])
def test_the_workbook_opens(tmp_path: Path, period: Period) -> None:
    whole = " ".join(laid_out(tmp_path, "xlsx", period))
    assert "1. Theo loại nội dung" in whole
    assert "IV. THEO DÕI KẾ HOẠCH, BÁO CÁO CỦA ĐƠN VỊ" in whole
