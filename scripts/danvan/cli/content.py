"""Commands on the content: check it, note that a translation has caught up."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from danvan import translations
from danvan.cli.options import Commands, today
from danvan.library import Library, load


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser("check", help="kiểm tra nội dung")
    command.set_defaults(run=_check)

    command = commands.add_parser("translated", help="ghi rằng bản tiếng Anh đã theo kịp bản tiếng Việt")
    command.add_argument("keys", nargs="*", help="mã các trang; bỏ trống: những bản dịch chưa ghi lần nào")
    command.set_defaults(run=_translated)


def _check(options: argparse.Namespace) -> str:
    library = load(options.root, today(options), internal=True)
    summary = f"Nội dung không có lỗi: {len(library.records)} bản ghi, {len(library.pages)} trang viết tay."
    return "\n".join([summary, *_pending(library), *(hint.as_hint() for hint in library.hints)])


def _pending(library: Library) -> Iterator[str]:
    """What is not published yet: what appears when, and the drafts."""
    for post in sorted(library.waiting, key=lambda post: (post.date, post.key)):
        yield f"Sẽ đăng ngày {post.day:%d/%m/%Y}: {post.heading} ({post.source.path}:{post.source.line_of(('date',))})"
    for draft in sorted(library.drafts, key=lambda draft: draft.source.path):
        yield f"Bản nháp, chưa đăng: {draft.heading} ({draft.source.path}:{draft.source.line_of(('draft',))})"


def _translated(options: argparse.Namespace) -> str:
    library = load(options.root, today(options), preview=True, internal=True)
    changed = translations.mark(options.root, library, options.keys)
    return "\n".join([*changed, f"Đã ghi {len(changed)} bản dịch."])
