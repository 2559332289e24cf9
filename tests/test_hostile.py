"""Files that are damaged, or made to hold the machine up: no traceback, no hang, no memory without end.

What fuzzing has found is kept here by name; hypothesis goes on looking, the same way each time.
"""

from __future__ import annotations

import copy
import io
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attached import _pdf_file, excel, old_office, opendocument, pdf, scan, with_parts, word, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import RIGHT, text
from photographs import drawing, photograph

from danvan import attachments, gate, markup
from danvan.attachments import TOO_MUCH, own_process
from danvan.attachments.checking import BROKEN, examine
from danvan.attachments.cleaning import NotCleaned, cleaned
from danvan.attachments.own_process import apart
from danvan.attachments.texts import text_in
from danvan.audit.feeds.reading import Unreadable, root_of
from danvan.cache import Cache
from danvan.filetypes.packages import BadPackage
from danvan.frontmatter import parse
from danvan.images.opening import PictureError, opened
from danvan.importing.opening import open_word
from danvan.importing.package import mend
from danvan.importing.report import Report
from danvan.links.extract import read_page
from danvan.problems import ContentError, Refusal
from danvan.promises import REDIRECTS, read_redirects
from danvan.records import Record
from danvan.schema import kind_spec
from danvan.symbols import SymbolError, parse_query
from danvan.symbols import parse as parse_symbol
from danvan.writing.sheets.csv_reading import read_csv
from danvan.writing.sheets.excel_reading import read_excel

STEADY = settings(deadline=None, derandomize=True, max_examples=120, suppress_health_check=list(HealthCheck))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)


@cache
def right_files() -> dict[str, bytes]:
    """A right file of each kind."""
    rtf = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\author Ai}\f0 Xin ch\'e0o \u7879? {\*\generator x}\par}"
    return {
        "a.docx": word("Xin chào", "hai"), "a.xlsx": excel(("a", "b"), (1, 2.5)), "a.odt": opendocument("Chào"), "a.pdf": pdf("Xin chao"),
        "scan.pdf": scan(), "a.doc": old_office({"WordDocument": b"\xec\xa5" + b"Xin chao tat ca" * 40}), "a.png": drawing(160, 120),
        "a.jpg": photograph(60, 40), "a.rtf": rtf, "a.csv": "Đơn vị;Ngày\nSở;1/2/2026\n".encode(),
        "a.zip": zipped({"a.txt": "chào", "b.docx": word("x"), "c/d.png": drawing(160, 120)}),
    }  # fmt: skip


def damaged(data: bytes, seed: int) -> bytes:
    """A file with some of its bytes changed, lost, doubled or put in; a package sometimes inside, rightly packed."""
    chance = random.Random(seed)
    if data.startswith(b"PK") and chance.random() < 0.5:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        name = chance.choice(sorted(parts))
        return zipped({**parts, name: damaged(parts[name], seed + 1)})
    made = bytearray(data or b"x")
    for _ in range(chance.choice([1, 2, 8, 30])):
        place, length = chance.randrange(len(made)), chance.randrange(1, 40)
        piece = chance.choice([b"", b"\xff\xff\xff\xff", b"9999", chance.randbytes(length), bytes(made[:length])])
        made[place : place + chance.choice([0, 1, len(piece), length])] = piece
        made = made or bytearray(b"x")
    return bytes(made)


@contextmanager
def only(refused: type[Exception]) -> Iterator[None]:
    """Nothing escapes but a refusal that says something."""
    said = "nothing to say"
    try:
        yield
    except refused as error:
        said = str(error)
    assert said.strip()


def look_through(name: str, data: bytes) -> None:
    """All that is done with a file to download."""
    examine(name, data)
    text_in(data)
    with only(NotCleaned):
        cleaned(data)


def read_word(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)
    mend(open_word(folder / name), name, "auto", Report())


def open_picture(data: bytes) -> None:
    with opened(data) as picture:
        picture.load()


class TestFiles:
    @STEADY
    @given(name=st.sampled_from(sorted(right_files())), seed=st.integers(0, 10**6))
    def test_damaged_files_to_download(self, name: str, seed: int) -> None:
        look_through(name, damaged(right_files()[name], seed))

    @STEADY
    @given(seed=st.integers(0, 10**6))
    def test_damaged_sheets(self, seed: int) -> None:
        for name, read in (("a.xlsx", read_excel), ("a.csv", read_csv)):
            with only(Refusal):
                read(damaged(right_files()[name], seed), name)

    @STEADY
    @given(data=st.binary(max_size=300) | st.text(st.sampled_from('a;,"\r\n\t=\0'), max_size=60).map(str.encode))
    def test_any_bytes_as_csv(self, data: bytes) -> None:
        with only(Refusal):
            read_csv(data, "a.csv")

    @STEADY
    @given(seed=st.integers(0, 10**6))
    def test_damaged_word_files_to_import(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
        monkeypatch.setenv("PATH", "")  # no LibreOffice: it would be asked for each
        with only(Refusal):
            read_word("a.docx", damaged(right_files()["a.docx"], seed), tmp_path)

    @STEADY
    @given(name=st.sampled_from(["a.png", "a.jpg"]), seed=st.integers(0, 10**6))
    def test_damaged_pictures(self, name: str, seed: int) -> None:
        with only(PictureError):
            open_picture(damaged(right_files()[name], seed))


def sheet_with(cell: str, **parts: str | bytes) -> bytes:
    """A workbook whose only sheet holds this XML of cells."""
    whole = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
    return with_parts(excel((1,)), {"xl/worksheets/sheet1.xml": whole.format(cell), **parts})


def forms_in_forms(depth: int) -> bytes:
    """A PDF of a few kilobytes that draws ten to the power of ``depth`` letters."""
    drawn = "/X0 Do " * 10
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /X0 6 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]  # fmt: skip
    for level in range(1, depth + 1):
        drawn = f"/X{level} Do " * 10 if level < depth else "BT /F1 24 Tf (a) Tj ET"
        inner = f"/XObject << /X{level} {6 + level} 0 R >>" if level < depth else "/Font << /F1 3 0 R >>"
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {inner} >> /Length {len(drawn)}"
        bodies.append(f"<< {head} >>\nstream\n{drawn}\nendstream")
    return _pdf_file(bodies)


def found_by_fuzzing() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Files that once ended in a traceback, or did not end; each a few kilobytes, made when it is wanted."""
    wide = b" " * 280_000_000
    types = "application/vnd.oasis.opendocument.text"
    yield (
        "laughs.docx",
        lambda: with_parts(word("x"), {"word/document.xml": f"{LAUGHS}<w:document {W}>&j;</w:document>"}),
    )
    yield "author.docx", lambda: with_parts(word("x"), {"docProps/core.xml": f"{LAUGHS}<c><creator>&j;</creator></c>"})
    yield "deep.docx", lambda: with_parts(word("x"), {"word/document.xml": "<w:p>" * 100_000 + "</w:p>" * 100_000})
    yield "many.docx", lambda: with_parts(word("x"), {"word/document.xml": f"<a {W}>" + "<w:p/>" * 20_000_000 + "</a>"})
    yield "types.docx", lambda: with_parts(word("x"), {"[Content_Types].xml": wide})
    yield "mimetype.odt", lambda: zipped({"mimetype": types.encode() + wide, "content.xml": "<a/>"})
    yield "far.xlsx", lambda: sheet_with('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')
    yield "farther.xlsx", lambda: sheet_with('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')
    yield "laughs.xlsx", lambda: sheet_with("", **{"xl/sharedStrings.xml": f"{LAUGHS}<a>&j;</a>"})
    yield (
        "number.xlsx",
        lambda: sheet_with(f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c><c r="B1"><v>1e999</v></c></row>'),
    )
    yield "zips.zip", lambda: zipped({f"{n}.zip": zipped({"a.txt": wide}) for n in range(4)})
    yield (
        "words.zip",
        lambda: zipped({f"{n}.docx": with_parts(word("x"), {"word/media/a.bin": wide}) for n in range(4)}),
    )
    yield "number.rtf", lambda: rb"{\rtf1 \bin999999999999 x \u99999999999? \'zz}"
    yield "deep.rtf", lambda: b"{\\rtf1 " + b"{" * 300_000 + b"}" * 300_000
    yield "long.pdf", lambda: pdf("x").replace(b"[0 0 595 842]", b"[0 0 1 9999999]")
    yield (
        "kids.pdf",
        lambda: pdf("x").replace(b"[4 0 R]", b"[" + b"4 0 R " * 9000 + b"]").replace(b"/Count 1", b"/Count 9000"),
    )


@pytest.mark.parametrize(
    ("name", "made"), list(found_by_fuzzing()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_fuzzing_found_is_looked_through_in_a_bounded_memory(name: str, made: Callable[[], bytes]) -> None:
    data = made()

    def look() -> bytes:
        look_through(name, data)
        return b""

    apart(look)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("many.docx", BROKEN.message), ("farther.xlsx", BROKEN.message), ("words.zip", BROKEN.message), ("number.rtf", BROKEN.message),
        ("long.pdf", "trang đầu có khổ giấy không thật (1 × 9999999)"), ("kids.pdf", "tệp PDF có 9000 trang (tối đa 5000)"),
    ],
)  # fmt: skip
def test_what_cannot_be_searched_is_not_published(name: str, said: str) -> None:
    assert said in [found.message for found in examine(name, dict(found_by_fuzzing())[name]()).findings]


def test_a_file_that_draws_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_process, "PATIENCE", 2)
    path, cache = tmp_path / "a.pdf", Cache.below(tmp_path)
    path.write_bytes(forms_in_forms(9))
    assert attachments.report(path, cache).findings == (TOO_MUCH,)
    assert attachments.text_of(path, cache) == ""


def test_a_reader_that_dies_is_told() -> None:
    with pytest.raises(BadPackage, match="chương trình đọc tệp bị dừng"):
        apart(lambda: os._exit(9))


NASTY = (
    "9" * 5000, "-1", "1e999", "٣", "½", "2026-13-45", "0000-00-00", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-11:00",
    "https://[::1", "https://a.vn:99999999/", "mailto:", "\U0001f600" * 300, "a" * 20_000, "a" * 20_000 + " Ð", ["x"] * 500, {"a": {"b": {"c": "d"}}},
    [[["x"]]], {"from": "9999", "to": "0001"}, "126-KL/TW" + "/" * 3000, "9" * 5000 + "-KL/TW", "١٢-KL/TW", "ke-hoach-2025#" + "I" * 4000,
)  # fmt: skip


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a front matter."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield (*here, name)
        yield from places(item, (*here, name))


def put(fields: dict[str, Any], place: tuple[Any, ...], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(fields)
    group: Any = made
    for name in place[:-1]:
        group = group[name]
    group[place[-1]] = value
    return made


@pytest.mark.parametrize("kind", RIGHT, ids=lambda kind: kind.kind)
def test_no_value_in_any_field_is_too_much(kind: type[Record]) -> None:
    key, fields = RIGHT[kind]
    examples = {spec.name: spec.example for spec in kind_spec(kind.kind).fields if spec.example is not None}
    full = {**examples, **fields}
    for index, place in enumerate(places(full)):
        # Each place gets some of them: all together take minutes, and say no more.
        for value in NASTY[index % 4 :: 4]:
            with only(ContentError):
                kind.read(parse(text(put(full, place, value), "Thân."), "a.md"), key)


# Each was read in a time that grew with the square of its length.
LONG = (
    "a" * 200_000, "a." * 50_000 + "@b.vn", "CMND số " * 20_000, "MẬT " * 5_000, "[^" * 50_000, "{{ " * 50_000, "[[" * 50_000, "[a](" * 40_000,
    "**a " * 30_000, "`" * 50_000, "> " * 3_000, "<" * 50_000, "\u0301" * 50_000, "9" * 100_000, "ngày 14 tháng 2 năm " * 10_000,
    "a" * 100_000 + " Ð б", "(" * 50_000, "|a" * 50_000, "---\n" * 20_000,
)  # fmt: skip


@pytest.mark.parametrize("long", LONG, ids=lambda long: repr(long[:12]))
def test_long_texts_end(long: str) -> None:
    def read() -> bytes:
        gate.search(long)
        list(markup.check(long, "a.md", 1, directives=()))
        list(markup.references(long))
        with_symbol(long)
        return b""

    apart(read)


def with_symbol(value: str) -> None:
    parse_query(value)
    with only(SymbolError):
        parse_symbol(value)


@STEADY
@given(
    st.text()
    | st.lists(st.sampled_from(["126", "KL", "/TW", "-", "NĐ", "2023", "Đ", "9" * 50, " ", "số "]), max_size=12).map(
        "".join
    )
)
def test_any_text_as_a_number(value: str) -> None:
    with_symbol(value)


@STEADY
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(["<a", " href='", "'", ">", "<!--", "&", "</a>", "é", "\0"]), max_size=30)
    .map("".join)
    .map(str.encode)
)
def test_any_bytes_as_a_page_and_as_a_feed(data: bytes) -> None:
    read_page(data)
    with only(Unreadable):
        root_of(data, "rss")


def test_a_feed_does_not_laugh() -> None:
    with only(Unreadable):
        apart(lambda: str(root_of(f"{LAUGHS}<rss>&j;</rss>".encode(), "rss").tag).encode())


@STEADY
@given(st.text(st.sampled_from("ab/ .-2026\n#đ"), max_size=80))
def test_any_text_as_the_ledger_of_moved_pages(tmp_path: Path, words: str) -> None:
    path = tmp_path / REDIRECTS
    path.parent.mkdir(exist_ok=True)
    path.write_text(words, "utf-8")
    with only(ContentError):
        read_redirects(tmp_path)
