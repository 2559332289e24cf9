"""Which addresses a built site answers, and which of those once published it would drop."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from danvan.problems import Problem
from danvan.promises.redirects import REDIRECTS

ADDRESSES = "ledger/addresses.txt"
# Files that people and programs keep addresses of. The theme's own, pictures and the search's parts are only loaded by pages.
KEPT = frozenset(
    {".xml", ".json", ".opml", ".ics", ".csv", ".xlsx", ".docx", ".doc", ".xls", ".pdf", ".odt", ".ods", ".odp", ".ppt", ".pptx",
     ".rtf", ".zip"}
)  # fmt: skip
LOADED = ("search/", "pagefind/", "pagefind-", "assets/javascripts/", "assets/stylesheets/")


def answered(names: Iterable[str]) -> Iterator[str]:
    """Every address of a built site that may be kept, by its files: pages ("van-ban/126-kl-tw-2025/") and files to take."""
    for name in names:
        if name.rpartition("/")[2] == "index.html":
            yield name.removesuffix("index.html")
        elif PurePosixPath(name).suffix in KEPT and not name.startswith(LOADED):
            yield name


def promised(root: Path) -> list[str]:
    """The addresses that were published, from the ledger."""
    path = root / ADDRESSES
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def broken(root: Path, names: Iterable[str]) -> list[Problem]:
    """The published addresses that a built site with these files would drop, each with what to do."""
    there = set(answered(names))
    found = []
    for number, address in enumerate(promised(root), 1):
        if address not in there:
            near = difflib.get_close_matches(address, there, n=1, cutoff=0.7)
            found.append(Problem(
                ADDRESSES, number, f"địa chỉ «/{address}» đã đăng mà bản này không có",
                f"thêm vào {REDIRECTS} một dòng:  {address} {near[0] if near else 'địa-chỉ-mới/'} ngày lý do;"
                "  bài cần gỡ thì dùng  python -m danvan withdraw",
            ))  # fmt: skip
    return found


def promise(root: Path, addresses: Iterable[str]) -> int:
    """Write the addresses of a published site into the ledger; returns how many are new."""
    known = set(promised(root))
    new = set(addresses) - known
    if new:
        path = root / ADDRESSES
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{address}\n" for address in sorted(known | new)), "utf-8")
    return len(new)
