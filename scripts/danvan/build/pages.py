"""Pages into a folder: what is kept from builds before is taken, the rest is made by as many processes as pay."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from danvan.assembly import Assembly, assemble, divide, path_of
from danvan.build.engine import run_engine, run_shares
from danvan.build.frame import converter_of, frame_of, navigation, program_of
from danvan.build.order import Order
from danvan.build.store import Store
from danvan.library import Library, memorise, remember
from danvan.settings import site_config

# To start the engine once more costs as much as so many pages.
WORTH_A_PROCESS = 300


def write_site(order: Order, library: Library, into: Path) -> None:
    """Make every page and file of the site below ``into``. Raises BuildError."""
    if order.plain:
        run_engine(order, into)
        return
    site = replace(site_config(order.root, order.site_url), preview=order.preview is not None, internal=order.internal)
    program = program_of(library, site)
    memory = remember(library, program)
    whole = assemble(library, site, memory)
    memorise(memory, program)
    frame = frame_of(whole)
    names = {
        (uri, lang): hashlib.sha256(f"{frame}{made_from}".encode()).hexdigest()
        for (uri, lang), made_from in whole.fingerprints.items()
    }
    wanted = {path_of(*place): name for place, name in names.items()}
    store = Store(order.root)
    there = store.restore(wanted, into)
    missing = sorted({uri for uri, lang in names if path_of(uri, lang) not in there})
    new = {path: name for path, name in wanted.items() if path not in there}
    _make(order, whole, missing, into, frozenset(wanted), new)
    _write(whole.rest(), into)
    store.keep(new, into)


def _make(
    order: Order, whole: Assembly, uris: list[str], into: Path, pages: frozenset[str], new: Mapping[str, str]
) -> None:
    """Let the engine make the pages of ``uris``, and what stands beside them (404, styles, scripts)."""
    shares = divide(whole, uris, navigation(order.root), converter_of(order.root), _processes(len(uris)))
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=f"{into.name}-") as work:
        for number, folder in enumerate(run_shares(order, shares, Path(work))):
            for file in _files(folder):
                path = file.relative_to(folder).as_posix()
                if path in new or (number == 0 and path not in pages):
                    place = into / path
                    place.parent.mkdir(parents=True, exist_ok=True)
                    file.replace(place)


def _processes(pages: int) -> int:
    return min(os.cpu_count() or 1, 1 + pages // WORTH_A_PROCESS)


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _write(files: Iterable[tuple[str, bytes]], into: Path) -> None:
    for path, data in files:
        place = into / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
