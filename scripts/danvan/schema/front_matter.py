"""A kind's front matter as JSON Schema (2020-12), for editors' programs: names, helps, choices while typing.

YAML reads a value without quotation marks as a number where the site reads the text as typed (``date: 2025``), so
both are allowed where the site allows them. What needs more than one field, or other files, is left to the check.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from danvan.records import shape as shapes
from danvan.schema.model import FieldSpec, KindSpec

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES: dict[str, list[str]] = {
    "text": ["string", "number"], "partial-date": ["string", "integer"], "amount": ["string", "number"],
    "whole": ["integer", "string"], "yes-no": ["boolean"], "group": ["object"], "texts": ["object"],
}  # fmt: skip
FORMATS = {"url": "uri", "day": "date"}


def front_matter_schema(kind: KindSpec, say: Callable[[str], str]) -> dict[str, Any]:
    """The JSON Schema of a kind's front matter; ``say`` gives a label its words."""
    return {"$schema": DIALECT, "title": kind.label, **_group(kind.fields, say)}


def _group(fields: tuple[FieldSpec, ...], say: Callable[[str], str]) -> dict[str, Any]:
    return {
        "type": "object", "properties": {field.name: _field(field, say) for field in fields},
        "required": [field.name for field in fields if field.required], "additionalProperties": False,
    }  # fmt: skip


def _field(field: FieldSpec, say: Callable[[str], str]) -> dict[str, Any]:
    about = {"title": field.label, "description": field.help, "examples": [field.example]}
    if not field.many:
        return about | _one(field, say)
    limits = {
        "minItems": field.limits.min_items,
        "maxItems": field.limits.max_items,
        "uniqueItems": field.shape != shapes.GROUP,
    }
    return {**about, "type": "array", "items": _one(field, say)} | _known(limits)


def _one(field: FieldSpec, say: Callable[[str], str]) -> dict[str, Any]:
    types = [*TYPES.get(field.shape.name, ["string"]), *(["null"] if field.empty else [])]
    found: dict[str, Any] = {"type": types[0] if len(types) == 1 else types}
    if field.shape == shapes.GROUP:
        found |= _group(field.fields, say) | {"type": found["type"]}
    if field.shape == shapes.TEXTS:
        found["additionalProperties"] = {"type": TYPES["text"]}
    if field.choices:
        found["enum"] = [*(choice.value for choice in field.choices), *([None] if field.empty else [])]
        # Visual Studio Code shows these beside the values.
        found["enumDescriptions"] = [say(choice.word) for choice in field.choices]
    limits = field.limits
    return found | _known({
        "pattern": f"^{field.shape.pattern}$" if field.shape.pattern else None, "format": FORMATS.get(field.shape.name),
        "minLength": limits.min_length or (1 if field.shape == shapes.TEXT else None), "maxLength": limits.max_length,
        "minimum": limits.least, "maximum": limits.most, "default": field.default,
    })  # fmt: skip


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
