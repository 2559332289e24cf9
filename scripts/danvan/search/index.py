"""The word index of the finished pages, made by Pagefind."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from danvan.built import files_of, link
from danvan.cache import NO_CACHE, Cache, packed, unpack
from danvan.program import digest, program
from danvan.search.parts import PARTS, told_apart

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
    told = told_apart(files_of(site), cache)
    for name in PARTS if archive else ["pagefind"]:
        pages = [(path, page.digest) for path, page in told.items() if page.part == name]
        made_of = digest(program(), name, pages)
        unpack(
            cache.keep("index", made_of, partial(_packed_index, site, name, [path for path, _ in pages])), site / name
        )


def _packed_index(site: Path, name: str, pages: Sequence[str]) -> bytes:
    # The program would read every page of the site to find those it is meant for.
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f"{site.name}-") as alone:
        for path in pages:
            place = Path(alone, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            link(site / path, place)
        _index(Path(alone), site / name, PARTS[name])
    return packed(site / name)


def _index(pages: Path, into: Path, mark: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--root-selector", f"[{mark}]", "--silent"]
    command += ["--exclude-selectors", ", ".join(LEAVE_OUT), "--output-path", str(into)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise IndexFailed(f"{done.stdout}{done.stderr}")
    for unused in UNUSED:
        (into / unused).unlink(missing_ok=True)
    # The program writes the languages in the order of a hash table, another one each time.
    entry = into / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), ensure_ascii=False, sort_keys=True), "utf-8")
