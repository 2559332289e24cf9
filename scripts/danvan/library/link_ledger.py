"""What is known of the addresses of other sites: when each was last seen alive. Committed, one line an address.

Written by ``danvan.outside``; pages show it and hints come from it. A line is JSON, so that two people's changes to
different addresses never touch the same line.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from danvan.problems import ContentError, Problem

LEDGER = "ledger/external-links.jsonl"
Grade = Literal["ok", "moved", "robots", "unreachable", "no-number", "home", "gone"]
# What readers are told to be no longer there: some hosts send a dead page to their home page.
DEAD: tuple[Grade, ...] = ("home", "gone")


class SeenLink(BaseModel):
    """One address: how it answered last, and when it was last seen alive."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    first_seen: dt.date
    checked_on: dt.date
    grade: Grade
    detail: str = ""
    alive_on: dt.date | None = None
    by: str
    moved_to: str | None = None

    @property
    def dead(self) -> bool:
        """Whether readers should not expect to find it."""
        return self.grade in DEAD

    @property
    def archived(self) -> str:
        """Where a public archive may hold a copy of the day it was last alive."""
        return f"https://web.archive.org/web/{self.alive_on or self.first_seen:%Y%m%d}/{self.url}"


def read_ledger(root: Path) -> dict[str, SeenLink]:
    """The ledger of the project below ``root``; empty when there is none. Raises ContentError with every wrong line."""
    path = root / LEDGER
    if not path.is_file():
        return {}
    found: dict[str, SeenLink] = {}
    problems = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            link = SeenLink.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError):
            problems.append(Problem(
                LEDGER, number, f"dòng «{line[:60]}» không đọc được", "xóa dòng này rồi chạy  make links-external",
            ))  # fmt: skip
        else:
            found[link.url] = link
    if problems:
        raise ContentError(problems)
    return found


def write_ledger(root: Path, links: dict[str, SeenLink]) -> None:
    """Write the ledger, sorted by address."""
    path = root / LEDGER
    path.parent.mkdir(exist_ok=True)
    lines = [
        json.dumps(links[url].model_dump(mode="json", exclude_none=True), ensure_ascii=False) for url in sorted(links)
    ]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
