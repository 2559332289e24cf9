"""Pages into a folder: what is kept from builds before is taken, the rest is made by as many processes as pay."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from danvan.assembly import Assembly, Shares, assemble, first_share, path_of
from danvan.beside import beside
from danvan.build.engine import Engines, run_engine
from danvan.build.frame import converter_of, frame_of, navigation, program_of
from danvan.build.order import Order
from danvan.build.store import Store
from danvan.built import files_of
from danvan.library import Library, memorise, remember
from danvan.pages.rendering import keep_compiled
from danvan.pages.words import LANGUAGES

# To start the engine once more costs as much as so many pages.
WORTH_A_PROCESS = 600


@contextmanager
def engines(order: Order, into: Path) -> Iterator[Engines]:
    """Engines that start while the content is read: as many as may pay, if nothing is kept, otherwise one."""
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=f"{into.name}-") as work:
        started = Engines(order, Path(work))
        try:
            if not order.plain:
                started.start(_cores() if Store(order.root).empty else 1)
            yield started
        finally:
            started.stop()


def write_site(order: Order, library: Library, into: Path, ready: Engines) -> None:
    """Make every page and file of the site below ``into``. Raises BuildError."""
    if order.plain:
        run_engine(order, into)
        return
    site = order.configured()
    program = program_of(library, site)
    memory = remember(library, program)
    keep_compiled(library.cache)
    whole = assemble(memory, site)
    frame = frame_of(whole)
    names = {
        (uri, lang): hashlib.sha256(f"{frame}{made_from}".encode()).hexdigest()
        for (uri, lang), made_from in whole.fingerprints.items()
    }
    wanted = {path_of(*place): name for place, name in names.items()}
    store = Store(order.root)
    with beside(partial(memorise, memory, program)) as memorised:
        there = store.restore(wanted, into)
        missing = {
            lang: [uri for uri, made in names if made == lang and path_of(uri, lang) not in there] for lang in LANGUAGES
        }
        new = {path: name for path, name in wanted.items() if path not in there}
        with beside(partial(_write_rest, whole, into)) as written:
            _make(order, whole, missing, into, frozenset(wanted), new, ready)
            written()
        store.keep(new, into)
        memorised()


def _make(
    order: Order,
    whole: Assembly,
    missing: Mapping[str, Sequence[str]],
    into: Path,
    pages: frozenset[str],
    new: Mapping[str, str],
    ready: Engines,
) -> None:
    """Let the engine make the pages that are missing, and what stands beside them (404, styles, scripts)."""
    converter, named = converter_of(order.root), frozenset(navigation(order.root))
    first = first_share(whole, named, converter)
    left = {lang: [uri for uri in uris if uri not in named] for lang, uris in missing.items()}
    shares = {lang: Shares(whole, uris, lang, converter) for lang, uris in left.items()}
    for number, folder in enumerate(ready.make(first, shares, _processes(sum(map(len, left.values()))))):
        for path, file in files_of(folder).items():
            if path in new or (number == 0 and path not in pages):
                place = into / path
                place.parent.mkdir(parents=True, exist_ok=True)
                Path(file).replace(place)


def _processes(pages: int) -> int:
    return min(_cores(), 1 + pages // WORTH_A_PROCESS)


def _cores() -> int:
    return os.cpu_count() or 1


def _write_rest(whole: Assembly, into: Path) -> None:
    """All that is no page. It draws the pictures that no build before has drawn, which takes as long as hundreds of pages."""
    for path, data in whole.rest():
        place = into / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
