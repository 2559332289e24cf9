"""The list of everything that a release was made with (CycloneDX), from the lock: versions and sums."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from danvan.release.programs import run

SBOM = "sbom.json"


def write_sbom(lock: Path, into: Path) -> Iterator[str]:
    """Write the list; yields what to tell people when it cannot be: that must not keep readers from the news."""
    if find_spec("cyclonedx_py") is None:
        yield f"Chưa ghi {into.name}: máy này chưa có cyclonedx-bom; chạy  make sbom  một lần (tự cài)."
        return
    options = ["--output-reproducible", "--of", "JSON", "-o", str(into), str(lock)]
    run([sys.executable, "-m", "cyclonedx_py", "requirements", *options], told=str(into))
