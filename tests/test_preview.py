"""`make serve`: what an editor saves is seen at once, and what is seen is what a whole build makes of the same content."""

from __future__ import annotations

import json
import shutil
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from attached import pdf
from built import CONFIG
from making import PAGE, POST, TODAY, TRANSLATION, site, text, write
from test_fast_build import PROJECT, Editor

from danvan.build import Order, pages
from danvan.library import load
from danvan.preview import serve, showing
from danvan.preview.content import Content
from danvan.preview.serving import Handler, _take, places
from danvan.preview.showing import Preview
from danvan.preview.watching import Places, Saved, Watch
from danvan.problems import ContentError, Refusal

POST_FILE, POST_PAGE = "news/2026/2026-11-23-bai-viet.md", "tin-tuc/2026/2026-11-23-bai-viet/"
PATIENCE = 90


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and what its engine needs."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT / "scripts"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    by_hand = {f"docs/{name}index.md": text(PAGE) for name in ("", "dang-ky-nhan-tin/", "du-lieu-ca-nhan/")}
    # A file that is offered is looked at in a process of its own.
    offered = {
        "docs/du-lieu-ca-nhan/index.md": text(PAGE, "[Tệp](assets/a.pdf)"),
        "docs/assets/a.pdf": pdf("A sample."),
    }
    return write(tmp_path / "project", site(**{"mkdocs.yml": CONFIG, **by_hand, **offered, "news/2026/.a.md.swp": ""}))


def order_of(project: Path) -> Order:
    """What is previewed."""
    engine = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml")]
    return Order(project, TODAY, engine, project / "site", "http://127.0.0.1:8000/", preview=TODAY)


@contextmanager
def running(project: Path, order: Callable[[], Order] | None = None) -> Iterator[tuple[Preview, list[str]]]:
    """A preview, and what it tells in the terminal."""
    told: list[str] = []
    preview = Preview(order or partial(order_of, project), project.parent / "work", told.append)
    preview.restart()
    try:
        yield preview, told
    finally:
        preview.stop()


def whole(project: Path) -> dict[str, bytes]:
    """The pages of a whole build of the same preview, by their addresses."""
    order, into = order_of(project), project / "made"
    with pages.begin(order, into) as started:
        library = load(project, TODAY, preview=True, looked_at=TODAY)
        pages.write_site(order, library, into, started)
    found = {
        path.parent.relative_to(into).as_posix().removeprefix(".") + "/": path.read_bytes()
        for path in into.rglob("index.html")
    }
    shutil.rmtree(into)
    return {address.lstrip("/"): data for address, data in found.items()}


def html(preview: Preview, address: str) -> str:
    """A page as it is now."""
    seen = preview.page(address)
    assert seen
    return seen.html.decode()


def until(happened: Callable[[], object]) -> None:
    """Wait for what comes by itself."""
    last = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < last, "it did not happen"
        time.sleep(0.05)


def settled(preview: Preview) -> None:
    """Wait until everything that was saved has been read."""
    until(lambda: preview._coming is None)


def save(preview: Preview, project: Path, name: str, words: str) -> None:
    """Write a file and tell of it."""
    write(project, {name: words})
    preview.saved({name})


def test_after_any_saves_every_page_is_what_a_whole_build_makes(project: Path) -> None:
    editor = Editor(project, seed=5)
    editor._ways.remove(editor.let_a_day_pass)
    with running(project) as (preview, _):
        html(preview, POST_PAGE)
        for edits in (0, 3, 4):
            done = [editor.edit() for _ in range(edits)]
            preview.saved({path.relative_to(project).as_posix() for path in project.glob("news/*/*.md")})
            settled(preview)
            made = whole(project)
            assert len(made) > 100
            assert [at for at, data in made.items() if html(preview, at).encode() != data] == [], done


def test_a_saved_post_is_shown_before_everything_is_read_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(project) as (preview, _):
        html(preview, POST_PAGE)
        settled(preview)
        # Whatever reads everything never comes to an end.
        monkeypatch.setattr(preview, "_renew", lambda *, anew: None)
        save(preview, project, POST_FILE, text(POST, "Vừa lưu xong."))
        assert "Vừa lưu xong." in html(preview, POST_PAGE)
        english = text({"title": "Sample post", "translation": TRANSLATION}, "Just saved.")
        save(preview, project, POST_FILE.replace(".md", ".en.md"), english)
        assert "Just saved." in html(preview, f"en/{POST_PAGE}")
        save(preview, project, "docs/gioi-thieu/index.md", text(PAGE, "Giới thiệu mới."))
        assert "Giới thiệu mới." in html(preview, "gioi-thieu/")


def test_lists_and_files_follow(project: Path) -> None:
    with running(project) as (preview, _):
        html(preview, "tin-tuc/")
        save(preview, project, POST_FILE, text(POST, "Thân bài.", title="Tên khác hẳn"))
        until(lambda: "Tên khác hẳn" in html(preview, "tin-tuc/"))
        settled(preview)
        for path in ("search/names.vi.json", "feeds/vi/tin-tuc.rss.xml", "data/site.json", "chia-se/index.png"):
            assert preview.file(path), path
        found = preview.file("feeds/vi/tin-tuc.rss.xml")
        assert found
        assert "Tên khác hẳn" in found.decode()
        assert preview.file("khong/co.txt") is None
        assert preview.file("feeds/vi/khong-co.rss.xml") is None


def test_what_is_wrong_is_told_and_the_last_good_page_stays(project: Path) -> None:
    with running(project) as (preview, told):
        before = html(preview, POST_PAGE)
        save(preview, project, POST_FILE, text(POST, "Thân bài.", title=None))
        assert [(problem.path, problem.line) for problem in preview.problems] == [(POST_FILE, 1)]
        assert html(preview, POST_PAGE) == before
        settled(preview)
        assert f"{POST_FILE}:1: thiếu trường title (Tiêu đề)" in told[-1]
        save(preview, project, POST_FILE, text(POST, "Đã sửa."))
        until(lambda: not preview.problems)
        assert "Đã sửa." in html(preview, POST_PAGE)
        assert told[-1] == "Đã hết lỗi."


def test_what_only_reading_everything_finds_is_told_too(project: Path) -> None:
    with running(project) as (preview, _):
        html(preview, POST_PAGE)
        save(preview, project, POST_FILE, text(POST, "Xem [[khong-co-bai-nay]]."))
        until(lambda: preview.problems)
        assert preview.problems[0].message == "không có trang nào mã «khong-co-bai-nay»"
        assert "Thân bài." in html(preview, POST_PAGE)
        save(preview, project, POST_FILE, text(POST, "Thân bài."))
        until(lambda: not preview.problems)


def test_content_that_is_wrong_from_the_start_is_shown_once_it_is_mended(project: Path) -> None:
    write(project, {POST_FILE: "---\ntitle: [nửa"})
    with running(project) as (preview, _):
        assert preview.page(POST_PAGE) is None
        assert preview.file("robots.txt") is None
        assert preview.problems[0].path == POST_FILE
        save(preview, project, POST_FILE, text(POST, "Thân bài."))
        until(lambda: preview.page(POST_PAGE))


def test_files_that_are_new_renamed_or_gone(project: Path) -> None:
    other, other_page = "news/2026/2026-11-22-bai-khac.md", "tin-tuc/2026/2026-11-22-bai-khac/"
    with running(project) as (preview, _):
        missing = preview.page(other_page)
        assert missing
        assert not missing.there
        fields = {**POST, "id": "2026-11-22-01", "date": "2026-11-22T08:00:00+07:00"}
        save(preview, project, other, text(fields, "Bài mới."))
        until(lambda: "Bài mới." in html(preview, other_page))
        moved = other.replace("khac", "doi-ten")
        (project / other).rename(project / moved)
        preview.saved({other, moved})
        until(lambda: "Bài mới." in html(preview, other_page.replace("khac", "doi-ten")))
        seen = preview.page(other_page)
        assert seen
        assert not seen.there
        (project / moved).unlink()
        preview.saved({moved})
        until(lambda: "Bài mới." not in html(preview, other_page.replace("khac", "doi-ten")))


def test_saves_quickly_after_each_other_end_in_the_last(project: Path) -> None:
    with running(project) as (preview, told):
        html(preview, POST_PAGE)
        for number in range(6):
            save(preview, project, POST_FILE, text(POST, f"Lần {number}.", title=f"Bài lần {number}"))
        settled(preview)
        assert "Lần 5." in html(preview, POST_PAGE)
        assert "Bài lần 5" in html(preview, "tin-tuc/")
        assert told == []


def test_a_changed_configuration_and_another_day_begin_anew(project: Path) -> None:
    days = [TODAY]

    def order() -> Order:
        return replace(order_of(project), today=days[-1])

    watched = places(project)
    with running(project, order) as (preview, _):
        assert "BẢN XEM TRƯỚC của ngày 23/11/2026" in html(preview, POST_PAGE)
        write(project, {"mkdocs.yml": CONFIG + "site_name: Tên trang khác\n"})
        _take(preview, Saved(frozenset(), frozenset(watched.program[-1:])), project)
        until(lambda: "Tên trang khác" in html(preview, POST_PAGE))
        days.append(TODAY.replace(day=24))
        assert preview.outdated
        _take(preview, Saved(frozenset(), frozenset()), project)
        until(lambda: "BẢN XEM TRƯỚC của ngày 24/11/2026" in html(preview, POST_PAGE))


def test_a_process_that_has_died_is_replaced(project: Path) -> None:
    with running(project) as (preview, _):
        before = html(preview, POST_PAGE)
        assert preview._shown
        assert not preview.outdated
        preview._shown.desk._process.kill()
        with preview.changed:
            preview._turn()
        assert html(preview, POST_PAGE) == before
        until(lambda: preview.outdated)
        _take(preview, Saved(frozenset(), frozenset()), project)
        settled(preview)
        assert html(preview, POST_PAGE) == before
        preview._shown.engines["vi"]._engine._process.kill()
        save(preview, project, POST_FILE, text(POST, "Sau khi máy chết."))
        until(lambda: preview.outdated)
        _take(preview, Saved(frozenset(), frozenset()), project)
        until(lambda: "Sau khi máy chết." in html(preview, POST_PAGE))


def test_many_files_at_once_wait_until_everything_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "AT_ONCE", 0)
    with running(project) as (preview, _):
        html(preview, POST_PAGE)
        save(preview, project, POST_FILE, text(POST, "Nhiều tệp một lúc."))
        assert "Nhiều tệp một lúc." not in html(preview, POST_PAGE)
        until(lambda: "Nhiều tệp một lúc." in html(preview, POST_PAGE))


def test_a_title_in_the_menus_changes_on_every_page(project: Path) -> None:
    menus = CONFIG.replace("nav: [index.md]", "nav: [index.md, {Thêm: [gioi-thieu/index.md]}]")
    write(project, {"mkdocs.yml": menus})
    with running(project) as (preview, _):
        assert "Tên mới của trang" not in html(preview, POST_PAGE)
        save(preview, project, "docs/gioi-thieu/index.md", text(PAGE, "Lời.", title="Tên mới của trang"))
        until(lambda: "Tên mới của trang" in html(preview, POST_PAGE))
        settled(preview)
        made = whole(project)
        assert [at for at in ("", POST_PAGE, "gioi-thieu/") if html(preview, at).encode() != made[at]] == []


def test_a_desk_takes_in_what_it_knows_and_refuses_what_is_wrong(project: Path) -> None:
    content = Content(order_of(project))
    write(project, {POST_FILE: text(POST, "Khác.")})
    content.take_in([POST_FILE, "docs/khong-co.md", "docs/assets/a.png"])
    share = content.share(POST_PAGE, "vi")
    assert share
    assert "Khác." in share.pages["vi"][POST_FILE].markdown
    write(project, {POST_FILE: text(POST, "Hỏng.", tags=["khong-co"])})
    with pytest.raises(ContentError, match="khong-co"):
        content.take_in([POST_FILE])
    assert content.share("khong-co/", "vi") is None


@contextmanager
def served(preview: Preview) -> Iterator[str]:
    """The address at which a preview is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, preview))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def get(address: str) -> tuple[int, str, str]:
    """Status, kind and text of what stands at an address."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as found:
            return found.status, found.headers["Content-Type"], found.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_server_shows_pages_with_the_script_that_loads_them_again(project: Path) -> None:
    with running(project) as (preview, _), served(preview) as address:
        status, kind, page = get(address + POST_PAGE)
        script = '<script src="/_xem-thu/xem-thu.js"'
        assert (status, kind, page.count(script)) == (200, "text/html; charset=utf-8", 1)
        assert get(address + POST_PAGE.rstrip("/"))[2] == page == get(f"{address}{POST_PAGE}index.html")[2]
        status, _, missing = get(f"{address}khong/co/")
        assert (status, script in missing) == (404, True)
        assert get(f"{address}_xem-thu/xem-thu.js")[:2] == (200, "text/javascript; charset=utf-8")
        assert get(f"{address}assets/danvan.css")[:2] == (200, "text/css; charset=utf-8")
        with urllib.request.urlopen(f"{address}_xem-thu/su-kien?page=/{POST_PAGE}", timeout=PATIENCE) as events:
            said = [events.readline().decode() for _ in range(2)]
            state = json.loads(said[1].removeprefix("data: "))
            assert f'data-page="{state["page"]}"' in page
            events.readline()
            save(preview, project, POST_FILE, text(POST, "Thân bài.", unit="khong-co"))
            events.readline()
            assert json.loads(events.readline().decode().removeprefix("data: "))["page"]
        until(lambda: preview.problems)


def test_a_port_that_is_taken_is_told(project: Path) -> None:
    with running(project) as (preview, _), served(preview) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        with pytest.raises(Refusal, match=f"Không mở được cổng {port} .*make serve PORT=8080"):
            serve(partial(order_of, project), port)


def test_the_watch_tells_of_what_is_written_moved_and_taken_away(tmp_path: Path) -> None:
    content, program, rules = tmp_path / "news", tmp_path / "scripts", tmp_path / "rules.md"
    for folder in (content, program):
        folder.mkdir()
    watch = Watch(Places((content, rules), (program,)))
    (content / "a.md").write_text("a", "utf-8")
    (content / ".a.md.swp").write_text("", "utf-8")
    (program / "x.pyc").write_text("", "utf-8")
    (tmp_path / "other.md").write_text("", "utf-8")
    assert watch.wait(PATIENCE) == Saved(frozenset({content / "a.md"}), frozenset())
    (content / "a.md").rename(content / "b.md")
    rules.write_text("", "utf-8")
    assert watch.wait(PATIENCE).content == {content / "a.md", content / "b.md", rules}
    (program / "x.py").write_text("", "utf-8")
    assert watch.wait(PATIENCE) == Saved(frozenset(), frozenset({program / "x.py"}))
    assert watch.wait(0.1) == Saved(frozenset(), frozenset())
    watch.stop()
