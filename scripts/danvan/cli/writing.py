"""Commands that make files of content: new records by asking, from options or from a sheet."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from danvan.cli.options import Commands
from danvan.frontmatter import decode
from danvan.problems import Refusal
from danvan.records.fields import VIETNAM
from danvan.vietnamese import nfc
from danvan.writing.blanks import KINDS, leaves
from danvan.writing.console import Console
from danvan.writing.desk import Desk
from danvan.writing.drafts import Draft
from danvan.writing.saving import save
from danvan.writing.sheets import make_from_sheet, template
from danvan.writing.single import fill, make_by_asking, make_from_options

MORNING = dt.time(8, tzinfo=VIETNAM)


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser(
        "new", help="tạo tin, văn bản, mô hình, khen thưởng: hỏi từng mục, hoặc từ bảng Excel"
    )
    kinds = command.add_subparsers(required=True, metavar="|".join(KINDS))
    for name, kind in KINDS.items():
        one = kinds.add_parser(name, help=f"tạo {kind.label}", allow_abbrev=False)
        one.set_defaults(run=_new, kind=kind)
        one.add_argument("--no-input", action="store_true", help="không hỏi; thiếu gì thì báo tất cả một lần")
        one.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="TRƯỜNG=GIÁ_TRỊ",
            dest="assignments",
            help="ví dụ decision.number=12/QĐ-SVHTTDL, recipients.1.collective=…",
        )
        one.add_argument("--body", metavar="TỆP", help="tệp Markdown làm nội dung; - là đọc từ bàn phím hoặc ống dẫn")
        one.add_argument("--key", default="", help="mã (tên tệp không đuôi); bỏ trống thì tự đặt")
        one.add_argument(
            "--from-sheet",
            type=Path,
            metavar="TỆP",
            help="bảng .xlsx hoặc .csv, mỗi dòng một bài; sai một dòng thì không ghi tệp nào",
        )
        one.add_argument(
            "--template", type=Path, metavar="TỆP.xlsx", help="ghi bảng mẫu để điền rồi dùng với --from-sheet"
        )
        _add_fields(one, name)


def _add_fields(command: argparse.ArgumentParser, name: str) -> None:
    """An option for each field that is in no list of groups."""
    group = command.add_argument_group("các trường")
    for blank in leaves(KINDS[name]):
        option = f"--{'.'.join(blank.path)}"
        if option != "--body":
            text = f"{blank.title}: {blank.help}".replace("%", "%%")
            group.add_argument(
                option, action="append", default=[], metavar="…", dest=f"field {'.'.join(blank.path)}", help=text
            )


def _desk(options: argparse.Namespace) -> Desk:
    """The desk at this moment; on a day that ``--today`` names, at eight in the morning."""
    now = dt.datetime.combine(options.today, MORNING) if options.today else dt.datetime.now(VIETNAM)
    return Desk(options.root, now)


def _new(options: argparse.Namespace) -> str:
    desk = _desk(options)
    if options.template:
        return _template(desk, options)
    if options.from_sheet:
        return make_from_sheet(desk, options.kind, options.from_sheet)
    draft = Draft(options.kind, {}, _body(options.body), options.key, name="new")
    fill(desk, draft, _values(options))
    if options.no_input:
        return make_from_options(desk, draft)
    return make_by_asking(desk, draft, Console(input, print))


def _template(desk: Desk, options: argparse.Namespace) -> str:
    path: Path = options.template
    save(path.parent, {path.name: template(options.kind, desk.library)})
    return (
        f"Đã ghi {path}\nĐiền mỗi bài một dòng, rồi chạy:  python -m danvan new {options.kind.kind} --from-sheet {path}"
    )


def _values(options: argparse.Namespace) -> list[tuple[str, str]]:
    """Every value given by an option of its own, then by ``--set``. Raises Refusal."""
    given = vars(options).items()
    values = [
        (dest.removeprefix("field "), value) for dest, many in given if dest.startswith("field ") for value in many
    ]
    for assignment in options.assignments:
        name, sign, value = assignment.partition("=")
        if not sign:
            raise Refusal(
                f'--set {assignment}: thiếu dấu =\n    → viết --set TRƯỜNG=GIÁ_TRỊ, ví dụ --set title="Tên bài"'
            )
        values.append((name, value))
    return [(name, nfc(value)) for name, value in values]


def _body(name: str | None) -> str:
    """The text of the file that ``--body`` names. Raises ContentError or Refusal."""
    if name is None:
        return ""
    if name == "-":
        return nfc(sys.stdin.read())
    if not Path(name).is_file():
        raise Refusal(f"--body {name}: không có tệp này\n    → xem lại đường dẫn")
    return decode(Path(name), name)
