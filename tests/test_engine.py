"""The engine as a program beside the build: started early, handed a share, with the texts that were made before."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import CONFIG
from making import PAGE, TODAY, site, text, write

import fast_engine
from danvan.build import BuildError, Order, build, pages
from danvan.cache import Cache
from danvan.library import load
from danvan.pages import Page
from danvan.problems import ContentError

PROJECT = Path(__file__).parents[1]
URL = "https://dan-van.example/"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT / "scripts"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    by_hand = {f"docs/{name}index.md": text(PAGE) for name in ("", "dang-ky-nhan-tin/", "du-lieu-ca-nhan/")}
    return write(tmp_path, site(**{"mkdocs.yml": CONFIG, **by_hand}))


def order(root: Path, *engine: str) -> Order:
    """A build by the real engine, or by another program."""
    real = (sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"))
    return Order(root, TODAY, engine or real, root / "site", URL)


class TestStarting:
    def test_it_is_ended_when_the_content_is_wrong(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(project, {"docs/van-ban/sai.md": text({"loai": "?"})})
        number = project / "engine.pid"
        waiting = f"import os, sys; open({str(number)!r}, 'w').write(str(os.getpid())); sys.stdin.readline()"
        library = Order.library
        monkeypatch.setattr(Order, "library", lambda self, **wish: told(number) and library(self, **wish))
        with pytest.raises(ContentError):
            build(order(project, sys.executable, "-c", waiting))
        assert gone(int(number.read_text()))

    def test_one_that_ends_at_once_says_why(self, project: Path) -> None:
        with pytest.raises(BuildError, match=r"Không đọc được cấu hình\n(.|\n)*trang cũ giữ nguyên"):
            build(order(project, sys.executable, "-c", "import sys; sys.exit('Không đọc được cấu hình')"))

    def test_nothing_is_left_beside_the_site(self, project: Path) -> None:
        before = {path.name for path in project.iterdir()}
        with pytest.raises(BuildError):
            build(order(project, sys.executable, "-c", "raise SystemExit(1)"))
        assert {path.name for path in project.iterdir()} - before <= {".build"}


def told(number: Path) -> str:
    """The number of a process, once it has begun."""
    for _ in range(600):
        if number.exists() and number.read_text():
            break
        time.sleep(0.05)
    return number.read_text()


def gone(process: int) -> bool:
    """Whether a process has ended, soon."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


class TestTexts:
    @pytest.fixture(autouse=True)
    def quiet_again(self) -> Iterator[None]:
        log = logging.getLogger("mkdocs")
        before = list(log.handlers)
        yield
        log.handlers[:] = before

    def page(self, words: str) -> Page:
        return Page("a.md", "Tên", words, "")

    def text(self, words: str) -> fast_engine.Text:
        return fast_engine.Text(words, fast_engine.TableOfContents([]), None)

    def test_a_text_is_found_while_it_is_made_from_the_same(self, tmp_path: Path) -> None:
        shelf = Cache.below(tmp_path).shelf("texts")
        fast_engine.Texts(shelf, "một").keep("a.md", self.page("chữ"), self.text("<p>chữ</p>"))
        found = fast_engine.Texts(shelf, "một").find("a.md", self.page("chữ"))
        assert found
        assert found.html == "<p>chữ</p>"
        assert fast_engine.Texts(shelf, "hai").find("a.md", self.page("chữ")) is None
        assert fast_engine.Texts(shelf, "một").find("b.md", self.page("chữ")) is None
        assert fast_engine.Texts(shelf, "một").find("a.md", self.page("lời")) is None

    def test_what_the_engine_warned_of_is_made_again_and_warned_of_again(self, tmp_path: Path) -> None:
        texts = fast_engine.Texts(Cache.below(tmp_path).shelf("texts"), "một")
        logging.getLogger("mkdocs.structure.pages").warning("Doc file 'a.md' contains a link 'x.md', but …")
        texts.keep("a.md", self.page("chữ"), self.text("<p>chữ</p>"))
        assert texts.find("a.md", self.page("chữ")) is None


def test_another_name_of_the_site_makes_no_text_anew(project: Path) -> None:
    home = made(project)
    kept = texts(project)
    assert kept
    (project / "mkdocs.yml").write_text(CONFIG + "site_name: Tên khác\n", "utf-8")
    assert made(project) != home
    assert texts(project) == kept


def made(root: Path) -> str:
    """The home page of a build that is not checked."""
    into = root / "made"
    with pages.begin(order(root), into) as started:
        pages.write_site(order(root), load(root, TODAY), into, started)
    home = (into / "index.html").read_text("utf-8")
    shutil.rmtree(into)
    return home


def texts(root: Path) -> set[str]:
    """The names of the texts that are kept: each is the hash of all that it was made from."""
    with sqlite3.connect(root / ".build/cache/texts.sqlite") as shelf:
        return {name for (name,) in shelf.execute("SELECT name FROM kept")}
