"""What the tests of the writing commands share: a command run in the small right tree, with answers typed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from making import site, write

from danvan.cli import main


def tree(folder: Path, **more: str | bytes | None) -> Path:
    """The small right tree with English words for none."""
    return write(folder / "noi-dung", site(**more))


def files(root: Path) -> set[str]:
    """Every file of a tree, from its root; what is only kept for speed aside."""
    names = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return {name for name in names if not name.startswith(".build/")}


def run(
    capsys: pytest.CaptureFixture[str], root: Path, *arguments: str, day: str = "2026-11-23"
) -> tuple[int, str, str]:
    """A command's exit code, and what it said on both streams."""
    code = main(["--root", str(root), "--today", day, *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def typing(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str | type[BaseException]]) -> list[str]:
    """A person who types the answers, then has no more to say; returns the list of prompts, filled as they come."""
    waiting, prompts = list(answers), []

    def answer(prompt: str = "") -> str:
        prompts.append(prompt)
        following: Any = waiting.pop(0) if waiting else EOFError
        if isinstance(following, str):
            return following
        raise following

    monkeypatch.setattr("builtins.input", answer)
    return prompts
