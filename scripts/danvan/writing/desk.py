"""The desk at which records are made: the content as it is, and one way to make a draft a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from danvan.library import EVERYTHING, Library, survey
from danvan.problems import ContentError, Problem
from danvan.writing.drafts import Draft, finish
from danvan.writing.saving import save
from danvan.writing.unsettled import also_wrong


@dataclass(frozen=True)
class Desk:
    """The content below ``root`` at a moment."""

    root: Path
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day for which the content is checked."""
        return self.now.date()

    @cached_property
    def library(self) -> Library:
        """All that exists, drafts, waiting posts and what is internal too."""
        return survey(self.root, self.today, EVERYTHING)[0]

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the content before anything is made."""
        return survey(self.root, self.today)[1]

    def check(self, drafts: Sequence[Draft]) -> None:
        """Give the drafts their paths and texts. Raises ContentError with all that the check says of them."""
        try:
            finish(self.root, self.today, drafts, self.library, self.problems)
        except ContentError as error:
            more = [problem for draft in drafts if not draft.text for problem in also_wrong(draft, self.library)]
            raise ContentError([*error.problems, *more]) from None

    def write(self, drafts: Sequence[Draft], more: Mapping[str, bytes] | None = None) -> str:
        """Write checked drafts, and files that belong to them; all or none. Returns what to tell the person."""
        save(self.root, {**(more or {}), **{draft.path: draft.text for draft in drafts}})
        lines = [f"Đã ghi {draft.path}" for draft in drafts]
        if self.problems:
            lines.append(f"Lưu ý: nội dung đang có {len(self.problems)} lỗi khác từ trước; chạy  make check  để xem.")
        return "\n".join(lines)


def next_steps(drafts: Sequence[Draft]) -> str:
    """What to do after files were written."""
    empty = any(not draft.body for draft in drafts if draft.kind.kind == "post")
    steps = ["mở tệp, viết nội dung dưới dòng --- thứ hai"] if empty else []
    steps += ["xem thử:  make serve  rồi mở http://127.0.0.1:8000", "kiểm tra và dựng trang:  make site"]
    return "\n".join(["Việc tiếp theo:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))])
