"""What a build tells of the one before."""

from __future__ import annotations

from pathlib import Path

from making import write

from danvan.since import since

HEAD = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def site(folder: Path, home: str, pages: dict[str, str]) -> Path:
    """A site of which only the map is there."""
    urls = "".join(f"<url><loc>{home}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in pages.items())
    return write(folder, {"sitemap.xml": f"{HEAD}{urls}</urlset>"})


def test_new_changed_and_vanished_pages_are_told(tmp_path: Path) -> None:
    old = site(tmp_path / "old", "https://a.example/", {"": "1", "cu/": "1", "doi/": "1", "en/": "1"})
    fresh = site(tmp_path / "new", "https://b.example/dan-van/", {"": "1", "doi/": "2", "moi/": "1", "en/": "2"})
    assert since(old, fresh) == [
        "  So với lần dựng trước: 1 mới, 1 đổi, 1 không còn", "    - mới: /moi/", "    - đổi: /doi/", "    - không còn: /cu/",
    ]  # fmt: skip


def test_the_same_again_is_told_shortly(tmp_path: Path) -> None:
    pages = {"": "1", "a/": "1"}
    old, fresh = (site(tmp_path / name, "https://a.example/", pages) for name in ("old", "new"))
    assert since(old, fresh) == ["  So với lần dựng trước: 0 mới, 0 đổi, 0 không còn"]


def test_many_are_counted_and_some_named(tmp_path: Path) -> None:
    old = site(tmp_path / "old", "https://a.example/", {"": "1"})
    fresh = site(tmp_path / "new", "https://a.example/", {"": "1", **{f"tin-{n:02}/": "1" for n in range(14)}})
    assert since(old, fresh)[1].endswith("/tin-09/ … và 4 trang nữa")


def test_a_first_build_has_nothing_to_compare(tmp_path: Path) -> None:
    assert since(tmp_path / "old", site(tmp_path / "new", "https://a.example/", {"": "1"})) == []
