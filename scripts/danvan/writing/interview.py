"""One person filling in one record, field by field: the required ones first, then what may be added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danvan import markup
from danvan.frontmatter import Place
from danvan.problems import ContentError, Problem
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.records.messages import faults, find_field
from danvan.records.parts import all_rules
from danvan.writing.asking import Asker
from danvan.writing.blanks import Blank, blanks
from danvan.writing.choices import Choice
from danvan.writing.values import Fields, get, put

# Made by the house, or written later by an editor in the file.
NOT_ASKED = frozenset({"id", "draft", "audience", "to_check", "posted", "changes", "review"})
# Required, but known without asking (``values.known``): offered among what may be added.
KNOWN = ("status",)
# Not required by themselves, but hardly any record is right without them.
ASKED_ANYWAY: dict[type[Record], tuple[str, ...]] = {
    Post: ("unit",), Document: ("number", "date", "title"), Model: ("commune",), Commendation: ("decision", "date"),
}  # fmt: skip


@dataclass
class Interview:
    """``fields`` holds what is known before and what is answered."""

    asker: Asker
    fields: Fields

    def run(self, *, all_of_it: bool = True) -> None:
        """Ask for all that is required, then for what may be added. A field that has a value is not asked."""
        for blank in self._open(first=True):
            self._fill(blank, (blank.name,))
        while all_of_it and (rest := list(self._open(first=False))):
            chosen = self._which(rest, "Thêm mục không bắt buộc? Gõ số hoặc tên mục, Enter để thôi.")
            if chosen is None:
                return
            self._fill(chosen, (chosen.name,))

    def mend(self, attempt: Callable[[], None]) -> None:
        """Try; while the check refuses, show what it says and ask again for the fields that the person names."""
        while True:
            try:
                return attempt()
            except ContentError as error:
                self._show(error.problems)
            chosen = self._which(
                [blank for blank in blanks(self._kind) if blank.name not in NOT_ASKED],
                "Sửa mục nào? Gõ số hoặc tên mục.", must=True,
            )  # fmt: skip
            assert chosen is not None
            self.fields.pop(chosen.name, None)
            self._fill(chosen, (chosen.name,))

    def body(self) -> str:
        """The text below the fields, line by line; a dot alone ends it."""
        console = self.asker.console
        console.say(
            "\nNội dung bài viết\n    gõ từng dòng, dòng trống giữa hai đoạn; dòng chỉ có một dấu chấm để kết thúc"
        )
        lines: list[str] = []
        while (line := console.ask("  ")) != ".":
            found = list(markup.check(line, "", 1))
            for problem in found:
                console.refuse(problem.message, f"{problem.fix}; gõ lại dòng này")
            lines += [] if found else [line]
        return "\n".join(lines).strip()

    @property
    def _kind(self) -> type[Record]:
        return self.asker.kind

    def _open(self, *, first: bool) -> Iterator[Blank]:
        anyway = ASKED_ANYWAY.get(self._kind, ())
        for blank in blanks(self._kind):
            known = blank.name in NOT_ASKED or self.fields.get(blank.name)
            if not known and first == ((blank.required and blank.name not in KNOWN) or blank.name in anyway):
                yield blank

    def _show(self, problems: list[Problem]) -> None:
        self.asker.console.say("\nChưa ghi được:")
        for problem in problems:
            self.asker.console.refuse(problem.message, problem.fix)

    def _which(self, rest: list[Blank], question: str, *, must: bool = False) -> Blank | None:
        console = self.asker.console
        console.say(f"\n{question}")
        among = [Choice(blank.name, blank.title) for blank in rest]
        shown = among
        console.show(among, len(among))
        while typed := console.ask("  Mục: "):
            chosen = console.pick(typed, among, shown)
            if isinstance(chosen, Choice):
                return next(blank for blank in rest if blank.name == chosen.value)
            if chosen is None:
                console.refuse(f"không có mục «{typed}»", "gõ số hoặc tên mục trong danh sách trên")
            else:
                shown = chosen
                console.show(shown)
        return self._which(rest, question, must=True) if must else None

    def _fill(self, blank: Blank, place: Place) -> None:
        self.asker.explain(blank)
        if blank.many:
            self._items(blank, place)
        elif not blank.inside:
            if value := self.asker.value(blank, place, empty=not blank.required):
                put(self.fields, place, value)
        elif blank.required or self.asker.console.yes(f"  Thêm «{blank.title}»?"):
            self._group(blank, place)

    def _items(self, blank: Blank, place: Place) -> None:
        """A list, item after item; an empty answer, or no, ends it."""
        count = len(get(self.fields, place) or ())
        while True:
            here = (*place, count)
            needed = blank.required and not count
            if blank.inside:
                if not needed and not self.asker.console.yes(f"  Thêm mục thứ {count + 1}?"):
                    return
                self._group(blank, here)
            else:
                value = self.asker.value(blank, here, empty=not needed)
                if not value:
                    return
                self._add(here, value)
            count = len(get(self.fields, place) or ())

    def _add(self, here: Place, value: str) -> None:
        """Add an item unless the list is then wrong: too long, or the item there twice."""
        before = get(self.fields, here[:-1]) or []
        assert isinstance(before, list)
        if value in before:
            return self.asker.console.refuse(f"«{value}» đã có trong danh sách", "ghi mục khác, hoặc Enter để thôi")
        found = faults(self._kind, here[:-1], [*before, value])
        for message, fix in found:
            self.asker.console.refuse(message, fix)
        if not found:
            put(self.fields, here, value)

    def _group(self, blank: Blank, place: Place) -> None:
        """A group of fields, asked again until it keeps its own rules."""
        while True:
            put(self.fields, place, {})
            for inner in blank.inside:
                self._fill(inner, (*place, inner.name))
            found = self._group_faults(blank, place)
            if not found:
                return
            for message, fix in found:
                self.asker.console.refuse(message, fix)
            self.asker.console.say("  Xin trả lời lại nhóm này.")

    def _group_faults(self, blank: Blank, place: Place) -> list[tuple[str, str]]:
        value = get(self.fields, place)
        bare = tuple(part for part in place if isinstance(part, str))
        found = faults(self._kind, bare, [value] if blank.many else value)
        group, _ = find_field(self._kind, (*bare, blank.inside[0].name))
        return found or [(broken.message, broken.fix) for broken in all_rules(group.model_validate(value))]
