"""pydantic's errors → Vietnamese sentences for editors, each with its line and an example of a right value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from danvan.frontmatter import Place, SourceFile
from danvan.problems import ContentError, Problem
from danvan.records.naming import all_told, named, named_fields
from danvan.vietnamese import nearest

M = TypeVar("M", bound=BaseModel)


def wrong(message: str, fix: str) -> PydanticCustomError:
    """The error of a value, as the validators of fields raise it and ``explain`` reads it."""
    # Braces in values would be read as a template's placeholders.
    return PydanticCustomError("danvan", "{message}", {"message": message, "fix": fix})


def validate(model: type[M], source: SourceFile) -> M:
    """The front matter as a checked model. Raises ContentError."""
    try:
        return model.model_validate(source.fields)
    except ValidationError as error:
        raise ContentError(explain(error, source, model)) from None


def explain(error: ValidationError, source: SourceFile, model: type[BaseModel]) -> Iterator[Problem]:
    """Each error of a model's fields as a Problem with the field's line."""
    for details in error.errors(include_url=False):
        place = tuple(part for part in details["loc"])
        message, fix = _sentence(details, place, model)
        yield Problem(source.path, source.line_of(place), message, fix)


def faults(model: type[BaseModel], place: Place, value: Any) -> list[tuple[str, str]]:
    """What is wrong with the value of one field, in the words of the check: (message, fix); nothing when it is right."""
    _, info = find_field(model, place)
    if info is None:
        details: Any = {"type": "extra_forbidden", "input": value, "loc": place}
        return [_sentence(details, place, model)]
    try:
        _reader(info).validate_python(value)
    except ValidationError as error:
        return [_sentence(item, (*place, *item["loc"]), model) for item in error.errors(include_url=False)]
    return []


def _reader(info: FieldInfo) -> TypeAdapter[Any]:
    annotated: Any = Annotated
    kind: Any = annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind)


def _sentence(details: ErrorDetails, place: Place, model: type[BaseModel]) -> tuple[str, str]:
    """What was found and what to write instead."""
    owner, info = find_field(model, place)
    name = _name(place, info)
    value = details.get("input")
    context = details.get("ctx", {})
    example = _example(place, info)
    match details["type"]:
        case kind if value is None and kind not in ("missing", "extra_forbidden"):
            return f"{name} để trống", f"{example}, hoặc xóa dòng này nếu không bắt buộc"
        case "danvan" if isinstance(value, list | dict):
            return f"{name}: «{_short(value)}» phải là một giá trị, không phải danh sách", example
        case "danvan":
            return f"{name}: {context['message']}", str(context["fix"])
        case "missing":
            return f"thiếu trường {name}", example
        case "extra_forbidden":
            known = [info.alias or name for name, info in owner.model_fields.items()]
            near = nearest(str(place[-1]), known)
            hint = f"có phải «{near}»? " if near else ""
            return f"không có trường «{place[-1]}»", f"{hint}các trường dùng được: {', '.join(named_fields(owner))}"
        case "literal_error":
            literal = _closed_list(info.annotation if info else None)
            allowed = get_args(literal)
            near = nearest(str(value), allowed)
            hint = f"có phải «{near}»? " if near else ""
            return (
                f"{name}: «{_short(value)}» không có trong danh sách",
                f"{hint}chọn một trong: {'; '.join(all_told(allowed, literal))}",
            )
        case "blank":
            return f"{name} để trống", example
        case "list_type":
            return f"{name}: «{_short(value)}» phải là một danh sách", f"{example}"
        case "string_type":
            return f"{name}: phải là một dòng chữ", example
        case "model_type" | "dict_type":
            return f"{name}: «{_short(value)}» phải là một nhóm gồm nhiều dòng", example
        case "string_too_short":
            return f"{name} ngắn quá ({len(str(value))} ký tự)", f"viết ít nhất {context['min_length']} ký tự"
        case "string_too_long":
            return f"{name} dài quá ({len(str(value))} ký tự)", f"viết nhiều nhất {context['max_length']} ký tự"
        case "too_short":
            return f"{name} cần ít nhất {context['min_length']} mục", example
        case "too_long":
            return f"{name} có nhiều nhất {context['max_length']} mục", "bớt lại"
        case "int_parsing" | "int_type":
            return f"{name}: «{_short(value)}» không phải là số", example
        case "bool_parsing" | "bool_type":
            return f"{name}: «{_short(value)}» không phải true hoặc false", "viết true (đúng) hoặc false (sai)"
        case "greater_than_equal":
            return f"{name}: {value} nhỏ quá", example
        case "less_than_equal":
            return f"{name}: {value} lớn quá", example
        case "string_pattern_mismatch":
            return f"{name}: «{_short(value)}» sai dạng", example
        case _:
            return f"{name}: «{_short(value)}» không hợp lệ", example


def find_field(model: type[BaseModel], place: Place) -> tuple[type[BaseModel], FieldInfo | None]:
    """The model that holds the field at ``place``, and the field itself when it is known."""
    info: FieldInfo | None = None
    for part in place:
        if isinstance(part, int):
            continue
        if info is not None:
            inner = group_in(info.annotation)
            if inner is None:
                break
            model = inner
        info = _field_named(model, part)
        if info is None:
            break
    return model, info


def _field_named(model: type[BaseModel], name: str) -> FieldInfo | None:
    """A field by the name that editors write, which may be an alias (``from``, ``kind``)."""
    return next((info for known, info in model.model_fields.items() if (info.alias or known) == name), None)


def group_in(annotation: Any) -> type[BaseModel] | None:
    """The group of fields that a field of this type holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = group_in(part)
        if found:
            return found
    return None


def _closed_list(annotation: Any) -> Any:
    """The closed list (``Literal``) in a field's type; None when there is none."""
    if get_origin(annotation) is Literal:
        return annotation
    return next(filter(None, map(_closed_list, get_args(annotation))), None)


def _name(place: Place, info: FieldInfo | None) -> str:
    path = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    return named(path, info)


def _example(place: Place, info: FieldInfo | None) -> str:
    names = [part for part in place if isinstance(part, str)]
    if info is None or not info.examples or not names:
        return "sửa lại giá trị này"
    return f"{info.description}; ví dụ  {names[-1]}: {as_typed(info.examples[0])}"


def as_typed(value: Any, *, inside: bool = False) -> str:
    """A value as an editor would type it; ``inside`` a list or group commas and brackets have a meaning of their own."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(as_typed(item, inside=True) for item in value)}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key}: {as_typed(item, inside=True)}" for key, item in value.items())
        return f"{{{inner}}}"
    text = str(value)
    return f'"{text}"' if ": " in text or (inside and re.search(r"[,\[\]{}]", text)) else text


def _short(value: Any) -> str:
    text = as_typed(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
