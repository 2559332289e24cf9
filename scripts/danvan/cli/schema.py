"""Commands on the schema: what each kind of content may hold, for people and programs."""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path

from danvan.cli.options import Commands
from danvan.pages.words import say
from danvan.schema import every_field, front_matter_schema, kind_spec, kind_specs


def add_to(commands: Commands) -> None:
    """Add the commands."""
    command = commands.add_parser(
        "schema", help="in các trường của từng loại nội dung; --out ghi JSON Schema cho trình soạn thảo"
    )
    command.add_argument("--out", type=Path, help="thư mục để ghi các tệp JSON Schema")
    command.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> str:
    if options.out is None:
        return "\n".join(_lines())
    options.out.mkdir(parents=True, exist_ok=True)
    names = []
    for kind in kind_specs():
        for english in (False, True):
            name = f"{kind.name}.en.schema.json" if english else f"{kind.name}.schema.json"
            schema = front_matter_schema(kind_spec(kind.name, english=english), partial(say, "vi"))
            (options.out / name).write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")
            names.append(name)
    return f"Đã ghi {len(names)} tệp vào {options.out}/."


def _lines() -> list[str]:
    lines = []
    for kind in kind_specs():
        lines += ["", f"{kind.label} ({kind.name}) - {kind.folder}/"]
        for place, field in every_field(kind.fields):
            mark = " *" if field.required else ""
            lines.append(f"  {'.'.join(place)}{mark}: {field.label} - {field.help}")
    return [*lines, "", "* bắt buộc"]
