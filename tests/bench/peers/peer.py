"""What the benchmark asks of a generator."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bench.peers.entry import Entry

SHARED = Path(__file__).parent / "shared"


class Peer(Protocol):
    """A generator: how it is installed, given its content, called, and what its theme has and has not."""

    name: str
    keeps: bool  # whether a second build uses something of the first
    reloads: bool  # whether its preview shows a saved post in the browser by itself
    about: str  # how its site differs from the others', told below the table

    def install(self) -> str:
        """Install it unless it is there; returns its version. Raises NotInstalled with the reason."""
        ...

    def prepare(self, corpus: Path, found: Sequence[Entry], folder: Path) -> None:
        """Write what it expects into an empty folder, once, outside the timing."""
        ...

    def clean(self, folder: Path) -> None:
        """Take away all that builds have left."""
        ...

    def command(self, folder: Path) -> list[str]:
        """The command that builds the site, to be run in the folder."""
        ...

    def site(self, folder: Path) -> Path:
        """Where the built site lies."""
        ...

    def edit(self, folder: Path, entry: Entry, mark: str) -> None:
        """Add a paragraph to an entry's file, as an editor who saves it."""
        ...

    def preview(self, folder: Path, port: int) -> list[str]:
        """The command that shows the site at a port of this machine and follows what is saved."""
        ...


def append(path: Path, mark: str) -> None:
    """Add a paragraph to a file."""
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{mark}\n", "utf-8")


def lay(theme: Path, folder: Path, assets: Path) -> None:
    """Copy a theme into a folder, and the one stylesheet that all share into its assets."""
    shutil.copytree(theme, folder, dirs_exist_ok=True)
    assets.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SHARED / "site.css", assets / "site.css")


def take_away(folder: Path, *names: str) -> None:
    """Remove folders or files that are there."""
    for name in names:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
