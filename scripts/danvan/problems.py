"""What is wrong with the content, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file (from the project's root), its line, what was found, what to write instead."""

    path: str
    line: int
    message: str
    fix: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: {self.message}"
        return f"{place}\n    → {self.fix}" if self.fix else place

    def as_hint(self) -> str:
        """On one line, for what may stay as it is."""
        return f"Lưu ý: {self.path}:{self.line}: {self.message} → {self.fix}"


class ContentError(Exception):
    """The content cannot be published; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


class Refusal(Exception):
    """Why a command did not do its work, as its caller reads it: for what has no file and line."""


def report(problems: Iterable[Problem]) -> str:
    """All problems, sorted by file and line, with their count last."""
    found = sorted(set(problems))
    if not found:
        return "Không có lỗi."
    files = len({problem.path for problem in found})
    lines = [str(problem) for problem in found]
    return "\n".join([*lines, "", f"Tổng cộng: {len(found)} lỗi trong {files} tệp."])
