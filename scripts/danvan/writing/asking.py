"""Asking for one value: explained, with what may be chosen; a wrong one is refused with the check's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from danvan.frontmatter import Place
from danvan.library import Library
from danvan.library.linking import check_link
from danvan.library.references import make_link
from danvan.records import Record
from danvan.records.messages import as_typed, faults
from danvan.writing.blanks import Blank
from danvan.writing.choices import Choice, choices
from danvan.writing.console import SHOWN, Console


@dataclass(frozen=True)
class Asker:
    """Asks for values of a kind of record."""

    console: Console
    kind: type[Record]
    library: Library
    now: dt.datetime

    def explain(self, blank: Blank) -> None:
        """Name, help and an example of a field."""
        optional = "" if blank.required else " - không bắt buộc, Enter để bỏ qua"
        self.console.say(f"\n{blank.title} [{'.'.join(blank.path)}]{optional}\n    {blank.help}")

    def value(self, blank: Blank, place: Place, *, empty: bool) -> str:
        """A right value for a field, or for one item of a list; "" when it may be left ``empty``."""
        among, usual = choices(blank, self.library), self._usual(blank)
        shown = self._hint(blank, among)
        prompt = f"  {blank.title}" + (f" [{usual}]" if usual else "") + ": "
        while True:
            typed = self.console.ask(prompt) or usual
            if not typed and empty:
                return ""
            chosen = self.console.pick(typed, among, shown) if among and typed else None
            if isinstance(chosen, list):
                self.console.say(f"  «{typed}» có thể là:")
                self.console.show(chosen, len(chosen) if len(chosen) <= 2 * SHOWN else SHOWN)
                shown = chosen
                continue
            value = chosen.value if chosen else typed
            if chosen and typed != value:
                self.console.say(f"    ✓ {chosen.label}")
            found = self.faults(blank, place, value)
            if not found:
                return value
            for message, fix in found:
                self.console.refuse(message, fix)

    def faults(self, blank: Blank, place: Place, value: str) -> list[tuple[str, str]]:
        """What the check would say of a value."""
        item = isinstance(place[-1], int)
        found = faults(self.kind, place[:-1] if item else place, [value] if item else value or None)
        if blank.target and not found:
            link = make_link("", value, blank.name, 1, "", blank.target)
            found = [(problem.message, problem.fix) for problem in check_link(link, self.library)]
        return found

    def _hint(self, blank: Blank, among: Sequence[Choice]) -> Sequence[Choice]:
        """Shows what may be chosen, or an example; returns the list that was shown."""
        if not among:
            example = blank.example[0] if isinstance(blank.example, list) else blank.example
            self.console.say(f"    ví dụ: {as_typed(example)}")
            return ()
        most = len(among) if len(among) <= 2 * SHOWN else SHOWN
        self.console.show(among, most)
        return among[:most]

    def _usual(self, blank: Blank) -> str:
        """What Enter means."""
        if blank.is_moment:
            return self.now.replace(second=0, microsecond=0).isoformat()
        if blank.name == "checked_on":
            return self.now.date().isoformat()
        return "unchecked" if blank.path == ("status", "value") else ""
