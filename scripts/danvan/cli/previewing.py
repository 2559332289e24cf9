"""The command that shows an editor's work while it is written."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan.build import Order
from danvan.cli.options import Commands, clock, today
from danvan.preview import serve


def add_to(commands: Commands) -> None:
    """Add the command."""
    about = "xem thử: bài vừa lưu hiện ngay trên trình duyệt, cả bản nháp và bài chưa đến ngày"
    command = commands.add_parser("serve", help=about)
    command.add_argument("--port", type=int, default=8000, help="cổng trên máy này")
    command.add_argument("--internal", action="store_true", help="bản nội bộ: cả nội dung ghi  audience: internal")
    command.add_argument("engine", nargs="+", help="lệnh dựng trang")
    command.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> str:
    def order() -> Order:
        """What is to be shown now: at midnight another day begins."""
        address = f"http://127.0.0.1:{options.port}/"
        return Order(
            options.root, today(options), options.engine, Path("site"), address, preview=clock(), internal=options.internal
        )  # fmt: skip

    return serve(order, options.port)
