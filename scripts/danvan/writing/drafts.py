"""A draft: what is known of a new record. ``finish`` makes its file's text and has the library check it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from danvan.frontmatter import Place, SourceFile, parse
from danvan.library import Library, survey
from danvan.problems import ContentError, Problem
from danvan.records import Post, Record
from danvan.records.messages import validate
from danvan.records.parts import all_rules, refuse_broken
from danvan.writing.names import key_for, new_id, path_for
from danvan.writing.text import file_text
from danvan.writing.values import Fields


@dataclass(frozen=True)
class Traced(SourceFile):
    """A source that remembers the places asked about: their "lines" are numbers that lead back to them."""

    seen: list[Place] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The number of a place."""
        if place not in self.seen:
            self.seen.append(place)
        return self.seen.index(place) + 1


@dataclass
class Draft:
    """Fields as typed and a body, and what is made of them: its key, path and text.

    ``name`` is what problems are named by; the line of such a problem is the number of a place (``place_at``).
    """

    kind: type[Record]
    fields: Fields
    body: str = ""
    key: str = ""
    name: str = ""
    path: str = ""
    text: str = ""
    seen: list[Place] = field(default_factory=list)

    @property
    def source(self) -> Traced:
        """As if it had been read from a file."""
        return Traced(self.name, self.fields, {}, self.body, 1, self.seen)

    def place_at(self, number: int) -> Place:
        """The place that a problem's line stands for; () is the record as a whole."""
        return self.seen[number - 1]

    def settle(self, taken: set[str]) -> None:
        """Give it its id, key, path and text; ``taken`` are the ids that are in use, and its own is added.

        Raises ContentError with every problem of its own fields.
        """
        record = validate(self.kind, self._with_id(taken))
        self.key = self.key or key_for(record)
        record._key = self.key
        refuse_broken(self.source, all_rules(record))
        taken.add(record.lasting_id)
        self.path = path_for(record, self.key)
        self.text = file_text(self.kind, self.fields, self.body)

    def _with_id(self, taken: set[str]) -> Traced:
        """The source with an id: the next one of its day; one for show when the day is wrong, which is told anyway."""
        if "id" not in self.kind.model_fields or self.fields.get("id"):
            return self.source
        made = new_id(self.kind, self.fields, taken)
        if made:
            self.fields["id"] = made
            return self.source
        return replace(self.source, fields={**self.fields, "id": "chua-ro-ngay"})

    def place_in_text(self, line: int) -> Place:
        """The place of the field that stands at a line of its text; ("body",) below them."""
        read = parse(self.text, self.path)
        if read.body and line >= read.body_line:
            return ("body",)
        places = [place for place, at in read.lines.items() if at <= line] if line > 1 else []
        return max(places, key=lambda place: (read.lines[place], -len(place)), default=())


def finish(root: Path, today: dt.date, drafts: Sequence[Draft], library: Library, before: Sequence[Problem]) -> None:
    """Settle every draft and check them as files of the site, unwritten.

    ``before`` are the problems that the site has without them. Raises ContentError with every problem that they bring,
    each named by the draft's ``name`` and the number of its place.
    """
    problems: list[Problem] = []
    taken = {record.lasting_id for record in library.records.values()}
    for draft in drafts:
        try:
            draft.settle(taken)
        except ContentError as error:
            problems += error.problems
    whole = [draft for draft in drafts if draft.text]
    problems += _doubled(root, whole)
    doubled = {problem.path for problem in problems}
    texts = {draft.path: draft.text for draft in whole if draft.name not in doubled}
    _, after = survey(root, today, unwritten=texts)
    problems += [_named(problem, whole) for problem in set(after) - set(before)]
    if problems:
        raise ContentError(problems)


def _doubled(root: Path, drafts: Sequence[Draft]) -> list[Problem]:
    """Drafts whose file is there already, or is another draft's."""
    first: dict[str, str] = {}
    found = []
    for draft in drafts:
        other = draft.path if (root / draft.path).exists() else first.get(draft.path)
        if other:
            what = "tiêu đề hoặc ngày" if draft.kind is Post else "tên, số hoặc ngày"
            found.append(
                Problem(
                    draft.name,
                    draft.source.line_of(()),
                    f"trùng với {other}",
                    f"sửa tệp có sẵn, hoặc đổi {what} nếu đây là bài khác",
                )
            )
        first.setdefault(draft.path, draft.name)
    return found


def _named(problem: Problem, drafts: Sequence[Draft]) -> Problem:
    draft = next((draft for draft in drafts if draft.path == problem.path), None)
    if draft is None:
        return problem
    line = draft.source.line_of(draft.place_in_text(problem.line))
    return Problem(draft.name, line, problem.message, problem.fix)
