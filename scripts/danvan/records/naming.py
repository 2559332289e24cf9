"""What editors type, with its name beside it: ``posted (Ngày đăng)``, ``in_force (Còn hiệu lực)``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import get_args

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

LOCALE = Path(__file__).parent.parent / "locales" / "vi.yml"


def named(key: str, info: FieldInfo | None) -> str:
    """A field's key with its Vietnamese name, when it has one."""
    return f"{key} ({info.title})" if info and info.title else key


def named_fields(model: type[BaseModel]) -> list[str]:
    """Every field of a group as an editor may type it, each with its name."""
    return [named(info.alias or key, info) for key, info in model.model_fields.items()]


def told(value: str, kind: object) -> str:
    """A value of a closed list (a ``Literal``) with what it is called; one that is called as it is typed stays alone."""
    label = _labels(get_args(kind)).get(value, value)
    return value if label.casefold() == value.casefold() else f"{value} ({label})"


def all_told(values: Iterable[str], kind: object) -> list[str]:
    """Values of a closed list, each as ``told``."""
    return [told(value, kind) for value in values]


@cache
def _labels(values: tuple[str, ...]) -> dict[str, str]:
    """What the interface calls the values of a closed list: the block of its words that has them all."""
    words = yaml.load(LOCALE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    blocks = [block for block in words.values() if isinstance(block, dict) and block.keys() >= set(values)]
    return min(blocks, key=len, default={})
