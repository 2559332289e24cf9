"""Eleventy, of the world of Node.js: Markdown-it and Nunjucks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.peers.entry import Entry
from bench.peers.peer import append, lay, take_away
from bench.peers.tools import node_tool, said

HERE = Path(__file__).parent


class Eleventy:
    """Collections for both languages, lists by year, month and tag in pages of 100, a feed per language."""

    name = "Eleventy"
    keeps = False
    reloads = True
    about = "giao diện đơn giản, không tìm kiếm, không trang thay thế"

    def install(self) -> str:
        """From the npm registry, by its lock."""
        return said([*self._program(), "--version"])

    def prepare(self, corpus: Path, found: Sequence[Entry], folder: Path) -> None:
        """One folder of content, each file with its address, language and layout."""
        lay(HERE / "theme", folder, folder / "static")
        for entry in found:
            path = self._file(folder, entry)
            path.parent.mkdir(parents=True, exist_ok=True)
            more = {
                "layout": "page.njk",
                "permalink": f"{entry.address}index.html",
                "lang": entry.lang,
                "place": entry.place,
            }
            path.write_text(entry.front_matter(**more), "utf-8")

    def clean(self, folder: Path) -> None:
        """Site and cache."""
        take_away(folder, "_site", ".cache")

    def command(self, folder: Path) -> list[str]:
        """Its usual build."""
        return [*self._program(), "--config=eleventy.config.mjs", "--quiet"]

    def site(self, folder: Path) -> Path:
        """Its usual place."""
        return folder / "_site"

    def edit(self, folder: Path, entry: Entry, mark: str) -> None:
        """Add a paragraph."""
        append(self._file(folder, entry), mark)

    def preview(self, folder: Path, port: int) -> list[str]:
        """Its own server with its own reload."""
        return [*self.command(folder), "--serve", f"--port={port}"]

    def _file(self, folder: Path, entry: Entry) -> Path:
        return folder / "content" / entry.lang / f"{entry.place}.md"

    def _program(self) -> list[str]:
        return ["node", str(node_tool("eleventy") / "@11ty/eleventy/cmd.cjs")]
