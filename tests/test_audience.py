"""What is internal: in the internal site with its banner, in no byte of the public one (features F104)."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
import yaml
from docx import Document as Word
from making import COMMENDATION, DOCUMENT, MODEL, POST, TODAY, UNIT, site, text, write

from danvan.library import load
from danvan.problems import ContentError
from danvan.release import Edition, Store, mark_internal, publish
from danvan.reports import WRITERS, Period, make
from danvan.settings import site_config

PROJECT = Path(__file__).parents[1]
# Of a post for everybody whose day has not come, and of a draft.
WAITS = "zqcho"
# Stand in what nobody but the Department may read: a word in its texts, and the names of its files.
MARKS = ("zqmat", "999-kl-tw", "999-kl/tw")
INTERNAL = {"audience": "internal"}
UNIT_KEY = "so-vhttdl-mau"


def paper() -> bytes:
    """A Word file that only an internal record offers."""
    word, into = Word(), io.BytesIO()
    word.add_paragraph("Nội dung zqmat trong tệp đính kèm.")
    word.core_properties.author = ""
    word.save(into)
    return into.getvalue()


def marked() -> dict[str, str | bytes]:
    """Internal records of several kinds, which refer to each other, and a waiting and a draft one."""
    title = "Việc zqmat (mẫu)"
    words = {"summary": "Dữ liệu mẫu: tóm tắt zqmat, dài vừa đủ cho mọi loại bài, nói về việc gì và vì sao có bài này."}
    post: dict[str, Any] = {**POST, **INTERNAL, **words, "title": title, "unit": UNIT_KEY}
    files = [{"path": "assets/mau/zqmat.docx", "label": "Tệp zqmat (mẫu)"}]
    return {
        "docs/assets/mau/zqmat.docx": paper(),
        "docs/assets/mau/zqmat.jpg": (PROJECT / "tests/sample/docs/assets/mau/phong-canh-mau.jpg").read_bytes(),
        "docs/van-ban/999-kl-tw-2025.md": text(
            {**DOCUMENT, **INTERNAL, **words, "number": "999-KL/TW", "title": title, "files": files}, "Toàn văn zqmat."
        ),
        "docs/zqmat-tay/index.md": text(
            {**INTERNAL, "title": "Trang zqmat", "description": "Trang zqmat viết tay (mẫu)."}, "Thân zqmat. Xem [[999-kl-tw-2025]]."
        ),
        "docs/zqmat-tay/index.en.md": text({"title": "Page zqmat", "description": "The page zqmat (sample)."}, "Body zqmat."),
        "docs/zqmat-tay/khac.md": text(
            {**INTERNAL, "title": "Trang zqmat khác", "description": "Trang zqmat khác (mẫu)."}, "Xem [[zqmat-tay/index]]."
        ),
        "docs/don-vi/zqmat.md": text({**UNIT, **INTERNAL, "name": title, "kind": "unit", "parent": UNIT_KEY}),
        "docs/dan-van-kheo/mo-hinh-zqmat.md": text(
            {**MODEL, **INTERNAL, **words, "id": "zqmat-01", "name": title, "unit": "zqmat"}, "Xem [[999-kl-tw-2025]]."
        ),
        "docs/khen-thuong/2026/giay-khen-zqmat.md": text({**COMMENDATION, **INTERNAL, "id": "zqmat-02", "title": title}),
        "news/2026/2026-11-23-zqmat.md": text(
            {**post, "id": "zqmat-03"}, "Thân bài zqmat.\n\n![Ảnh zqmat](assets/mau/zqmat.jpg \"Chú thích zqmat. Nguồn: Sở (mẫu)\")"
        ),
        "news/2026/2026-12-23-zqmat-sau.md": text(
            {**post, "id": "zqmat-04", "date": "2026-12-23T08:00:00+07:00"}, "Bài zqmat chờ ngày."
        ),
        "news/2026/2026-11-22-zqmat-nhap.md": text(
            {**post, "id": "zqmat-05", "date": "2026-11-22T08:00:00+07:00", "draft": True}, "Bản nháp zqmat."
        ),
        "news/2026/2026-12-24-zqcho.md": text(
            {**POST, **words, "id": "zqcho-01", "date": "2026-12-24T08:00:00+07:00", "title": "Tin zqcho (mẫu)", "unit": UNIT_KEY}
        ),
        "docs/dan-van-kheo/mo-hinh-zqcho.md": text({**MODEL, **words, "id": "zqcho-02", "name": "Mô hình zqcho (mẫu)", "draft": True, "unit": UNIT_KEY}),
    }  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with internal records in it, and a configuration of its own."""
    root = tmp_path_factory.mktemp("audience") / "content"
    shutil.copytree(PROJECT / "tests/sample", root)
    write(root, marked())
    config = {
        "INHERIT": str(PROJECT / "mkdocs.yml"), "docs_dir": "docs", "watch": [],
        "theme": {"custom_dir": str(PROJECT / "overrides")}, "extra": {"sample": True},
        "hooks": [str(PROJECT / "scripts/site_hooks.py")],
    }  # fmt: skip
    head = (PROJECT / "tests/sample/mkdocs.yml").read_text("utf-8").partition("site_dir:")[2].partition("\n")[0]
    (root / "mkdocs.yml").write_text(f"{yaml.safe_dump(config, allow_unicode=True)}site_dir:{head}\n", "utf-8")
    return root


def built(content: Path, into: Path, *options: str) -> Path:
    """The content built as `make site` does."""
    danvan = [sys.executable, "-m", "danvan", "--root", str(content), "--today", "2026-11-23", "build"]
    engine = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(content / "mkdocs.yml")]
    command = [*danvan, "--site", str(into), "--site-url", "https://a.example/", *options, "--", *engine]
    # A public build is public whatever the machine's environment says.
    environment = {**os.environ, "PYTHONPATH": "scripts", "DANVAN_INTERNAL": "1"}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return into


@pytest.fixture(scope="module")
def public(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(content, tmp_path_factory.mktemp("public") / "site")


@pytest.fixture(scope="module")
def internal(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(content, tmp_path_factory.mktemp("internal") / "site", "--internal")


def layers(data: bytes) -> Iterator[bytes]:
    """A file's bytes, and what is packed in them: archives, gzip, brotli."""
    yield data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                yield entry.encode()
                yield from layers(archive.read(entry))
    elif data[:2] == b"\x1f\x8b":
        yield from layers(gzip.decompress(data))


def holding(folder: Path, marks: tuple[str, ...] = MARKS) -> list[str]:
    """The files of a built site in which a mark stands, in their names or anywhere in their bytes."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".br":
            data = brotli.decompress(data)
        if any(mark.encode() in part.lower() for part in (name.encode(), *layers(data)) for mark in marks):
            found.append(name)
    return found


def test_the_public_site_has_no_byte_of_what_is_internal(public: Path) -> None:
    assert holding(public, (*MARKS, WAITS)) == []


def test_the_internal_site_shows_it_everywhere(internal: Path) -> None:
    found = holding(internal)
    assert {
        "van-ban/999-kl-tw-2025/index.html", "van-ban/index.html", "dan-van-kheo/mo-hinh-zqmat/index.html", "don-vi/zqmat/index.html",
        "feeds/vi/tat-ca.rss.xml", "feeds/vi/tat-ca.feed.json", "search/names.vi.json", "search/search_index.js",
        "van-ban/danh-muc/vi/tat-ca.csv", "van-ban/danh-muc/vi/tat-ca.docx", "van-ban/danh-muc/vi/tat-ca.xlsx",
        "assets/mau/zqmat.docx", "zqmat-tay/index.html", "en/zqmat-tay/index.html", "zqmat-tay/khac/index.html",
    } <= set(found)  # fmt: skip
    assert any(name.startswith("pagefind/fragment/") for name in found)
    assert not any("zqmat-sau" in name or "zqmat-nhap" in name for name in found)
    assert holding(internal, (WAITS,)) == []


def test_each_page_of_the_internal_site_says_what_it_is(public: Path, internal: Path) -> None:
    for page in internal.rglob("*.html"):
        source = page.read_text("utf-8")
        assert "BẢN NỘI BỘ" in source, page
        assert '<meta name="robots" content="noindex">' in source, page
    assert "Disallow: /" in (internal / "robots.txt").read_text("utf-8")
    assert "BẢN NỘI BỘ" not in (public / "index.html").read_text("utf-8")


def released(site: Path, place: Store, *, internal: bool = False) -> Path:
    """A release of a built site in a place, with everything that lies beside it."""

    def copied(into: Path) -> str:
        shutil.copytree(site, into)
        return ""

    edition = Edition("2026-11-23", "https://a.example/", copied, PROJECT / "requirements.txt", internal)
    publish(place, edition, 5)
    return place.folder


def test_a_public_release_has_no_byte_of_what_is_internal(public: Path, tmp_path: Path) -> None:
    folder = released(public, Store(tmp_path / "cong-khai"))
    assert holding(folder, (*MARKS, WAITS)) == []
    assert "audience" not in (folder / "current/manifest.json").read_text("utf-8")


def test_an_internal_release_has_it_packed_and_listed_too(internal: Path, tmp_path: Path) -> None:
    place = Store(tmp_path / "noi-bo")
    mark_internal(place)
    found = holding(released(internal, place, internal=True))
    release = "releases/2026-11-23.1"
    page = f"{release}/site/van-ban/999-kl-tw-2025/index.html"
    assert {f"{release}/manifest.json", page, f"{page}.gz", f"{page}.br"} <= set(found)
    assert '"audience": "internal"' in (place.current / "manifest.json").read_text("utf-8")


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_the_report_is_public_unless_asked_otherwise(content: Path, form: str) -> None:
    period = Period(TODAY.replace(month=1, day=1), TODAY)
    site_facts = site_config(content, "https://a.example/")
    told = WRITERS[form](make(load(content, TODAY, sample=True), site_facts, period))
    assert not any(mark.encode() in part.lower() for part in layers(told) for mark in MARKS)
    whole = WRITERS[form](make(load(content, TODAY, internal=True, sample=True), site_facts, period))
    assert any(b"zqmat" in part.lower() for part in layers(whole))


MESSAGE = "dẫn tới «noi-bo» là nội dung nội bộ, mà trang này ai cũng đọc được"
MODEL_PATH, PAGE_PATH = "docs/dan-van-kheo/cau-lac-bo.md", "docs/gioi-thieu/index.md"


@pytest.mark.parametrize("shown", [False, True])
def test_a_public_page_may_not_lead_to_what_is_internal(tmp_path: Path, shown: bool) -> None:
    files = site(**{
        "docs/don-vi/noi-bo.md": text({**UNIT, **INTERNAL, "name": "Tổ nội bộ (mẫu)", "kind": "unit"}),
        MODEL_PATH: text({**MODEL, "unit": "noi-bo"}),
        PAGE_PATH: text({"title": "Giới thiệu", "description": "Trang để thử."}, "Một dòng.\n\nXem [[noi-bo]]."),
    })  # fmt: skip
    with pytest.raises(ContentError) as caught:
        load(write(tmp_path, files), TODAY, internal=shown)
    line = str(files[MODEL_PATH]).splitlines().index("unit: noi-bo") + 1
    assert [(problem.path, problem.line, problem.message) for problem in caught.value.problems] == [
        (MODEL_PATH, line, MESSAGE), (PAGE_PATH, 8, MESSAGE),
    ]  # fmt: skip
    assert {problem.fix for problem in caught.value.problems} == {
        "bỏ chỗ dẫn này, hoặc ghi  audience: internal  cho cả trang này"
    }


def test_internal_records_may_lead_to_each_other_and_to_public_ones(tmp_path: Path) -> None:
    unit = text({**UNIT, **INTERNAL, "name": "Tổ nội bộ (mẫu)", "kind": "unit", "parent": "so-vhttdl"})
    files = site(**{"docs/don-vi/noi-bo.md": unit, MODEL_PATH: text({**MODEL, **INTERNAL, "unit": "noi-bo"})})
    root = write(tmp_path, files)
    assert "noi-bo" not in load(root, TODAY).records
    assert sorted(load(root, TODAY).hidden) == ["cau-lac-bo", "noi-bo"]
    assert "noi-bo" in load(root, TODAY, internal=True).records


def hand(body: str, **fields: str) -> str:
    """A page written by hand."""
    return text({"title": "Trang tay", "description": "Trang để thử.", **fields}, body)


@pytest.mark.parametrize("shown", [False, True])
def test_a_public_page_may_not_name_an_internal_page_written_by_hand(tmp_path: Path, shown: bool) -> None:
    files = site(**{
        "docs/mat/index.md": hand("Chỉ ở Sở.", **INTERNAL), "docs/mat/khac.md": hand("Xem [[mat/index]].", **INTERNAL),
        PAGE_PATH: hand("Xem [[mat/index]]."),
    })  # fmt: skip
    with pytest.raises(ContentError) as caught:
        load(write(tmp_path, files), TODAY, internal=shown)
    assert [(problem.path, problem.line, problem.message) for problem in caught.value.problems] == [
        (PAGE_PATH, 6, "dẫn tới «mat/index» là nội dung nội bộ, mà trang này ai cũng đọc được")
    ]


def test_a_page_written_by_hand_is_internal_in_both_languages(tmp_path: Path) -> None:
    files = site(**{"docs/mat/index.md": hand("Chỉ ở Sở.", **INTERNAL), "docs/mat/index.en.md": hand("Only here.")})
    root = write(tmp_path, files)
    assert "mat/index" not in load(root, TODAY).pages
    assert load(root, TODAY, internal=True).pages["mat/index"].english


def test_an_english_page_alone_cannot_be_internal(tmp_path: Path) -> None:
    files = site(**{"docs/mat/index.md": hand("Ai cũng đọc."), "docs/mat/index.en.md": hand("Only here.", **INTERNAL)})
    with pytest.raises(ContentError) as caught:
        load(write(tmp_path, files), TODAY)
    assert [(problem.path, problem.message) for problem in caught.value.problems] == [
        ("docs/mat/index.en.md", "bản tiếng Anh ghi  audience: internal  mà bản tiếng Việt ai cũng đọc được")
    ]
