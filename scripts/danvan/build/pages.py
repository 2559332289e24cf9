"""Pages into a folder: what is kept from builds before is taken, the rest is made by as many processes as pay."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from danvan.assembly import Assembly, Shares, assemble, first_share, path_of
from danvan.beside import beside
from danvan.build.engine import Engines, run_engine
from danvan.build.frame import converter_of, frame_of, navigation, program_of
from danvan.build.order import Order
from danvan.built import files_of
from danvan.library import Library, Memory, memorise, remember
from danvan.pages.rendering import keep_compiled
from danvan.pages.words import LANGUAGES
from danvan.search.parts import PARTS as INDEXES
from danvan.stored import Laid, Store

# To start the engine once more costs as much as so many pages.
WORTH_A_PROCESS = 600


@dataclass(frozen=True)
class Begun:
    """What was begun before the content is read: engines that start, the kept files, those of the last site being laid out."""

    engines: Engines
    store: Store
    laid: Callable[[], Laid]


@contextmanager
def begin(order: Order, into: Path) -> Iterator[Begun]:
    """Begin what needs no content, beside the reading of it; the plain way begins nothing."""
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=f"{into.name}-") as work:
        started, store = Engines(order, Path(work)), Store(order.root)
        if order.plain:
            yield Begun(started, store, lambda: Laid({}, {}))
            return
        try:
            # As many engines as may pay, if nothing is kept, otherwise one.
            started.start(_cores() if store.empty else 1)
            with beside(partial(store.ahead, into)) as laid:
                yield Begun(started, store, laid)
        finally:
            started.stop()


def write_site(order: Order, library: Library, into: Path, begun: Begun) -> None:
    """Make every page and file of the site below ``into``. Raises BuildError."""
    if order.plain:
        run_engine(order, into)
        return
    site = order.configured()
    program = program_of(library, site)
    memory = remember(library, program)
    keep_compiled(library.cache)
    whole = assemble(memory, site)
    pages = _names(whole)
    wanted = {path_of(*place): name for place, name in pages.items()}
    files = wanted | {path: hashlib.sha256(data).hexdigest() for path, data in whole.files.items()}
    with beside(partial(_remember_all, memory, program)) as remembered:
        laid, store = begun.laid(), begun.store
        # The index of words of the last site stays until it is known whether it still tells of the same pages.
        index = {path: name for path, name in laid.names.items() if path.partition("/")[0] in INDEXES}
        there = store.restore(files | index, into, laid)
        missing = {
            lang: [uri for uri, made in pages if made == lang and path_of(uri, lang) not in there] for lang in LANGUAGES
        }
        new = {path: name for path, name in files.items() if path not in there}
        with beside(partial(_write_rest, whole, into, new)) as written:
            _make(order, whole, missing, into, frozenset(wanted), new, begun.engines)
            written()
        store.keep(new, into)
        remembered()


def _remember_all(memory: Memory, program: str) -> None:
    """Keep what was read and made, for the next build; the engine takes longer."""
    memory.library.save()
    memorise(memory, program)


def _names(whole: Assembly) -> dict[tuple[str, str], str]:
    """The name under which each page is kept, by its source path and language."""
    frame = frame_of(whole)
    return {
        place: hashlib.sha256(f"{frame}{made_from}".encode()).hexdigest()
        for place, made_from in whole.fingerprints.items()
    }


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


def _write_rest(whole: Assembly, into: Path, new: Collection[str]) -> None:
    """The files that are new, and the pictures. It draws those that no build before has drawn, which takes as long as hundreds of pages."""
    files = ((path, data) for path, data in whole.files.items() if path in new)
    for path, data in chain(files, whole.pictures()):
        place = into / path
        place.parent.mkdir(parents=True, exist_ok=True)
        # Never into a file that is kept.
        place.unlink(missing_ok=True)
        place.write_bytes(data)
