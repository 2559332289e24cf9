"""Where moved pages went: ``ledger/redirects.txt``, a line each: old address, new address, day, reason."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from danvan.problems import ContentError, Problem

REDIRECTS = "ledger/redirects.txt"
EXAMPLE = "viết  địa-chỉ-cũ/ địa-chỉ-mới/ 2026-11-24 lý do"
ADDRESS = re.compile(r"[a-z0-9][a-z0-9._/-]*/?")
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={path}">
</head>
<body><p>{title}: <a href="{path}">{url}</a></p></body>
</html>
"""
WORDS = {"vi": "Trang đã chuyển tới", "en": "This page has moved to"}


@dataclass(frozen=True)
class Redirect:
    """A page that moved: addresses from the site's root, the day and the reason, the line that says so."""

    old: str
    new: str
    day: dt.date
    reason: str
    line: int


def read_redirects(root: Path) -> list[Redirect]:
    """The redirects of the project below ``root``. Raises ContentError with every wrong line."""
    path = root / REDIRECTS
    if not path.is_file():
        return []
    found: list[Redirect] = []
    problems: list[Problem] = []
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            read = _read(text, number)
            if isinstance(read, Problem):
                problems.append(read)
            else:
                found.append(read)
    problems += _across(found)
    if problems:
        raise ContentError(problems)
    return found


def _read(text: str, number: int) -> Redirect | Problem:
    parts = text.split(maxsplit=3)
    if len(parts) < 4:
        return Problem(REDIRECTS, number, f"dòng «{text.strip()}» thiếu phần", EXAMPLE)
    old, new, day, reason = parts
    for address in (old, new):
        if not ADDRESS.fullmatch(address):
            return Problem(
                REDIRECTS, number, f"«{address}» không phải địa chỉ trong trang", "viết từ gốc trang, không có / ở đầu"
            )
    try:
        return Redirect(old, new, dt.date.fromisoformat(day), reason.strip(), number)
    except ValueError:
        return Problem(REDIRECTS, number, f"«{day}» không phải ngày", "viết năm-tháng-ngày, ví dụ 2026-11-24")


def _across(found: Iterable[Redirect]) -> Iterator[Problem]:
    olds: dict[str, Redirect] = {}
    for redirect in found:
        if redirect.old in olds:
            yield Problem(
                REDIRECTS, redirect.line, f"«{redirect.old}» đã chuyển ở dòng {olds[redirect.old].line}", "giữ một dòng"
            )
        olds[redirect.old] = redirect
    for redirect in olds.values():
        if redirect.new in olds:
            yield Problem(
                REDIRECTS,
                redirect.line,
                f"«{redirect.new}» lại chuyển đi nữa",
                f"viết thẳng nơi cuối: {olds[redirect.new].new}",
            )


def write_pages(redirects: Iterable[Redirect], site: Path, base: str) -> None:
    """A page at each old address that leads on, for servers that know no redirects and for a USB stick.

    Raises ContentError where a page still stands at the old address, or none at the new one.
    """
    problems = []
    for redirect in redirects:
        old, new = _file(site, redirect.old), _file(site, redirect.new)
        if old.exists():
            problems.append(
                Problem(REDIRECTS, redirect.line, f"«{redirect.old}» vẫn còn trang", "bỏ dòng này, hoặc bỏ trang")
            )
        elif not new.is_file():
            problems.append(Problem(REDIRECTS, redirect.line, f"không có trang «{redirect.new}»", "sửa địa chỉ mới"))
        elif redirect.old.endswith("/"):
            old.parent.mkdir(parents=True, exist_ok=True)
            lang = "en" if redirect.old.startswith("en/") else "vi"
            path = posixpath.relpath(redirect.new, redirect.old) + ("/" if redirect.new.endswith("/") else "")
            old.write_text(
                PAGE.format(lang=lang, title=WORDS[lang], url=escape(base + redirect.new), path=escape(path)), "utf-8"
            )
    if problems:
        raise ContentError(problems)


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") else site / address
