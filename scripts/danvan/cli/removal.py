"""The command that takes something down."""

from __future__ import annotations

import argparse

from danvan.cli.options import Commands, today
from danvan.withdrawal import Order, withdraw


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("withdraw", help="rút một tin, mô hình hoặc khen thưởng khỏi trang")
    command.add_argument("key", help="mã của bài: tên tệp, bỏ .md")
    command.add_argument("--reason", default="", help="lý do, sẽ hiện trên trang; không nêu tên ai")
    command.add_argument("--by-law", default="", help="văn bản, điều khoản hoặc quyết định là căn cứ")
    command.add_argument(
        "--name", action="append", default=[], help="tên người nêu trong bài, để tìm xem còn ở đâu; ghi nhiều lần được"
    )
    command.add_argument(
        "--forget-address", action="store_true", help="địa chỉ cũ nêu tên người thì bỏ hẳn, không để trả lời"
    )
    command.set_defaults(run=_withdraw)


def _withdraw(options: argparse.Namespace) -> str:
    order = Order(options.key, options.reason, options.by_law, tuple(options.name), forget=options.forget_address)
    return withdraw(options.root, today(options), order)
