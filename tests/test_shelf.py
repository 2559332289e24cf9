"""Many small results in one file: found again while they are whole, by other processes too; never in the way of a build."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from danvan import shelf
from danvan.shelf import Shelf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file shall be; its folder is not there yet."""
    return tmp_path / "cache" / "texts.sqlite"


def put(path: Path, names: Iterable[str]) -> None:
    """Keep some bytes under each name, in a program of its own."""
    own = Shelf(path)
    for name in names:
        own.put(name, name.encode() * 100)
        own.settle()


def test_what_is_put_is_found_here_at_once_and_by_others_once_it_is_settled(path: Path) -> None:
    own = Shelf(path)
    own.put("a", b"mot")
    assert (own.get("a"), Shelf(path).get("a")) == (b"mot", None)
    own.settle()
    assert (own.get("a"), Shelf(path).get("a"), Shelf(path).get("b")) == (b"mot", b"mot", None)
    own.put("a", b"hai")
    own.settle()
    assert Shelf(path).get("a") == b"hai"


def test_two_programs_may_put_at_once(path: Path) -> None:
    halves = [[f"{half}-{number}" for number in range(60)] for half in "ab"]
    context = multiprocessing.get_context("fork")
    programs = [context.Process(target=put, args=(path, names)) for names in halves]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    found = Shelf(path)
    assert [name for names in halves for name in names if found.get(name) != name.encode() * 100] == []


def test_an_entry_that_was_changed_is_none(path: Path) -> None:
    put(path, ["a", "b"])
    with sqlite3.connect(path) as file:
        file.execute("UPDATE kept SET data = x'00' WHERE name = 'a'")
    assert (Shelf(path).get("a"), Shelf(path).get("b")) == (None, b"b" * 100)


@pytest.mark.parametrize("damage", ["not a data base" * 100, ""])
def test_a_file_that_is_damaged_is_begun_anew(path: Path, damage: str) -> None:
    put(path, ["a"])
    path.write_text(damage)
    own = Shelf(path)
    assert own.get("a") is None
    own.put("b", b"hai")
    own.settle()
    assert Shelf(path).get("b") == b"hai"


def test_a_file_whose_middle_is_damaged_never_gives_wrong_bytes(path: Path) -> None:
    names = [str(number) for number in range(500)]
    put(path, names)
    data = bytearray(path.read_bytes())
    data[8192:40960] = b"\xff" * 32768
    path.write_bytes(data)
    own = Shelf(path)
    assert {own.get(name) for name in names} <= {None, *(name.encode() * 100 for name in names)}
    put(path, ["moi"])
    assert Shelf(path).get("moi") in (b"moi" * 100, None)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    for own in (Shelf(tmp_path / "cache" / "texts.sqlite"), Shelf(None)):
        own.put("a", b"mot")
        own.settle()
        assert own.get("a") is None


def test_what_was_used_for_longest_ago_is_forgotten_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, names in ((1, "abc"), (2, "de"), (3, "f")):
        monkeypatch.setattr(shelf.time, "time", lambda day=day: day * 86_400.0)
        own = Shelf(path)
        assert own.get("b") == (None if day == 1 else b"b" * 100)
        for name in names:
            own.put(name, name.encode() * 100)
        own.settle()
    Shelf(path).prune(400)
    kept = Shelf(path)
    assert [name for name in "abcdef" if kept.get(name)] == ["b", "d", "e", "f"]
