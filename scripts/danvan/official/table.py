"""The rules, from ``data/official-names.yml`` and the tables of communes and abbreviations."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from danvan.vietnamese import fold

DATA = Path(__file__).parent.parent / "data"


class Source(BaseModel):
    """Where it is said, and which reader it helps: a rule that helps nobody does not stand here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(min_length=8)
    reader: str = Field(min_length=8)
    since: dt.date = Field(dt.date.min, alias="from")
    until: dt.date = dt.date.max


class Name(Source):
    """Wrong or old forms, and the right one."""

    wrong: list[str] = Field(min_length=1)
    right: str = Field(min_length=2)


class Places(Source):
    """Communes, townships and districts of before; ``gone``: what is said of those that nothing has followed."""

    gone: str


class Table(BaseModel):
    """The data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: list[Name]
    places: Places
    spelling: Source
    abbreviations: Source


@dataclass(frozen=True)
class Form:
    """One form that is looked for: its rule, what is said of it, what to write. ``name``: it may stand in quotation marks."""

    rule: Source
    wrong: str
    right: str
    name: bool = False


@cache
def table() -> Table:
    """The rules as the data file has them. Raises ValidationError."""
    return Table.model_validate(_load("official-names.yml"))


@cache
def forms() -> dict[str, Form]:
    """Every form that is looked for, with a small letter first unless it is an abbreviation."""
    places, short = table().places, table().abbreviations
    found = {
        key(old): Form(places, f"là tên trước ngày {places.since:%d/%m/%Y}", now)
        for old, now in former_places().items()
    }
    found |= {wrong: Form(short, "viết tắt chưa đúng", f"viết «{right}»") for wrong, right in misspelt().items()}
    for rule in table().names:
        found |= {
            key(wrong): Form(rule, "chưa đúng tên chính thức", f"ghi {rule.right}", name=True) for wrong in rule.wrong
        }
    return found


def key(form: str) -> str:
    """A form as ``forms`` has it: any dash or a comma between two parts of a name is one sign."""
    plain = re.sub(r"(?: [-–—]|,) ([Kk])", lambda match: f" - {match[1].upper()}", form)
    return plain if plain.isupper() else plain[:1].lower() + plain[1:]


@cache
def former_places() -> dict[str, str]:
    """Names of before ("Xã An Sơn") with what is said of them; a name that is still used is not among them."""
    rows = _load("communes.yml")
    now = {row["name"] for row in rows}
    places: dict[str, list[str]] = {}
    for row in rows:
        for former in row["former"]:
            places.setdefault(former["name"], []).append(f"{row['name'][:1].lower()}{row['name'][1:]}")
            places.setdefault(former["district"], [])
    told = {name: f"nay thuộc {', '.join(today)}" if today else table().places.gone for name, today in places.items()}
    return {name: said for name, said in told.items() if name not in now}


@cache
def misspelt() -> dict[str, str]:
    """Abbreviations as they are mistyped, without đ or in capitals only, with the right ones."""
    tables = _load("abbreviations.yml")
    known = {*tables["abbreviations"], *tables["organs"], *tables["types"]}
    typed = {fold(short).upper(): short for short in known if len(short) > 2}
    return {wrong: short for wrong, short in typed.items() if wrong not in known}


def _load(name: str) -> Any:
    return yaml.load((DATA / name).read_text("utf-8"), Loader=yaml.CSafeLoader)
