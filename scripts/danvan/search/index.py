"""The word index of the finished pages, made by Pagefind."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from functools import partial
from pathlib import Path

from danvan.cache import NO_CACHE, Cache, packed, unpack
from danvan.program import program

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


def make_index(site: Path, cache: Cache = NO_CACHE, *, archive: bool = False) -> None:
    """Index the built site into ``site/pagefind``, and its old news, if it has any, into ``site/pagefind-old``.

    The same pages give the same bytes; ``cache`` has the index of the same pages, so that old news are indexed once.
    Raises IndexFailed.
    """
    for name in PARTS if archive else ["pagefind"]:
        unpack(cache.keep("index", _pages_of(site, name), partial(_packed_index, site, name)), site / name)


def _pages_of(site: Path, name: str) -> str:
    """A hash of the pages that one index tells of."""
    mark = PARTS[name].strip("[]").encode()
    found = hashlib.sha256(f"{program()} {name}".encode())
    for path in sorted(site.rglob("*.html")):
        data = path.read_bytes()
        if mark in data:
            found.update(f"{path.relative_to(site).as_posix()} {hashlib.sha256(data).hexdigest()}\n".encode())
    return found.hexdigest()


def _packed_index(site: Path, name: str) -> bytes:
    _index(site, name)
    return packed(site / name)


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
