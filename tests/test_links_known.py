"""A check of links that knows files from the check before finds exactly what a check of everything finds."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from test_links import BASE, page, seed

from danvan.cache import Cache
from danvan.links import Finding, check, reading

# So many sequences of changes, each of so many.
SEQUENCES, EACH = 40, 15
# Long ago: no file is so new that its time would be in doubt.
START = 1_600_000_000
IDS = ("muc-1", "muc-2", "điều-1", "dieu-1", "a")
FOLDERS = ("", "van-ban/", "tin-tuc/2026/", "en/", "en/van-ban/")


class Webmaster:
    """Somebody who changes a built site at random, for better or worse."""

    def __init__(self, site: Path, rng: random.Random) -> None:
        self.site, self.rng = site, rng
        self._clock = START
        self._ways: list[Callable[[], None]] = [
            self.add, self.add, self.rewrite, self.rewrite, self.remove, self.move, self.change_case, self.swap, self.change_one_letter,
            self.write_again, self.feed, self.style, self.data, self.list_for_engines, self.name_sources,
        ]  # fmt: skip

    def change(self) -> str:
        """One change; what it was. The clock goes on, a second each time."""
        before = self._bytes()
        way = self.rng.choice(self._ways)
        way()
        self._clock += 1
        for path, data in self._bytes().items():
            if before.get(path) != data or way == self.write_again:
                os.utime(path, (self._clock, self._clock))
        return way.__name__

    def _bytes(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(self.site.rglob("*")) if path.is_file()}

    def _pages(self) -> list[Path]:
        return [path for path in self._bytes() if path.suffix == ".html"]

    def _address(self) -> str:
        """The address of a page or file from the root, perhaps of one that is not there."""
        names = [path.relative_to(self.site).as_posix().removesuffix("index.html") for path in self._bytes()]
        return self.rng.choice([*names, "het/", "van-ban/khong-co/", "Van-ban/", "assets/khac.pdf"])

    def _target(self) -> str:
        way = self.rng.choice(["/", BASE, "../", "../../", "", "http://mau.example/", "https://khac.example/"])
        anchor = self.rng.choice(["", "", f"#{self.rng.choice(IDS)}", "#:~:text=x"])
        return self.rng.choice(
            [f"{way}{self._address()}{anchor}", f"#{self.rng.choice(IDS)}", "", "tel:113", "javascript:x()"]
        )

    def _page(self, at: str) -> str:
        rng = self.rng
        body = "".join(f'<a href="{self._target()}">x</a>' for _ in range(rng.randrange(4)))
        body += "".join(f'<p id="{name}">x</p>' for name in rng.sample(IDS, rng.randrange(3)))
        body += rng.choice(
            ["", "", f'<img src="{self._target()}" alt="">', '<label for="muc-1">x</label>', '<div lang="en">x</div>']
        )
        head = "".join(
            f'<link rel="alternate" hreflang="{lang}" href="{BASE}{self._address()}">'
            for lang in ("vi", "en")
            if rng.random() < 0.2
        )
        head += rng.choice(
            [""] * 6
            + [
                '<meta name="robots" content="noindex">',
                f'<meta http-equiv="refresh" content="0; url={self._target()}">',
            ]
        )
        return page(body, head, at=rng.choice([at, at, at, self._address()]), lang=rng.choice(["vi", "vi", "en"]))

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # In place, or as another file of the same name.
        if self.rng.random() < 0.5:
            path.unlink(missing_ok=True)
        path.write_text(text, "utf-8")

    def add(self) -> None:
        at = f"{self.rng.choice(FOLDERS)}trang-{self.rng.randrange(8)}/"
        self._write(self.site / at / "index.html", self._page(at))

    def rewrite(self) -> None:
        path = self.rng.choice(self._pages())
        self._write(path, self._page(path.relative_to(self.site).as_posix().removesuffix("index.html")))

    def remove(self) -> None:
        self.rng.choice([path for path in self._bytes() if path != self.site / "index.html"]).unlink()

    def move(self) -> None:
        new = self.site / self.rng.choice(FOLDERS) / f"trang-{self.rng.randrange(8)}" / "index.html"
        new.parent.mkdir(parents=True, exist_ok=True)
        self.rng.choice(self._pages()).rename(new)

    def change_case(self) -> None:
        path = self.rng.choice([*self._bytes()])
        path.rename(path.with_name(path.name.swapcase()))

    def swap(self) -> None:
        one, other = self.rng.choice(self._pages()), self.rng.choice(self._pages())
        one.rename(aside := self.site / "x")
        if other.exists():
            other.rename(one)
        aside.rename(other)

    def change_one_letter(self) -> None:
        """The size stays."""
        path = self.rng.choice(self._pages())
        path.write_text(path.read_text("utf-8").replace("muc-1", "muc-3", 1), "utf-8")

    def write_again(self) -> None:
        path = self.rng.choice(self._pages())
        self._write(path, path.read_text("utf-8"))

    def feed(self) -> None:
        link = f"<link>{BASE}{self._address()}</link>"
        self._write(
            self.site / "feeds" / "a.xml", f"<rss><channel>{link}</channel></rss>"[: self.rng.choice([None, None, 20])]
        )

    def style(self) -> None:
        self._write(self.site / "assets" / "a.css", f"a{{background:url({self._target()})}}")

    def data(self) -> None:
        self._write(self.site / "data" / "a.json", json.dumps([f"{BASE}{self._address()}"]))

    def list_for_engines(self) -> None:
        places = "".join(f"<url><loc>{BASE}{self._address()}</loc></url>" for _ in range(3))
        self._write(self.site / "sitemap.xml", f"<urlset>{places}</urlset>")

    def name_sources(self) -> None:
        self._write(self.site / "data" / "sources.json", json.dumps({self._address(): "docs/a.md"}))


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_what_is_known_changes_nothing(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(number)
    site, cache = seed(tmp_path / "site", {}), Cache(tmp_path / "cache")
    for path in site.rglob("*"):
        os.utime(path, (START, START))
    webmaster, done = Webmaster(site, rng), list[str]()
    # Every other sequence is read by several processes.
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 3 if number % 2 else 1000)
    for _ in range(EACH):
        done += [webmaster.change() for _ in range(rng.randrange(1, 4))]
        assert check(site, BASE, cache=cache) == check(site, BASE), done


def test_only_what_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, cache = seed(tmp_path / "site", {}), Cache(tmp_path / "cache")
    for path in site.rglob("*"):
        os.utime(path, (START, START))
    read: list[str] = []
    really = reading.read_written
    monkeypatch.setattr(reading, "read_written", lambda name, *more: read.append(name) or really(name, *more))
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    check(site, BASE, cache=cache)
    assert sorted(read) == pages
    read.clear()
    check(site, BASE, cache=cache)
    assert read == []
    (site / "en" / "index.html").write_text(page("mới", at="en/", lang="en"), "utf-8")
    (site / "404.html").write_bytes((site / "404.html").read_bytes())
    check(site, BASE, cache=cache)
    assert read == ["en/index.html"]


def test_a_file_just_written_is_not_known_by_its_time(tmp_path: Path) -> None:
    """Two changes in one tick of the clock, of one size and in one place on the disk."""
    site, cache = seed(tmp_path / "site", {}), Cache(tmp_path / "cache")
    path = site / "van-ban" / "index.html"

    def found(target: str) -> list[Finding]:
        path.write_text(page(f'<a href="126/">126</a><a href="{target}">x</a>', at="van-ban/"), "utf-8")
        os.utime(path, ns=(now, now))
        return check(site, BASE, cache=cache)

    now = path.stat().st_mtime_ns
    assert [finding.target for finding in found("127/")] == ["127/"]
    assert [finding.target for finding in found("128/")] == ["128/"]


def test_a_process_that_dies_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = seed(tmp_path, {"van-ban/index.html": page('<a href="127/">x</a><a href="126/">x</a>', at="van-ban/")})
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr("danvan.beside._send", lambda *_: os._exit(1))
    assert [finding.target for finding in check(site, BASE)] == ["127/"]
