"""The word index of the finished pages, made by Pagefind."""

from __future__ import annotations

import gzip
import json
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from danvan.built import Files, files_of, link
from danvan.cache import NO_CACHE, Cache, unpickled
from danvan.program import digest, program
from danvan.search.parts import PARTS, told_apart
from danvan.stored import Store

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


MARK = b"pagefind_dcd"
ROOM = "index"
# For each index, the name that it has for each address.
Ids = Mapping[str, Mapping[str, str]]


class Index(NamedTuple):
    """An index that was made: the names of its files in the store by their paths from the site's root, and its name for each address."""

    names: dict[str, str]
    ids: dict[str, str]


class IndexFailed(Exception):
    """The index could not be made; the message is what the program said."""


def make_index(site: Path, cache: Cache = NO_CACHE, store: Store | None = None, *, files: Files | None = None) -> Ids:
    """Index the built site into ``site/pagefind``; its older papers and old news, if it has any, into folders beside it.

    The same pages give the same bytes; ``store`` has the index of the same pages, so that old news are indexed once.
    ``files`` are the site's. Returns for each index its name for each address. Raises IndexFailed.
    """
    told = told_apart(files or files_of(site), cache)
    found = {}
    for part in PARTS:
        pages = [(path, page.digest) for path, page in told.items() if page.part == part]
        if not pages and part != "pagefind":
            if store:
                store.exchange(part, {}, site)
            continue
        made_of = digest(program(), part, pages)
        known = cache.get(ROOM, made_of)
        kept: Index | None = unpickled(known) if known and store else None
        if not (store and kept and store.exchange(part, kept.names, site)):
            if store:
                store.exchange(part, {}, site)
            kept = _made(site, part, made_of, [path for path, _ in pages])
            if store:
                store.keep(kept.names, site)
                cache.put(ROOM, made_of, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
        found[part] = kept.ids
    return found


def _made(site: Path, part: str, made_of: str, pages: Sequence[str]) -> Index:
    if (site / part).is_dir():
        shutil.rmtree(site / part)
    # The program would read every page of the site to find those it is meant for.
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f"{site.name}-") as alone:
        for path in pages:
            place = Path(alone, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            link(site / path, place)
        _index(Path(alone), site / part, PARTS[part])
    names = {f"{part}/{path}": digest(made_of, path) for path in files_of(site / part)}
    return Index(names, _ids(site / part))


def _ids(index: Path) -> dict[str, str]:
    """The index's name for each address."""
    found = {}
    for path in sorted(index.glob("fragment/*.pf_fragment")):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        found[fragment["url"].strip("/") + "/"] = path.stem
    return found


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
