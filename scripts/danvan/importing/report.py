"""What an import changed, and what its editor has to look at."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST = 60


def shown(text: str) -> str:
    """A text, cut where it is long, as a report names a place."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rpartition(' ')[0]} …"


@dataclass
class Report:
    """``changed``: what was done; ``look``: what a person has to see to, with its place."""

    changed: list[str] = field(default_factory=list)
    look: list[str] = field(default_factory=list)

    def did(self, what: str) -> None:
        """Note something done; the same is noted once."""
        if what not in self.changed:
            self.changed.append(what)

    def see(self, what: str, place: str = "") -> None:
        """Note something to look at, at the words where it stands."""
        line = f"{what}: «{shown(place)}»" if place else what
        if line not in self.look:
            self.look.append(line)

    def __str__(self) -> str:
        lines = ["Đã làm:", *(f"  - {item}" for item in self.changed or ["chỉ chuyển chữ sang Markdown"])]
        return "\n".join(
            [*lines, "Cần xem lại:", *(f"  - {item}" for item in self.look or ["đọc lại cả bài một lượt"])]
        )
