"""Commands on files to download: take out what they say of those who wrote them."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan.attachments.checking import examine
from danvan.cli.options import Commands
from danvan.problems import ContentError, Problem


def add_to(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("clean", help="xóa tên người soạn, nơi chụp và dữ liệu ẩn khác trong tệp")
    command.add_argument(
        "files", nargs="+", type=Path, metavar="TỆP", help="docx, xlsx, pptx, odt, ods, odp, jpg, png, pdf"
    )
    command.set_defaults(run=_clean)


def _clean(options: argparse.Namespace) -> str:
    said, problems = [], []
    for path in options.files:
        try:
            said += _clean_one(path)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return "\n".join(said)


def _clean_one(path: Path) -> list[str]:
    """Clean one file in its place; what is left to do by hand is said. Raises ContentError."""
    # Half a second to load, for this command alone.
    from danvan.attachments.cleaning import NotCleaned, cleaned

    if not path.is_file():
        raise ContentError([Problem(str(path), 1, "không có tệp này", "xem lại đường dẫn")])
    data = path.read_bytes()
    try:
        made = cleaned(data)
    except NotCleaned as error:
        raise ContentError([Problem(str(path), 1, str(error), "tệp giữ nguyên như cũ")]) from None
    beside = path.with_name(f"{path.name}.moi")
    beside.write_bytes(made)
    beside.replace(path)
    left = examine(path.name, made).findings
    return [f"{path}: đã xóa dữ liệu ẩn.", *(f"  còn phải sửa: {item.message} → {item.fix}" for item in left)]
