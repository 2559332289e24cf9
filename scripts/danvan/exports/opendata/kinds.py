"""The kinds of content as open data: the lasting names of their files and the fields that these have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel

from danvan.exports.opendata.added import OF_KIND, Basics
from danvan.pages.words import say
from danvan.records import KINDS, WITHDRAWABLE, Record
from danvan.records import shape as shapes
from danvan.schema import FieldSpec, fields_of, kind_spec

# An address once published answers for ever: these names, and those of the fields, never change.
NAMES = {
    "document": "van-ban", "plan": "ke-hoach", "movement": "phong-trao", "model": "mo-hinh", "commendation": "khen-thuong",
    "post": "tin-tuc", "unit": "don-vi",
}  # fmt: skip
# What no page shows: the editors' own notes, the papers by which people and children agreed to be named.
# The day of posting stands among the basics.
HIDDEN = frozenset({
    "posted", "draft", "audience", "to_check", "review", "workflow", "pinned_until", "children", "recipients.basis", "recipients.child",
    "decision.signer_title", "annulled_by.signer_title",
})  # fmt: skip
LABEL, ENGLISH = "_label", "_en"


@dataclass(frozen=True)
class OpenKind:
    """A kind of content with the name of its files and its fields, labels and English texts among them."""

    record: type[Record]
    name: str
    fields: tuple[FieldSpec, ...]

    @property
    def label(self) -> str:
        """How people call it."""
        return self.record.label

    @property
    def withdrawable(self) -> bool:
        """Whether some of it may have been taken down."""
        return self.record in WITHDRAWABLE

    def path(self, ending: str) -> str:
        """Its file from the site's root: data/van-ban.json."""
        return f"data/{self.name}.{ending}"

    @property
    def schema_path(self) -> str:
        """Its schema from the site's root."""
        return f"data/schema/{self.name}.json"


@cache
def open_kinds() -> tuple[OpenKind, ...]:
    """Every kind of content."""
    return tuple(OpenKind(kind, NAMES[kind.kind], _fields(kind)) for kind in KINDS)


def _fields(kind: type[Record]) -> tuple[FieldSpec, ...]:
    more: type[BaseModel] | None = OF_KIND.get(kind.kind)
    shown = [*fields_of(Basics), *kind_spec(kind.kind).fields, *(fields_of(more) if more else ())]
    return tuple(_shown(shown, ""))


def _shown(fields: list[FieldSpec] | tuple[FieldSpec, ...], above: str) -> Iterator[FieldSpec]:
    """The fields that pages show, each followed by its label and its English text where it has them."""
    basics = {field.name for field in fields_of(Basics)} if not above else set()
    for index, field in enumerate(fields):
        place = f"{above}{field.name}"
        if place in HIDDEN and not (field.name in basics and index < len(basics)):
            continue
        yield replace(field, fields=tuple(_shown(field.fields, f"{place}.")))
        if is_labelled(field):
            yield replace(
                field,
                name=field.name + LABEL,
                label=f"{field.label} (chữ)",
                help="nhãn tiếng Việt của giá trị",
                shape=shapes.TEXT,
                choices=(),
            )
        if field.translatable:
            yield replace(
                field,
                name=field.name + ENGLISH,
                label=f"{field.label} (tiếng Anh)",
                help="bản dịch; null khi chưa dịch",
                required=False,
                empty=True,
            )


def is_labelled(field: FieldSpec) -> bool:
    """Whether its values are codes: such a value stands beside its Vietnamese words."""
    return any(say("vi", choice.word) != choice.value for choice in field.choices)
