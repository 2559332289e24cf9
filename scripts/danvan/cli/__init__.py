"""The commands: parse, call, print. ``python -m danvan --help`` lists them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from danvan.build import BuildError
from danvan.cli import (
    content,
    editor,
    files,
    installation,
    releases,
    removal,
    reporting,
    schema,
    site,
    watching,
    writing,
)
from danvan.cli.options import day
from danvan.problems import ContentError, Refusal, report

# Each adds its commands with ``add_to``.
GROUPS = (content, watching, schema, editor, writing, files, removal, reporting, site, releases, installation)

# Where an editor reads what a message means.
EXPLAINED = "Mỗi thông báo nghĩa là gì, sửa thế nào: trang /huong-dan/thong-bao/ (mục Hướng dẫn)."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when something is to be mended (it is printed)."""
    options = command_parser().parse_args(arguments)
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


def command_parser() -> argparse.ArgumentParser:
    """What may be given: every command with its options."""
    parser = argparse.ArgumentParser(
        prog="python -m danvan", description="Trang công tác dân vận: kiểm tra và dựng trang."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="thư mục gốc của nội dung (chứa docs/ và news/)")
    parser.add_argument("--today", type=day, default=None, help="dựng trang cho ngày này, ví dụ 2026-12-01")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    for group in GROUPS:
        group.add_to(commands)
    return parser
