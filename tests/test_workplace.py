"""Folders to work in: what a killed run left is cleared away, what somebody works in is not."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest

from danvan.workplace import workplace


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where such folders lie in these tests."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_there_meanwhile(place: Path) -> None:
    with workplace() as folder:
        (folder / "site").mkdir()
        assert [path.name for path in place.iterdir()] == [folder.name]
    assert list(place.iterdir()) == []


def left_by_a_killed_run(place: Path) -> Path:
    """The folder of a process that was killed (-9) while it worked."""
    pid = os.fork()
    if pid == 0:
        with workplace() as folder:
            (folder / "site").mkdir()
            (folder / "site/index.html").write_text("x")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    (left,) = place.glob("danvan-*")
    return left


def test_what_a_killed_run_left_is_gone_with_the_next(place: Path) -> None:
    left = left_by_a_killed_run(place)
    with workplace() as folder:
        assert list(place.iterdir()) == [folder]
    assert not left.exists()


def test_what_somebody_works_in_stays(place: Path) -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        with workplace() as folder:
            os.write(writing, folder.name.encode())
            time.sleep(600)
        os._exit(0)
    theirs = place / os.read(reading, 100).decode()
    with workplace():
        assert theirs.is_dir()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_what_is_not_a_folder_of_ours_stays(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "tep").write_text("x")
    (place / "danvan-lien-ket").symlink_to(elsewhere)
    (place / "danvan-ghi-chu.txt").write_text("x")
    (place / "khac").mkdir()
    with workplace():
        assert (elsewhere / "tep").is_file()
    assert sorted(path.name for path in place.iterdir()) == ["danvan-ghi-chu.txt", "danvan-lien-ket", "khac"]
