"""What is wrong with an installation is told with what to do."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from making import site, write

from danvan import doctor
from danvan.cli import main
from danvan.doctor import Finding, machine
from danvan.library.link_ledger import LEDGER
from danvan.promises import REDIRECTS
from danvan.release import Edition, Store, place_of, publish

TODAY = dt.date(2026, 11, 24)
CONFIG = """\
site_url: https://dan-van.example/
extra:
  department: {name: Sở (mẫu), phone: ""}
  tag_authority: {host: a.example, minted: "2026"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project, in no git."""
    return write(tmp_path / "noi-dung", {**site(), "mkdocs.yml": CONFIG.encode()})


def told(found: Iterable[Finding]) -> list[str]:
    return [" ".join(str(finding).split()) for finding in found]


def blocking(root: Path) -> list[str]:
    return told(finding for finding in doctor.examine(root, TODAY) if finding.blocks)


def run(root: Path, *options: str) -> int:
    return main(["--root", str(root), "--today", TODAY.isoformat(), "doctor", *options])


def edition(day: str) -> Edition:
    def make(folder: Path) -> str:
        write(folder, {"index.html": "<h1>Trang</h1>"})
        return ""

    return Edition(day, "https://mau.example/", make)


@pytest.mark.parametrize("command", ["doctor", "check"])
def test_without_the_packages_every_command_says_so(command: str) -> None:
    scripts = Path(__file__).parents[1] / "scripts"
    bare = [sys.executable, "-S", "-m", "danvan", command]
    done = subprocess.run(bare, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(scripts)})
    told = r"gói \w+ chưa cài hoặc hỏng: xóa thư mục \.venv rồi chạy  make site,  và gọi lệnh bằng  \.venv/bin/python\n"
    assert re.fullmatch(told, done.stderr)
    assert done.returncode == 1


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is found wrong in nothing."""
    with pytest.raises(SystemExit):
        run(tmp_path / "noi-dugn")
    assert f"không có thư mục «{tmp_path}/noi-dugn»; xem lại cách viết" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("INHERIT: ../khong-co.yml\nextra: {department: {name: Sở}}\n", "khong-co.yml: không đọc được tệp cấu hình (No such file or directory)"),
        ("extra: [\n", "mkdocs.yml: không đọc được tệp cấu hình (while parsing a flow node)"),
        ("extra: \udc80\n", "mkdocs.yml: không đọc được tệp cấu hình ("),
    ],
)  # fmt: skip
def test_a_configuration_that_cannot_be_read(root: Path, written: str, why: str) -> None:
    (root / "mkdocs.yml").write_text(written, "utf-8", "surrogateescape")
    (said,) = blocking(root)
    assert why in said


class TestTheMachine:
    def test_nothing_is_wrong_with_this_one(self) -> None:
        home = Path(__file__).parents[1]
        assert told(finding for finding in machine.findings(home, home) if finding.blocks) == []

    def test_an_old_python(self) -> None:
        assert told(machine.python((3, 9))) == [
            "LỖI: Python 3.9 quá cũ → cài Python 3.11 trở lên, xóa thư mục .venv rồi chạy make site"
        ]
        assert told(machine.python((3, 13))) == []

    def test_packages_that_are_not_those_of_the_lock(self, tmp_path: Path) -> None:
        lock = "pyyaml==0.1 \\\n    --hash=sha256:aa\nkhong-co-goi-nay==1.0\n"
        (tmp_path / "requirements.txt").write_text(lock, "utf-8")
        first, second = told(machine.wrong_packages(tmp_path))
        assert first.startswith("LỖI: gói pyyaml: đang có bản ")
        assert first.endswith(", cần bản 0.1 → xóa thư mục .venv rồi chạy make site")
        assert second == ("LỖI: gói khong-co-goi-nay: chưa cài, cần bản 1.0 → xóa thư mục .venv rồi chạy make site")

    def test_a_full_disk(self, tmp_path: Path) -> None:
        (found,) = told(machine.room(tmp_path, 10**18))
        assert found.endswith(" GB, cần 1000000000 GB → xóa tệp không dùng, hoặc giữ ít bản hơn (publish --keep)")
        assert found.startswith("LỖI: đĩa chỉ còn ")

    def test_an_indexer_made_for_another_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", "/bin/false")
        assert told(machine.indexer()) == [
            "LỖI: chương trình lập chỉ mục tìm kiếm (Pagefind) không chạy trên máy này → xóa thư mục .venv rồi chạy make site"
        ]

    def test_programs_that_only_some_commands_need(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert told(machine.missing({"rsync": ("rsync", "đăng"), "soffice": ("libreoffice-writer-nogui", "nhập .doc")})) == [
            "Lưu ý: máy này chưa có: rsync (đăng); soffice (nhập .doc) → chỉ cài khi cần việc đó: "
            "sudo apt-get install rsync libreoffice-writer-nogui"
        ]  # fmt: skip


class TestTheProject:
    def test_nothing_in_the_way(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(root) == 0
        lines = capsys.readouterr().out.splitlines()
        assert "Lưu ý: địa chỉ trang chưa cập nhật" in lines
        assert "Lưu ý: chưa rõ: điện thoại" in lines
        assert lines[-1] == "Không có gì cản trở việc dựng và đăng trang."

    def test_another_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(tmp_path) == 1
        lines = capsys.readouterr().err.splitlines()
        assert lines[:2] == [
            f"LỖI: {tmp_path}: không có tệp cấu hình nào ghi tên cơ quan",
            "    → chạy lệnh ở thư mục gốc của trang (nơi có Makefile)",
        ]
        assert lines[-1].startswith("Tổng cộng: 1 lỗi phải sửa, ")

    def test_content_that_is_wrong(self, root: Path) -> None:
        write(root, {"docs/gioi-thieu/index.md": "---\ntitle: Giới thiệu\n---\n"})
        assert blocking(root) == [
            "LỖI: nội dung có 1 lỗi; lỗi đầu tiên: docs/gioi-thieu/index.md:1: thiếu trường description (Mô tả) → chạy make check rồi sửa từng chỗ"
        ]

    def test_a_wrong_redirect(self, root: Path) -> None:
        write(root, {REDIRECTS: "a/ b/\n"})
        assert blocking(root) == [
            f"LỖI: {REDIRECTS}:1: dòng «a/ b/» thiếu phần → viết địa-chỉ-cũ/ địa-chỉ-mới/ 2026-11-24 lý do"
        ]

    def test_other_sites_that_nobody_has_asked_for_long(self, root: Path) -> None:
        seen = '{"url": "https://a.vn/", "first_seen": "2026-01-01", "checked_on": "2026-10-01", "grade": "ok", "by": "lychee"}\n'
        write(root, {LEDGER: seen})
        assert "Lưu ý: địa chỉ của các trang khác hỏi lần cuối ngày 01/10/2026 → chạy make links-external" in told(
            doctor.examine(root, TODAY)
        )

    def test_content_that_git_has_not(self, root: Path) -> None:
        outside = [line for line in told(doctor.examine(root, TODAY)) if "git không đọc được kho" in line]
        assert outside[0].endswith("→ làm việc trong bản sao của kho (git clone)")
        subprocess.run(["git", "init", "-q", str(root)], check=True)
        assert "Lưu ý: 2 tệp nội dung chưa ghi vào kho → xem bằng git status, rồi git add, git commit" in told(
            doctor.examine(root, TODAY)
        )


class TestWhatWasPublished:
    def test_readers_see_that_of_today(self, root: Path, tmp_path: Path) -> None:
        store = Store(tmp_path / "kho")
        publish(store, edition("2026-11-24"), 5)
        assert [line for line in told(doctor.examine(root, TODAY, store)) if "kho" in line and "git" not in line] == []

    def test_the_timer_has_stopped(self, root: Path, tmp_path: Path) -> None:
        store = Store(tmp_path / "kho")
        publish(store, edition("2026-11-20"), 5)
        assert (
            "Lưu ý: người đọc đang xem bản ngày 20/11/2026, chưa phải bản của hôm nay → xem lịch đăng: "
            "systemctl status dan-van-publish.timer và journalctl -u dan-van-publish"
        ) in told(doctor.examine(root, TODAY, store))

    def test_damaged_releases(self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        store = Store(tmp_path / "kho")
        publish(store, edition("2026-11-23"), 5)
        publish(store, edition("2026-11-24"), 5)
        for name in store.ids():
            write(store.releases / name / "site", {"index.html": "đã sửa", "la.html": ""})
        assert run(root, "--to", str(tmp_path / "kho")) == 1
        lines = [line.strip() for line in capsys.readouterr().err.splitlines()]
        assert lines[:4] == [
            "LỖI: 2026-11-23.1: thừa tệp la.html và 1 chỗ khác",
            "→ đừng quay về bản này; lần đăng sau sẽ tự xóa khi đủ bản mới",
            "LỖI: 2026-11-24.1: thừa tệp la.html và 1 chỗ khác",
            "→ đăng lại bằng  make publish, hoặc  rollback  về bản nguyên vẹn",
        ]

    def test_nothing_was_published_yet(self, root: Path, tmp_path: Path) -> None:
        assert f"LỖI: người đọc chưa xem được bản nào trong {tmp_path} → chạy make publish" in told(
            doctor.examine(root, TODAY, Store(tmp_path))
        )

    def test_a_place_that_cannot_be_reached(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DANVAN_SSH", "/bin/false")
        (found,) = [
            line for line in told(doctor.examine(root, TODAY, place_of("web@may-chu:/srv"))) if "không xem" in line
        ]
        assert found.endswith("→ xem lại địa chỉ ở --to, và máy đó có chạy không")
