"""Files → records and pages: each as read and checked by itself, in halves by two processes when nothing is known of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from danvan import frontmatter, markup
from danvan.beside import beside
from danvan.cache import Cache
from danvan.library import assets
from danvan.library.guarding import Guard
from danvan.library.handwritten import DIRECTIVES, HandPage
from danvan.library.readings import Known, Readings, Right, touched
from danvan.library.rooms import BY_YEAR, ContentFile, folder_of
from danvan.problems import ContentError, Problem
from danvan.records import WITHDRAWABLE, Record, Unit, Withdrawn
from danvan.records.translation import TranslatedRecord, read_translation

COMMUNES = Path(__file__).parent.parent / "data" / "communes.yml"
COMMUNES_SINCE = dt.date(2025, 7, 1)
# A copy of the process costs as much as reading so many files.
WORTH_A_COPY = 200


class Reading:
    """The files read so far."""

    def __init__(
        self, root: Path, unwritten: Mapping[str, str], guard: Guard, readings: Readings | None = None
    ) -> None:
        self.root = root
        self.guard = guard
        self.unwritten = unwritten
        self.cache = Cache.below(root)
        self.readings = readings or Readings(self.cache)
        self.problems: list[Problem] = []
        self.records: dict[str, Record] = {unit.key: unit for unit in communes()}
        self.pages: dict[str, HandPage] = {}
        self._by_file: dict[str, Record | HandPage | None] = {}
        self._sources: dict[str, frontmatter.SourceFile] = {}

    def ahead(self, files: list[ContentFile]) -> None:
        """Read many new files in halves, a half in a copy of this process: those that are right are known then."""
        if self.unwritten or not self.readings.empty or len(files) < WORTH_A_COPY:
            return
        bases = sorted({file.base for file in files})
        halves = [[file for file in files if file.base in half] for half in ({*bases[::2]}, {*bases[1::2]})]
        with beside(partial(self._right_of, halves[1])) as other:
            for right in (self._right_of(halves[0]), other()):
                self.readings.take(right)

    def _right_of(self, files: list[ContentFile]) -> Right:
        """What reading gives of those files that are right; what is wrong with others will be found again."""
        apart = Reading(self.root, {}, Guard(self.root, self.guard.today))
        for file in in_order(files):
            with suppress(ContentError):
                apart.add(file)
        return apart.readings.right

    def add(self, file: ContentFile) -> None:
        """Read one file; raises ContentError."""
        if file.lang == "vi":
            # A broken Vietnamese file must not make its English one look like an orphan.
            self._by_file[file.name] = None
        elif file.base not in self._by_file:
            raise ContentError([Problem(
                file.name, 1, "bản tiếng Anh không có bản tiếng Việt", f"tạo tệp {file.base}, hoặc xóa tệp này",
            )])  # fmt: skip
        # Before it is read: what is written in between will be read next time.
        when = "" if file.name in self.unwritten else touched(file.path)
        before = len(self.problems) + self.guard.found
        known = self.readings.untouched(file.name, when) or self._read(file, when)
        self.problems += assets.faults(known.uses, self.root, self.cache)
        known = replace(known, made=self._place(file, known.source, known.made))
        if before == len(self.problems) + self.guard.found:
            self.readings.keep(known, when)

    def _read(self, file: ContentFile, when: str) -> Known:
        text = self._text(file)
        known = self.readings.of(file.name, frontmatter.digest_of(text, file.name), when)
        if known:
            return known
        source = self._source(file, text)
        return Known(source, None, tuple(assets.in_text(source)))

    def _place(self, file: ContentFile, source: frontmatter.SourceFile, made: Any) -> Any:
        """Put what was read where it belongs; a record or a translation's fields, made now unless they are known."""
        self._sources.setdefault(file.base, source)
        if file.kind is None:
            self._add_page(file, source)
        elif file.lang == "vi":
            made = made or _read(file.kind, source, file.kind.key_of(file.stem))
            self._add_record(file, file.kind, made)
        else:
            made = self._translate(file, file.kind, source, made)
        return made

    def _translate(self, file: ContentFile, kind: type[Record], source: frontmatter.SourceFile, fields: Any) -> Any:
        record = self._by_file[file.base]
        if isinstance(record, Withdrawn):
            raise ContentError([Problem(file.name, 1, "bản tiếng Anh của nội dung đã rút", "xóa tệp này")])
        translated = TranslatedRecord(fields, source) if fields else read_translation(kind, source)
        if isinstance(record, Record):
            record.translate("en", translated)
        return translated.fields

    def _text(self, file: ContentFile) -> str:
        text = self.unwritten.get(file.name)
        return frontmatter.decode(file.path, file.name) if text is None else text

    def _source(self, file: ContentFile, text: str) -> frontmatter.SourceFile:
        """The file as read; what must not be published is found in it even when its form is wrong."""
        try:
            source = frontmatter.parse(text, file.name)
        except ContentError:
            self.problems += self.guard.text(text, file.name, {})
            raise
        # An English file names whom its Vietnamese one may name.
        fields = self._sources.get(file.base, source).fields
        self.problems += self.guard.text(text, file.name, fields)
        directives = () if file.kind else DIRECTIVES
        self.problems += markup.check(source.body, file.name, source.body_line, directives=directives)
        return source

    def _add_page(self, file: ContentFile, source: frontmatter.SourceFile) -> None:
        page = HandPage(source)
        vietnamese = self._by_file.get(file.base)
        if file.lang == "en" and isinstance(vietnamese, HandPage):
            if page.internal and not vietnamese.internal:
                raise ContentError([Problem(
                    file.name, source.line_of(("audience",)), "bản tiếng Anh ghi  audience: internal  mà bản tiếng Việt ai cũng đọc được",
                    "ghi  audience: internal  ở tệp tiếng Việt",
                )])  # fmt: skip
            vietnamese.english = page
        elif file.lang == "vi":
            self._by_file[file.name] = self.pages[page.stem] = page

    def _add_record(self, file: ContentFile, kind: type[Record], record: Record) -> None:
        key = record.key
        self._by_file[file.name] = record
        if key in self.records:
            other = self.records[key]
            place = other.source.path if other.has_source else "bảng xã, phường"
            raise ContentError([Problem(file.name, 1, f"mã «{key}» đã dùng ở {place}", "đổi tên tệp")])
        self.records[key] = record
        folder = file.path.parent.name
        if isinstance(record, BY_YEAR) and folder.isdecimal() and folder != str(record.year):
            self.problems.append(Problem(
                file.name, record.source.line_of(("date",)), f"bài của năm {record.year} nằm trong thư mục {folder}",
                f"chuyển tệp vào {folder_of(kind)}/{record.year}/, hoặc sửa ngày",
            ))  # fmt: skip


def in_order(files: Iterable[ContentFile]) -> list[ContentFile]:
    """Each translation after what it was made from."""
    return sorted(files, key=lambda file: file.lang == "en")


def _read(kind: type[Record], source: frontmatter.SourceFile, key: str) -> Record:
    """A record of its folder's kind, or what is left of one that was taken down."""
    withdrawn = kind in WITHDRAWABLE and "withdrawn" in source.fields
    return Withdrawn.read_as(kind, source, key) if withdrawn else kind.read(source, key)


def communes() -> list[Unit]:
    """The 65 communes and wards, from the table (Resolution 1672/NQ-UBTVQH15)."""
    table = yaml.load(COMMUNES.read_text("utf-8"), Loader=yaml.CSafeLoader)
    units = []
    for row in table:
        unit = Unit.model_validate(
            {"name": row["name"], "kind": "commune", "posted": COMMUNES_SINCE, "former": row["former"]}
        )
        unit._key = row["key"]
        units.append(unit)
    return units
