"""The commands: parse, call, print. ``python -m danvan --help`` lists them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from danvan.build import BuildError
from danvan.cli.options import day, folder
from danvan.problems import ContentError, Refusal, report

# The modules that add commands with ``add_to``, in the order of the help: of a command that is given only its own is
# loaded, for what reports or imports need would take a third of the time before any work begins.
GROUPS = {
    "content": ("check", "translated"), "watching": ("reviews", "changed"), "schema": ("schema",), "editor": ("editor-config",),
    "writing": ("new", "import"), "files": ("clean",), "removal": ("withdraw",), "reporting": ("report", "calendar"),
    "site": ("build", "links", "usb"), "previewing": ("serve",), "asking": ("external",), "releases": ("publish", "mark-internal", "rollback", "releases", "verify", "server-config"),
    "installation": ("doctor", "licences"),
}  # fmt: skip

# Where an editor reads what a message means.
EXPLAINED = "Mỗi thông báo nghĩa là gì, sửa thế nào: trang /huong-dan/thong-bao/ (mục Hướng dẫn)."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when something is to be mended (it is printed)."""
    options = command_parser(_command_in(arguments)).parse_args(arguments)
    try:
        return _run(options)
    except BrokenPipeError:
        # Whoever read (head, less) has seen enough; what Python would still write at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(options: argparse.Namespace) -> int:
    try:
        print(options.run(options), flush=True)
    except ContentError as error:
        print(report(error.problems), EXPLAINED, sep="\n", file=sys.stderr)
        return 1
    except (BuildError, Refusal) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def command_parser(command: str | None = None) -> argparse.ArgumentParser:
    """What may be given: every command with its options; with ``command`` only those of its module."""
    parser = argparse.ArgumentParser(
        prog="python -m danvan", description="Trang công tác dân vận: kiểm tra và dựng trang.", parents=[_common()]
    )
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    for name in [name for name, own in GROUPS.items() if command in own] or GROUPS:
        import_module(f"danvan.cli.{name}").add_to(commands)
    return parser


def _common() -> argparse.ArgumentParser:
    """What may stand before every command."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--root", type=folder, default=Path(), help="thư mục gốc của nội dung (chứa docs/ và news/)")
    parser.add_argument("--today", type=day, default=None, help="dựng trang cho ngày này, ví dụ 2026-12-01")
    return parser


def _command_in(arguments: Sequence[str] | None) -> str | None:
    """The command that is given; None when it cannot be told."""
    parser = _common()
    parser.add_argument("command", nargs="?")
    try:
        given: str | None = parser.parse_known_args(arguments)[0].command
    except argparse.ArgumentError:
        return None
    return given
