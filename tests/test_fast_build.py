"""A build that takes what it can from the one before gives the same bytes as one that makes everything anew."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from attached import pdf
from built import CONFIG
from making import (
    DOCUMENT,
    PAGE,
    POST,
    TODAY,
    TRANSLATION,
    loaded,
    site,
    text,
    write,
)  # fmt: skip

from danvan import tables, withdrawal
from danvan.assembly import Assembly, assemble, share
from danvan.build import Order, pages
from danvan.library import Library, Memory, Oblivious, load, memorise, reading, readings, remember
from danvan.library.reading import communes
from danvan.pages import SiteConfig, others
from danvan.problems import ContentError
from danvan.stored import KEPT_BUILDS, Store

PROJECT = Path(__file__).parents[1]
URL = "https://dan-van.example/"
SITE = SiteConfig(URL, {"name": "Sở (mẫu)", "parent": "UBND tỉnh (mẫu)"}, ("mau.example", "2026"))
# So many sequences of edits, so many of them on one growing tree.
SEQUENCES, EACH = 200, 20
WORDS = ("văn hóa", "du lịch", "thể thao", "di sản", "lễ hội", "MTTQ", "UBND xã", "hát then")
TAGS = ("van-hoa", "the-thao", "du-lich", "di-san")


class Editor:
    """Somebody who changes the content at random; what would not be right content is taken back."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.rng = random.Random(seed)
        self.today = TODAY
        self._number = 0
        self._ways: list[Callable[[], None]] = [
            self.add_post, self.add_post, self.add_document, self.change_title, self.change_title, self.change_body,
            self.refer, self.rename, self.delete, self.translate, self.change_what_others_name, self.change_status,
            self.pin, self.correct, self.take_down, self.let_a_day_pass, self.change_a_page, self.make_draft,
        ]  # fmt: skip

    def edit(self) -> str:
        """One edit that leaves the content right; what it was."""
        before = self._snapshot()
        while True:
            way = self.rng.choice(self._ways)
            today = self.today
            try:
                way()
                load(self.root, self.today)
            except (ContentError, LookupError):
                self.today = today
                self._restore(before)
                continue
            return way.__name__

    def _snapshot(self) -> dict[Path, bytes]:
        files = (path for top in ("docs", "news") for path in (self.root / top).rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files}

    def _restore(self, before: dict[Path, bytes]) -> None:
        for path in self._snapshot().keys() - before.keys():
            path.unlink()
        for path, data in before.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _one(self, pattern: str) -> Path:
        return self.rng.choice(sorted(path for path in self.root.glob(pattern) if not path.stem.endswith(".en")))

    def _words(self) -> str:
        return " ".join(self.rng.choices(WORDS, k=4))

    def _set(self, path: Path, **changes: object) -> None:
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        path.write_text(text(yaml.safe_load(head), body.strip("\n"), **changes), "utf-8")

    def add_post(self) -> None:
        """A new post, perhaps of an old day."""
        self._number += 1
        day = self.today - dt.timedelta(days=self.rng.randrange(900))
        path = self.root / f"news/{day.year}/{day}-bai-{self._number}.md"
        path.parent.mkdir(exist_ok=True)
        fields = {
            **POST, "id": f"bai-mau-{self._number}", "title": f"Bài {self._number} {self._words()}", "date": f"{day}T08:00:00+07:00",
            "tags": [self.rng.choice(TAGS)], "movements": ["dan-van-kheo"], "communes": ["xa-bac-son"],
        }  # fmt: skip
        path.write_text(text(fields, f"{self._words()} [[126-kl-tw-2025]]."), "utf-8")

    def add_document(self) -> None:
        """A new document that names another."""
        number = self.rng.randrange(200, 900)
        relation = {"type": "implements", "document": "126-kl-tw-2025"}
        fields = {**DOCUMENT, "number": f"{number}-KL/TW", "title": self._words(), "relations": [relation]}
        (self.root / f"docs/van-ban/{number}-kl-tw-2025.md").write_text(text(fields), "utf-8")

    def change_title(self) -> None:
        """Another title of a post."""
        self._set(self._one("news/*/*.md"), title=f"Tên khác {self._words()}")

    def change_body(self) -> None:
        """Another text of a post."""
        path = self._one("news/*/*.md")
        path.write_text(f"{path.read_text('utf-8')}\n## {self._words()}\n\n{self._words()}\n", "utf-8")

    def refer(self) -> None:
        """A post names a document and a task of the plan."""
        self._set(
            self._one("news/*/*.md"), documents=[self._one("docs/van-ban/*.md").stem], tasks=["ke-hoach-2025#II.1"]
        )

    def rename(self) -> None:
        """A post's file gets another name."""
        self._number += 1
        path = self._one("news/*/*.md")
        path.rename(path.with_name(f"{path.stem[:10]}-ten-moi-{self._number}.md"))

    def delete(self) -> None:
        """A post goes, with its translation."""
        path = self._one("news/*/*.md")
        path.unlink()
        path.with_suffix(".en.md").unlink(missing_ok=True)

    def translate(self) -> None:
        """A post gets an English version, or loses it."""
        path = self._one("news/*/*.md").with_suffix(".en.md")
        if path.exists():
            path.unlink()
        else:
            path.write_text(
                text({"title": f"Sample post {self._number}", "translation": TRANSLATION}, "Text."), "utf-8"
            )

    def change_what_others_name(self) -> None:
        """Another name of what posts refer to."""
        pattern, field = self.rng.choice(
            (("docs/van-ban/*.md", "title"), ("docs/don-vi/*.md", "name"), ("docs/phong-trao/*.md", "name"), ("docs/ke-hoach/*.md", "title"))
        )  # fmt: skip
        self._set(self._one(pattern), **{field: f"Tên mới {self._words()}"})

    def change_status(self) -> None:
        """A document comes into force."""
        status = {"value": "in_force", "since": "2025-03-01", "checked_on": "2026-11-20", "source": "https://vbpl.vn/x"}
        self._set(self._one("docs/van-ban/*.md"), status=status)

    def pin(self) -> None:
        """A post stands at the top until a day."""
        self._set(self._one("news/*/*.md"), pinned_until=str(self.today + dt.timedelta(days=2)))

    def correct(self) -> None:
        """A correction of a post."""
        self._set(self._one("news/*/*.md"), corrections=[{"date": str(self.today), "note": self._words()}])

    def take_down(self) -> None:
        """A post is withdrawn."""
        withdrawal.withdraw(self.root, self.today, withdrawal.Order(self._one("news/*/*.md").stem, "Theo đề nghị."))

    def let_a_day_pass(self) -> None:
        """Tomorrow, or a later day."""
        self.today += dt.timedelta(days=self.rng.choice((1, 1, 40)))

    def change_a_page(self) -> None:
        """Another text of a page written by hand."""
        path = self._one("docs/gioi-thieu/*.md")
        path.write_text(f"{path.read_text('utf-8')}\n{self._words()}\n", "utf-8")

    def make_draft(self) -> None:
        """A post is taken back, or put up again."""
        path = self._one("news/*/*.md")
        self._set(path, draft=None if "draft: true" in path.read_text("utf-8") else True)


def differences(fast: Assembly, plain: Assembly) -> list[str]:
    """The pages, heads and files that are not the same."""
    found = [name for name in ("downloads", "linked") if getattr(fast, name) != getattr(plain, name)]
    for lang, made in plain.pages.items():
        names = made.keys() | fast.pages[lang].keys()
        found += sorted(uri for uri in names if made.get(uri) != fast.pages[lang].get(uri))
    names = plain.files.keys() | fast.files.keys()
    found += sorted(path for path in names if plain.files.get(path) != fast.files.get(path))
    return found + ([] if fast.fingerprints == plain.fingerprints else ["fingerprints"])


@pytest.mark.parametrize("seed", range(SEQUENCES // EACH))
def test_what_is_remembered_is_what_would_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Random sequences of edits; after each the pages, heads and files from memory are those made without one."""
    few = [unit for unit in communes() if unit.key in ("xa-bac-son", "phuong-tam-thanh")]
    monkeypatch.setattr(reading, "communes", lambda: few)
    if seed % 2:
        # As with files that were written long before the build: what tells that nobody has touched them is enough.
        monkeypatch.setattr(readings, "FRESH", 0)
    for name in ("xlsx", "docx"):
        # Word and Excel write the same tables as CSV, and take half of the time.
        monkeypatch.setitem(tables.WRITERS, name, tables.as_csv)
    editor = Editor(write(tmp_path, site()), seed)
    memory = Memory(load(tmp_path, TODAY))
    assemble(memory, SITE)
    reused = total = 0
    for number in range(EACH):
        edits = [editor.edit() for _ in range(editor.rng.randint(1, 3))]
        library = load(tmp_path, editor.today)
        if seed % 3:
            memory = Memory(library, memory.now)
        else:
            # From the disk; otherwise the Markdown of pages, which nobody has kept, is made once more for the comparison.
            memorise(memory, "p")
            memory = remember(library, "p")
        fast = assemble(memory, SITE)
        assert differences(fast, assemble(Oblivious(library), SITE)) == [], (number, edits)
        reused += sum(memory.before.get(name) is made for name, made in memory.now.items())
        total += len(memory.now)
    # Otherwise the comparison would say nothing.
    assert reused > total * 0.5


def test_only_what_a_change_can_touch_is_made_again(tmp_path: Path) -> None:
    post = "news/2026/2026-11-23-bai-viet.md"
    posts = {
        f"news/2026/2026-10-{day:02}-bai.md": text(POST, id=f"bai-mau-{day}", date=f"2026-10-{day:02}T08:00:00+07:00")
        for day in range(1, 29)
    }
    memory = Memory(loaded(tmp_path, {**posts}))
    assemble(memory, SITE)
    write(tmp_path, {post: text(POST, "Thân bài khác.")})
    library = load(tmp_path, TODAY)
    after = Memory(library, memory.now)
    assemble(after, SITE)
    made = {name[2] for name, value in after.now.items() if memory.now.get(name) is not value and name[0] == "page"}
    assert post in made
    assert not {uri for uri in made if uri.startswith("news/2026/2026-10")}
    assert "van-ban/126-kl-tw-2025.md" not in made


def test_another_file_under_the_same_name_is_told_everywhere(tmp_path: Path) -> None:
    """Nobody changed a text: what pages and feeds say of the file's size and pages is new all the same."""
    path = "assets/van-ban/126.pdf"
    offered = text(DOCUMENT, files=[{"path": path, "label": "Bản PDF (mẫu)"}])
    first: dict[str, str | bytes | None] = {"docs/van-ban/126-kl-tw-2025.md": offered, f"docs/{path}": pdf("Mot.")}
    memory = Memory(loaded(tmp_path, first))
    before = assemble(memory, SITE)
    write(tmp_path, {f"docs/{path}": pdf("Hai. " * 400, "Ba.")})
    library = load(tmp_path, TODAY)
    after = assemble(Memory(library, memory.now), SITE)
    assert differences(after, assemble(Oblivious(library), SITE)) == []
    assert "feeds/vi/van-ban.rss.xml" in differences(after, before)


class TestMemory:
    def remembered(self, root: Path) -> tuple[Library, int]:
        library = load(root, TODAY)
        return library, len(remember(library, "p").before)

    def test_it_is_there_for_the_next_build_of_the_same_program(self, tmp_path: Path) -> None:
        memory = Memory(loaded(tmp_path, {}))
        assemble(memory, SITE)
        memorise(memory, "p")
        library, kept = self.remembered(tmp_path)
        assert kept == len(memory.now)
        assert remember(library, "another program").before == {}

    def test_a_damaged_one_is_none(self, tmp_path: Path) -> None:
        memory = Memory(loaded(tmp_path, {}))
        memorise(memory, "p")
        path = tmp_path / ".build/cache/memory/p/p"
        path.write_bytes(path.read_bytes()[:-1])
        assert self.remembered(tmp_path)[1] == 0

    @pytest.mark.parametrize("lost", [False, True])
    def test_the_markdown_of_a_page_is_read_when_it_is_asked_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: bool
    ) -> None:
        memory = Memory(loaded(tmp_path, {}))
        whole = assemble(memory, SITE)
        memorise(memory, "p")
        if lost:
            (tmp_path / ".build/cache/rests.sqlite").write_bytes(b"?")
        rendered: list[str] = []
        really = others.render
        monkeypatch.setattr(
            others, "render", lambda name, *more, **values: rendered.append(name) or really(name, *more, **values)
        )
        again = assemble(remember(load(tmp_path, TODAY), "p"), SITE)
        uri = "news/2026/2026-11-23-bai-viet.md"
        assert "post" not in rendered
        assert again.by_uri["vi"][uri].markdown == whole.by_uri["vi"][uri].markdown
        assert rendered.count("post") == lost
        assert pickle.loads(pickle.dumps(again.by_uri["vi"][uri])) == whole.by_uri["vi"][uri]


class TestStore:
    def make(self, root: Path, text: str) -> Path:
        folder = root / "made"
        shutil.rmtree(folder, ignore_errors=True)
        write(folder, {"a/index.html": text})
        return folder

    def age(self, folder: Path, hours: int) -> None:
        """As if it had been made so long ago."""
        then = (folder / "a/index.html").stat().st_mtime - hours * 3600
        os.utime(folder / "a/index.html", (then, then))

    def test_a_page_that_was_only_touched_is_taken(self, tmp_path: Path) -> None:
        made = self.make(tmp_path, "một")
        self.age(made, 2)
        Store(tmp_path).keep({"a/index.html": "k"}, made)
        self.age(made, -1)
        assert Store(tmp_path).restore({"a/index.html": "k"}, tmp_path / "new") == {"a/index.html"}

    def test_a_kept_page_is_the_same_file(self, tmp_path: Path) -> None:
        made = self.make(tmp_path, "một")
        Store(tmp_path).keep({"a/index.html": "k"}, made)
        assert Store(tmp_path).restore({"a/index.html": "k", "b/index.html": "x"}, tmp_path / "new") == {"a/index.html"}
        assert (tmp_path / "new/a/index.html").samefile(made / "a/index.html")

    @pytest.mark.parametrize("hours", [0, 1])
    def test_a_page_that_somebody_changed_in_the_site_is_made_anew(self, tmp_path: Path, hours: int) -> None:
        made = self.make(tmp_path, "một")
        self.age(made, hours)
        Store(tmp_path).keep({"a/index.html": "k"}, made)
        (made / "a/index.html").write_text("mốt", "utf-8")
        assert Store(tmp_path).restore({"a/index.html": "k"}, tmp_path / "new") == set()
        assert not (tmp_path / "new/a/index.html").exists()

    def test_a_folder_that_holds_pages_already_keeps_those_that_are_wanted(self, tmp_path: Path) -> None:
        pages = {f"{name}/index.html": name for name in ("a", "b/c", "d")}
        made = write(tmp_path / "made", pages)
        for path in pages:
            os.utime(made / path, (1, 1))
        Store(tmp_path).keep({path: f"kept-{path[0]}" for path in pages}, made)
        before = write(tmp_path / "before", {"b/c/index.html": "b/c", "x/y/z.txt": "lạc", "b/old.txt": "cũ"})
        os.link(made / "a/index.html", before / "a.html")
        (before / "d").mkdir()
        os.link(made / "d/index.html", before / "d/index.html")
        wanted = {path: f"kept-{path[0]}" for path in pages} | {"e/index.html": "kept-e"}
        assert Store(tmp_path).restore(wanted, before) == set(pages)
        files = {path.relative_to(before).as_posix(): path for path in before.rglob("*")}
        assert sorted(files) == ["a", "a/index.html", "b", "b/c", "b/c/index.html", "d", "d/index.html"]
        assert all(files[path].samefile(made / path) for path in pages)

    @pytest.mark.parametrize("cut", [0, 20, 40, -1])
    def test_a_damaged_index_is_an_empty_one(self, tmp_path: Path, cut: int) -> None:
        Store(tmp_path).keep({"a/index.html": "k"}, self.make(tmp_path, "một"))
        index = tmp_path / ".build/pages/index"
        index.write_bytes(index.read_bytes()[:cut])
        assert Store(tmp_path).restore({"a/index.html": "k"}, tmp_path / "new") == set()
        Store(tmp_path).keep({"a/index.html": "k"}, self.make(tmp_path, "hai"))
        assert Store(tmp_path).restore({"a/index.html": "k"}, tmp_path / "new") == {"a/index.html"}
        assert (tmp_path / "new/a/index.html").read_text() == "hai"

    def test_the_last_site_is_laid_out_before_the_next_is_known(self, tmp_path: Path) -> None:
        pages = {f"{name}/index.html": name for name in ("a", "b", "c/d")}
        made = write(tmp_path / "made", pages)
        Store(tmp_path).keep({path: f"kept-{path[0]}" for path in pages}, made)
        (tmp_path / ".build/pages/kept-b").unlink()
        store, new = Store(tmp_path), write(tmp_path / "new", {"b/index.html": "other", "x/y.txt": "lạc"})
        laid = store.ahead(new)
        assert {path.relative_to(new).as_posix() for path in new.rglob("*.*")} == {"a/index.html", "c/d/index.html"}
        wanted = {"a/index.html": "kept-a", "b/index.html": "kept-b", "e/index.html": "kept-c"}
        assert store.restore(wanted, new, laid) == {"a/index.html", "e/index.html"}
        assert {path.relative_to(new).as_posix() for path in new.rglob("*")} == {
            "a",
            "a/index.html",
            "e",
            "e/index.html",
        }
        assert (new / "e/index.html").samefile(made / "c/d/index.html")

    def test_one_folder_of_a_site_is_exchanged(self, tmp_path: Path) -> None:
        files = {"a/index.html": "a", "p/1": "1", "p/2": "2"}
        made = write(tmp_path / "made", files)
        names = {path: f"kept-{text}" for path, text in files.items()}
        Store(tmp_path).keep(names, made)
        store, new = Store(tmp_path), tmp_path / "new"
        store.restore(names, new, store.ahead(new))
        assert store.exchange("p", {"p/1": "kept-1", "p/2": "kept-2"}, new)
        assert store.exchange("p", {"p/1": "kept-2"}, new)
        assert {path.relative_to(new).as_posix(): path.read_text() for path in new.rglob("*") if path.is_file()} == {
            "a/index.html": "a", "p/1": "2",
        }  # fmt: skip
        assert not store.exchange("p", {"p/1": "lost"}, new)
        assert not (new / "p").exists()
        store.keep({}, new)
        assert Store(tmp_path).last == {"a/index.html": "kept-a"}

    def test_two_builds_at_once_take_nothing_from_each_other(self, tmp_path: Path) -> None:
        made = self.make(tmp_path, "một")
        one, two = Store(tmp_path), Store(tmp_path)
        one.keep({"a/index.html": "k"}, made)
        half_done = tmp_path / ".build/pages/other.4711"
        half_done.write_text("một nửa")
        two.keep({"a/index.html": "k"}, made)
        assert half_done.exists()
        assert Store(tmp_path).restore({"a/index.html": "k"}, tmp_path / "new") == {"a/index.html"}

    def test_what_no_index_names_goes_after_a_day(self, tmp_path: Path) -> None:
        Store(tmp_path).keep({"a/index.html": "k"}, self.make(tmp_path, "một"))
        stray = tmp_path / ".build/pages/lost"
        stray.write_text("?")
        os.utime(stray, (0, 0))
        Store(tmp_path).keep({}, tmp_path)
        assert not stray.exists()

    def test_what_no_build_shows_any_more_goes(self, tmp_path: Path) -> None:
        Store(tmp_path).keep({"a/index.html": "old"}, self.make(tmp_path, "một"))
        for _ in range(KEPT_BUILDS):
            Store(tmp_path).keep({"a/index.html": "new"}, self.make(tmp_path, "hai"))
            assert (tmp_path / ".build/pages/old").exists()
        Store(tmp_path).keep({"a/index.html": "new"}, self.make(tmp_path, "hai"))
        assert sorted(path.name for path in (tmp_path / ".build/pages").iterdir()) == ["index", "new"]


def build(root: Path, today: dt.date = TODAY, *, plain: bool = False) -> dict[str, bytes]:
    """The pages and files made from a tree, by their paths; fails when the engine warns of anything."""
    into = root / ("plain" if plain else "made")
    engine = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml")]
    order = Order(root, today, engine, into, URL, plain=plain)
    with pages.begin(order, into) as started:
        pages.write_site(order, load(root, today), into, started)
    files = (path for path in sorted(into.rglob("*")) if path.is_file())
    made = {path.relative_to(into).as_posix(): path.read_bytes() for path in files}
    assert [path for path in into.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    # The next fast build begins with this one.
    if plain:
        shutil.rmtree(into)
    return made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A small project with some posts."""
    by_hand = {f"docs/{name}index.md": text(PAGE) for name in ("", "dang-ky-nhan-tin/", "du-lieu-ca-nhan/")}
    root = write(tmp_path, site(**{"mkdocs.yml": CONFIG, **by_hand}))
    editor = Editor(root, seed=7)
    for _ in range(6):
        editor.add_post()
    return root


def test_every_build_gives_the_same_bytes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing kept, with everything kept, after edits, on another day: as if the engine had made it all."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT / "scripts"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setattr(pages, "WORTH_A_PROCESS", 20)
    monkeypatch.setattr(share, "PAGES", 7)
    editor = Editor(project, seed=11)
    first = build(project)
    assert build(project) == first
    assert build(project, plain=True) == first
    # A page whose text nobody touched says that it can be read in English now.
    english = text({"title": "Sample post", "translation": TRANSLATION}, "Text.")
    write(project, {"news/2026/2026-11-23-bai-viet.en.md": english})
    translated, post = compared(project, editor, ["translated"]), "tin-tuc/2026/2026-11-23-bai-viet/index.html"
    assert translated[post] != first[post]
    edits = [editor.edit() for _ in range(4)]
    compared(project, editor, edits)
    # Another name of the site: every page is made anew, from texts that are kept.
    (project / "mkdocs.yml").write_text(CONFIG + "site_name: Tên khác\n", "utf-8")
    compared(project, editor, [*edits, *(editor.edit() for _ in range(4))])


def compared(project: Path, editor: Editor, edits: list[str]) -> dict[str, bytes]:
    """What is built with what is kept; it must be what the engine makes of everything."""
    fast, plain = build(project, editor.today), build(project, editor.today, plain=True)
    assert [path for path in sorted(plain.keys() | fast.keys()) if plain.get(path) != fast.get(path)] == [], edits
    return fast
