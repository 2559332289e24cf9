"""The commands: parse, call, print. ``python -m danvan --help`` lists them."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from danvan import translations
from danvan.build import BuildError, Order, build
from danvan.library import load
from danvan.links import check
from danvan.problems import ContentError, report
from danvan.records.fields import VIETNAM


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when something is to be mended (it is printed)."""
    options = _parser().parse_args(arguments)
    try:
        print(options.run(options))
    except ContentError as error:
        print(report(error.problems), file=sys.stderr)
        return 1
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m danvan", description="Trang công tác dân vận: kiểm tra và dựng trang."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="thư mục gốc của nội dung (chứa docs/ và news/)")
    parser.add_argument("--today", type=_day, default=None, help="dựng trang cho ngày này, ví dụ 2026-12-01")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")

    command = commands.add_parser("check", help="kiểm tra nội dung")
    command.set_defaults(run=_check)

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

    command = commands.add_parser("translated", help="ghi rằng bản tiếng Anh đã theo kịp bản tiếng Việt")
    command.add_argument("keys", nargs="*", help="mã các trang; bỏ trống: những bản dịch chưa ghi lần nào")
    command.set_defaults(run=_translated)
    return parser


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày; viết năm-tháng-ngày, ví dụ 2026-12-01") from None


def _today(options: argparse.Namespace) -> dt.date:
    return options.today or dt.datetime.now(VIETNAM).date()


def _check(options: argparse.Namespace) -> str:
    library = load(options.root, _today(options))
    summary = f"Nội dung không có lỗi: {len(library.records)} bản ghi, {len(library.pages)} trang viết tay."
    hints = [f"Lưu ý: {hint.path}:{hint.line}: {hint.message} → {hint.fix}" for hint in library.hints]
    return "\n".join([summary, *hints])


def _build(options: argparse.Namespace) -> str:
    return build(
        Order(options.root, _today(options), options.engine, options.site, options.site_url, preview=options.preview)
    )


def _links(options: argparse.Namespace) -> str:
    broken = check(options.site, options.site_url)
    if broken:
        raise BuildError("\n".join([*map(str, broken), "", f"Tổng cộng: {len(broken)} liên kết hỏng."]))
    return "Không có liên kết hỏng."


def _translated(options: argparse.Namespace) -> str:
    library = load(options.root, _today(options), preview=True)
    changed = translations.mark(options.root, library, options.keys)
    return "\n".join([*changed, f"Đã ghi {len(changed)} bản dịch."])
