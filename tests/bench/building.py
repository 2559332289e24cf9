"""Builds a corpus with the engine, as ``make site`` would, and tells what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import make

PROJECT = Path(__file__).parents[2]
DAY = "2026-11-23"
ADDRESS = "https://dan-van.example/"
CONFIG = """INHERIT: {project}/mkdocs.yml
docs_dir: {root}/docs
watch: []
theme: {{custom_dir: {project}/overrides}}
hooks: ["{project}/scripts/site_hooks.py"]
"""


@dataclass(frozen=True)
class Built:
    """A corpus and its built site; what the engine took."""

    root: Path
    site: Path
    seconds: float
    megabytes: float


def build(posts: int, folder: Path) -> Built:
    """Make a corpus of so many posts below a folder, and build it with the engine."""
    root = folder / f"corpus-{posts}"
    make(root, PROJECT, posts)
    config = root / "mkdocs.yml"
    config.write_text(CONFIG.format(project=PROJECT, root=root), "utf-8")
    site = root / "site"
    environment = {
        "DANVAN_TODAY": DAY, "DANVAN_SITE_DIR": str(site), "SITE_URL": ADDRESS,
        # As `make site` sets it: the words are indexed after the engine, not by the theme.
        "DANVAN_SEARCH": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config)]
    return Built(root, site, *run(command, environment))


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and peak megabytes of a command; its own words are shown when it fails."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(output.read()[-4000:])
    return time.monotonic() - started, usage.ru_maxrss / 1024
