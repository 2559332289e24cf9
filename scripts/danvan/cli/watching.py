"""Commands that watch over what is published: what is to be looked at again."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from danvan.cli.options import Commands, day, today
from danvan.library import load
from danvan.library.due import GROUPS, Due, Group, due

TITLES: dict[Group, str] = {
    "review": "Trang đến ngày rà soát", "consultation": "Lấy ý kiến đã hết hạn",
    "period": "Văn bản hết thời kỳ mà chưa ghi", "status": "Văn bản đến ngày đổi tình trạng",
    "unchecked": "Văn bản chưa tra tình trạng, hoặc tra đã quá 12 tháng",
    "model": "Mô hình chưa cập nhật quá 12 tháng", "translation": "Bản dịch cũ hơn bản tiếng Việt",
}  # fmt: skip


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("reviews", help="liệt kê những gì phải xem lại: trang, văn bản, mô hình, bản dịch")
    command.add_argument("--until", type=day, help="cả những gì đến hạn từ nay đến hết ngày này, ví dụ 2026-12-31")
    command.set_defaults(run=_reviews)


def _reviews(options: argparse.Namespace) -> str:
    library = load(options.root, today(options), internal=True)
    until = max(options.until or library.today, library.today)
    found = due(library, until)
    if not found:
        return f"Không có gì phải xem lại, tính đến {until:%d/%m/%Y}."
    return "\n".join([f"Cần xem lại, tính đến {until:%d/%m/%Y}:", *_lines(found), "", f"Tổng cộng: {len(found)} việc."])


def _lines(found: list[Due]) -> Iterator[str]:
    for group in GROUPS:
        items = [item for item in found if item.group == group]
        if items:
            yield f"\n{TITLES[group]} ({len(items)}):"
        for item in items:
            yield f"  {item.day:%d/%m/%Y}  {item.problem.path}:{item.problem.line}: {item.problem.message}"
            yield f"              → {item.problem.fix}"
