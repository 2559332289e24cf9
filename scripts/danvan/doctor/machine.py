"""The machine: Python and its packages, room and rights, the programs that are called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from danvan.doctor.finding import Finding
from danvan.supply import packages

OLDEST = (3, 11)
# A site of thousands of pages, its compressed copies and the one before it.
ROOM = 2_000_000_000
ANEW = "xóa thư mục .venv rồi chạy  make site"
# Programs that only some commands need: Debian's package, and what it serves.
PROGRAMS = {
    "git": ("git", "lịch sử nội dung"), "rsync": ("rsync", "đăng lên máy chủ khác qua SSH"), "rclone": ("rclone", "đăng lên kho lưu trữ"),
    "soffice": ("libreoffice-writer-nogui", "nhập tệp .doc cũ"), "npm": ("npm", "biểu mẫu trên trình duyệt"),
}  # fmt: skip


def findings(home: Path, root: Path) -> Iterator[Finding]:
    """What is wrong with the machine; ``home`` is the project's folder, with the lock, ``root`` the content's."""
    yield from python(sys.version_info[:2])
    yield from wrong_packages(home)
    yield from room(root, ROOM)
    yield from indexer()
    yield from missing(PROGRAMS)


def python(there: tuple[int, int]) -> Iterator[Finding]:
    """Whether Python is old."""
    if there < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        yield Finding(f"Python {there[0]}.{there[1]} quá cũ", f"cài Python {wanted} trở lên, {ANEW}")


def wrong_packages(home: Path) -> Iterator[Finding]:
    """The packages that are not those of the lock."""
    for package in packages(home, "requirements"):
        there = _installed(package.name)
        if there != package.version:
            has = f"đang có bản {there}" if there else "chưa cài"
            yield Finding(f"gói {package.name}: {has}, cần bản {package.version}", ANEW)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def room(root: Path, needed: int) -> Iterator[Finding]:
    """Whether there is room on the disk, and the right to use it."""
    if not os.access(root, os.W_OK):
        yield Finding(
            f"không có quyền ghi vào {root.resolve()}", "chạy bằng tài khoản của trang, hoặc sửa quyền thư mục"
        )
    free = shutil.disk_usage(root).free
    if free < needed:
        yield Finding(
            f"đĩa chỉ còn {free / 1e9:.1f} GB, cần {needed / 1e9:.0f} GB",
            "xóa tệp không dùng, hoặc giữ ít bản hơn (publish --keep)",
        )


def indexer() -> Iterator[Finding]:
    """Whether the program that makes the search's index runs here: it is made for each kind of machine."""
    done = subprocess.run([sys.executable, "-m", "pagefind", "--version"], capture_output=True, check=False)
    if done.returncode:
        yield Finding("chương trình lập chỉ mục tìm kiếm (Pagefind) không chạy trên máy này", ANEW)


def missing(programs: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """The programs that are not there, told together."""
    absent = [name for name in programs if shutil.which(name) is None]
    if absent:
        told = "; ".join(f"{name} ({programs[name][1]})" for name in absent)
        needed = " ".join(programs[name][0] for name in absent)
        yield Finding(
            f"máy này chưa có: {told}", f"chỉ cài khi cần việc đó:  sudo apt-get install {needed}", blocks=False
        )
