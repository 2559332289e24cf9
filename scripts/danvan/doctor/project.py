"""The project: its configuration, content and ledgers, and whether git has them."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from danvan.build import NOT_UPDATED
from danvan.doctor.finding import Finding
from danvan.library import Library, survey
from danvan.problems import ContentError, Refusal
from danvan.promises import read_redirects
from danvan.settings import site_config

KEPT = ("docs", "news", "ledger")
ASKED_EVERY = dt.timedelta(days=30)


def findings(root: Path, today: dt.date) -> Iterator[Finding]:
    """What is wrong with the project at ``root``."""
    try:
        site = site_config(root)
    except Refusal as refusal:
        what, _, instead = str(refusal).partition("\n    → ")
        yield Finding(what, instead)
        return
    if ".example/" in site.url:
        yield Finding("địa chỉ trang chưa cập nhật", "thêm SITE_URL=https://… vào các lệnh make", blocks=False)
    if unknown := [NOT_UPDATED.get(name, name) for name, value in site.department.items() if not value]:
        yield Finding(f"chưa rõ: {', '.join(unknown)}", "ghi vào mục extra.department của tệp cấu hình", blocks=False)
    yield from redirects(root)
    library, problems = survey(root, today)
    if problems:
        first = str(min(problems)).partition("\n")[0]
        yield Finding(f"nội dung có {len(problems)} lỗi; lỗi đầu tiên: {first}", "chạy  make check  rồi sửa từng chỗ")
    yield from outside(library)
    yield from git(root)


def redirects(root: Path) -> Iterator[Finding]:
    """Whether the ledger of moved pages can be read."""
    try:
        read_redirects(root)
    except ContentError as error:
        yield Finding(str(error.problems[0]).partition("\n")[0], error.problems[0].fix)


def outside(library: Library) -> Iterator[Finding]:
    """Whether the addresses of other sites were asked lately."""
    last = max((seen.checked_on for seen in library.outside.values()), default=None)
    if last and last + ASKED_EVERY < library.today:
        yield Finding(
            f"địa chỉ của các trang khác hỏi lần cuối ngày {last:%d/%m/%Y}", "chạy  make links-external", blocks=False
        )


def git(root: Path) -> Iterator[Finding]:
    """Whether git has what the project must not lose."""
    if shutil.which("git") is None:
        return
    command = ["git", "-C", str(root), "status", "--porcelain", "--", *KEPT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().partition("\n")[0]
        yield Finding(f"git không đọc được kho: {said}", "làm việc trong bản sao của kho (git clone)", blocks=False)
    elif changed := done.stdout.splitlines():
        yield Finding(
            f"{len(changed)} tệp nội dung chưa ghi vào kho",
            "xem bằng  git status, rồi  git add, git commit",
            blocks=False,
        )
