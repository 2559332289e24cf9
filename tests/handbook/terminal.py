"""What a person sees in a terminal: the command as typed, the questions with the answers typed, all that is said."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from danvan.cli import main

TODAY = "2026-11-23"


def session(root: Path, command: str, arguments: Sequence[str], answers: Sequence[str] = ()) -> str:
    """The text of a session: ``command`` is what the handbook tells to type, ``arguments`` what runs; after the last answer the person stops."""
    seen, waiting = io.StringIO(), iter(answers)

    def answer(prompt: str = "") -> str:
        typed = next(waiting, None)
        if typed is None:
            raise EOFError
        print(f"{prompt}{typed}")
        return typed

    with redirect_stdout(seen), redirect_stderr(seen), patch("builtins.input", answer):
        main(["--root", str(root), "--today", TODAY, *arguments])
    return f"$ {command}\n{seen.getvalue().rstrip()}"


def until(text: str, mark: str) -> str:
    """The text before the first line that begins with a mark, and that more follows."""
    lines = text.split("\n")
    end = next(place for place, line in enumerate(lines) if line.startswith(mark))
    return "\n".join([*lines[:end], "…"])
