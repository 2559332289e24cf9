"""A registration form of a model, filled in in Word: its numbered headings are the record's ten fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.frontmatter import Value
from danvan.importing.blocks import Block, Grid, Items
from danvan.records import Model
from danvan.vietnamese import fold
from danvan.writing.blanks import Blank, bare_title, blanks
from danvan.writing.values import Fields

LABEL = re.compile(r"^\s*(?:\d{1,2}\s*[.)]\s*)?(?P<name>[^:\n]{3,60}?)\s*(?::\s*(?P<rest>.*))?$", re.DOTALL)
FORCES = {"chu tri": "lead", "phoi hop": "cooperating", "tham gia": "participating"}
TIMES = {"bat dau": "start", "tien do": "progress", "danh gia": "assessed", "thoi diem danh gia": "assessed"}
MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*(?:/|năm)\s*(\d{4})")
YEAR = re.compile(r"(?:năm\s*)?(\d{4})")


def model_fields(blocks: tuple[Block, ...]) -> Fields:
    """The fields that stand below, or after, their names."""
    fields: Fields = {}
    for blank, lines in _parts(blocks):
        if lines:
            fields[blank.name] = _value(blank, lines)
    return {name: value for name, value in fields.items() if value}


def _parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Blank, list[str]]]:
    """Each field of the form with its lines."""
    names = {bare_title(blank): blank for blank in blanks(Model) if re.match(r"\d+\. ", blank.title)}
    current: Blank | None = None
    lines: list[str] = []
    for line in _lines(blocks):
        match = LABEL.match(line)
        found = _named(match["name"], names) if match else None
        if found is None:
            lines.append(line)
            continue
        if current:
            yield current, lines
        current, lines = found, [match["rest"]] if match and match["rest"] else []
    if current:
        yield current, lines


def _named(text: str, names: dict[str, Blank]) -> Blank | None:
    """The field that a line's beginning names: all of its name, or the part before the first comma."""
    plain = fold(text)
    exact = names.get(plain)
    return exact or next((blank for name, blank in names.items() if plain == name.split(",")[0]), None)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Items):
            for place, item in enumerate(block.items):
                label = f"{block.labels[place]} " if block.labels else ""
                first, *rest = list(_lines(item)) or [""]
                yield label + first
                yield from rest
        elif isinstance(block, Grid):
            for row in block.rows:
                cells = [" ".join(_lines(cell)) for cell in row]
                yield ": ".join(filter(None, cells[-2:])) if len(cells) > 1 else cells[0]
        else:
            yield from block.lines


def _value(blank: Blank, lines: list[str]) -> Value:
    lines = [line.lstrip("-–+• ").strip() for line in lines if line.strip("-–+• ")]
    if blank.name == "forces":
        return _group(lines, FORCES)
    if blank.name == "timing":
        return _timing(lines)
    return list(lines) if blank.many else " ".join(lines)


def _group(lines: list[str], names: dict[str, str]) -> Fields | None:
    """Lines such as "Chủ trì: …" as fields of a group."""
    found: Fields = {}
    for line in lines:
        name, sign, rest = line.partition(":")
        known = names.get(fold(name))
        if known and sign and rest.strip():
            text = rest.strip().rstrip(".;")
            found[known] = [part.strip() for part in text.split(";")] if known in ("cooperating", "progress") else text
    return found or None


def _timing(lines: list[str]) -> Fields | None:
    found = _group(lines, TIMES) or {}
    for name in ("start", "assessed"):
        if name in found:
            date = _date(str(found[name]))
            found.pop(name)
            if date:
                found[name] = date
    return found or None


def _date(text: str) -> str:
    """A month or a year as files have it; "" when there is none."""
    if match := MONTH.search(text):
        return f"{match[2]}-{int(match[1]):02}"
    year = YEAR.search(text)
    return year[1] if year else ""
