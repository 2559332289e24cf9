"""What every kind of record shares: its key, its file, its days, its languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from danvan.frontmatter import Place, SourceFile
from danvan.records.fields import Day, field
from danvan.records.messages import validate
from danvan.records.parts import Broken, Change, all_rules, refuse_broken
from danvan.records.translation import OwnShape, TranslatedRecord, hash_of
from danvan.records.workflow import Workflow

# What an import writes where a picture's description is still to come.
UNDESCRIBED = "CẦN MÔ TẢ ẢNH"


# What is reckoned of a record's own file alone.
OWN = frozenset({"updated", "day", "source_hash"})
Audience = Literal["public", "internal"]


class Record(BaseModel):
    """One file of content: its fields are the front matter, its body the text below."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: ClassVar[str]
    label: ClassVar[str]
    translation_base: ClassVar[type[OwnShape]] = OwnShape

    posted: Day = field("Ngày đăng", "ngày đưa lên trang này, không đổi về sau", "2026-11-23")
    changes: list[Change] = field(
        "Các lần sửa", "mỗi lần sửa đáng kể ghi một dòng", [{"date": "2026-11-23", "note": "Thêm bản PDF."}], []
    )
    draft: bool = field("Bản nháp", "ghi true khi chưa đăng được; xong thì xóa dòng này", True, False)
    audience: Audience = field(
        "Đối tượng đọc", "public: mọi người; internal: chỉ hiện ở bản nội bộ của trang", "internal", "public"
    )
    to_check: list[str] = field(
        "Còn phải kiểm tra", "những trường máy đoán khi nhập từ Word; đối chiếu xong trường nào thì xóa tên trường đó",
        ["number", "date"], [],
    )  # fmt: skip
    review: Day | None = field(
        "Ngày rà soát", "ngày phải xem lại nội dung của trang; đến ngày đó có lời nhắc", "2027-11-23", None
    )

    workflow: Workflow | None = field(
        "Soạn, duyệt, đăng", "ai soạn, ai duyệt, ai đăng: ghi chức vụ hoặc chữ viết tắt, không ghi họ tên; không hiện trên trang",
        {"drafted_by": "Chuyên viên P. QLVH", "reviewed_by": "Trưởng phòng QLVH", "published_by": "Văn phòng Sở"}, None,
    )  # fmt: skip

    _key: str = PrivateAttr(default="")
    _source: SourceFile | None = PrivateAttr(default=None)
    _translations: dict[str, TranslatedRecord] = PrivateAttr(default_factory=dict)

    # Private attributes are looked up slowly, and these are asked for everywhere.
    @cached_property
    def key(self) -> str:
        """The record's lasting name: made from its file's name."""
        return self._key

    @cached_property
    def source(self) -> SourceFile:
        """The file it was read from."""
        if self._source is None:
            raise LookupError(f"{self.kind} {self.key} was not read from a file")
        return self._source

    @cached_property
    def has_source(self) -> bool:
        """Whether it was read from a file of its own (communes come from a table)."""
        return self._source is not None

    @cached_property
    def translations(self) -> dict[str, TranslatedRecord]:
        """Its texts in other languages."""
        return self._translations

    def __getstate__(self) -> dict[Any, Any]:
        """What its own file says: the file itself and the translations are told again by whoever reads them."""
        state = super().__getstate__()
        own = {name: value for name, value in vars(self).items() if name in OWN or name in type(self).model_fields}
        private = {**state["__pydantic_private__"], "_source": None, "_translations": {}}
        return {**state, "__dict__": own, "__pydantic_private__": private}

    def reckon(self) -> None:
        """Reckon at once what every build asks of every record, so that it is kept with it."""
        for name in OWN:
            getattr(self, name, None)

    def read_from(self, source: SourceFile) -> Self:
        """The record, told again from which file it was read."""
        self._source = source
        return self

    @property
    def internal(self) -> bool:
        """Whether only the Department's own people may read it: it is in no byte of the public site."""
        return self.audience == "internal"

    @cached_property
    def digest(self) -> str:
        """A hash of all that its files say, in every language; of its key where it has none."""
        sources = [self.source] if self.has_source else []
        sources += [found.source for found in self.translations.values()]
        return " ".join([self.key, *(source.digest for source in sources)])

    @property
    def body(self) -> str:
        """Its Markdown text, in Vietnamese."""
        return self.source.body if self.has_source else ""

    @property
    def lasting_id(self) -> str:
        """What names it in feeds for ever, whatever becomes of its file name and title."""
        return str(getattr(self, "id", None) or self.key)

    @property
    def id_kind(self) -> str:
        """The kind among whose lasting ids its own is."""
        return self.kind

    def stands_for(self, kind: type[Record]) -> bool:
        """Whether a reference to a record of a kind may lead to this one."""
        return isinstance(self, kind)

    @cached_property
    def updated(self) -> dt.date:
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
        refuse_broken(source, chain(all_rules(record), unchecked(record)))
        return record

    def translate(self, lang: str, translated: TranslatedRecord) -> None:
        """Attach the record's text in another language."""
        self.translations[lang] = translated

    def languages(self) -> list[str]:
        """The languages in which it can be read."""
        return ["vi", *sorted(self.translations)]

    def translation(self, lang: str) -> TranslatedRecord | None:
        """Its text in another language, if there is one."""
        return self.translations.get(lang)

    @property
    def drifted(self) -> bool:
        """Whether its Vietnamese text has changed since the English one was made from it."""
        found = self.translation("en")
        return bool(found and found.drifted(self))

    @cached_property
    def source_hash(self) -> str:
        """A hash of all that a translation is made from."""
        return hash_of(type(self), self.source)

    def in_language(self, name: str | Place, lang: str) -> tuple[Any, str]:
        """A field's value for readers of ``lang``, and the language that it really is in.

        ``name`` is the field's name, or its place in groups and lists: ``("figures", 0, "what")``.
        """
        place = (name,) if isinstance(name, str) else name
        found = self.translations.get(lang)
        value = _at(found.fields, place) if found else None
        return (value, lang) if value is not None else (_at(self, place), "vi")


def unchecked(record: Record) -> Iterator[Broken]:
    """What came from Word is published only when a person has compared it, and has described its pictures."""
    if record.draft:
        return
    if record.to_check:
        yield Broken(
            ("to_check",), f"còn phải kiểm tra: {', '.join(record.to_check)}",
            "đối chiếu với bản gốc, xong thì xóa dòng to_check (Còn phải kiểm tra); chưa xong thì ghi  draft: true",
        )  # fmt: skip
    place = record.body.find(UNDESCRIBED)
    if place >= 0:
        line = record.source.body_line + record.body.count("\n", 0, place)
        yield Broken(
            (), "ảnh chưa có mô tả", f"thay chữ «{UNDESCRIBED} …» bằng lời tả ảnh cho người không nhìn thấy", line
        )


def _at(value: Any, place: Place) -> Any:
    """The value at a place of a record or translation; None where there is none."""
    for part in place:
        if value is None:
            return None
        value = next(iter(value[part:]), None) if isinstance(part, int) else getattr(value, part, None)
    return value
