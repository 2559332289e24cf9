"""A text in blocks: what pandoc read, in the few kinds that our Markdown has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Run:
    """Letters of one look; a line break is ``\\n``. A picture or a note stands in a run of its own, without letters."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    picture: str = ""
    note: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Block:
    """A paragraph; what else it may be follows."""

    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """Its letters alone."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def lines(self) -> list[str]:
        """Its lines that hold something."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        letters = [run for run in self.runs if run.text.strip()]
        return bool(letters) and all(run.bold for run in letters)

    @property
    def bare(self) -> bool:
        """Whether it holds nothing at all."""
        return not self.text and not any(run.picture or run.note for run in self.runs)


@dataclass(frozen=True)
class Heading(Block):
    """A heading; the level that Word gives it, or the one that it has on the page."""

    level: int = 1


@dataclass(frozen=True)
class Items(Block):
    """A list: each item's blocks; ``labels`` are the numbers or letters of an ordered one, as Word shows them."""

    items: tuple[tuple[Block, ...], ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid(Block):
    """A table: rows of cells, merged ones repeated in each place."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()
    merged: bool = False

    def cell_lines(self) -> Iterator[list[tuple[str, bool]]]:
        """For each cell, row by row: its lines, and whether each is bold."""
        for row in self.rows:
            for cell in row:
                yield [(line, block.bold) for block in cell for line in block.lines]


@dataclass(frozen=True)
class Quote(Block):
    """Blocks set in from the margin."""

    inside: tuple[Block, ...] = field(default=())


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of one look as one run: words that Word split in their middle become whole."""
    found: list[Run] = []
    for run in runs:
        if found and run.text and found[-1].text and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text or run.picture or run.note:
            found.append(run)
    return tuple(found)
