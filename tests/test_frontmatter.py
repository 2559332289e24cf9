"""Reading a content file: bytes, front matter, lines. What an editor may get wrong, and the exact answer."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan.frontmatter import MAX_BYTES, SourceFile, parse, read
from danvan.problems import ContentError, Problem, report

HEAD = "bắt đầu tệp bằng một dòng ---, tiếp theo là các trường (ví dụ  title: Tên bài), rồi một dòng ---"
QUOTE = 'đặt giá trị trong dấu nháy, ví dụ  title: "Tên bài"'
LIST = "viết  tags: [van-hoa, du-lich]"
COLON = 'đặt giá trị trong dấu nháy, ví dụ  title: "Tên: phần sau"'
KEY_FIX = 'viết  tên_trường: giá trị, thụt lề thẳng hàng; trong dấu nháy dùng “ ” thay cho "'
KEY_WRONG = "dòng thụt lề sai, thiếu tên trường, hoặc có chữ sau dấu nháy đóng"
HIDDEN = "gõ lại chỗ đó (ký tự ẩn thường do dán từ Word)"
UTF8 = "mở bằng Notepad, chọn Tệp → Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8"
PLAIN = "---\ntitle: Hòa bình\n---\n\nThân bài.\n"


def wrong(text: str) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        parse(text, "a.md")
    return caught.value.problems


def wrong_bytes(tmp_path: Path, data: bytes) -> list[Problem]:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        read(path, "a.md")
    return caught.value.problems


def block(text: str) -> str:
    return f"---\n{text}\n---\nThân bài.\n"


def test_fields_lines_and_body_are_as_typed() -> None:
    source = parse(
        "---\ntitle: Tên\nso: 0126\nyes: yes\nnone:\ntilde: ~\nquoted: ''\nlist:\n  - a\n  - {b: c, d: 2025-02-14}\n"
        "folded: >-\n  một\n  hai\n---\n\n\nThân bài.\n\nĐoạn hai.\n\n",
        "docs/a.md",
    )
    assert source.path == "docs/a.md"
    assert source.fields == {
        "title": "Tên", "so": "0126", "yes": "yes", "none": None, "tilde": None, "quoted": "",
        "list": ["a", {"b": "c", "d": "2025-02-14"}], "folded": "một hai",
    }  # fmt: skip
    assert source.lines == {
        ("title",): 2, ("so",): 3, ("yes",): 4, ("none",): 5, ("tilde",): 6, ("quoted",): 7, ("list",): 8,
        ("list", 0): 9, ("list", 1): 10, ("list", 1, "b"): 10, ("list", 1, "d"): 10, ("folded",): 11,
    }  # fmt: skip
    assert (source.body, source.body_line) == ("Thân bài.\n\nĐoạn hai.", 17)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("list", 1, "d"), 4),
        (("list", 1, "x"), 4),
        (("list", 9), 2),
        (("list", 0, "a", "b"), 3),
        (("none",), 1),
        ((), 1),
    ],
)
def test_an_absent_field_has_the_line_of_what_holds_it(place: tuple[str | int, ...], line: int) -> None:
    assert parse("---\nlist:\n  - a\n  - d: e\n---\n", "a.md").line_of(place) == line


def test_a_file_may_have_no_body() -> None:
    source = parse("---\na: b\n---", "a.md")
    assert (source.body, source.body_line) == ("", 4)


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", PLAIN).encode(),
        unicodedata.normalize("NFD", PLAIN).replace("\n", "\r\n").encode("utf-8-sig"),
        PLAIN.replace("---\n", "---  \n").encode(),
    ],
    ids=["BOM", "CRLF", "CR", "NFD", "all of them", "spaces after ---"],
)
def test_bom_line_ends_and_decomposed_letters_are_normalised(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert read(path, "a.md") == parse(PLAIN, "a.md")


@pytest.mark.parametrize(
    ("data", "line", "message", "fix"),
    [
        (b"", 1, "tệp trống", HEAD),
        (b" \n\n\t\n", 1, "tệp trống", HEAD),
        (b"\xef\xbb\xbf", 1, "tệp trống", HEAD),
        (PLAIN.encode("utf-16"), 1, "tệp lưu bằng bảng mã UTF-16, trang không đọc được", UTF8),
        (PLAIN.encode("utf-16-le"), 1, "tệp lưu bằng bảng mã UTF-16, trang không đọc được", UTF8),
        (PLAIN.encode("utf-16-be"), 1, "tệp lưu bằng bảng mã UTF-16, trang không đọc được", UTF8),
        ("---\na: b\n---\nCà phê".encode("latin-1"), 4, "chữ ở dòng này lưu bằng bảng mã cũ, trang không đọc được", UTF8),
        (b"---\r\na: \xd0\r\n---\r\n", 2, "chữ ở dòng này lưu bằng bảng mã cũ, trang không đọc được", UTF8),
        (b"---\na: b\x00c\n---\n", 2, "có ký tự ẩn (không nhìn thấy) sau «b»", HIDDEN),
        (b"---\na: b\n---\nx\x08y", 4, "có ký tự ẩn (không nhìn thấy) sau «x»", HIDDEN),
        ("---\na: b\n---\n\u200bx".encode(), 4, "có ký tự ẩn (không nhìn thấy) ở đầu dòng", HIDDEN),
        ("---\na: b\u202ec\n---\n".encode(), 2, "có ký tự ẩn (không nhìn thấy) sau «b»", HIDDEN),
        ("---\na: \x80\n---\n".encode(), 2, "có ký tự ẩn (không nhìn thấy) sau «a:»", HIDDEN),
        ("---\na: b\n---\n\nThân b�i".encode(), 5, "dấu � thay cho chữ đã mất (tệp từng lưu sai bảng mã)", "gõ lại chữ đó"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, line: int, message: str, fix: str) -> None:
    assert wrong_bytes(tmp_path, data) == [Problem("a.md", line, message, fix)]


def test_a_file_too_long_is_not_even_read(tmp_path: Path) -> None:
    assert wrong_bytes(tmp_path, PLAIN.encode() + b"a" * 20_000_000) == [
        Problem(
            "a.md", 1, "tệp dài 20.0 MB, quá lớn cho một bài viết (tối đa 2 MB)",
            "để ảnh và tài liệu thành tệp riêng trong docs/assets/, trong bài chỉ ghi đường dẫn",
        )
    ]  # fmt: skip
    path = tmp_path / "b.md"
    path.write_bytes(PLAIN.encode() + b"a" * (MAX_BYTES - len(PLAIN.encode())))
    assert read(path, "b.md").fields == {"title": "Hòa bình"}


def test_every_hidden_character_is_named(tmp_path: Path) -> None:
    found = wrong_bytes(tmp_path, "---\na: b\u00ad\n---\nx\x07\n\ny\u2066z".encode())
    assert [(problem.line, problem.message) for problem in found] == [
        (2, "có ký tự ẩn (không nhìn thấy) sau «b»"),
        (4, "có ký tự ẩn (không nhìn thấy) sau «x»"),
        (6, "có ký tự ẩn (không nhìn thấy) sau «y»"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message", "fix"),
    [
        ("# Tiêu đề\n", 1, "tệp không bắt đầu bằng dòng ---, mà bằng «# Tiêu đề»", HEAD),
        ("\n---\na: b\n---\n", 1, "tệp không bắt đầu bằng dòng ---, mà bằng một dòng trống", HEAD),
        ("----\na: b\n---\n", 1, "tệp không bắt đầu bằng dòng ---, mà bằng «----»", HEAD),
        ("---\na: b\n", 1, "phần trường mở bằng --- mà không có dòng --- kết thúc", HEAD),
        ("---\n---\n", 1, "phần trường giữa hai dòng --- để trống", HEAD),
        (block("# chỉ có ghi chú"), 1, "phần trường giữa hai dòng --- để trống", HEAD),
        (block("chỉ có chữ"), 2, "phần trường không phải dạng  tên_trường: giá trị", HEAD),
        (block("- a\n- b"), 2, "phần trường không phải dạng  tên_trường: giá trị", HEAD),
        (block("title:Tên"), 2, "phần trường không phải dạng  tên_trường: giá trị", HEAD),
        (block("title: Tên: phần sau"), 2, "có dấu hai chấm thừa trong dòng này, hoặc dòng thụt lề sai", COLON),
        (block("a: b\n  c: d"), 3, "có dấu hai chấm thừa trong dòng này, hoặc dòng thụt lề sai", COLON),
        (block("a: b\ntags: [x, y\nc: d"), 3, "danh sách trong [ ] chưa đóng", LIST),
        (block("a: b\np: {x: y\nc: d"), 3, "nhóm trong { } chưa đóng", "viết  period: {from: 2021, to: 2025}"),
        (block('a: b\nc: "d\ne: f'), 3, "dấu nháy mở mà chưa đóng", 'viết  title: "Tên bài"'),
        (block("a: b\nchữ\nc: d"), 3, "dòng không có tên trường, hoặc thiếu dấu cách sau dấu hai chấm", "viết  tên_trường: giá trị"),
        (block('a: "Tên" nữa'), 2, KEY_WRONG, KEY_FIX),
        (block('a: "Tên "kép" nữa"'), 2, KEY_WRONG, KEY_FIX),
        (block("a: b\n- c"), 3, KEY_WRONG, KEY_FIX),
        (block("tags: - a"), 2, "danh sách viết ngay sau tên trường", "xuống dòng rồi viết từng mục  - …, hoặc viết  tags: [van-hoa, du-lich]"),
        (block("tags:\n  - a\n   - b"), 4, "danh sách thụt lề sai", "mỗi mục một dòng bắt đầu bằng  - , thẳng hàng"),
        (block("tags:\n  - a\n - b"), 4, KEY_WRONG, KEY_FIX),
        (block("tags: [a, , b]"), 2, "danh sách trong [ ] thừa dấu phẩy hoặc gạch đầu dòng", LIST),
        (block("a: >chữ\n  tiếp"), 2, "chữ viết ngay sau dấu > hoặc |", "xuống dòng rồi mới viết chữ"),
        (block("a: @b"), 2, "giá trị bắt đầu bằng một ký tự đặc biệt", 'đặt giá trị trong dấu nháy, ví dụ  title: "@chữ"'),
        (block(r'a: "C:\Users"'), 2, "dấu \\ trong dấu nháy kép", "dùng dấu nháy đơn ' ' thay cho dấu nháy kép"),
        (block(r'a: "C:\đ"'), 2, "dấu \\ trong dấu nháy kép", "dùng dấu nháy đơn ' ' thay cho dấu nháy kép"),
        (block("a: *b"), 2, "giá trị bắt đầu bằng dấu &, * hoặc !", QUOTE),
        (block("a: *** b"), 2, "giá trị bắt đầu bằng dấu * hoặc &", QUOTE),
        (block("a: &b c"), 2, "giá trị bắt đầu bằng dấu &, * hoặc !", QUOTE),
        (block("a: !Quan trọng"), 2, "giá trị bắt đầu bằng dấu &, * hoặc !", QUOTE),
        (block("a: !!python/object:os.system [x]"), 2, "giá trị bắt đầu bằng dấu &, * hoặc !", QUOTE),
        (block("a: Ngày hội #danvan"), 2, "phần «#danvan» sau dấu # bị bỏ mất", QUOTE),
        (block("a: một\n  hai #ba\nb: c"), 3, "phần «#ba» sau dấu # bị bỏ mất", QUOTE),
        (block("[a]: b"), 2, "tên trường không phải là chữ", "viết  tên_trường: giá trị"),
        (block("? \n: b"), 2, "tên trường không phải là chữ", "viết  tên_trường: giá trị"),
        (block(r'a: "b\0c"'), 2, "có ký tự ẩn (không nhìn thấy) sau «b»", "gõ lại chỗ đó (ký tự ẩn thường do dán từ Word)"),
        (block("a: b\x80"), 2, "phần trường có ký tự ẩn (không nhìn thấy)", "gõ lại phần này"),
        (block("a: b\n%c: d"), 3, "không đọc được dòng này", f"{QUOTE}; vẫn vậy thì báo người giữ mã nguồn: found unexpected non-alphabetical character"),
        (block("a: b\n...\nc: d"), 4, "có chữ sau dòng ...", "xóa dòng ... ở trên"),
        (block("a: " + "[" * 20 + "]" * 20), 2, "các nhóm lồng nhau quá sâu", "bớt dấu [ ] và { } lồng nhau"),
        (block("a: " + "[" * 200_000), 2, "các nhóm lồng nhau quá sâu", "bớt dấu [ ] và { } lồng nhau"),
        (block("a:\n  " + "- " * 100_000), 3, "các nhóm lồng nhau quá sâu", "bớt dấu [ ] và { } lồng nhau"),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_read(text: str, line: int, message: str, fix: str) -> None:
    assert wrong(text) == [Problem("a.md", line, message, fix)]


def test_every_tab_is_named() -> None:
    tab = ("dùng phím Tab để thụt lề", "thay phím Tab bằng hai dấu cách")
    assert wrong("---\na:\n\t- b\n  \t- c\nd: e\n---\n\tthân\n") == [Problem("a.md", 3, *tab), Problem("a.md", 4, *tab)]


def test_every_doubled_field_is_named_with_its_first_line() -> None:
    assert wrong("---\na: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n---\n") == [
        Problem("a.md", 3, "trường «c» ghi hai lần (lần đầu ở dòng 3)", "giữ lại một dòng"),
        Problem("a.md", 4, "trường «a» ghi hai lần (lần đầu ở dòng 2)", "giữ lại một dòng"),
        Problem("a.md", 5, "trường «a» ghi hai lần (lần đầu ở dòng 2)", "giữ lại một dòng"),
    ]


@pytest.mark.parametrize("text", ["a: b # ghi chú", 'a: "b" #danvan', "a: b#c", "# ghi chú\na: b", "a: 'b: c'"])
def test_remarks_and_quotes_are_fine(text: str) -> None:
    assert list(parse(block(text), "a.md").fields) == ["a"]


def test_the_report_sorts_counts_and_tells_each_problem_once() -> None:
    one, two, other = Problem("b.md", 2, "sai", "sửa"), Problem("b.md", 10, "sai"), Problem("a.md", 3, "sai")
    assert report([two, one, one, other]) == (
        "a.md:3: sai\nb.md:2: sai\n    → sửa\nb.md:10: sai\n\nTổng cộng: 3 lỗi trong 2 tệp."
    )
    assert str(ContentError([one, one])) == "b.md:2: sai\n    → sửa\n\nTổng cộng: 1 lỗi trong 1 tệp."
    assert report([]) == "Không có lỗi."


YAML_BITS = st.sampled_from(
    ["a", "b: ", ": ", "- ", "\n", "  ", "[", "]", "{", "}", '"', "'", "#", " #x", "&a ", "*a", "!", "|", ">", "? ", "%",
     "@", "---", "...", "\t", "\\", ",", "<<: ", "\x85", "\ufeff", "đ", "~", "0"]
)  # fmt: skip


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode), st.lists(YAML_BITS, max_size=40).map("".join).map(
    lambda text: f"---\n{text}\n---\n".encode())))  # fmt: skip
def test_any_bytes_give_a_file_or_problems_with_a_line_of_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    found = outcome(path)
    if isinstance(found, list):
        lines = data.count(b"\n") + data.count(b"\r") + 1
        assert found
        assert all(1 <= problem.line <= lines and problem.message and problem.fix for problem in found)
    else:
        assert unicodedata.is_normalized("NFC", found.body)
        assert set(found.fields) == {place[0] for place in found.lines if len(place) == 1}


def outcome(path: Path) -> SourceFile | list[Problem]:
    try:
        return read(path, "a.md")
    except ContentError as error:
        return error.problems
