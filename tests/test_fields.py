"""What editors are told of each field: a name, a help that says something, an example that is right as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from danvan.frontmatter import parse
from danvan.library.handwritten import HandFields
from danvan.records import KINDS
from danvan.records.messages import as_typed, group_in
from danvan.records.parts import Part, all_rules
from danvan.records.translation import translation_model


def models() -> list[type[BaseModel]]:
    """Every kind of record and of page, what their English files carry, and the groups of fields inside them."""
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [*KINDS, *map(translation_model, KINDS), HandFields]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.append(model)
            waiting += [group for info in model.model_fields.values() if (group := group_in(info.annotation))]
    return sorted(found, key=lambda model: model.__name__)


FIELDS = [
    pytest.param(name, info, id=f"{model.__name__}.{name}")
    for model in models()
    for name, info in ((info.alias or name, info) for name, info in model.model_fields.items())
]


def read(info: FieldInfo, value: Any) -> Any:
    """The value as the field reads it."""
    annotated: Any = Annotated
    kind: Any = annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind).validate_python(value)


def parts(value: Any) -> Iterator[Part]:
    """The groups of fields that a value is or holds."""
    yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Part))


def test_there_are_as_many_fields_as_the_schema_has() -> None:
    assert len(FIELDS) > 200


@pytest.mark.parametrize(("name", "info"), FIELDS)
def test_a_field_has_a_name_and_a_help_that_says_something(name: str, info: FieldInfo) -> None:
    assert info.title
    assert len(info.description or "") >= 10
    assert "…" not in str(info.examples) or name == "number_form"


@pytest.mark.parametrize(("name", "info"), FIELDS)
def test_an_example_is_right_typed_as_it_is_shown(name: str, info: FieldInfo) -> None:
    example = (info.examples or [None])[0]
    typed = parse(f"---\n{name}: {as_typed(example)}\n---\n", "a.md").fields[name]
    value = read(info, typed)
    assert value == read(info, example)
    assert [broken.message for part in parts(value) for broken in all_rules(part)] == []


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("Sở Văn hóa, Thể thao", "Sở Văn hóa, Thể thao"),
        (["Sở Văn hóa, Thể thao", "b"], '["Sở Văn hóa, Thể thao", b]'),
        ({"a": "b: c", "d": True}, '{a: "b: c", d: true}'),
    ],
)
def test_a_value_is_shown_as_an_editor_would_type_it(value: Any, typed: str) -> None:
    assert as_typed(value) == typed
