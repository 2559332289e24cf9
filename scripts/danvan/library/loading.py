"""Files → library: everything is read, every problem of every file is collected, then all are raised at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import yaml

from danvan import frontmatter, markup
from danvan.cache import Cache
from danvan.library import assets
from danvan.library.core import Library
from danvan.library.guarding import Guard
from danvan.library.handwritten import DIRECTIVES, HandPage
from danvan.library.hints import hints
from danvan.library.link_ledger import read_ledger
from danvan.library.readings import Readings
from danvan.library.rooms import BY_YEAR, ContentFile, find, folder_of
from danvan.library.rules import across
from danvan.library.showing import PUBLIC, Showing
from danvan.problems import ContentError, Problem
from danvan.records import WITHDRAWABLE, Record, Unit, Withdrawn
from danvan.records.translation import read_translation
from danvan.vietnamese import slugify

COMMUNES = Path(__file__).parent.parent / "data" / "communes.yml"
COMMUNES_SINCE = dt.date(2025, 7, 1)


def load(
    root: Path,
    today: dt.date,
    *,
    preview: bool = False,
    looked_at: dt.date | None = None,
    internal: bool = False,
    sample: bool = False,
) -> Library:
    """The library of the content below ``root``, as it may be shown on ``today``.

    ``preview`` shows drafts and later days too (``looked_at``: see `Showing`), ``internal`` what is not for the public; ``sample`` marks a library of
    sample content. Raises ContentError with every problem of every file.
    """
    library, problems = survey(root, today, Showing(preview, internal, looked_at))
    if problems:
        raise ContentError(problems)
    library.sample = sample
    library.hints = sorted(hints(library))
    return library


def survey(
    root: Path, today: dt.date, showing: Showing = PUBLIC, *, unwritten: Mapping[str, str] | None = None
) -> tuple[Library, list[Problem]]:
    """The library of all that can be read, and every problem.

    ``unwritten`` are files that are not there yet, by their path from ``root``: they are read as if they were.
    """
    files, problems = find(root, unwritten or {})
    unread = {slugify(PurePosixPath(problem.path).name.split(".")[0]) for problem in problems}
    guard = Guard(root, today)
    reading = _Reading(root, unwritten or {}, guard)
    for file in [file for file in files if file.lang == "vi"] + [file for file in files if file.lang == "en"]:
        try:
            reading.add(file)
        except ContentError as error:
            problems += error.problems
            if file.kind:
                unread.add(file.kind.key_of(file.stem))
    if not unwritten:
        reading.readings.save()
    records, pages = reading.records, reading.pages
    hidden = {key: record for key, record in records.items() if showing.hides(record, today)}
    shown = {key: record for key, record in records.items() if key not in hidden}
    library = Library(root, today, shown, pages, hidden, showing)
    problems += [*reading.problems, *guard.problems, *guard.attachments()]
    library.rules, library.used_numbers = guard.rules, guard.used
    try:
        library.outside = read_ledger(root)
    except ContentError as error:
        problems += error.problems
    problems += across(library, unread)
    return library, problems


class _Reading:
    """The files read so far."""

    def __init__(self, root: Path, unwritten: Mapping[str, str], guard: Guard) -> None:
        self.root = root
        self.guard = guard
        self.unwritten = unwritten
        self.cache = Cache.below(root)
        self.readings = Readings(self.cache)
        self.problems: list[Problem] = []
        self.records: dict[str, Record] = {unit.key: unit for unit in communes()}
        self.pages: dict[str, HandPage] = {}
        self._by_file: dict[str, Record | HandPage | None] = {}
        self._fields: dict[str, dict[str, frontmatter.Value]] = {}

    def add(self, file: ContentFile) -> None:
        """Read one file; raises ContentError."""
        if file.lang == "vi":
            # A broken Vietnamese file must not make its English one look like an orphan.
            self._by_file[file.name] = None
        elif file.base not in self._by_file:
            raise ContentError([Problem(
                file.name, 1, "bản tiếng Anh không có bản tiếng Việt", f"tạo tệp {file.base}, hoặc xóa tệp này",
            )])  # fmt: skip
        text = self._text(file)
        known = self.readings.of(file.name, frontmatter.digest_of(text, file.name))
        before = len(self.problems) + self.guard.found
        source, record = known or (self._source(file, text), None)
        self.problems += assets.faults(assets.in_text(source), self.root, self.cache)
        record = self._place(file, source, record)
        if before == len(self.problems) + self.guard.found:
            self.readings.keep(source, record)

    def _place(self, file: ContentFile, source: frontmatter.SourceFile, record: Record | None) -> Record | None:
        """Put what was read where it belongs; a Vietnamese file's record, made now unless it is known."""
        self._fields.setdefault(file.base, source.fields)
        if file.kind is None:
            self._add_page(file, source)
        elif file.lang == "vi":
            record = record or _read(file.kind, source, file.kind.key_of(file.stem))
            self._add_record(file, file.kind, record)
        else:
            self._translate(file, file.kind, source)
        return record

    def _translate(self, file: ContentFile, kind: type[Record], source: frontmatter.SourceFile) -> None:
        record = self._by_file[file.base]
        if isinstance(record, Withdrawn):
            raise ContentError([Problem(file.name, 1, "bản tiếng Anh của nội dung đã rút", "xóa tệp này")])
        translated = read_translation(kind, source)
        if isinstance(record, Record):
            record.translate("en", translated)

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
        fields = self._fields.get(file.base, source.fields)
        self.problems += self.guard.text(text, file.name, fields)
        directives = () if file.kind else DIRECTIVES
        self.problems += markup.check(source.body, file.name, source.body_line, directives=directives)
        return source

    def _add_page(self, file: ContentFile, source: frontmatter.SourceFile) -> None:
        page = HandPage(source)
        vietnamese = self._by_file.get(file.base)
        if file.lang == "en" and isinstance(vietnamese, HandPage):
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
