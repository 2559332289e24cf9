"""Commands on the site: build it, check its links."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan.build import BuildError, Order, build
from danvan.cli.options import Commands, today
from danvan.links import check


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("build", help="kiểm tra, dựng, kiểm tra trang đã dựng, rồi thay trang cũ")
    command.add_argument("--site", type=Path, default=Path("site"), help="thư mục của trang")
    command.add_argument("--site-url", required=True, help="địa chỉ của trang, kết thúc bằng /")
    command.add_argument("--preview", action="store_true", help="cả bản nháp và bài chưa đến ngày")
    command.add_argument("engine", nargs="+", help="lệnh dựng trang")
    command.set_defaults(run=_build)

    command = commands.add_parser("links", help="kiểm tra liên kết của trang đã dựng")
    command.add_argument("site", type=Path)
    command.add_argument("--site-url", required=True)
    command.set_defaults(run=_links)


def _build(options: argparse.Namespace) -> str:
    return build(
        Order(options.root, today(options), options.engine, options.site, options.site_url, preview=options.preview)
    )


def _links(options: argparse.Namespace) -> str:
    broken = check(options.site, options.site_url)
    if broken:
        raise BuildError("\n".join([*map(str, broken), "", f"Tổng cộng: {len(broken)} liên kết hỏng."]))
    return "Không có liên kết hỏng."
