"""A field of the schema → the same field of the form: what is asked, what may be chosen, what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from danvan.library import Library
from danvan.pages.words import say
from danvan.records import Record
from danvan.records import shape as shapes
from danvan.records.messages import as_typed, faults
from danvan.schema import FieldSpec, every_field, kind_spec
from danvan.writing.blanks import blank_at
from danvan.writing.choices import choices

Field = dict[str, Any]
Place = tuple[str, ...]
TIME_ZONE = "Asia/Ho_Chi_Minh"
# A text that may be longer than this is written in a box of several lines.
LINE = 250
# What stands for a record where it is chosen, beside its key.
SHOWN = {
    "document": ["number", "short_name", "title"], "post": ["title"], "commendation": ["title"], "model": ["name"],
    "movement": ["name"], "unit": ["name"],
}  # fmt: skip
# No field accepts it: asked for its opinion of this, the check says what to write.
NOTHING_RIGHT = "?"
PICTURES, FILES = "anh", "tep"
PHOTOGRAPHS = "image/jpeg,image/png,image/webp"


@dataclass(frozen=True)
class Form:
    """The form of a kind: the model whose check it asks, and the content that may be chosen from."""

    model: type[Record]
    library: Library
    english: frozenset[Place]

    @classmethod
    def of(cls, model: type[Record], library: Library) -> Form:
        """With what the kind's English files may carry."""
        english = kind_spec(model.kind, english=True).fields
        return cls(model, library, frozenset(place for place, _ in every_field(english)))

    def fields(self, specs: tuple[FieldSpec, ...], above: Place = ()) -> list[Field]:
        """Those that a form asks for, in the schema's order."""
        return [self.field(spec, (*above, spec.name)) for spec in specs if spec.asked]

    def field(self, spec: FieldSpec, place: Place) -> Field:
        """One field with its name, its help and what it allows."""
        needed = ["vi"] if spec.required and self.translated(spec, place) else spec.required
        about = {"name": spec.name, "label": spec.label, "hint": hint(spec), "required": needed}
        return about | self._i18n(spec, place) | (self._many(spec, place) if spec.many else self._one(spec, place))

    def translated(self, spec: FieldSpec, place: Place) -> bool:
        """Whether an English file may carry it, or something in it."""
        if spec.fields:
            return any(self.translated(inner, (*place, inner.name)) for inner in spec.fields)
        return place in self.english

    def _i18n(self, spec: FieldSpec, place: Place) -> Field:
        return {"i18n": True} if self.translated(spec, place) else {}

    def _many(self, spec: FieldSpec, place: Place) -> Field:
        limits = _known({"min": spec.limits.min_items, "max": spec.limits.max_items})
        one = self._one(spec, place)
        if one["widget"] in ("select", "relation"):
            return one | {"multiple": True} | limits
        if spec.fields:
            return {"widget": "list", "fields": one["fields"], "label_singular": spec.label} | limits
        item = one | {"name": "item", "label": spec.label, "required": True} | self._i18n(spec, place)
        return {"widget": "list", "field": item, "label_singular": spec.label} | limits

    def _one(self, spec: FieldSpec, place: Place) -> Field:
        return WIDGETS[spec.shape.name](self, spec, place)

    def pattern(self, spec: FieldSpec, place: Place) -> Field:
        """How the value is typed, with the words that the check has for one that is not."""
        if not spec.shape.pattern:
            return {}
        _, fix = faults(self.model, place, NOTHING_RIGHT)[0]
        return {"pattern": [f"^(?:{spec.shape.pattern})$", _sentence(fix)]}

    def offered(self, place: Place) -> list[dict[str, str]]:
        """What ``new`` offers for the field too."""
        blank = blank_at(self.model, place)
        found = choices(blank, self.library) if blank else []
        return [{"label": choice.label, "value": choice.value} for choice in found]


def hint(spec: FieldSpec) -> str:
    """What to write, and one right value where it is typed."""
    plain = spec.shape not in (shapes.GROUP, shapes.YES_NO) and not spec.choices and not spec.target
    value = spec.example[0] if spec.many and isinstance(spec.example, list) and spec.example else spec.example
    example = f" Ví dụ: {as_typed(value)}" if plain and value not in (None, "") else ""
    # The form reads a hint as Markdown.
    return re.sub(r"([*_\[\]])", r"\\\1", _sentence(spec.help) + example)


def _text(form: Form, spec: FieldSpec, place: Place) -> Field:
    limits = spec.limits
    box = (limits.max_length or 0) > LINE
    lengths = _known({"minlength": limits.min_length, "maxlength": limits.max_length})
    return {"widget": "text" if box else "string", "default": spec.default or ""} | lengths | form.pattern(spec, place)


def _url(form: Form, spec: FieldSpec, place: Place) -> Field:
    return {"widget": "string", "type": "url"} | form.pattern(spec, place)


def _day(_form: Form, spec: FieldSpec, _place: Place) -> Field:
    # Days that are always written are mostly today's.
    today = {"default": "{{now}}"} if spec.name == "posted" else {}
    return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"} | today


def _moment(_form: Form, _spec: FieldSpec, _place: Place) -> Field:
    # No format: with one, the form never comes to rest in a browser whose own time is another.
    return {
        "widget": "datetime", "input_timezone": TIME_ZONE, "default": "{{now}}",
    }  # fmt: skip


def _yes_no(_form: Form, _spec: FieldSpec, _place: Place) -> Field:
    return {"widget": "boolean"}


def _number(form: Form, spec: FieldSpec, place: Place) -> Field:
    parts = {"value_type": "int", "step": 1} if spec.shape == shapes.WHOLE else {"value_type": "float", "step": 0.01}
    least = 0 if spec.limits.least is None else spec.limits.least
    return {"widget": "number", "min": least, **parts} | _known({"max": spec.limits.most}) | form.pattern(spec, place)


def _choice(_form: Form, spec: FieldSpec, _place: Place) -> Field:
    options = [{"label": say("vi", choice.word), "value": choice.value} for choice in spec.choices]
    return {"widget": "select", "options": options} | _known({"default": spec.default})


def _key(form: Form, spec: FieldSpec, place: Place) -> Field:
    """A record is chosen among those that there are at that moment; communes from their table; a lasting id is made."""
    if spec.target == "commune":
        return {"widget": "select", "options": form.offered(place), "dropdown_threshold": 0}
    if spec.target:
        shown = SHOWN[spec.target]
        return {"widget": "relation", "collection": spec.target, "value_field": "{{slug}}", "display_fields": shown}
    return {"widget": "uuid", "readonly": True}


def _section(form: Form, _spec: FieldSpec, place: Place) -> Field:
    return {"widget": "select", "options": form.offered(place), "dropdown_threshold": 0}


def _file(_form: Form, spec: FieldSpec, _place: Place) -> Field:
    picture = spec.name == "file"
    folder = f"assets/{PICTURES if picture else FILES}"
    kept = {"media_folder": f"/docs/{folder}", "public_folder": f"/{folder}"}
    return {"widget": "image", "accept": PHOTOGRAPHS, **kept} if picture else {"widget": "file", **kept}


def _group(form: Form, spec: FieldSpec, place: Place) -> Field:
    return {"widget": "object", "fields": form.fields(spec.fields, place), "collapsed": "auto"}


WIDGETS: dict[shapes.ShapeName, Callable[[Form, FieldSpec, Place], Field]] = {
    "text": _text, "number": _text, "partial-date": _text, "url": _url, "day": _day, "moment": _moment,
    "yes-no": _yes_no, "whole": _number, "amount": _number, "choice": _choice, "key": _key, "section": _section,
    "file": _file, "group": _group,
}  # fmt: skip


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _known(values: Field) -> Field:
    return {name: value for name, value in values.items() if value is not None}
