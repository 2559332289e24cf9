"""The files of the search: what is known of each record by name, and an index that is the same each time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from making import TODAY

from danvan import search
from danvan.cache import Cache
from danvan.library import Library, load
from danvan.search.names import entries
from danvan.stored import Store

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, TODAY)


def entry(library: Library, address: str, lang: str = "vi") -> dict[str, Any]:
    """The entry of an address."""
    return next(found for found in entries(library, lang) if found["u"] == address)


def test_a_document_is_known_by_number_dates_issuer_and_status(library: Library) -> None:
    found = entry(library, "van-ban/27-ct-ttg-2023/")
    assert (found["t"], found["n"], found["q"], found["y"]) == (
        "Chỉ thị số 27/CT-TTg",
        "27/CT-TTg",
        ["27", "", "ct", "ttg"],
        2023,
    )
    assert found["e"] == ["27/10/2023", "27/20/2023"]
    assert (found["i"], found["s"], "x" in found) == (["Thủ tướng Chính phủ"], "Chưa kiểm tra", False)


def test_a_dead_document_is_marked(library: Library) -> None:
    assert entry(library, "van-ban/2255-qd-ubnd-2024-ls/")["x"] == 1


def test_a_commune_is_known_by_its_former_names(library: Library) -> None:
    found = entry(library, "xa-phuong/xa-hoi-hoan/")
    assert (found["a"], found["w"]) == (["Xã Gia Miễn"], ["Huyện Văn Lãng"])


def test_the_english_names_lead_to_english_pages(library: Library) -> None:
    found = entries(library, "en")
    assert {each["u"].split("/")[0] for each in found} == {"en"}
    assert entry(library, "en/van-ban/126-kl-tw-2025/", "en")["t"] == "Conclusion No. 126-KL/TW"


PAGE = '<html lang="{lang}"><body><article class="md-content__inner"><div data-search="now"><h1>{title}</h1></div></article></body></html>'


def site(root: Path) -> Path:
    """A small built site."""
    for lang, name, title in (
        ("vi", "a", "Hương ước"),
        ("vi", "b", "Dân vận khéo"),
        ("en", "en/a", "Village codes"),
        ("en", "en/b", "Skilful"),
    ):
        (root / name).mkdir(parents=True)
        (root / name / "index.html").write_text(PAGE.format(lang=lang, title=title), "utf-8")
    (root / "search").mkdir()
    (root / "search/search_index.json").write_text('{"config":{"separator":" "},"docs":[]}', "utf-8")
    return root


def test_two_builds_give_the_same_bytes(tmp_path: Path, library: Library) -> None:
    made = []
    for name in ("one", "two", "three"):
        folder = site(tmp_path / name)
        search.write(folder, library)
        search.make_index(folder)
        made.append(
            {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        )
    assert made[0] == made[1] == made[2]
    assert json.loads(made[0]["pagefind/pagefind-entry.json"])["languages"].keys() == {"vi", "en"}
    assert "pagefind/pagefind-ui.js" not in made[0]


def test_a_reader_without_server_has_every_record_in_one_list(tmp_path: Path, library: Library) -> None:
    folder = site(tmp_path / "site")
    search.write(folder, library)
    text = (folder / "search/search_index.js").read_text("utf-8")
    listed = json.loads(text.removeprefix("var __index="))
    assert {each["u"] for each in listed["docs"] if each["k"] == "post" and each["l"] == "vi"} == {
        f"tin-tuc/{post.day.year}/{post.key}/" for post in library.posts
    }
    assert listed["config"]["names"]["vi"]["kinds"]["post"] == "Tin"


def test_what_the_indexer_says_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<html lang="vi"><p data-search="now">Chữ</p></html>', "utf-8")
    (tmp_path / "pagefind").write_text("a file where the index should go", "utf-8")
    with pytest.raises(search.IndexFailed, match="pagefind"):
        search.make_index(tmp_path)


def test_syllables_with_and_without_stroke(tmp_path: Path, library: Library) -> None:
    folder = site(tmp_path / "site")
    search.write(folder, library)
    syllables = json.loads((folder / "search/names.vi.json").read_text("utf-8"))["d"]
    assert "dia" in syllables["stroke"]
    assert not set(syllables["stroke"]) & set(syllables["plain"])


def test_each_page_of_the_index_has_its_values(tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "site"
    page = folder / "van-ban/27-ct-ttg-2023/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format(lang="vi", title="Chỉ thị"), "utf-8")
    (folder / "search").mkdir()
    search.write_facets(folder, library, search.make_index(folder))
    facets = json.loads((folder / "search/facets.vi.json").read_text("utf-8"))
    ((name, values),) = facets["pages"].items()
    assert facets["ids"] == {"van-ban/27-ct-ttg-2023/": name}
    assert [facets["values"][value] for value in values] == [
        "muc=document", "loai=chi-thi", "co-quan=thu-tuong-chinh-phu", "tinh-trang=unchecked", "nam=2023",
    ]  # fmt: skip
    assert (folder / f"pagefind/fragment/{name}.pf_fragment").is_file()


def test_the_same_pages_are_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = site(tmp_path / "site"), Cache(tmp_path / "cache")
    for page in folder.rglob("*.html"):
        # Long enough ago to be known by their times.
        os.utime(page, (1_600_000_000, 1_600_000_000))
    search.make_index(folder, cache, Store(tmp_path))
    first = {path: path.read_bytes() for path in (folder / "pagefind").rglob("*") if path.is_file()}
    shutil.rmtree(folder / "pagefind")

    class Asked(Exception):
        """The indexer was called."""

    def call(*_: object, **__: object) -> None:
        raise Asked

    monkeypatch.setattr(subprocess, "run", call)
    search.make_index(folder, cache, Store(tmp_path))
    assert {path: path.read_bytes() for path in (folder / "pagefind").rglob("*") if path.is_file()} == first
    page = folder / "a/index.html"
    page.write_text(page.read_text("utf-8").replace("Hương ước", "Hương ước mới"), "utf-8")
    with pytest.raises(Asked):
        search.make_index(folder, cache, Store(tmp_path))


def test_old_news_have_an_index_of_their_own(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    page = folder / "c/index.html"
    page.parent.mkdir()
    page.write_text(PAGE.format(lang="vi", title="Tin cũ").replace('"now"', '"past"'), "utf-8")
    search.make_index(folder)

    def counted(name: str) -> dict[str, int]:
        entry = json.loads((folder / name / "pagefind-entry.json").read_text("utf-8"))
        return {lang: found["page_count"] for lang, found in entry["languages"].items()}

    assert counted("pagefind") == {"vi": 2, "en": 2}
    assert counted("pagefind-old") == {"vi": 1}
