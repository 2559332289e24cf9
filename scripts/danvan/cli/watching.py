"""Commands that watch over what is published: what is to be looked at again, of what readers were not told."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from danvan import edits
from danvan.cli.options import Commands, day, today
from danvan.library import load
from danvan.library.due import GROUPS, Due, Group, due
from danvan.problems import ContentError

TITLES: dict[Group, str] = {
    "review": "Trang đến ngày rà soát", "consultation": "Lấy ý kiến đã hết hạn",
    "period": "Văn bản hết thời kỳ mà chưa ghi", "status": "Văn bản đến ngày đổi tình trạng",
    "unchecked": "Văn bản chưa tra tình trạng, hoặc tra đã quá 12 tháng",
    "model": "Mô hình chưa cập nhật quá 12 tháng", "translation": "Bản dịch cũ hơn bản tiếng Việt",
}  # fmt: skip


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("reviews", help="liệt kê những gì phải xem lại: trang, văn bản, mô hình, bản dịch")
    command.add_argument("--until", type=day, help="cả những gì đến hạn từ nay đến hết ngày này, ví dụ 2026-12-31")
    command.set_defaults(run=_reviews)

    command = commands.add_parser("changed", help="trang đã đăng mà đổi nhiều: nhắc ghi cho người đọc (cần git)")
    command.add_argument("--since", required=True, metavar="BẢN", help="so với nhánh hoặc bản này của git, ví dụ main")
    command.add_argument("--strict", action="store_true", help="còn trang chưa ghi thì báo lỗi")
    command.set_defaults(run=_changed)


def _reviews(options: argparse.Namespace) -> str:
    library = load(options.root, today(options), internal=True)
    until = max(options.until or library.today, library.today)
    found = due(library, until)
    if not found:
        return f"Không có gì phải xem lại, tính đến {until:%d/%m/%Y}."
    return "\n".join([f"Cần xem lại, tính đến {until:%d/%m/%Y}:", *_lines(found), "", f"Tổng cộng: {len(found)} việc."])


def _changed(options: argparse.Namespace) -> str:
    found = edits.edits(options.root, options.since)
    problems = list(edits.untold(options.root, found, today(options)))
    if problems and options.strict:
        raise ContentError(problems)
    summary = f"So với {options.since} ({found.since:%d/%m/%Y}): {len(found.files)} trang đã sửa, {len(problems)} trang cần ghi các lần sửa."
    return "\n".join([summary, *(problem.as_hint() for problem in sorted(problems))])


def _lines(found: list[Due]) -> Iterator[str]:
    for group in GROUPS:
        items = [item for item in found if item.group == group]
        if items:
            yield f"\n{TITLES[group]} ({len(items)}):"
        for item in items:
            yield f"  {item.day:%d/%m/%Y}  {item.problem.path}:{item.problem.line}: {item.problem.message}"
            yield f"              → {item.problem.fix}"
