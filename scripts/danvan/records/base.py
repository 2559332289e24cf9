"""What every kind of record shares: reading it from a file, its translation, its messages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, create_model

from danvan.frontmatter import Place, SourceFile
from danvan.problems import ContentError, Problem
from danvan.records.fields import Day, Key, Text, Url, field
from danvan.records.messages import explain


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def rules(self) -> Iterator[Broken]:
        """The rules inside the group; places are counted from the group."""
        yield from ()


class Change(Part):
    """A note of what was changed on the page, for its readers."""

    date: Day = field("Ngày", "ngày sửa trang", "2026-11-23")
    note: Text = field("Nội dung", "đã sửa gì, một câu", "Thêm bản PDF.", max_length=300)


class Source(Part):
    """Where a statement comes from: a page, or a document of this site."""

    url: Url | None = field("Địa chỉ", "địa chỉ đầy đủ của trang", "https://langson.gov.vn/…", None)
    document: Key | None = field("Văn bản", "mã văn bản trên trang này", "126-kl-tw-2025", None)
    title: Text | None = field("Tên nguồn", "tên báo hoặc trang", "Báo Dân trí", None, max_length=200)
    confirms: list[str] = field("Xác nhận", "nguồn xác nhận những trường nào của văn bản", ["number", "date"], [])
    checked_on: Day = field("Ngày kiểm tra", "ngày đọc nguồn này", "2026-11-23")
    note: Text | None = field("Ghi chú", "nguồn viết gì", "Đăng ngày 23/10/2025.", None, max_length=600)

    def rules(self) -> Iterator[Broken]:
        """A source is one of the two: an address or a document."""
        if (self.url is None) == (self.document is None):
            yield Broken((), "nguồn phải có đúng một trong hai: url hoặc document", "viết  - url: https://…")
        for index, name in enumerate(self.confirms):
            if name not in CONFIRMABLE:
                yield Broken(
                    ("confirms", index),
                    f"«{name}» không phải tên trường có thể xác nhận",
                    f"chọn trong: {', '.join(CONFIRMABLE)}",
                )


CONFIRMABLE = ("number", "date", "issuers", "title", "type", "effective", "signer", "status", "context")


@dataclass(frozen=True)
class Broken:
    """A rule that a record breaks: where in it, what was found, what to write instead."""

    place: Place
    message: str
    fix: str


class Translation(Part):
    """Whence a translation was made, so that its drift shows."""

    of: str = field("Bản gốc", "mã băm của bản tiếng Việt, do lệnh «translated» ghi", "3f2a9c01d4e5")
    by: Text = field("Người dịch", "ai dịch: người, đơn vị, hoặc máy", "ban biên tập", max_length=100)
    machine: bool = field("Dịch máy", "đúng nếu bản dịch do máy làm", False, False)


class Record(BaseModel):
    """One file of content: its fields are the front matter, its body the text below."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: ClassVar[str]
    label: ClassVar[str]
    translation_base: ClassVar[type[Part]] = Part

    posted: Day = field("Ngày đăng", "ngày đưa lên trang này", "2026-11-23")
    changes: list[Change] = field(
        "Các lần sửa", "mỗi lần sửa đáng kể ghi một dòng", [{"date": "2026-11-23", "note": "Thêm bản PDF."}], []
    )
    draft: bool = field("Bản nháp", "đúng thì chưa đăng", False, False)
    review: Day | None = field("Ngày rà soát", "ngày phải xem lại trang này", "2027-11-23", None)

    _key: str = PrivateAttr(default="")
    _source: SourceFile | None = PrivateAttr(default=None)
    _translations: dict[str, TranslatedRecord] = PrivateAttr(default_factory=dict)

    @property
    def key(self) -> str:
        """The record's lasting name: made from its file's name."""
        return self._key

    @property
    def source(self) -> SourceFile:
        """The file it was read from."""
        if self._source is None:
            raise LookupError(f"{self.kind} {self.key} was not read from a file")
        return self._source

    @property
    def has_source(self) -> bool:
        """Whether it was read from a file of its own (communes come from a table)."""
        return self._source is not None

    @property
    def body(self) -> str:
        """Its Markdown text, in Vietnamese."""
        return self._source.body if self._source else ""

    @property
    def lasting_id(self) -> str:
        """What names it in feeds for ever, whatever becomes of its file name and title."""
        return str(getattr(self, "id", None) or self.key)

    @property
    def updated(self) -> Any:
        """The last day on which the page was put up or changed."""
        return max([self.posted, *(change.date for change in self.changes)])

    @property
    def heading(self) -> str:
        """Its name in a list, in Vietnamese."""
        return str(getattr(self, "title", None) or getattr(self, "name", ""))

    def rules(self) -> Iterator[Broken]:
        """The rules inside one record; each kind adds its own."""
        yield from ()

    @classmethod
    def key_of(cls, stem: str) -> str:
        """The key that a file's name stands for."""
        return stem

    @classmethod
    def read(cls, source: SourceFile, key: str) -> Self:
        """A checked record. Raises ContentError with every problem of its fields."""
        record = validate(cls, source)
        record._key = key
        record._source = source
        _refuse_broken(source, _all_rules(record))
        return record

    def translate(self, lang: str, translated: TranslatedRecord) -> None:
        """Attach the record's text in another language."""
        self._translations[lang] = translated

    def languages(self) -> list[str]:
        """The languages in which it can be read."""
        return ["vi", *sorted(self._translations)]

    def translation(self, lang: str) -> TranslatedRecord | None:
        """Its text in another language, if there is one."""
        return self._translations.get(lang)

    def source_hash(self) -> str:
        """Of all that a translation is made from: the translatable fields and the body."""
        fields = {name: self.source.fields.get(name) for name in translatable(type(self))}
        return hashlib.sha256(repr((fields, self.body)).encode()).hexdigest()[:12]

    def in_language(self, name: str, lang: str) -> tuple[Any, str]:
        """A field's value for readers of ``lang``, and the language that it really is in."""
        found = self._translations.get(lang)
        value = getattr(found.fields, name, None) if found else None
        return (value, lang) if value is not None else (getattr(self, name, None), "vi")


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

    def drifted(self, record: Record) -> bool:
        """Whether the Vietnamese text has changed since."""
        return bool(self.fields.translation.of != record.source_hash())


M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], source: SourceFile) -> M:
    """The front matter as a checked model. Raises ContentError."""
    try:
        return model.model_validate(source.fields)
    except ValidationError as error:
        raise ContentError(explain(error, source, model)) from None


def _rules_within(part: BaseModel, place: Place) -> Iterator[Broken]:
    """The rules of the groups of fields inside a record, with their place in it."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, Part):
                here = (*place, name) if index is None else (*place, name, index)
                for broken in child.rules():
                    yield Broken((*here, *broken.place), broken.message, broken.fix)
                yield from _rules_within(child, here)


def translatable(kind: type[Record]) -> list[str]:
    """The names of the fields that an English file may carry."""
    return [
        name for name, info in kind.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("translatable")
    ]  # fmt: skip


@cache
def translation_model(kind: type[Record]) -> type[BaseModel]:
    """The schema of the kind's ``x.en.md`` files: its translatable fields, all optional, and whence it was made."""
    fields: dict[str, Any] = {name: _translated_field(kind, name) for name in translatable(kind)}
    fields["translation"] = (
        Translation,
        field("Bản dịch", "dịch từ bản nào, ai dịch", {"of": "…", "by": "ban biên tập"}),
    )
    return create_model(f"Translated{kind.__name__}", __base__=kind.translation_base, **fields)


def _translated_field(kind: type[Record], name: str) -> Any:
    info = kind.model_fields[name]
    annotation: Any = info.annotation
    return (
        annotation | None,
        Field(None, title=info.title, description=info.description, examples=info.examples),
    )


def read_translation(kind: type[Record], source: SourceFile) -> TranslatedRecord:
    """A checked translation. Raises ContentError; data that belongs to the Vietnamese file is named as such."""
    allowed = translation_model(kind).model_fields
    repeated = [name for name in source.fields if name in kind.model_fields and name not in allowed]
    if repeated:
        raise ContentError(
            Problem(
                source.path, source.line_of((name,)), f"trường «{name}» không dịch, chỉ ghi ở tệp tiếng Việt",
                "xóa dòng này; trang tiếng Anh lấy giá trị từ tệp tiếng Việt",
            )
            for name in repeated
        )  # fmt: skip
    fields = validate(translation_model(kind), source)
    _refuse_broken(source, _all_rules(fields))
    return TranslatedRecord(fields, source)


def _all_rules(part: Any) -> Iterator[Broken]:
    """The rules of a record or translation and of the groups of fields inside it."""
    yield from part.rules()
    yield from _rules_within(part, ())


def _refuse_broken(source: SourceFile, rules: Iterator[Broken]) -> None:
    """Raises ContentError with every rule that is broken."""
    broken = list(rules)
    if broken:
        raise ContentError(Problem(source.path, source.line_of(b.place), b.message, b.fix) for b in broken)
