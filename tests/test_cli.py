"""The commands, as a person at a terminal meets them."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from built import CONFIG
from making import POST, TRANSLATION, site, text, write

from danvan.cli import GROUPS, main

PROJECT = Path(__file__).parents[1]
TODAY = ["--today", "2026-11-23"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """A command's exit code, and what it said on both streams."""
    code = main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_check_says_that_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--root", str(write(tmp_path, site())), *TODAY, "check")
    assert (code, out.splitlines()[0], err) == (0, "Nội dung không có lỗi: 72 bản ghi, 1 trang viết tay.", "")


def test_check_lists_every_problem_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = site(
        **{
            "docs/gioi-thieu/index.md": text({"title": "Giới thiệu"}),
            "news/2026/2026-11-23-bai-viet.md": text(POST, title=None),
        }
    )
    code, out, err = run(capsys, "--root", str(write(tmp_path, tree)), *TODAY, "check")
    assert (code, out) == (1, "")
    assert [line for line in err.splitlines() if line.startswith(("docs/", "news/"))] == [
        "docs/gioi-thieu/index.md:1: thiếu trường description (Mô tả)",
        "news/2026/2026-11-23-bai-viet.md:1: thiếu trường title (Tiêu đề)",
    ]
    assert err.splitlines()[-2:] == [
        "Tổng cộng: 2 lỗi trong 2 tệp.",
        "Mỗi thông báo nghĩa là gì, sửa thế nào: trang /huong-dan/thong-bao/ (mục Hướng dẫn).",
    ]


def test_each_module_of_commands_is_loaded_for_its_own() -> None:
    for name, own in GROUPS.items():
        commands = argparse.ArgumentParser().add_subparsers()
        import_module(f"danvan.cli.{name}").add_to(commands)
        assert tuple(commands.choices) == own


def test_a_check_loads_nothing_that_only_others_need() -> None:
    """What writes Word, Excel and calendars, and what asks other sites, takes longer to load than a small check."""
    told = "import sys; from danvan.cli import main; main(['--today', '2026-11-23', 'check', '--help'])"
    ended = f"try:\n {told}\nfinally:\n print(*sorted({{'docx', 'openpyxl', 'requests', 'pyhanko', 'icalendar', 'feedgen'}} & {{*sys.modules}}))"
    ran = subprocess.run(
        [sys.executable, "-c", ended], cwd=PROJECT / "scripts", capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == ""


def test_a_wrong_day_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--today", "32/13/2026", "check"])
    assert "«32/13/2026» không phải ngày; viết năm-tháng-ngày, ví dụ 2026-12-01" in capsys.readouterr().err


def build_with(
    capsys: pytest.CaptureFixture[str], folder: Path, *engine: str, plain: bool = False
) -> tuple[int, str, str]:
    """Build the small right tree with an engine, over the site in ``folder``/site."""
    root = write(folder / "content", site(**{"mkdocs.yml": CONFIG}))
    options = ["--site", str(folder / "site"), "--site-url", "https://mau.example/", *(["--plain"] if plain else [])]
    return run(capsys, "--root", str(root), *TODAY, "build", *options, "--", *engine)


@pytest.mark.parametrize("plain", [True, False])
def test_an_engine_that_fails_leaves_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str], plain: bool) -> None:
    write(tmp_path / "site", {"index.html": "trang cũ"})
    code, _, err = build_with(capsys, tmp_path, "false", plain=plain)
    assert (code, err) == (1, "\nMáy dựng trang dừng lại; trang cũ giữ nguyên.\n")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "trang cũ"


@pytest.mark.parametrize("plain", [True, False])
def test_an_engine_that_forgets_pages_is_caught(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], plain: bool
) -> None:
    code, _, err = build_with(capsys, tmp_path, "sh", "-c", 'mkdir -p "$DANVAN_SITE_DIR"', plain=plain)
    assert code == 1
    assert "docs/van-ban/126-kl-tw-2025.md: không lên trang (thiếu /van-ban/126-kl-tw-2025/)" in err
    assert re.search(r"Trang dựng ra có \d+ lỗi; trang cũ giữ nguyên\.", err)
    assert not (tmp_path / "site").exists()


def test_translated_marks_what_was_brought_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = text({"title": "A post to try", "translation": {**TRANSLATION, "of": "0123456789ab"}}, "Body.")
    root = write(tmp_path, site(**{"news/2026/2026-11-23-bai-viet.en.md": english}))
    code, out, _ = run(capsys, "--root", str(root), *TODAY, "translated", "2026-11-23-bai-viet")
    assert (code, out.splitlines()) == (0, ["news/2026/2026-11-23-bai-viet.en.md", "Đã ghi 1 bản dịch."])
    written = (root / "news/2026/2026-11-23-bai-viet.en.md").read_text("utf-8")
    assert "0123456789ab" not in written
    assert run(capsys, "--root", str(root), *TODAY, "translated", "2026-11-23-bai-viet")[1] == "Đã ghi 0 bản dịch.\n"


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    """`danvan schema | head -1`: no traceback."""
    with subprocess.Popen(
        [sys.executable, "-m", "danvan", "schema"], cwd=PROJECT, env={**os.environ, "PYTHONPATH": "scripts"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0
