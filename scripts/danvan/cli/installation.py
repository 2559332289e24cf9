"""Commands on this installation: what it is made with."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan import supply
from danvan.cli.options import Commands


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("licences", help="giấy phép của những gói làm nên trang")
    command.add_argument("-o", "--output", type=Path, default=Path("LICENSES.md"), metavar="TỆP", help="tệp viết ra")
    command.set_defaults(run=_licences)


def _licences(options: argparse.Namespace) -> str:
    options.output.write_text(supply.licences(options.root), "utf-8")
    return f"Đã ghi {options.output}."
