"""Zensical, which follows Material for MkDocs: its own theme and search; a run for each language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.peers.entry import Entry
from bench.peers.peer import append, take_away
from bench.peers.tools import python_tool, said

HERE = Path(__file__).parent
SIZE = 100


class Zensical:
    """It has no lists by year, month or tag that are paged: the benchmark writes them as pages, outside the timing."""

    name = "Zensical"
    keeps = True
    reloads = True
    about = (
        "giao diện và tìm kiếm riêng của nó; chưa có đa ngôn ngữ: chạy hai lần; chưa có danh mục phân trang: "
        "các trang danh mục được viết sẵn, không tính giờ"
    )

    def install(self) -> str:
        """From its package."""
        return said([str(python_tool("zensical") / "zensical"), "--version"])

    def prepare(self, corpus: Path, found: Sequence[Entry], folder: Path) -> None:
        """A folder of Markdown and a configuration for each language."""
        for lang in ("vi", "en"):
            own = [entry for entry in found if entry.lang == lang]
            pages = {entry.place: _page(entry) for entry in own} | dict(_lists(own))
            for place, text in pages.items():
                path = folder / lang / f"{place}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            (folder / f"{lang}.toml").write_text((HERE / f"{lang}.toml").read_text("utf-8"), "utf-8")

    def clean(self, folder: Path) -> None:
        """Both sites and the cache."""
        take_away(folder, "site", ".cache")

    def command(self, folder: Path) -> list[str]:
        """Its usual build, once a language."""
        program = python_tool("zensical") / "zensical"
        return ["sh", "-ec", f"'{program}' build -f vi.toml && '{program}' build -f en.toml"]

    def site(self, folder: Path) -> Path:
        """Its usual place; English below en/."""
        return folder / "site"

    def edit(self, folder: Path, entry: Entry, mark: str) -> None:
        """Add a paragraph."""
        append(folder / entry.lang / f"{entry.place}.md", mark)

    def preview(self, folder: Path, port: int) -> list[str]:
        """Its own server with its own reload; the Vietnamese site only."""
        return [str(python_tool("zensical") / "zensical"), "serve", "-f", "vi.toml", "-a", f"127.0.0.1:{port}"]


def _page(entry: Entry) -> str:
    """An entry, its facts as a table in Markdown; twins are linked, as it knows of no languages."""
    facts = "".join(f"| {name} | {' '.join(value.split())} |\n" for name, value in entry.facts)
    related = "".join(f"- [{name}]({address})\n" for name, address in entry.related)
    other = f"[English](/en/{entry.place}/)\n\n" if entry.twin and entry.lang == "vi" else ""
    body = "\n\n".join(filter(None, (
        f"# {entry.title}", f"{entry.day:%d/%m/%Y} · [{entry.tag}](/the/{entry.tag}/)", other, entry.summary,
        facts and f"| | |\n|---|---|\n{facts}", entry.body, related and f"## Liên quan\n\n{related}",
    )))  # fmt: skip
    return f"---\ntitle: >-\n  {' '.join(entry.title.split())}\n---\n\n{body}\n"


def _lists(found: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Every list in pages of 100, the lists of lists, the home page."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    newest = sorted(found, key=lambda entry: entry.day, reverse=True)
    for entry in newest:
        for place in (entry.section, f"nam/{entry.day.year}", f"thang/{entry.day:%Y-%m}", f"the/{entry.tag}"):
            groups[place].append(entry)
    for place, own in groups.items():
        for number in range(0, len(own), SIZE):
            yield (
                f"{place}/page/{number // SIZE + 1}" if number else f"{place}/index",
                _list(place, own[number : number + SIZE]),
            )
    for top in ("nam", "thang", "the"):
        names = sorted(place for place in groups if place.startswith(f"{top}/"))
        yield (
            f"{top}/index",
            f"# {top}\n\n" + "".join(f"- [{name}](/{name}/) ({len(groups[name])})\n" for name in names),
        )
    yield "index", _list("Mới nhất", newest[:20])


def _list(name: str, found: Iterable[Entry]) -> str:
    return f"# {name}\n\n" + "".join(f"- {entry.day:%d/%m/%Y} [{entry.title}]({entry.address})\n" for entry in found)
