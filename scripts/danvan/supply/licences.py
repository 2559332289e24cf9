"""LICENSES.md: what the site is made with, and under which licences. ``make licences`` writes it anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from danvan.problems import Refusal
from danvan.supply.locks import LOCKS, Package, packages

TITLES = {
    "requirements": "The site", "requirements-word": "Reading Word files (`make import`)",
    "requirements-ops": "Operating (`make links-external`, `make sbom`, `make audit`)", "requirements-dev": "The tests",
}  # fmt: skip
HEAD = """\
# What the site is made with, and under which licences

Made by `make licences` from the locks and from what the packages say of themselves; do not edit. The site's own code: `LICENSE` (MIT).
"""
FORM_LOCK = "editor/package-lock.json"
FORM = f"The form in the browser (`make editor`), by `{FORM_LOCK}`"
CARRIED = """\
## In the project itself

| what | licence | why |
|---|---|---|
| Be Vietnam Pro | OFL-1.1 (`overrides/assets/fonts/OFL.txt`) | the letters |
| fflate | MIT (`overrides/assets/cutting/fflate-LICENSE.txt`) | the file of a narrowed list |

## Programs that are called

pandoc (GPL-2.0-or-later; in the wheel of pypandoc-binary), LibreOffice, git, rsync, ssh, rclone, nginx, Caddy, Node.js: each runs as a program
of its own; nothing of them is linked, copied into the code or published.
"""
# Longer "names" are whole texts.
LONGEST = 60


def licences(root: Path) -> str:
    """The whole file. Raises Refusal when a locked package is not installed here."""
    sections = [_section(TITLES[lock], _rows(root, lock)) for lock in LOCKS]
    return "\n".join([HEAD, *sections, _section(FORM, _form(root)), CARRIED])


def _section(title: str, rows: Iterator[str]) -> str:
    return "\n".join([f"## {title}\n", "| package | version | licence | why |", "|---|---|---|---|", *rows, ""])


def _rows(root: Path, lock: str) -> Iterator[str]:
    earlier = {package.name for before in LOCKS[: LOCKS.index(lock)] for package in packages(root, before)}
    for package in packages(root, lock):
        if package.name not in earlier:
            yield f"| {package.name} | {package.version} | {_licence(package)} | {package.reason} |"


def _licence(package: Package) -> str:
    """What the package says of itself: an expression, a short name, what it is filed under, or its text's first line."""
    try:
        there = distribution(package.name)
    except PackageNotFoundError:
        raise Refusal(f"gói {package.name} chưa cài, nên chưa đọc được giấy phép; chạy  make licences") from None
    named = [*_told(there, "License-Expression"), *_told(there, "License")]
    if named and named[0] != "UNKNOWN" and len(named[0]) <= LONGEST:
        return named[0]
    filed = [item.rpartition(" :: ")[2] for item in _told(there, "Classifier") if item.startswith("License ::")]
    return " / ".join(filed) or _first_line(there)


def _told(there: Distribution, field: str) -> list[str]:
    return [str(value).strip() for value in there.metadata.get_all(field) or [] if str(value).strip()]


def _first_line(there: Distribution) -> str:
    texts = [path for path in there.files or [] if path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING"))]
    return texts[0].read_text("utf-8").strip().partition("\n")[0] if texts else "not told"


def _form(root: Path) -> Iterator[str]:
    """What the form's bundle is made of; what is optional is esbuild for other machines."""
    locked = json.loads((root / FORM_LOCK).read_text("utf-8"))["packages"]
    found = {(path.rpartition("node_modules/")[2], facts["version"]): facts for path, facts in locked.items() if path}
    for (name, version), facts in sorted(found.items()):
        if not facts.get("optional"):
            yield f"| {name} | {version} | {facts.get('license', 'not told')} | {_needed(name, locked)} |"


def _needed(name: str, locked: dict[str, dict[str, dict[str, str]]]) -> str:
    users = {
        path.rpartition("node_modules/")[2] or "the form"
        for path, facts in locked.items()
        if name in facts.get("dependencies", {})
    }
    return f"for {', '.join(sorted(users))}"
