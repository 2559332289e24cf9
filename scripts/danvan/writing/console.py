"""A person at a terminal: lines shown, lines typed, a choice by number or by words without marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from danvan.vietnamese import fold, nfc
from danvan.writing.choices import Choice, exact, matching

SHOWN = 9
YES, NO = ("c", "co", "y", "yes"), ("k", "khong", "n", "no", "")


class Stopped(Exception):
    """The person pressed Ctrl-C, or there is no more input."""


@dataclass(frozen=True)
class Console:
    """``read`` shows a prompt and gives the line typed; ``say`` shows text."""

    read: Callable[[str], str]
    say: Callable[[str], None]

    def ask(self, prompt: str) -> str:
        """A line, in NFC, without spaces around it. Raises Stopped."""
        try:
            return nfc(self.read(prompt)).strip()
        except (EOFError, KeyboardInterrupt):
            raise Stopped from None

    def yes(self, question: str) -> bool:
        """Whether the person says yes; Enter is no."""
        while (answer := fold(self.ask(f"{question} (c/k) [k]: "))) not in YES + NO:
            self.refuse(f"«{answer}» không phải c (có) hoặc k (không)", "gõ c hoặc k, hoặc Enter cho k")
        return answer in YES

    def refuse(self, message: str, fix: str) -> None:
        """Say what is wrong with an answer, and what to write instead."""
        self.say(f"  ✗ {message}\n    → {fix}")

    def show(self, among: Sequence[Choice], most: int = SHOWN) -> None:
        """A numbered list, its end left out when it is long."""
        for number, choice in enumerate(among[:most], 1):
            same = choice.label == choice.value
            self.say(f"    {number}. {choice.label}" + ("" if same else f"  [{choice.value}]"))
        if len(among) > most:
            self.say(f"    … còn {len(among) - most} mục; gõ vài chữ (không cần dấu) để tìm")

    def pick(self, typed: str, among: Sequence[Choice], shown: Sequence[Choice]) -> Choice | list[Choice] | None:
        """What a line chooses: by its number in the list ``shown`` before, by its name, or the ones that fit its words."""
        if typed.isdecimal() and 1 <= int(typed) <= min(len(shown), max(SHOWN, len(shown))):
            return shown[int(typed) - 1]
        if found := exact(typed, list(among)):
            return found
        return matching(typed, list(among)) or None
