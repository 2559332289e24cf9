"""The word index of the finished pages, made by Pagefind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

# Two indexes: what is asked each time, and the old news, asked when the first has little to say or a reader wants them.
PARTS = {"pagefind": '[data-search="now"]', "pagefind-old": '[data-search="past"]'}
# Menus, marks beside headings, notices, and what repeats other pages is not what people look for. Lists of related
# records made up a half of the index, and a page was found by its neighbours' words.
LEAVE_OUT = (
    ".headerlink", "nav", ".dv-print", ".dv-words", ".dv-list", "pre", ".md-source-file", ".md-content__button",
    "[data-search-exclude]", ".admonition.language", ".admonition.stale", ".admonition.legal",
)  # fmt: skip
# Pagefind's own search pages: ours is the theme's box.
UNUSED = (
    "pagefind-component-ui.css", "pagefind-component-ui.js", "pagefind-highlight.js", "pagefind-modular-ui.css",
    "pagefind-modular-ui.js", "pagefind-ui.css", "pagefind-ui.js", "pagefind-worker.js",
)  # fmt: skip


class IndexFailed(Exception):
    """The index could not be made; the message is what the program said."""


def make_index(site: Path, *, archive: bool = False) -> None:
    """Index the built site into ``site/pagefind``, and its old news, if it has any, into ``site/pagefind-old``.

    The same pages give the same bytes. Raises IndexFailed.
    """
    for name in PARTS if archive else ["pagefind"]:
        _index(site, name)


def _index(site: Path, name: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", PARTS[name], "--silent"]
    command += ["--exclude-selectors", ", ".join(LEAVE_OUT), "--output-subdir", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise IndexFailed(f"{done.stdout}{done.stderr}")
    folder = site / name
    for unused in UNUSED:
        (folder / unused).unlink(missing_ok=True)
    # The program writes the languages in the order of a hash table, another one each time.
    entry = folder / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), ensure_ascii=False, sort_keys=True), "utf-8")
