"""The English file of a record: what it may carry, read from the Vietnamese schema, and whether it is still up to date.

A field is translated when it says ``translatable=True``, at whatever depth: the English file has the same groups and
lists as the Vietnamese one, with those fields only. Where a kind wants another shape (a document's notes on
discrepancies stand by kind, not in order), its own model says which fields it stands in for.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_origin

from pydantic import BaseModel, BeforeValidator, Field, create_model
from pydantic.fields import FieldInfo

from danvan.frontmatter import SourceFile, Value
from danvan.problems import ContentError, Problem
from danvan.records.fields import Text, field
from danvan.records.messages import find_field, group_in, validate, wrong
from danvan.records.naming import named
from danvan.records.parts import Part, all_rules, refuse_broken

if TYPE_CHECKING:
    from danvan.records.base import Record

PENDING = "pending"
# The models of translations that were made, by their names.
MODELS: dict[str, type[BaseModel]] = {}


def _made_from(value: object) -> str:
    if value != PENDING and not re.fullmatch("[0-9a-f]{12}", str(value)):
        raise wrong(
            f"«{value}» không phải mã của bản gốc",
            f"viết  of: {PENDING}  rồi chạy  python -m danvan translated; lệnh này ghi mã",
        )
    return str(value)


class Translation(Part):
    """Whence a translation was made, so that its drift shows."""

    of: Annotated[str, BeforeValidator(_made_from)] = field(
        "Bản gốc", "mã của bản tiếng Việt, do lệnh «translated» ghi; lúc mới dịch ghi pending", "3f2a9c01d4e5"
    )
    by: Text = field("Người dịch", "ai dịch: người, đơn vị, hoặc máy", "ban biên tập", max_length=100)
    machine: bool = field("Dịch máy", "true nếu bản dịch do máy làm", False, False)


class OwnShape(Part):
    """What a kind's English file carries in another shape than the Vietnamese record has."""

    instead_of: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class TranslatedRecord:
    """A record's text in another language, read from ``x.en.md``."""

    fields: Any
    source: SourceFile

    @property
    def body(self) -> str:
        """Its Markdown text."""
        return self.source.body

    @property
    def machine(self) -> bool:
        """Whether a machine made it."""
        return bool(self.fields.translation.machine)

    @property
    def pending(self) -> bool:
        """Whether nobody has yet written down which Vietnamese text it was made from."""
        return bool(self.fields.translation.of == PENDING)

    def drifted(self, record: Record) -> bool:
        """Whether the Vietnamese text has changed since."""
        return bool(self.fields.translation.of != record.source_hash)


def read_translation(kind: type[Record], source: SourceFile) -> TranslatedRecord:
    """A checked translation. Raises ContentError; data that belongs to the Vietnamese file is named as such."""
    allowed = translation_model(kind).model_fields
    repeated = [name for name in source.fields if _is_field(kind, name) and name not in allowed]
    if repeated:
        raise ContentError(
            Problem(
                source.path, source.line_of((name,)), f"{named(name, find_field(kind, (name,))[1])} không dịch, chỉ ghi ở tệp tiếng Việt",
                "xóa dòng này; trang tiếng Anh lấy giá trị từ tệp tiếng Việt",
            )
            for name in repeated
        )  # fmt: skip
    fields = validate(translation_model(kind), source)
    refuse_broken(source, all_rules(fields))
    return TranslatedRecord(fields, source)


def _is_field(kind: type[BaseModel], name: str) -> bool:
    return any((info.alias or known) == name for known, info in kind.model_fields.items())


def hash_of(kind: type[BaseModel], source: SourceFile) -> str:
    """Of all that an English file is made from, as typed: every translatable field and the body."""
    content = json.dumps([translated_part(kind, source.fields), source.body], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def translated_part(kind: type[BaseModel], fields: dict[str, Value]) -> dict[str, Value]:
    """The fields that are translated, with the groups and lists that they stand in; nothing where there is none."""
    found: dict[str, Value] = {}
    for name, info in kind.model_fields.items():
        value = fields.get(info.alias or name)
        if not is_translatable(info):
            group = group_in(info.annotation)
            value = _of_group(group, value) if group and _has_translatable(group) else None
        if value:
            found[info.alias or name] = value
    return found


def _of_group(group: type[BaseModel], value: Value) -> Value:
    if isinstance(value, list):
        return [_of_group(group, item) for item in value]
    return translated_part(group, value) if isinstance(value, dict) else None


def is_translatable(info: FieldInfo) -> bool:
    """Whether an English file carries the field itself."""
    extra = info.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("translatable"))


@cache
def _has_translatable(model: type[BaseModel]) -> bool:
    groups = (group_in(info.annotation) for info in model.model_fields.values())
    return any(map(is_translatable, model.model_fields.values())) or any(
        _has_translatable(group) for group in groups if group
    )


@cache
def translation_model(kind: type[Record]) -> type[BaseModel]:
    """The schema of the kind's ``x.en.md`` files: what is translated, all optional, and whence it was made."""
    fields = _translated_fields(kind, kind.translation_base.instead_of)
    fields["translation"] = (
        Translation,
        field("Bản dịch", "dịch từ bản nào, ai dịch", {"of": PENDING, "by": "ban biên tập"}),
    )
    return _named(f"Translated{kind.__name__}", kind.translation_base, fields)


@cache
def _translated_group(group: type[BaseModel]) -> type[BaseModel]:
    return _named(f"Translated{group.__name__}", Part, _translated_fields(group))


def _named(name: str, base: type[BaseModel], fields: dict[str, Any]) -> type[BaseModel]:
    """A model that pickle finds by its name in this module."""
    MODELS[name] = create_model(name, __base__=base, __module__=__name__, **fields)
    return MODELS[name]


def __getattr__(name: str) -> Any:
    """A translation's model by its name; it is made when somebody asks for it."""
    if not name.startswith("Translated"):
        raise AttributeError(name)
    from danvan.records import KINDS

    # That of a kind itself, or of a group of any.
    for kind in sorted(KINDS, key=lambda kind: name != f"Translated{kind.__name__}"):
        translation_model(kind)
        if name in MODELS:
            return MODELS[name]
    raise AttributeError(name)


def _translated_fields(model: type[BaseModel], left_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        group = group_in(info.annotation)
        annotation: Any = info.annotation
        if name in left_out:
            continue
        if is_translatable(info):
            fields[name] = (_with(annotation, info.metadata) | None, _optional(info))
        elif group and _has_translatable(group):
            inner: Any = _translated_group(group)
            example = _of_group(group, info.examples[0]) if info.examples else None
            if get_origin(annotation) is list:
                fields[name] = (list[inner], _optional(info, example, default_factory=list))
            else:
                fields[name] = (inner | None, _optional(info, example))
    return fields


def _with(annotation: Any, limits: list[Any]) -> Any:
    """The type with the validators and limits of the Vietnamese field."""
    annotated: Any = Annotated
    return annotated[(annotation, *limits)] if limits else annotation


def _optional(info: FieldInfo, example: Any = None, **default: Any) -> Any:
    """The Vietnamese field's name and help, with its example as an English file may have it; it may be left out."""
    make: Any = Field
    examples = [example] if example else info.examples
    kept = {"title": info.title, "description": info.description, "examples": examples, "alias": info.alias}
    return make(**(default or {"default": None}), **kept)
