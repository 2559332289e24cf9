"""The JSON Schema (2020-12) of each kind's JSON file.

Fields may be added, so it allows more than it names; what it names is always there, null when it is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from danvan.exports.opendata.kinds import OpenKind
from danvan.records import shape as shapes
from danvan.schema import DIALECT, FieldSpec

DAY = {"type": "string", "format": "date"}
# Other sites' addresses may have Vietnamese letters.
ADDRESS = {"type": "string", "format": "iri"}
KEY = {"type": "string", "pattern": f"^{shapes.KEY.pattern}$"}
SHAPES: dict[str, Callable[[], dict[str, Any]]] = {
    "day": lambda: DAY, "url": lambda: ADDRESS, "file": lambda: ADDRESS, "key": lambda: KEY,
    "moment": lambda: {"type": "string", "format": "date-time"}, "yes-no": lambda: {"type": "boolean"},
    "whole": lambda: {"type": "integer"}, "amount": lambda: {"type": "number"},
}  # fmt: skip


def data_schema(kind: OpenKind, url: str) -> dict[str, Any]:
    """What a kind's file holds; ``url`` is the site's address."""
    properties: dict[str, Any] = {
        "schema": {"const": url + kind.schema_path}, "kind": {"const": kind.name}, "language": {"const": "vi"},
        "updated": {**DAY, "type": ["string", "null"], "description": "ngày cập nhật mới nhất của các bản ghi"},
        "count": {"type": "integer", "description": "số bản ghi"},
        "items": {"type": "array", "items": _object(kind.fields)},
    }  # fmt: skip
    if kind.withdrawable:
        properties["withdrawn"] = {"type": "array", "items": _tombstone()}
    return {
        "$schema": DIALECT, "$id": url + kind.schema_path, "title": f"Dữ liệu mở: {kind.label}", "type": "object",
        "properties": properties, "required": list(properties),
    }  # fmt: skip


def _tombstone() -> dict[str, Any]:
    """What is told of something that was taken down: nothing else."""
    properties = {"key": KEY, "address": ADDRESS, "withdrawn": DAY}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _object(fields: tuple[FieldSpec, ...]) -> dict[str, Any]:
    return {
        "type": "object", "properties": {field.name: _field(field) for field in fields},
        "required": [field.name for field in fields],
    }  # fmt: skip


def _field(field: FieldSpec) -> dict[str, Any]:
    about = {"title": field.label, "description": field.help}
    one = _one(field)
    if field.many:
        kind: Any = ["array", "null"] if field.empty else "array"
        return {**about, "type": kind, "items": one}
    if not field.required and field.default is None:
        one["type"] = [one["type"], "null"]
        if "enum" in one:
            one["enum"] = [*one["enum"], None]
    return about | one


def _one(field: FieldSpec) -> dict[str, Any]:
    if field.shape == shapes.GROUP:
        return _object(field.fields)
    if field.choices:
        return {"type": "string", "enum": [choice.value for choice in field.choices]}
    if field.shape.name in SHAPES:
        return dict(SHAPES[field.shape.name]())
    pattern = {"pattern": f"^{field.shape.pattern}$"} if field.shape.pattern else {}
    return {"type": "string", **pattern}
