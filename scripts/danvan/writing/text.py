"""Fields and body → the text of a content file, in plain YAML as editors write it."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.dumper import BaseDumper

from danvan.frontmatter import Value, parse
from danvan.frontmatter.reading import EMPTY_WORDS
from danvan.records import Record
from danvan.vietnamese import nfc
from danvan.writing.blanks import Blank, blanks
from danvan.writing.values import Fields

WIDTH = 110
LONG, SHORT = 90, 60
NOT_IN_FLOW = set(",[]{}:#")


class _Editor(BaseDumper):
    """Every value is text, as the reader takes it: nothing is quoted that need not be."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand two spaces in from their field's name."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """Equal parts are written out each time."""
        return True


def _text(dumper: _Editor, value: str) -> yaml.Node:
    marked = value in EMPTY_WORDS or ": " in value or " #" in value
    style = ">" if len(value) > (SHORT if marked else LONG) and " " in value else '"' if marked else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: _Editor, value: list[Any]) -> yaml.Node:
    short = all(isinstance(item, str) and not NOT_IN_FLOW & set(item) for item in value)
    flow = short and sum(len(item) + 2 for item in value) < LONG
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flow)


_Editor.add_representer(str, _text)
_Editor.add_representer(list, _list)
_Editor.add_representer(
    dict, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=False)
)


def file_text(kind: type[Record], fields: Fields, body: str = "") -> str:
    """A content file's text, its fields in the schema's order. Reading it back gives the same fields."""
    ordered = _ordered(blanks(kind), fields)
    head = yaml.dump(ordered, Dumper=_Editor, allow_unicode=True, sort_keys=False, width=WIDTH)
    text = nfc(f"---\n{head}---\n" + (f"\n{body.strip()}\n" if body.strip() else ""))
    read = parse(text, "").fields
    assert read == ordered, f"the front matter does not read back: {read} for {ordered}"
    return text


def _ordered(among: tuple[Blank, ...], fields: Fields) -> Fields:
    """The fields in the schema's order; one that the schema does not have stays, last, for the check to name."""
    known = {blank.name: blank for blank in among}
    names = [name for name in known if name in fields] + [name for name in fields if name not in known]
    return {name: _inside(known[name].inside if name in known else (), fields[name]) for name in names}


def _inside(group: tuple[Blank, ...], value: Value) -> Value:
    if isinstance(value, list):
        return [_inside(group, item) for item in value]
    if isinstance(value, dict) and group:
        return _ordered(group, value)
    return nfc(" ".join(value.split())) if isinstance(value, str) else value
