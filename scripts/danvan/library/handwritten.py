"""Pages written by hand: a title, a description, a text; the site fills in its ``{{ directives }}``."""

from __future__ import annotations

import re
from typing import ClassVar

from danvan.frontmatter import SourceFile
from danvan.markup import references
from danvan.records.base import Audience
from danvan.records.fields import Text, field
from danvan.records.messages import validate
from danvan.records.parts import Part

# What the site fills in where such a page asks for it.
EXPLAINED = ("post", "document", "model", "commendation")
DIRECTIVES = ("home", "department", "feeds", "handbook", "messages", *(f"fields {kind}" for kind in EXPLAINED))
DIRECTIVE = re.compile(r"^\{\{ *([a-z_]+(?: [a-z]+)?) *\}\}$", re.MULTILINE)


class HandFields(Part):
    """The front matter of such a page."""

    title: Text = field("Tiêu đề", "tên của trang, một dòng", "Giới thiệu", max_length=160)
    description: Text = field("Mô tả", "một câu cho máy tìm kiếm", "Trang này nói về công tác dân vận.", max_length=300)
    audience: Audience = field(
        "Đối tượng đọc", "public: mọi người; internal: chỉ hiện ở bản nội bộ của trang", "internal", "public"
    )


class HandPage:
    """A page written by hand, in Vietnamese and perhaps in English."""

    label: ClassVar[str] = "trang"

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.fields = validate(HandFields, source)
        self.english: HandPage | None = None

    @property
    def stem(self) -> str:
        """Its path below docs/, without the ending: "gioi-thieu/index"."""
        return self.source.path.removeprefix("docs/").removesuffix(".md").removesuffix(".en")

    @property
    def internal(self) -> bool:
        """Whether only the Department may read it."""
        return self.fields.audience == "internal"

    @property
    def digest(self) -> str:
        """A hash of all that its files say, in both languages."""
        return f"{self.source.digest} {self.english.source.digest if self.english else ''}"

    def leads_to(self) -> list[str]:
        """The other pages written by hand that its text names, ``[[huong-dan/dang-tin]]``, in order, each once."""
        return list(dict.fromkeys(found.key for found in references(self.source.body) if "/" in found.key))

    def in_language(self, lang: str) -> HandPage:
        """The page for readers of a language: the Vietnamese one when there is no other."""
        return self.english if lang == "en" and self.english else self
