"""The texts in what JSON holds, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with the name it has there."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
