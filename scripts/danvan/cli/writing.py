"""Commands that make files of content: new records by asking, from options or from a sheet."""

from __future__ import annotations

import argparse
import datetime as dt
import shlex
import sys
from pathlib import Path

from danvan.cli.options import Commands
from danvan.frontmatter import decode
from danvan.importing import Wish, import_file
from danvan.problems import Refusal
from danvan.records.fields import VIETNAM
from danvan.vietnamese import nfc
from danvan.writing.blanks import KINDS, leaves
from danvan.writing.console import Console
from danvan.writing.desk import Desk
from danvan.writing.drafts import Draft
from danvan.writing.saving import save, written
from danvan.writing.sheets import make_from_sheet, template
from danvan.writing.single import ask_the_rest, check, fill, make_by_asking, make_from_options, set_instead

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
        _add_new(one)
        _add_fields(one, name)
    command = commands.add_parser("import", help="nhập tệp Word (.docx): Markdown sạch, trường đoán sẵn để kiểm tra")
    command.set_defaults(run=_import)
    _add_import(command)


def _add_new(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--body", metavar="TỆP", help="tệp Markdown làm nội dung; - là đọc từ bàn phím hoặc ống dẫn")
    add(
        "--from-sheet",
        type=Path,
        metavar="TỆP",
        help="bảng .xlsx, .csv, mỗi dòng một bài; sai một dòng thì không ghi gì",
    )
    add("--template", type=Path, metavar="TỆP.xlsx", help="ghi bảng mẫu để điền rồi dùng với --from-sheet")
    _add_common(command)


def _add_import(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("file", type=Path, metavar="TỆP")
    add("--as", choices=KINDS, dest="kind", help="loại bài; bỏ trống thì đoán")
    add("--convert", choices=("auto", "tcvn3", "vni", "none"), default="", help="chuyển chữ TCVN3, VNI sang Unicode")
    add("--keep-recipients", action="store_true", help="giữ phần Nơi nhận")
    add("--keep-text", action="store_true", help="giữ toàn văn văn bản của Đảng ở tỉnh (nơi ban hành đã công bố)")
    _add_common(command)


def _add_common(command: argparse.ArgumentParser) -> None:
    example = "ghi một trường, ví dụ decision.number=12/QĐ-SVHTTDL, recipients.1.collective=…"
    command.add_argument(
        "--set", action="append", default=[], metavar="TRƯỜNG=GIÁ_TRỊ", dest="assignments", help=example
    )
    command.add_argument("--key", default="", help="mã (tên tệp không đuôi); bỏ trống thì tự đặt")
    command.add_argument("--no-input", action="store_true", help="không hỏi; thiếu gì thì báo tất cả một lần")


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


def _import(options: argparse.Namespace) -> str:
    desk = _desk(options)
    kind = KINDS[options.kind] if options.kind else None
    given = [name.partition(".")[0] for name, _ in _assigned(options)]
    wish = Wish(options.file, kind, options.convert, options.keep_recipients, options.keep_text, given)
    found = import_file(desk, wish)
    found.draft.key = options.key
    for name, value in _assigned(options):
        set_instead(desk, found.draft, name, value)
    with written(desk.root, found.pictures):
        if options.no_input or not sys.stdin.isatty():
            check(desk, found.draft, own_options=False)
        else:
            ask_the_rest(desk, found.draft, Console(input, print), f"import {shlex.quote(str(options.file))}")
        said = desk.write([found.draft])
    return "\n".join([said, *(f"Đã ghi {name}" for name in found.pictures), str(found.report)])


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
        (dest.removeprefix("field "), nfc(value)) for dest, many in given if dest.startswith("field ") for value in many
    ]
    return [*values, *_assigned(options)]


def _assigned(options: argparse.Namespace) -> list[tuple[str, str]]:
    """The values given by ``--set``. Raises Refusal."""
    values = []
    for assignment in options.assignments:
        name, sign, value = assignment.partition("=")
        if not sign:
            raise Refusal(
                f'--set {assignment}: thiếu dấu =\n    → viết --set TRƯỜNG=GIÁ_TRỊ, ví dụ --set title="Tên bài"'
            )
        values.append((name, nfc(value)))
    return values


def _body(name: str | None) -> str:
    """The text of the file that ``--body`` names. Raises ContentError or Refusal."""
    if name is None:
        return ""
    if name == "-":
        return nfc(sys.stdin.read())
    if not Path(name).is_file():
        raise Refusal(f"--body {name}: không có tệp này\n    → xem lại đường dẫn")
    return decode(Path(name), name)
