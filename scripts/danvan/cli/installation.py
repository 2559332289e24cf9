"""Commands on this installation: what is wrong with it, what it is made with."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan import doctor, supply
from danvan.cli.options import Commands, today
from danvan.problems import Refusal
from danvan.release import place_of


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("doctor", help="máy này, nội dung, các bản đã đăng: thiếu gì, sai gì, phải làm gì")
    command.add_argument("--to", type=place_of, metavar="NƠI", help="nơi giữ các bản đã đăng, để xem luôn")
    command.set_defaults(run=_doctor)

    command = commands.add_parser("licences", help="giấy phép của những gói làm nên trang")
    command.add_argument("-o", "--output", type=Path, default=Path("LICENSES.md"), metavar="TỆP", help="tệp viết ra")
    command.set_defaults(run=_licences)


def _doctor(options: argparse.Namespace) -> str:
    found = doctor.examine(options.root, today(options), options.to)
    blocking = sum(finding.blocks for finding in found)
    told = "".join(f"{finding}\n" for finding in found)
    if blocking:
        raise Refusal(f"{told}\nTổng cộng: {blocking} lỗi phải sửa, {len(found) - blocking} lưu ý.")
    return f"{told}Không có gì cản trở việc dựng và đăng trang."


def _licences(options: argparse.Namespace) -> str:
    options.output.write_text(supply.licences(options.root), "utf-8")
    return f"Đã ghi {options.output}."
