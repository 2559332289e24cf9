"""What is shown now: the desk and the engines at work, the pages they have made, what is wrong with what was saved."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, RLock, Thread

from danvan.build import Order
from danvan.build.engine import EngineFailed
from danvan.pages.words import LANGUAGES
from danvan.preview.desk import Desk, DeskFailed
from danvan.preview.engine import PageEngine
from danvan.problems import ContentError, Problem, report

MENDED = "Đã hết lỗi."
STANDS = "Trang xem thử vẫn hiện bản đúng gần nhất; sửa rồi lưu lại thì trang tự cập nhật."
FILES = Path(__file__).parent / "browser"
# So many files are taken in at once; to read more (another branch of git) takes as long as to read everything.
AT_ONCE = 20


@dataclass(frozen=True)
class Seen:
    """A page as a browser gets it; ``name`` tells whether it is still the same."""

    html: bytes
    there: bool = True

    @property
    def name(self) -> str:
        """A hash of its bytes."""
        return hashlib.sha256(self.html).hexdigest()[:16]


@dataclass
class Shown:
    """What shows the content of one moment."""

    order: Order
    desk: Desk
    engines: dict[str, PageEngine]
    menus: list[tuple[str, str]]

    @property
    def alive(self) -> bool:
        """Whether its processes are there."""
        return self.desk.alive and all(engine.alive for engine in self.engines.values())

    def page(self, address: str) -> bytes | None:
        """The HTML of the page at an address; None where none is. Raises DeskFailed, EngineFailed."""
        lang = "en" if address.startswith("en/") else "vi"
        share = self.desk.share(address.removeprefix("en/"), lang)
        return self.engines[lang].make(share) if share else None

    def file(self, path: str) -> bytes | None:
        """A file that is no page; None where none is. Raises DeskFailed, EngineFailed."""
        engine = self.engines["vi"]
        engine.wait()
        made = engine.folder / path
        # What the engine made of the pages themselves is not asked for in this way.
        if made.is_file() and made.suffix not in (".html", ".xml") and "search/search_index" not in path:
            return made.read_bytes()
        return self.desk.file(path, engine.folder)

    def not_found(self) -> bytes:
        """The page that is shown where none is. Raises EngineFailed."""
        engine = self.engines["vi"]
        engine.wait()
        return (engine.folder / "404.html").read_bytes()


@dataclass
class Preview:
    """The preview while it runs. ``order`` tells what is to be shown on the day on which it is asked."""

    order: Callable[[], Order]
    work: Path
    tell: Callable[[str], None] = lambda words: print(words, file=sys.stderr, flush=True)
    problems: list[Problem] = field(default_factory=list)
    version: int = 0

    def __post_init__(self) -> None:
        self.changed = Condition(RLock())
        self._shown: Shown | None = None
        self._coming: Desk | None = None
        self._new_engines: dict[str, PageEngine] = {}
        self._pages: dict[str, Seen] = {}
        self._last: dict[str, Seen] = {}
        self._started = 0

    def restart(self) -> None:
        """Begin anew, with the program, the theme and the configuration as they are now."""
        self._renew(anew=True)

    def saved(self, names: Collection[str]) -> None:
        """Take in what was saved; ``names`` are content files by their paths from the content's root."""
        with self.changed:
            if self._shown and len(names) <= AT_ONCE:
                try:
                    self._shown.desk.take_in(names)
                except ContentError as error:
                    self._say(error.problems)
                except DeskFailed as error:
                    self.tell(str(error))
                self._turn()
        self._renew(anew=False)

    @property
    def outdated(self) -> bool:
        """Whether another day has begun, or a process has died."""
        return self._shown is not None and not (self._shown.alive and self._shown.order == self.order())

    def page(self, address: str) -> Seen | None:
        """The page at an address, as good as there is; None while there is none because of what is wrong."""
        with self.changed:
            self.changed.wait_for(lambda: self._shown or self.problems)
            if self._shown is None:
                return None
            if address not in self._pages:
                self._pages[address] = self._make(self._shown, address)
            return self._pages[address]

    def file(self, path: str) -> bytes | None:
        """A file that is no page; None where none is."""
        with self.changed:
            self.changed.wait_for(lambda: self._shown or self.problems)
            try:
                return self._shown.file(path) if self._shown else None
            except (DeskFailed, EngineFailed) as error:
                self.tell(str(error))
                return None

    def stop(self) -> None:
        """End every process."""
        with self.changed:
            coming, self._coming = self._coming, None
            if coming:
                coming.stop()
            _stop(self._new_engines)
            if self._shown:
                self._shown.desk.stop()
                _stop(self._shown.engines)

    def _make(self, shown: Shown, address: str) -> Seen:
        try:
            html = shown.page(address)
            if html is None:
                return Seen(shown.not_found(), there=False)
        except (DeskFailed, EngineFailed) as error:
            self.tell(str(error))
            return self._last.get(address) or Seen((FILES / "failed.html").read_bytes(), there=False)
        self._last[address] = Seen(html)
        return self._last[address]

    def _renew(self, *, anew: bool) -> None:
        """Let a new desk read everything; one that was still reading is of no use any more."""
        with self.changed:
            if self._coming:
                self._coming.stop()
            order = self.order()
            if anew or self._shown is None:
                _stop(self._new_engines)
                self._new_engines = self._engines(order)
            self._coming = Desk(order)
            Thread(target=self._take_over, args=(order, self._coming), daemon=True).start()

    def _engines(self, order: Order) -> dict[str, PageEngine]:
        self._started += 1
        work = self.work / str(self._started)
        work.mkdir(parents=True)
        return {lang: PageEngine(order, lang, work) for lang in LANGUAGES}

    def _take_over(self, order: Order, desk: Desk) -> None:
        """Show what a new desk has read, once it has, unless a newer one is coming."""
        try:
            menus = desk.menus()
        except ContentError as error:
            self._refused(desk, error.problems)
        except DeskFailed as error:
            self._refused(desk, [Problem("scripts", 1, str(error).strip().splitlines()[-1])], str(error))
        else:
            with self.changed:
                if self._coming is desk:
                    self._show(order, desk, menus)

    def _show(self, order: Order, desk: Desk, menus: list[tuple[str, str]]) -> None:
        engines = self._new_engines
        if not engines and self._shown:
            # Titles in the menus stand on every page: engines keep those with which they began.
            engines = self._shown.engines if self._shown.menus == menus else self._engines(order)
        before, self._shown, self._new_engines = self._shown, Shown(order, desk, engines, menus), {}
        if before is None or engines is not before.engines:
            share = desk.first_share()
            for engine in engines.values():
                engine.begin(share)
            _stop(before.engines if before else {})
        if before:
            before.desk.stop()
        self._coming = None
        self._say([])
        self._turn()

    def _refused(self, desk: Desk, problems: list[Problem], more: str = "") -> None:
        with self.changed:
            if self._coming is desk:
                desk.stop()
                if more:
                    self.tell(more)
                self._coming = None
                self._say(problems)
                self._turn()

    def _say(self, problems: list[Problem]) -> None:
        if problems != self.problems:
            self.tell("\n".join([report(problems), STANDS]) if problems else MENDED)
        self.problems = problems

    def _turn(self) -> None:
        """Whoever looks at a page shall look again."""
        self._pages = {}
        self.version += 1
        self.changed.notify_all()


def _stop(engines: dict[str, PageEngine]) -> None:
    for engine in engines.values():
        engine.stop()
