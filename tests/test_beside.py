"""Work in a copy of this process: what it gives, and what happens where there can be none."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from making import loaded

from danvan import beside as room
from danvan.assembly import assemble
from danvan.beside import beside
from danvan.library import Memory, Oblivious
from danvan.pages import SiteConfig

SITE = SiteConfig("https://dan-van.example/", {}, ("mau.example", "2026"))
HERE = os.getpid()


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def killed_in_the_copy() -> int:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def nothing_there() -> int:
    raise LookupError("không có")


def test_work_is_done_in_a_copy() -> None:
    with beside(os.getpid) as found:
        assert found() != HERE


def test_what_it_gives_may_be_large() -> None:
    with beside(lambda: "chữ" * 1_000_000) as found:
        assert found() == "chữ" * 1_000_000


def test_with_one_core_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with beside(os.getpid) as found:
        assert found() == HERE


def test_where_no_process_can_be_made_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(room.PROCESSES.Process, "start", refuse)
    with beside(os.getpid) as found:
        assert found() == HERE


def test_when_the_copy_dies_it_is_done_here() -> None:
    with beside(killed_in_the_copy) as found:
        assert found() == HERE


def test_what_the_work_raises_is_raised_here() -> None:
    with beside(nothing_there) as found, pytest.raises(LookupError, match="không có"):
        found()


def test_a_copy_that_nobody_waits_for_is_ended() -> None:
    with pytest.raises(ValueError, match="không đợi"), beside(signal.pause):
        raise ValueError("không đợi")


def test_what_is_kept_in_the_copy_is_kept_here(tmp_path: Path) -> None:
    memory = Memory(loaded(tmp_path, {}))
    assemble(memory, SITE)
    assert {name[1] for name in memory.now if name[0] == "page"} == {"vi", "en"}


def test_the_plain_way_stays_in_one_process(tmp_path: Path) -> None:
    with Oblivious(loaded(tmp_path, {})).beside(os.getpid) as found:
        assert found() == HERE
