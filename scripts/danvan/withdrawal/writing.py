"""Carrying a plan out: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from danvan import translations
from danvan.library import Library, load
from danvan.library.rooms import find
from danvan.withdrawal.steps import Plan


def content_files(root: Path) -> dict[str, bytes]:
    """The bytes of every content file by its path from the root."""
    files, _ = find(root)
    return {file.name: file.path.read_bytes() for file in files}


def carry_out(library: Library, plan: Plan, before: Mapping[str, bytes]) -> None:
    """Change the files, and look whether the content still holds together. Raises ContentError with all undone."""
    root = library.root
    saved = {**before, **{path: (root / path).read_bytes() for path in plan.deletes}}
    try:
        for path, data in plan.writes.items():
            (root / path).write_bytes(data)
        for path in plan.deletes:
            (root / path).unlink()
        _keep_up(library, load(root, library.today))
    except BaseException:
        _undo(root, saved, plan)
        raise


def _keep_up(before: Library, after: Library) -> None:
    """A new key in both languages of a text is no reason to translate it again."""
    followed = [key for key in _drifted(after) if key in before.records and key not in _drifted(before)]
    if followed:
        translations.mark(after.root, after, followed)


def _drifted(library: Library) -> set[str]:
    return {record.key for record in library.records.values() if record.drifted}


def _undo(root: Path, saved: Mapping[str, bytes], plan: Plan) -> None:
    for path in set(plan.writes) - set(saved):
        (root / path).unlink(missing_ok=True)
    for path, data in saved.items():
        if not (root / path).is_file() or (root / path).read_bytes() != data:
            (root / path).write_bytes(data)
