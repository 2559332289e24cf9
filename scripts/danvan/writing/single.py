"""One record: from options alone, or by asking for what they leave open."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy

from danvan.frontmatter import Place, Value
from danvan.problems import ContentError, Refusal
from danvan.writing.asking import Asker
from danvan.writing.assignments import assign, listed, spoken, target_of, unknown
from danvan.writing.blanks import KINDS, blank_at
from danvan.writing.console import Console, Stopped
from danvan.writing.desk import Desk, next_steps
from danvan.writing.drafts import Draft
from danvan.writing.interview import Interview
from danvan.writing.values import Fields, known


def fill(desk: Desk, draft: Draft, values: Sequence[tuple[str, str]]) -> None:
    """Put ``place=value`` pairs into a draft. Raises Refusal with every place that is no field."""
    wrong = []
    for written, value in values:
        target = target_of(draft.kind, written)
        if target is None or target.blank.inside:
            wrong.append((written, *unknown(draft.kind, written)))
            continue
        parts = (
            [part.strip() for part in value.replace(";", ",").split(",")] if listed(target.blank) else [value.strip()]
        )
        assign(draft.fields, target, filter(None, parts), desk.library)
    if wrong:
        raise Refusal("\n".join(f"--set {written}: {message}\n    → {fix}" for written, message, fix in wrong))


def set_instead(desk: Desk, draft: Draft, name: str, value: str) -> None:
    """Put a value in the place of one that was guessed: what stands there first goes, and it need not be checked."""
    target = target_of(draft.kind, name)
    top = str(target.place[0]) if target else name
    guessed = draft.fields.get("to_check")
    if isinstance(guessed, list) and top in guessed:
        guessed.remove(top)
        if len(target.place if target else ()) == 1:
            draft.fields.pop(top, None)
    fill(desk, draft, [(name, value)])


def check(desk: Desk, draft: Draft, *, own_options: bool = True) -> None:
    """Check the draft as it is. Raises Refusal with every problem and the option that mends it.

    ``own_options``: whether the command has an option for each field, beside ``--set``.
    """
    complete(desk, draft)
    try:
        desk.check([draft])
    except ContentError as error:
        raise Refusal(told(draft, error, own_options=own_options)) from None


def make_from_options(desk: Desk, draft: Draft) -> str:
    """Write the draft as it is. Raises Refusal as ``check``."""
    check(desk, draft)
    return f"{desk.write([draft])}\n{next_steps([draft])}"


def complete(desk: Desk, draft: Draft) -> None:
    """Add what may be written without asking."""
    for name, value in known(draft.kind, desk.now).items():
        draft.fields.setdefault(name, value)


def told(draft: Draft, error: ContentError, *, own_options: bool = True) -> str:
    """Every problem with the option that mends it, and their count."""
    lines = []
    for problem in error.problems:
        place = draft.place_at(problem.line) if problem.path == draft.name else ()
        where = (
            option_of(draft, place, own_options=own_options)
            if problem.path == draft.name
            else f"{problem.path}:{problem.line}"
        )
        lines.append(f"{where}: {problem.message}\n    → {problem.fix}")
    return "\n".join([*lines, "", f"Tổng cộng: {len(lines)} lỗi; chưa ghi tệp nào."])


def option_of(draft: Draft, place: Place, *, own_options: bool = True) -> str:
    """The option for a place: ``--title``, ``--set recipients.1.person``; the record as a whole has none."""
    if not place:
        return f"new {draft.kind.kind}" if own_options else draft.name
    names = tuple(part for part in place if isinstance(part, str))
    inside_list = any(isinstance(part, int) for part in place[:-1])
    blank = blank_at(draft.kind, names)
    if place == ("body",):
        return "--body" if own_options else "nội dung"
    if inside_list or blank is None or blank.inside or not own_options:
        return f"--set {spoken(place)}"
    return f"--{'.'.join(names)}"


def ask(desk: Desk, draft: Draft, console: Console) -> None:
    """Ask for all that is open, the body too, and check. Raises Refusal when the person stops."""
    interview = _interview(desk, draft, console)
    kind = next(name for name, known in KINDS.items() if known is draft.kind)
    with _stopping(draft, f"new {kind}", {}):
        interview.run()
        if not draft.body:
            draft.body = interview.body()
        complete(desk, draft)
        interview.mend(lambda: desk.check([draft]))


def ask_the_rest(desk: Desk, draft: Draft, console: Console, command: str) -> None:
    """Ask only for what is required and not known, and check. ``command`` is what goes on from there when the person stops."""
    complete(desk, draft)
    interview = _interview(desk, draft, console)
    with _stopping(draft, command, deepcopy(draft.fields)):
        interview.run(all_of_it=False)
        interview.mend(lambda: desk.check([draft]))


def _interview(desk: Desk, draft: Draft, console: Console) -> Interview:
    return Interview(Asker(console, draft.kind, desk.library, desk.now), draft.fields)


@contextmanager
def _stopping(draft: Draft, command: str, known: Fields) -> Iterator[None]:
    """When the person stops, says how to go on with the answers that ``known`` did not have."""
    try:
        yield
    except Stopped:
        raise Refusal(stopped(draft, command, known)) from None


def make_by_asking(desk: Desk, draft: Draft, console: Console) -> str:
    """Ask for what is open, check, write. Raises Refusal when the person stops: then nothing is written."""
    ask(desk, draft, console)
    return f"\n{desk.write([draft])}\n{next_steps([draft])}"


def stopped(draft: Draft, command: str, known: Fields) -> str:
    """What happened, and how to go on from there."""
    before = dict(_pairs((), known))
    answers = [(place, value) for place, value in _pairs((), draft.fields) if before.get(place) != value]
    if not answers:
        return "\nĐã dừng; chưa ghi tệp nào."
    options = " ".join(f"--set {shlex.quote(f'{spoken(place)}={value}')}" for place, value in answers)
    body = f"\nNội dung đã gõ:\n{draft.body}" if draft.body and not known else ""
    return (
        "\nĐã dừng; chưa ghi tệp nào. Muốn làm tiếp với những câu đã trả lời, chạy:\n"
        f"  PYTHONPATH=scripts .venv/bin/python -m danvan {command} {options}{body}"
    )


def _pairs(place: Place, value: Value) -> Iterator[tuple[Place, str]]:
    inside: Iterable[tuple[str | int, Value]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    elif value is not None:
        yield place, value
    for part, item in inside:
        yield from _pairs((*place, part), item)
