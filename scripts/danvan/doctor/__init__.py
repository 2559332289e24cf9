"""What is wrong with this installation, each thing with what to do: the machine, the project, what was published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from danvan.doctor import machine, project, published
from danvan.doctor.finding import Finding
from danvan.release import Place

HOME = Path(__file__).parents[3]


def examine(root: Path, today: dt.date, to: Place | None = None) -> list[Finding]:
    """Everything that is wrong with the machine and the content at ``root``, and the releases in ``to``; what blocks first."""
    found = [
        *machine.findings(HOME, root),
        *project.findings(root, today),
        *(published.findings(to, today) if to else ()),
    ]
    return sorted(found, key=lambda finding: not finding.blocks)


__all__ = ["Finding", "examine"]
