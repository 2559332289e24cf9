"""Our own site: the project's files with the corpus in the place of its content, built and shown by its Makefile."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.peers.entry import Entry
from bench.peers.peer import append
from bench.peers.tools import PROJECT

DAY = "2026-11-23"
ADDRESS = "https://dan-van.example/"
# Everything that `make site` reads beside the content.
FILES = ("Makefile", "mkdocs.yml", "pyproject.toml", "requirements.txt", "quy-dinh-bien-tap.md")
FOLDERS = ("scripts", "overrides", "ledger", "theo-doi")


class Ours:
    """Material's pages, fallback pages in English, every list, feed and file to take away, checks and the search index."""

    name = "Dân vận"
    keeps = True
    reloads = True
    about = (
        "giao diện Material; thêm trang tiếng Việt trong khung tiếng Anh cho bài chưa dịch, mọi danh mục, nguồn tin và dữ liệu mở, "
        "kiểm tra nội dung và liên kết, chỉ mục tìm kiếm (các trang viết tay của Sở chỉ có ở đây)"
    )

    def install(self) -> str:
        """It is here."""
        return ""

    def prepare(self, corpus: Path, found: Sequence[Entry], folder: Path) -> None:
        """Lay the project's files beside a copy of the corpus."""
        for name in ("docs", "news"):
            shutil.copytree(corpus / name, folder / name)
        for name in FILES:
            shutil.copy2(PROJECT / name, folder / name)
        for name in FOLDERS:
            if (PROJECT / name).exists():
                shutil.copytree(PROJECT / name, folder / name)
        # Addresses that the real site has published are not all here.
        (folder / "ledger/addresses.txt").unlink(missing_ok=True)
        (folder / ".venv").symlink_to(Path(sys.prefix))

    def clean(self, folder: Path) -> None:
        """Site, and all that is kept between builds."""
        for name in ("site", ".build"):
            shutil.rmtree(folder / name, ignore_errors=True)

    def command(self, folder: Path) -> list[str]:
        """As an operator calls it."""
        return ["make", "--silent", "site", f"TODAY={DAY}", f"SITE_URL={ADDRESS}"]

    def site(self, folder: Path) -> Path:
        """Where the Makefile puts it."""
        return folder / "site"

    def edit(self, folder: Path, entry: Entry, mark: str) -> None:
        """Add a paragraph to a post."""
        append(folder / f"{entry.place.replace('tin-tuc', 'news', 1)}.md", mark)

    def preview(self, folder: Path, port: int) -> list[str]:
        """As an editor calls it."""
        return ["make", "--silent", "serve", f"TODAY={DAY}", f"PORT={port}"]

    def change_theme(self, folder: Path, mark: str) -> None:
        """Change the head of every page."""
        path, head = folder / "overrides/main.html", '<meta charset="utf-8">'
        path.write_text(path.read_text("utf-8").replace(head, f'{head}<meta name="mau" content="{mark}">', 1), "utf-8")
