"""What several commands share: the day, and how a command is added."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path
from typing import Any

from danvan.records.fields import VIETNAM

# A host, perhaps its port, and a path of plain letters: it stands in servers' configurations as it is.
SITE_URL = re.compile(r"https?://[a-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)*/?")
Commands = Any  # what argparse's add_subparsers gives; its class is private


def day(text: str) -> dt.date:
    """A day of the command line. Raises ArgumentTypeError with what to write."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không phải ngày; viết năm-tháng-ngày, ví dụ 2026-12-01") from None


def folder(text: str) -> Path:
    """A folder that is there. Raises ArgumentTypeError: a mistyped one would hold nothing wrong, as it holds nothing."""
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"không có thư mục «{text}»; xem lại cách viết")
    return Path(text)


def site_url(text: str) -> str:
    """The site's address, with a slash at its end. Raises ArgumentTypeError with what to write."""
    if not SITE_URL.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f"«{text}» không phải địa chỉ trang; viết đủ, ví dụ https://sovhtt.langson.gov.vn/dan-van/"
        )
    return f"{text.rstrip('/')}/"


def today(options: argparse.Namespace) -> dt.date:
    """The day that ``--today`` names, else the clock's."""
    return options.today or clock()


def clock() -> dt.date:
    """The day in Việt Nam."""
    return dt.datetime.now(VIETNAM).date()
