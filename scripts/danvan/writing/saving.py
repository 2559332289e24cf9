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
        for name, content in files.items():
            made.append(_write_half(root / name, content))
        for name in files:
            half = _half(root / name)
            half.rename(root / name)
            made[made.index(half)] = root / name
    except OSError as error:
        _undo(made)
        raise ContentError(
            [
                Problem(
                    str(error.filename or root),
                    1,
                    f"không ghi được tệp ({error.strerror})",
                    "xem lại quyền ghi và chỗ trống của ổ đĩa",
                )
            ]
        ) from None
    except BaseException:
        _undo(made)
        raise


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


def _write_half(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = _half(path)
    half.write_bytes(content.encode() if isinstance(content, str) else content)
    return half


def _undo(made: list[Path]) -> None:
    for path in made:
        with contextlib.suppress(OSError):
            path.unlink()
