"""Writing files so that none is ever half there, none is written over, and of several either all are there or none."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from danvan.problems import ContentError, Problem

HALF = ".part"


def save(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write every file, by its path from ``root``.

    Each is written beside its place first and renamed when all are whole. Raises ContentError when one is there
    already or cannot be written; then nothing has changed.
    """
    there = [name for name in files if (root / name).exists()]
    if there:
        raise ContentError(
            Problem(name, 1, "tệp đã có, không ghi đè", "đặt tên khác, hoặc sửa tệp có sẵn") for name in there
        )
    made: list[Path] = []
    try:
        _write(root, files, made)
    except OSError as error:
        _undo(made)
        why, name = f"không ghi được tệp (máy báo: {error.strerror})", str(error.filename or root)
        raise ContentError([Problem(name, 1, why, "xem lại quyền ghi và chỗ trống của ổ đĩa")]) from None
    except BaseException:
        _undo(made)
        raise


def _write(root: Path, files: Mapping[str, str | bytes], made: list[Path]) -> None:
    """Write all, then rename all; ``made`` is what stands on the disk meanwhile."""
    for name, content in files.items():
        made.append(_half(root / name))
        _write_half(root / name, content)
    for place, name in enumerate(files):
        _half(root / name).rename(root / name)
        made[place] = root / name


@contextlib.contextmanager
def written(root: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Files that stand while what needs them is checked and written; they go when that fails."""
    save(root, files)
    try:
        yield
    except BaseException:
        _undo([root / name for name in files])
        raise


def _half(path: Path) -> Path:
    return path.with_name(path.name + HALF)


def _write_half(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _half(path).write_bytes(content.encode() if isinstance(content, str) else content)


def _undo(made: list[Path]) -> None:
    for path in made:
        with contextlib.suppress(OSError):
            path.unlink()
