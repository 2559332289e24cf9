"""The command that asks other sites."""

from __future__ import annotations

import argparse

from danvan import outside
from danvan.build import BuildError
from danvan.cli.options import Commands, today
from danvan.library import load


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser(
        "external", help="hỏi các trang khác mà nội dung dẫn tới; không bao giờ chặn việc đăng"
    )
    command.add_argument("--offline", action="store_true", help="chỉ xem cách viết địa chỉ, không dùng mạng")
    command.add_argument("--days", type=int, default=7, help="bỏ qua địa chỉ đã hỏi trong chừng này ngày")
    command.set_defaults(run=_external)


def _external(options: argparse.Namespace) -> str:
    library = load(options.root, today(options), preview=True, internal=True)
    if options.offline:
        return outside.offline(library)
    try:
        return outside.check(library, outside.Round(options.root, today(options), options.days))
    except outside.AskingError as error:
        raise BuildError(str(error)) from None
