"""A disk that is soon full, for any user: a small file system in memory that only programs started "inside" see."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[tuple[list[str], Path]]:
    """Mount it over ``folder`` in a name space of its own: yields what a command there begins with, and the folder as seen from here."""
    folder.mkdir()
    # It is root in its own name space alone, where it may mount; it ends with its standard input.
    hold = f'mount -t tmpfs -o size={size} none "$0" && echo mounted && exec cat'
    with subprocess.Popen(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", hold, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout
        assert holder.stdout.readline() == "mounted\n"
        inside = ["nsenter", f"--target={holder.pid}", "--user", "--mount", "--preserve-credentials"]
        yield inside, Path(f"/proc/{holder.pid}/root{folder}")
