"""The records' pydantic models → their description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from danvan.library.handwritten import HandFields
from danvan.library.references import TARGETS
from danvan.library.rooms import BY_YEAR, folder_of
from danvan.records import KINDS, PartialDate, Record
from danvan.records import shape as shapes
from danvan.records.fields import holds_keys
from danvan.records.messages import group_in
from danvan.records.shape import Shape
from danvan.records.translation import is_translatable, translation_model
from danvan.schema.lists import choices
from danvan.schema.model import FieldSpec, KindSpec, Limits

COMMUNE_FIELDS = ("commune", "communes")
PLAIN: Mapping[Any, Shape] = {
    str: shapes.TEXT, bool: shapes.YES_NO, int: shapes.WHOLE, PartialDate: shapes.PARTIAL_DATE,
}  # fmt: skip
PAGE = "page"


@cache
def kind_spec(name: str, *, english: bool = False) -> KindSpec:
    """A kind of content, or its English files. Raises KeyError for an unknown name."""
    if name == PAGE:
        return KindSpec(PAGE, "trang", "docs", by_year=False, fields=fields_of(HandFields))
    kind = {kind.kind: kind for kind in KINDS}[name]
    model: type[BaseModel] = translation_model(kind) if english else kind
    return KindSpec(name, kind.label, folder_of(kind), kind in BY_YEAR, fields_of(model))


def kind_specs() -> tuple[KindSpec, ...]:
    """Every kind of content."""
    return tuple(kind_spec(name) for name in (*(kind.kind for kind in KINDS), PAGE))


def own_and_shared(kind: KindSpec) -> tuple[tuple[FieldSpec, ...], tuple[FieldSpec, ...]]:
    """The fields of a kind of content, and those of them that every kind of record has: people are told these last."""
    own = tuple(spec for spec in kind.fields if spec.name not in Record.model_fields)
    shared = tuple(spec for spec in kind.fields if spec.name in Record.model_fields)
    return own, shared


def fields_of(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """The fields of a model that is not a kind of content by itself."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def _field(name: str, info: FieldInfo) -> FieldSpec:
    core, metadata, many, empty = _core(info.annotation, info.metadata)
    shape = _shape(core, metadata)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    inner = group_in(core) if shape is shapes.GROUP else None
    return FieldSpec(
        name=info.alias or name, label=info.title or "", help=info.description or "",
        example=info.examples[0] if info.examples else None, shape=shape, many=many, required=info.is_required(),
        empty=empty, default=_default(info), asked=extra.get("asked") is not False, translatable=is_translatable(info),
        limits=_limits(info.metadata if many else [], metadata),
        choices=choices(get_args(core)) if shape is shapes.CHOICE else (), target=_target(name, info),
        fields=fields_of(inner) if inner else (),
    )  # fmt: skip


def _core(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any], bool, bool]:
    """The type inside options and lists, what is said of it, whether there are many, whether it may be left empty."""
    many = empty = False
    while True:
        arguments = get_args(annotation)
        if get_origin(annotation) is Annotated:
            annotation, metadata = arguments[0], [*metadata, *arguments[1:]]
        elif type(None) in arguments:
            annotation, empty = next(part for part in arguments if part is not type(None)), True
        elif get_origin(annotation) is list:
            annotation, metadata, many = arguments[0], [], True
        else:
            return annotation, metadata, many, empty


def _shape(core: Any, metadata: list[Any]) -> Shape:
    named = next((item for item in metadata if isinstance(item, Shape)), None)
    if named:
        return named
    if get_origin(core) is Literal:
        return shapes.CHOICE
    if get_origin(core) is dict:
        return shapes.TEXTS
    return shapes.GROUP if isinstance(core, type) and issubclass(core, BaseModel) else PLAIN[core]


def _limits(of_list: list[Any], of_one: list[Any]) -> Limits:
    """From what pydantic keeps of a list as a whole, and of one value."""
    items, length = dict(_sizes(of_list)), dict(_sizes(of_one))
    return Limits(
        length.get("min_length"), length.get("max_length"), items.get("min_length"), items.get("max_length"),
        length.get("ge"), length.get("le"),
    )  # fmt: skip


def _sizes(metadata: list[Any]) -> Iterator[tuple[str, int]]:
    for item in metadata:
        for name in ("min_length", "max_length", "ge", "le"):
            value = getattr(item, name, None)
            if isinstance(value, int):
                yield name, value


def _default(info: FieldInfo) -> str | None:
    """A value that stands for one not written; nothing, an empty list and "no" need not be told."""
    value = info.default
    return value if isinstance(value, str) and value else None


def _target(name: str, info: FieldInfo) -> str | None:
    if name not in TARGETS or not holds_keys(info):
        return None
    return "commune" if name in COMMUNE_FIELDS else TARGETS[name].kind
