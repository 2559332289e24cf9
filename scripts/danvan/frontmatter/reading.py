"""YAML of a front matter → plain values and their lines."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Protocol, TypeAlias

import yaml

from danvan.frontmatter.advice import HEAD_EXAMPLE, LEFT_OPEN, QUOTE_EXAMPLE, YAML_ADVICE, hidden, wrong
from danvan.frontmatter.decoding import CONTROL
from danvan.problems import ContentError, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Place: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 12
# The front matter's first line is the file's second; the parser counts its lines from 0.
FIRST_ROW = 2
EMPTY_WORDS = ("", "~", "null")
CUT_OFF = re.compile(r"[ \t]+(#\S.{0,39})")
BEFORE_ROOT = (yaml.StreamStartEvent, yaml.DocumentStartEvent)


class HasLine(Protocol):
    """A place in the front matter, of either of the parser's two kinds."""

    line: int


class Reader:
    """YAML events → plain values and their lines.

    Not yaml.compose: it overflows the stack on deep nesting, and what it drops without a word (the rest of a line
    after #, a word that begins with !, the second of two equal fields) is refused here.
    """

    def __init__(self, name: str, block: str) -> None:
        self.name = name
        self.rows = block.split("\n")
        self.events: Iterator[yaml.Event] = yaml.parse(block, Loader=yaml.CBaseLoader)
        self.lines: dict[Place, int] = {}
        self.found: list[Problem] = []

    def read(self) -> tuple[dict[str, Value], dict[Place, int]]:
        """The fields, and the line of each. Raises ContentError."""
        try:
            fields = self._document()
        except yaml.MarkedYAMLError as error:
            raise self._explain(error) from None
        except yaml.YAMLError:
            raise wrong(self.name, 2, "phần trường có ký tự ẩn (không nhìn thấy)", "gõ lại phần này") from None
        if self.found:
            raise ContentError(self.found)
        return fields, self.lines

    def _document(self) -> dict[str, Value]:
        root = next(event for event in self.events if not isinstance(event, BEFORE_ROOT))
        if isinstance(root, yaml.StreamEndEvent):
            raise wrong(self.name, 1, "phần trường giữa hai dòng --- để trống", HEAD_EXAMPLE)
        if not isinstance(root, yaml.MappingStartEvent):
            raise wrong(self.name, 2, "phần trường không phải dạng  tên_trường: giá trị", HEAD_EXAMPLE)
        fields = self._mapping(())
        deque(self.events, maxlen=0)  # what follows may still be wrong
        return fields

    def _explain(self, error: yaml.MarkedYAMLError) -> ContentError:
        text = str(error.problem)
        message, fix = YAML_ADVICE.get(
            text, ("không đọc được dòng này", f"{QUOTE_EXAMPLE}; vẫn vậy thì báo người giữ mã nguồn: {text}")
        )
        # What was left open is mended where it opens, not where the text ran out.
        mark = error.context_mark if text in LEFT_OPEN else error.problem_mark
        return wrong(self.name, _row(mark) + FIRST_ROW, message, fix)

    def _refuse(self, event: yaml.Event, message: str, fix: str, row: int | None = None) -> None:
        line = _row(event.start_mark) if row is None else row
        self.found.append(Problem(self.name, line + FIRST_ROW, message, fix))

    def _value(self, event: yaml.Event, place: Place) -> Value:
        if len(place) > MAX_DEPTH:
            line = _row(event.start_mark) + FIRST_ROW
            raise wrong(self.name, line, "các nhóm lồng nhau quá sâu", "bớt dấu [ ] và { } lồng nhau")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            self._refuse(event, "giá trị bắt đầu bằng dấu &, * hoặc !", QUOTE_EXAMPLE)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _sequence(self, place: Place) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            here = (*place, len(items))
            self.lines[here] = _row(event.start_mark) + FIRST_ROW
            items.append(self._value(event, here))
        return items

    def _mapping(self, place: Place) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _row(event.start_mark) + FIRST_ROW
            key = self._value(event, (*place, ""))
            if not isinstance(key, str):
                self._refuse(event, "tên trường không phải là chữ", "viết  tên_trường: giá trị")
                key = ""
            here = (*place, key)
            if key in values:
                message = f"trường «{key}» ghi hai lần (lần đầu ở dòng {self.lines[here]})"
                self._refuse(event, message, "giữ lại một dòng")
            self.lines.setdefault(here, line)
            values[key] = self._value(next(self.events), here)
        return values

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        text = str(event.value)
        for match in CONTROL.finditer(text):
            self._refuse(event, hidden(text, match.start()), "gõ lại chỗ đó (ký tự ẩn thường do dán từ Word)")
        if event.style:
            return text
        self._refuse_swallowed(event)
        return None if text in EMPTY_WORDS else text

    def _refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        """Text that YAML reads otherwise than it looks: cut off at #, or a list item taken for a longer line."""
        last, column = _row(event.end_mark), event.end_mark.column if event.end_mark else 0
        if cut := CUT_OFF.match(self.rows[last], column):
            self._refuse(event, f"phần «{cut[1]}» sau dấu # bị bỏ mất", QUOTE_EXAMPLE, last)
        for row in range(_row(event.start_mark) + 1, last + 1):
            if self.rows[row].lstrip().startswith("- "):
                self._refuse(event, *YAML_ADVICE["did not find expected '-' indicator"], row)


def _row(mark: HasLine | None) -> int:
    """The row of a mark in the front matter, counted from 0."""
    return mark.line if mark else 0
