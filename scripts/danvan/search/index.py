"""The word index of the finished pages, made by Pagefind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = "article.md-content__inner"
# Menus, marks beside headings, notices, and what repeats other pages is not what people look for.
LEAVE_OUT = (
    ".headerlink", "nav", ".dv-print", ".dv-words", ".md-source-file", ".md-content__button", "[data-search-exclude]",
    ".admonition.language", ".admonition.stale", ".admonition.legal",
)  # fmt: skip
# Pagefind's own search pages: ours is the theme's box.
UNUSED = (
    "pagefind-component-ui.css", "pagefind-component-ui.js", "pagefind-highlight.js", "pagefind-modular-ui.css",
    "pagefind-modular-ui.js", "pagefind-ui.css", "pagefind-ui.js", "pagefind-worker.js",
)  # fmt: skip


class IndexFailed(Exception):
    """The index could not be made; the message is what the program said."""


def make_index(site: Path) -> None:
    """Index the built site into ``site/pagefind``. The same pages give the same bytes. Raises IndexFailed."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", ROOT, "--silent"]
    command += ["--exclude-selectors", ", ".join(LEAVE_OUT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise IndexFailed(f"{done.stdout}{done.stderr}")
    folder = site / "pagefind"
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)
    # The program writes the languages in the order of a hash table, another one each time.
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), ensure_ascii=False, sort_keys=True), "utf-8")
