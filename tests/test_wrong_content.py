"""One tree of content that is wrong in every way an editor can be: the whole list of messages, as an editor reads it.

``content/wrong`` is the tree, ``content/wrong.txt`` what is said of it. A new rule adds a file there and lines here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from making import POST, TODAY, loaded, problems, site, text, write

from danvan.library import load
from danvan.problems import ContentError

CONTENT = Path(__file__).parent / "content"


def test_every_way_to_be_wrong_is_told_at_once_sorted_and_counted() -> None:
    with pytest.raises(ContentError) as caught:
        load(CONTENT / "wrong", TODAY)
    assert str(caught.value).splitlines() == (CONTENT / "wrong.txt").read_text("utf-8").splitlines()


def test_every_file_of_the_tree_but_the_right_ones_is_named() -> None:
    said = (CONTENT / "wrong.txt").read_text("utf-8")
    files = [
        path.relative_to(CONTENT / "wrong").as_posix()
        for path in (CONTENT / "wrong").rglob("*")
        if path.is_file() and ".build" not in path.parts
    ]
    assert sorted(name for name in files if f"{name}:" not in said) == [
        "docs/don-vi/so-vhttdl.md",  # what the wrong ones refer to
        "docs/ke-hoach/2025.md",
        "docs/phong-trao/dan-van-kheo.md",
        "docs/van-ban/126-kl-tw-2025.md",
        "docs/van-ban/136-kl-tw-2025.md",  # a draft, wrong only for those that refer to it
        "news/2026/2026-11-23-dan-lai.md",  # its English file is wrong
        "news/2026/2026-11-23-song-ngu.md",  # so is this one's
    ]


def test_a_huge_file_and_one_in_an_old_encoding_stop_nothing_else(tmp_path: Path) -> None:
    huge = text(POST).encode() + b"a" * 20_000_000
    assert problems(tmp_path, {"news/2026/2026-11-23-dai.md": huge, "docs/gioi-thieu/cu.md": b"\xd0\xcf\x11\xe0"}) == [
        "docs/gioi-thieu/cu.md:1: chữ ở dòng này lưu bằng bảng mã cũ, trang không đọc được"
        " → mở bằng Notepad, chọn Tệp → Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8",
        "news/2026/2026-11-23-dai.md:1: tệp dài 20.0 MB, quá lớn cho một bài viết (tối đa 2 MB)"
        " → để ảnh và tài liệu thành tệp riêng trong docs/assets/, trong bài chỉ ghi đường dẫn",
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda clean: clean.encode("utf-8-sig"),
        lambda clean: clean.replace("\n", "\r\n").encode(),
        lambda clean: unicodedata.normalize("NFD", clean).encode(),
        lambda clean: unicodedata.normalize("NFD", clean).replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["BOM", "CRLF", "NFD", "all three"],
)
def test_what_editors_programs_do_to_text_makes_the_same_library(
    tmp_path: Path, change: Callable[[str], bytes]
) -> None:
    clean = loaded(tmp_path / "clean", {})
    twin = load(write(tmp_path / "twin", {name: change(str(content)) for name, content in site().items()}), TODAY)
    assert twin.records == clean.records
    for key, record in clean.records.items():
        assert not record.has_source or twin.records[key].source == record.source
    assert {name: page.source for name, page in twin.pages.items()} == {
        name: page.source for name, page in clean.pages.items()
    }
