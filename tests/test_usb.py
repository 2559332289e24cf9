"""Pages rewritten for a folder, and what the command says when it cannot."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from danvan import usb
from danvan.cli import main
from danvan.links.resolving import Resolver

BASE = "https://a.example/dan-van/"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="../">x</a>', '<a href="../index.html">x</a>'),
        ('<a href=".">x</a>', '<a href="index.html">x</a>'),
        ('<a href="../..">x</a>', '<a href="../../index.html">x</a>'),
        ('<a href="/dan-van/en/?a=1&amp;b=2#c">x</a>', '<a href="../../en/index.html?a=1&amp;b=2#c">x</a>'),
        (f'<a title="x > y" href="{BASE}a/b/">x</a>', '<a title="x > y" href="index.html">x</a>'),
        (f'<a href="{BASE}">x</a>', '<a href="../../index.html">x</a>'),
        ('<a href="#m%E1%BB%A5c">x</a>', '<a href="#m%E1%BB%A5c">x</a>'),
        ('<a href="../t%E1%BB%87p.pdf">x</a>', '<a href="../t%E1%BB%87p.pdf">x</a>'),
        ('<a href="https://vbpl.vn/">x</a>', '<a href="https://vbpl.vn/">x</a>'),
        ('<a href="mailto:a@b.vn">x</a>', '<a href="mailto:a@b.vn">x</a>'),
        ('<img src="/dan-van/x.png" srcset="/dan-van/x.png 1x, /dan-van/y.png 2x">',
         '<img src="../../x.png" srcset="../../x.png 1x, ../../y.png 2x">'),
        ('<form action="./"></form>', '<form action="index.html"></form>'),
        ('<meta http-equiv="refresh" content="0; url=/dan-van/c/">',
         '<meta http-equiv="refresh" content="0; url=../../c/index.html">'),
        ('<meta name="description" content="c/">', '<meta name="description" content="c/">'),
        (f'<link rel="canonical" href="{BASE}a/b/">', f'<link rel="canonical" href="{BASE}a/b/">'),
        ('<link rel="preload" href="../f.woff2" as="font" crossorigin>', ""),
    ],
)  # fmt: skip
def test_addresses_name_files(written: str, expected: str) -> None:
    assert usb.page_for_folder(written, "a/b/index.html", Resolver(BASE)) == expected


def test_a_folder_without_a_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usb", "--site", str(tmp_path), "-o", str(tmp_path / "a.zip")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path}: không có trang đã dựng", "    → chạy make site trước, rồi chạy lại lệnh này",
    ]  # fmt: skip
    assert not (tmp_path / "a.zip").exists()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page, with what only a server uses beside it."""
    folder = tmp_path / "site"
    (folder / "pagefind").mkdir(parents=True)
    (folder / "index.html").write_text(f'<link rel="canonical" href="{BASE}"><a href="a/">a</a>', "utf-8")
    for name in ("robots.txt", "sitemap.xml", "sitemap.xml.gz", "pagefind/pagefind.js", "danvan.css"):
        (folder / name).write_text("x", "utf-8")
    return folder


def test_only_what_a_folder_uses_is_in_it(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usb", "--site", str(small), "-o", str(tmp_path / "a.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["danvan.css", "index.html"]
    assert capsys.readouterr().out.startswith(f"Đã ghi {tmp_path}/a.zip: 2 tệp, 0.0 MB.")


def test_where_nothing_can_be_written_it_says_so(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["usb", "--site", str(small), "-o", str(tmp_path / "none/a.zip")]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path}/none/a.zip: không ghi được (No such file or directory)")
