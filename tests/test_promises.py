"""Addresses once published answer for ever: by their page, a redirect or a tombstone."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import write

from danvan.built import files_of
from danvan.links import check
from danvan.problems import ContentError
from danvan.promises import ADDRESSES, REDIRECTS, answered, broken, promise, promised, read_redirects, write_pages

BASE = "https://mau.example/"


def built(folder: Path, *names: str) -> Path:
    """A built site with these files; its home page leads to each page."""
    links = "".join(
        f'<a href="{name.removesuffix("index.html")}">x</a>' for name in names if name.endswith("index.html")
    )
    pages = {
        name: f'<html lang="vi"><link rel="canonical" href="{BASE}{name.removesuffix("index.html")}">{links if name == "index.html" else ""}</html>'
        for name in ("index.html", *names)
    }
    return write(folder / "site", pages)


def test_pages_and_files_are_kept_but_not_what_pages_only_load(tmp_path: Path) -> None:
    site = built(
        tmp_path, "van-ban/1/index.html", "404.html", "feeds/vi/tat-ca.rss.xml", "lich/vi/thoi-han.ics", "data/site.json",
        "assets/van-ban/1.pdf", "search/names.vi.json", "pagefind/a.json", "assets/javascripts/a.js", "van-ban/1/index.html.gz",
    )  # fmt: skip
    assert list(answered(files_of(site))) == [
        "assets/van-ban/1.pdf", "data/site.json", "feeds/vi/tat-ca.rss.xml", "", "lich/vi/thoi-han.ics", "van-ban/1/",
    ]  # fmt: skip


def test_the_ledger_grows_and_forgets_nothing(tmp_path: Path) -> None:
    assert promise(tmp_path, ["b/", "a/"]) == 2
    assert promise(tmp_path, ["a/", "c/"]) == 1
    assert promised(tmp_path) == ["a/", "b/", "c/"]


def test_a_dropped_address_is_named_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    promise(tmp_path, ["", "van-ban/126-kl-tw/"])
    site = built(tmp_path, "van-ban/126-kl-tw-2025/index.html")
    assert [str(problem) for problem in broken(tmp_path, files_of(site))] == [
        f"{ADDRESSES}:2: địa chỉ «/van-ban/126-kl-tw/» đã đăng mà bản này không có\n"
        f"    → thêm vào {REDIRECTS} một dòng:  van-ban/126-kl-tw/ van-ban/126-kl-tw-2025/ ngày lý do;"
        "  bài cần gỡ thì dùng  python -m danvan withdraw"
    ]


def test_a_redirect_keeps_the_promise(tmp_path: Path) -> None:
    promise(tmp_path, ["van-ban/cu/", "en/van-ban/cu/"])
    site = built(tmp_path, "van-ban/moi/index.html", "en/van-ban/moi/index.html")
    write(
        tmp_path,
        {
            REDIRECTS: "# đổi mã\nvan-ban/cu/ van-ban/moi/ 2026-11-24 Đổi mã\nen/van-ban/cu/ en/van-ban/moi/ 2026-11-24 Đổi mã\n"
        },
    )
    write_pages(read_redirects(tmp_path), site, BASE)
    assert broken(tmp_path, files_of(site)) == []
    page = (site / "van-ban/cu/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../moi/">' in page
    assert "Trang đã chuyển tới" in page
    assert "This page has moved to" in (site / "en/van-ban/cu/index.html").read_text("utf-8")
    assert check(site, BASE) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a/ b/ 2026-11-24", f"{REDIRECTS}:1: dòng «a/ b/ 2026-11-24» thiếu phần"),
        ("/a/ b/ 2026-11-24 x", f"{REDIRECTS}:1: «/a/» không phải địa chỉ trong trang"),
        ("a/ https://b.vn/ 2026-11-24 x", f"{REDIRECTS}:1: «https://b.vn/» không phải địa chỉ trong trang"),
        ("a/ b/ 24/11/2026 x", f"{REDIRECTS}:1: «24/11/2026» không phải ngày"),
        ("a/ b/ 2026-11-24 x\na/ c/ 2026-11-24 x", f"{REDIRECTS}:2: «a/» đã chuyển ở dòng 1"),
        (
            "a/ b/ 2026-11-24 x\nb/ c/ 2026-11-24 x",
            f"{REDIRECTS}:1: «b/» lại chuyển đi nữa\n    → viết thẳng nơi cuối: c/",
        ),
    ],
)
def test_wrong_lines(text: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, {REDIRECTS: text})
    with pytest.raises(ContentError) as caught:
        read_redirects(tmp_path)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"), [("co/", "moi/", "«co/» vẫn còn trang"), ("cu/", "khong/", "không có trang «khong/»")]
)
def test_a_redirect_that_cannot_be(old: str, new: str, said: str, tmp_path: Path) -> None:
    site = built(tmp_path, "co/index.html", "moi/index.html")
    write(tmp_path, {REDIRECTS: f"{old} {new} 2026-11-24 lý do\n"})
    with pytest.raises(ContentError, match=said):
        write_pages(read_redirects(tmp_path), site, BASE)
