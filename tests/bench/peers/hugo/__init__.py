"""Hugo, the fastest of its kind, with a plain theme."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.peers.entry import Entry
from bench.peers.peer import append, lay, take_away
from bench.peers.tools import python_tool, said

HERE = Path(__file__).parent


class Hugo:
    """Its own translations, taxonomies for year, month and tag, its own feed and sitemap."""

    name = "Hugo"
    keeps = False
    reloads = True
    about = "giao diện đơn giản, không tìm kiếm, không trang thay thế cho bài chưa dịch"

    def install(self) -> str:
        """From its package for Python, whose wheel holds the program."""
        return said([self._program(), "version"]).split()[1].partition("-")[0]

    def prepare(self, corpus: Path, found: Sequence[Entry], folder: Path) -> None:
        """A folder of content for each language; dates, tags and facts in front matter."""
        lay(HERE / "theme", folder, folder / "static")
        for entry in found:
            path = self._file(folder, entry)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(entry.front_matter(), "utf-8")

    def clean(self, folder: Path) -> None:
        """Site and cache."""
        take_away(folder, "public", "resources", ".hugo_build.lock")

    def command(self, folder: Path) -> list[str]:
        """Its usual build."""
        return [self._program(), "build", "--quiet"]

    def site(self, folder: Path) -> Path:
        """Its usual place."""
        return folder / "public"

    def edit(self, folder: Path, entry: Entry, mark: str) -> None:
        """Add a paragraph."""
        append(self._file(folder, entry), mark)

    def preview(self, folder: Path, port: int) -> list[str]:
        """Its own server, from memory, with its own reload."""
        return [self._program(), "server", "--port", str(port), "--bind", "127.0.0.1", "--quiet"]

    def _file(self, folder: Path, entry: Entry) -> Path:
        return folder / "content" / entry.lang / f"{entry.place}.md"

    def _program(self) -> str:
        """The program itself: the package's own wrapper would take half a second of Python."""
        found = next(python_tool("hugo").parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
        return str(found or shutil.which("hugo", path=str(python_tool("hugo"))))
