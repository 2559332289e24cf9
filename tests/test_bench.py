"""The benchmark: its corpus is the same every time and right; every generator gets all of it; what it tells is what was measured."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml
from bench.building import missing
from bench.corpus import make
from bench.measuring import measure
from bench.peers import PEERS, Entry, entries
from bench.report import line
from making import TODAY

from danvan.library import load

PROJECT = Path(__file__).parents[1]
POSTS = 20


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of twenty posts."""
    root = tmp_path_factory.mktemp("corpus") / "content"
    make(root, PROJECT, POSTS)
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def of(found: list[Entry], section: str, lang: str) -> list[Entry]:
    """The entries made up for a section in a language."""
    return [entry for entry in found if entry.section == section and entry.lang == lang and "mau" in entry.place]


def test_the_corpus_is_the_same_every_time_and_another_with_another_seed(corpus: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", PROJECT, POSTS)
    make(tmp_path / "other", PROJECT, POSTS, seed=7)
    assert files(tmp_path / "again") == files(corpus)
    assert files(tmp_path / "other") != files(corpus)


def test_the_corpus_has_no_fault_and_the_proportion_of_ten_years(corpus: Path) -> None:
    library, real = load(corpus, TODAY), load(PROJECT, TODAY)
    assert len(library.posts) == POSTS
    assert sum(1 for post in library.posts if post.translation("en")) == POSTS // 2
    assert len(library.documents) - len(real.documents) == POSTS * 2 // 5
    assert len(library.commendations) - len(real.commendations) == POSTS // 5
    assert not [post.key for post in library.posts if post.drifted]


def test_entries_are_every_post_document_and_commendation_with_links_for_references(corpus: Path) -> None:
    found = entries(corpus)
    counts = {(section, lang): len(of(found, section, lang)) for section, lang in (
        ("tin-tuc", "vi"), ("tin-tuc", "en"), ("van-ban", "vi"), ("khen-thuong", "vi")
    )}  # fmt: skip
    assert list(counts.values()) == [20, 10, 8, 4]
    addresses = {entry.address for entry in found}
    assert not [entry.place for entry in found if "[[" in entry.body]
    assert {address for entry in found for _, address in entry.related} <= addresses
    twins = {entry.place for entry in found if entry.twin}
    assert twins == {entry.place for entry in found if entry.lang == "en"}


@pytest.mark.parametrize("name", ["Hugo", "Pelican", "Eleventy", "Zensical"])
def test_every_generator_is_given_a_file_for_every_entry(corpus: Path, tmp_path: Path, name: str) -> None:
    peer = next(peer for peer in PEERS if peer.name == name)
    found = entries(corpus)
    peer.prepare(corpus, found, tmp_path)
    for entry in found:
        given = [path for path in tmp_path.rglob(f"{entry.place}.md") if f"/{entry.lang}/" in path.as_posix()]
        assert len(given) == 1, entry.address
        assert entry.body in given[0].read_text("utf-8")
    before = files(tmp_path)
    peer.edit(tmp_path, found[-1], "Đã sửa.")
    changed = [path for path, data in files(tmp_path).items() if before[path] != data]
    assert [path.endswith(f"{found[-1].place}.md") for path in changed] == [True]


def test_front_matter_is_read_back_as_it_was_meant(corpus: Path) -> None:
    for entry in entries(corpus):
        head = yaml.safe_load(entry.front_matter().split("---\n")[1])
        assert (head["title"], head["date"], head["the"]) == (entry.title, entry.day.isoformat(), [entry.tag])


def test_the_pelican_head_has_a_line_for_each_field(corpus: Path, tmp_path: Path) -> None:
    pelican = next(peer for peer in PEERS if peer.name == "Pelican")
    found = entries(corpus)
    pelican.prepare(corpus, found, tmp_path)
    for entry in found:
        path = tmp_path / "content/articles" / entry.lang / f"{entry.place}.md"
        head = dict(line.split(": ", 1) for line in path.read_text("utf-8").split("\n\n", 1)[0].splitlines())
        assert head["Save_as"] == f"{entry.address.strip('/')}/index.html"
        assert [tuple(pair) for pair in json.loads(head.get("Facts", "[]"))] == list(entry.facts)


def test_an_entry_without_a_page_is_missed(corpus: Path, tmp_path: Path) -> None:
    found = entries(corpus)
    for entry in found[1:]:
        page = tmp_path / entry.address.strip("/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.touch()
    assert list(missing(tmp_path, found)) == [found[0].address]


CHILD = "import time; kept = bytearray(60_000_000); kept[::4096] = b'x' * len(kept[::4096]); time.sleep(0.6)"
PARENT = f"""import subprocess, sys
print("• Một …", file=sys.stderr, flush=True)
subprocess.run([sys.executable, "-c", {CHILD!r}])
print("• Hai …", file=sys.stderr, flush=True)
subprocess.run([sys.executable, "-c", {CHILD!r}, "pagefind"])
"""


def test_memory_is_of_all_processes_and_the_indexer_counts_apart(tmp_path: Path) -> None:
    took = measure([sys.executable, "-c", PARENT], tmp_path)
    assert 60 < took.megabytes < 120
    assert 60 < took.index_megabytes < 120
    assert list(took.steps) == ["Một", "Hai"]
    assert sum(took.steps.values()) <= took.seconds
    assert 0 < took.waited <= took.index_seconds < took.seconds
    assert took.without_index < took.seconds


def test_a_command_that_fails_ends_the_benchmark_with_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="thiếu tệp"):
        measure([sys.executable, "-c", "import sys; sys.exit('thiếu tệp')"], tmp_path)


def test_a_straight_line_is_told_with_how_well_it_fits() -> None:
    assert line([100, 1000, 5000], [1.2, 3.0, 11.0]) == "1.0 + 2.00, R² 1.0000"
    assert float(line([100, 1000, 5000], [1.0, 2.0, 100.0]).rpartition(" ")[2]) < 0.99
