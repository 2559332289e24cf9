"""A small site built by the engine from a tree of content, as ``make site`` builds the real one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from making import PAGE, site, text, write

PROJECT = Path(__file__).parents[1]
CONFIG = f"""
INHERIT: {PROJECT}/mkdocs.yml
docs_dir: docs
site_dir: !ENV [DANVAN_SITE_DIR, "site"]
watch: []
theme: {{custom_dir: {PROJECT}/overrides}}
nav: [index.md]
validation: {{nav: {{omitted_files: ignore}}}}
hooks: [{PROJECT}/scripts/site_hooks.py]
"""


def build(root: Path, files: dict[str, str | bytes | None], today: str = "2026-11-23", looked_at: str = "") -> Path:
    """The site of the small right tree with ``files`` added; fails when the engine warns of anything.

    ``looked_at``: a preview, as somebody sees it on that day.
    """
    by_hand: dict[str, str | bytes | None] = {f"docs/{name}index.md": text(PAGE) for name in ("", "dang-ky-nhan-tin/")}
    more: dict[str, str | bytes | None] = {**by_hand, "mkdocs.yml": CONFIG, **files}
    write(root, site(**more))
    environment = {
        **os.environ, "PYTHONPATH": str(PROJECT / "scripts"), "NO_MKDOCS_2_WARNING": "1", "DANVAN_TODAY": today, "DANVAN_PREVIEW": looked_at,
        "DANVAN_SITE_DIR": str(root / "site"), "SITE_URL": "https://dan-van.example/",
    }  # fmt: skip
    engine = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(engine, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return root / "site"
