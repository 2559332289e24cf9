"""Pelican, the other of our kind: Python, Python-Markdown, Jinja."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.peers.entry import Entry
from bench.peers.peer import append, lay, take_away
from bench.peers.tools import python_tool, said

HERE = Path(__file__).parent


class Pelican:
    """One run for both languages; lists by year, month and tag are its tags, which it pages."""

    name = "Pelican"
    keeps = False
    reloads = False
    about = "giao diện đơn giản, không tìm kiếm, không trang thay thế; cả hai ngôn ngữ trong một lần chạy; xem thử không tự nạp lại"

    def install(self) -> str:
        """From its package."""
        return said([str(python_tool("pelican") / "pelican"), "--version"])

    def prepare(self, corpus: Path, found: Sequence[Entry], folder: Path) -> None:
        """One folder of articles, whose heads are Pelican's lines of metadata."""
        lay(HERE / "theme", folder, folder / "theme/static")
        for entry in found:
            path = self._file(folder, entry)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{_head(entry)}\n\n{entry.body}\n", "utf-8")

    def clean(self, folder: Path) -> None:
        """Site and cache."""
        take_away(folder, "output", "cache", "__pycache__")

    def command(self, folder: Path) -> list[str]:
        """Its usual build."""
        return [str(python_tool("pelican") / "pelican"), "-s", "pelicanconf.py", "--quiet", "--fatal", "errors"]

    def site(self, folder: Path) -> Path:
        """Its usual place."""
        return folder / "output"

    def edit(self, folder: Path, entry: Entry, mark: str) -> None:
        """Add a paragraph."""
        append(self._file(folder, entry), mark)

    def preview(self, folder: Path, port: int) -> list[str]:
        """Its own server; a page shows what was saved only when it is loaded again."""
        return [*self.command(folder)[:-2], "--autoreload", "--listen", "--port", str(port), "--bind", "127.0.0.1"]

    def _file(self, folder: Path, entry: Entry) -> Path:
        return folder / "content/articles" / entry.lang / f"{entry.place}.md"


def _head(entry: Entry) -> str:
    """Pelican's metadata: lists of an entry's language are named by their whole address."""
    root, other = ("en/", f"/{entry.place}/") if entry.lang == "en" else ("", f"/en/{entry.place}/")
    lists = (f"nam/{entry.day.year}", f"thang/{entry.day:%Y-%m}", f"the/{entry.tag}")
    fields = {
        "Title": entry.title, "Date": entry.day.isoformat(), "Lang": entry.lang, "Slug": f"{root}{entry.place}",
        "Category": root + entry.section, "Tags": ", ".join(root + name for name in lists),
        "Url": entry.address.strip("/") + "/", "Save_as": f"{entry.address.strip('/')}/index.html",
        "Description": entry.summary, "Other": other if entry.twin else "", "Facts": _json(entry.facts),
        "Related": _json(entry.related),
    }  # fmt: skip
    return "\n".join(f"{name}: {' '.join(value.split())}" for name, value in fields.items() if value)


def _json(pairs: Sequence[tuple[str, str]]) -> str:
    return json.dumps(pairs, ensure_ascii=False) if pairs else ""
