"""The locks: which version of each package, and why it is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# In the order in which they are installed; a package of two locks belongs to the first.
LOCKS = ("requirements", "requirements-word", "requirements-ops", "requirements-dev")
PINNED = re.compile(r"^([a-z0-9-]+)==([^ \\;]+)(.*(?:\n +.*)*)", re.MULTILINE)
# Written by pip-compile: "# via aiohttp", or "# via" and a line for each.
VIA = re.compile(r"^ +# +(?:via)? *([a-z0-9-]+)$", re.MULTILINE)
REASON = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[.*?\])?(?:==\S+)? +# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Package:
    """A locked package, and why it is there: what people wrote beside it, or which packages need it."""

    name: str
    version: str
    reason: str


def packages(root: Path, lock: str) -> list[Package]:
    """The packages of a lock (one of ``LOCKS``), by name; none when the project has no such lock."""
    path = root / f"{lock}.txt"
    if not path.is_file():
        return []
    reasons = _reasons(root / f"{lock}.in")
    found = PINNED.findall(path.read_text("utf-8"))
    return [Package(name, version, reasons.get(name) or _via(rest)) for name, version, rest in found]


def _reasons(path: Path) -> dict[str, str]:
    """What stands beside each package that people wrote down, by the name that the lock gives it."""
    written = REASON.findall(path.read_text("utf-8")) if path.is_file() else []
    return {re.sub(r"[_.]", "-", name.lower()): why for name, why in written}


def _via(rest: str) -> str:
    return "for " + ", ".join(name for name in VIA.findall(rest) if name != "via")
