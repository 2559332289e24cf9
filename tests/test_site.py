"""The real site, built once for these tests as `make site` builds it, and read back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

import feedparser
import pytest
from lxml import etree

from danvan import links, usb
from danvan.audit import audit
from danvan.build import expected
from danvan.library import Library, load
from danvan.links.extract import read_page
from danvan.records.fields import PartialDate

PROJECT = Path(__file__).parents[1]
TODAY = PartialDate(2026, 11, 23).first
URL = "https://dan-van.example/"


def make_site(
    into: Path,
    today: str = "2026-11-23",
    *,
    project: Path = PROJECT,
    environment: Mapping[str, str] = MappingProxyType({}),
    umask: int = -1,
    plain: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Build the real content into a folder, as the Makefile does."""
    engine = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command = [
        sys.executable,
        "-m",
        "danvan",
        "--today",
        today,
        "build",
        "--site",
        str(into),
        "--site-url",
        URL,
        *(["--plain"] if plain else []),
        "--",
        *engine,
    ]
    variables = {**os.environ, "PYTHONPATH": "scripts", "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=project, env=variables, umask=umask, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    done = make_site(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def library() -> Library:
    """The content that it is built from."""
    return load(PROJECT, TODAY)


def page(site: Path, address: str) -> etree._Element:
    """A built page, parsed."""
    return etree.parse(str(site / address / "index.html"), etree.HTMLParser(encoding="utf-8")).getroot()


def text(element: etree._Element, path: str) -> str:
    """The text at a path, white space folded."""
    found = element.xpath(path)
    assert isinstance(found, list), path
    assert found, path
    first = found[0]
    return " ".join("".join(first.itertext()).split()) if isinstance(first, etree._Element) else str(first)


def test_the_audit_finds_nothing(site: Path, library: Library) -> None:
    assert audit(site, URL, expected(library)) == []


@pytest.mark.parametrize(
    "address",
    [
        "van-ban/126-kl-tw-2025/",
        "en/van-ban/126-kl-tw-2025/",
        "ke-hoach/2025/",
        "en/ke-hoach/2025/",
        "tin-tuc/2026/11/",
        "du-lieu-mo/",
        "en/du-lieu-mo/",
    ],
)
def test_promised_addresses_are_there(site: Path, address: str) -> None:
    assert (site / address / "index.html").is_file()


def test_another_machine_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """The same content on the same day: another folder, user, language, time zone, umask and hash seed.

    There the engine makes every page in one process; here pages of an earlier build may have been taken.
    """
    elsewhere = tmp_path / "Thư mục khác" / "dan-van"
    ignored = shutil.ignore_patterns(".git", ".build", ".venv", "site", "__pycache__", ".*_cache")
    shutil.copytree(PROJECT, elsewhere, ignore=ignored)
    home = tmp_path / "home"
    home.mkdir()
    other = {
        "TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "HOME": str(home), "USER": "nguoi-khac",
        "LOGNAME": "nguoi-khac", "PYTHONHASHSEED": "77", "COLUMNS": "40",
    }  # fmt: skip
    again = tmp_path / "again"
    done = make_site(again, project=elsewhere, environment=other, umask=0o077, plain=True)
    assert done.returncode == 0, done.stderr
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [str(name) for name in files if (site / name).read_bytes() != (again / name).read_bytes()] == []


class TestUsb:
    def test_every_address_of_our_own_names_a_file_from_where_it_stands(self, site: Path, tmp_path: Path) -> None:
        usb.write(site, tmp_path / "dan-van.zip")
        folder = tmp_path / "folder"
        with zipfile.ZipFile(tmp_path / "dan-van.zip") as archive:
            archive.extractall(folder)
        pages = {path.relative_to(folder).as_posix(): read_page(path.read_bytes()) for path in folder.rglob("*.html")}
        followed = [
            (name, target)
            for name, page in pages.items()
            for target in (*page.links, *page.loads)
            if not re.match(r"(https?|mailto|tel|data|webcal):|#", target)
        ]
        assert len(followed) > 10_000
        wrong = [
            (name, target) for name, target in followed if not (folder / name).parent.joinpath(bare(target)).is_file()
        ]
        assert wrong == []
        ours = [target for _, target in followed if target.startswith(URL)]
        assert ours == []

    def test_the_same_site_gives_the_same_zip(self, site: Path, tmp_path: Path) -> None:
        usb.write(site, tmp_path / "a.zip")
        for path in site.rglob("*.html"):
            os.utime(path, (0, 0))
        usb.write(site, tmp_path / "b.zip")
        assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def bare(target: str) -> str:
    """The file's way in an address."""
    return unquote(target.partition("#")[0].partition("?")[0])


def test_the_summary_tells_what_was_built(tmp_path: Path) -> None:
    lines = make_site(tmp_path / "site").stdout.splitlines()
    assert lines[0] == "Xong: trang ngày 23/11/2026 trong thư mục site/"
    assert lines[1] == (
        "  Nội dung: 35 văn bản, 1 kế hoạch, 5 phong trào, 0 mô hình, 0 khen thưởng, 8 tin, 3 đơn vị, 65 xã, phường"
    )
    assert re.fullmatch(r"  Trang: \d+\. Nguồn tin: 23\. Thời gian: [\d.]+ giây", lines[2])
    assert re.fullmatch(r"  Chỉ mục tìm kiếm: [\d.]+ giây", lines[3])
    assert lines[4:] == [
        "  Cần rà soát: 28 văn bản chưa rõ tình trạng hoặc kiểm tra quá 12 tháng (danh sách: make reviews)",
        "  Cảnh báo: 2",
        "    - địa chỉ trang chưa cập nhật: thêm SITE_URL=https://… vào lệnh make site",
        "    - chưa cập nhật (mục extra.department của tệp cấu hình): địa chỉ, người chịu trách nhiệm nội dung, thư điện tử, điện thoại",
    ]


def test_a_broken_article_leaves_the_good_site_as_it_was(tmp_path: Path) -> None:
    root = tmp_path / "content"
    (root / "docs").mkdir(parents=True)
    (root / "docs/index.md").write_text("không có phần trường\n", "utf-8")
    good = tmp_path / "site"
    good.mkdir()
    (good / "index.html").write_text("trang cũ", "utf-8")
    command = [sys.executable, "-m", "danvan", "--root", str(root), "--today", "2026-11-23", "build", "--site", str(good),
               "--site-url", URL, "--", "true"]  # fmt: skip
    done = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": "scripts"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("docs/index.md:1: tệp không bắt đầu bằng dòng ---")
    assert (good / "index.html").read_text("utf-8") == "trang cũ"


class TestDocumentPage:
    def test_status_comes_first(self, site: Path) -> None:
        article = page(site, "van-ban/33-ct-ttg-2021")
        assert text(article, "//article//h1/following-sibling::*[1]/p[1]") == "Tình trạng hiệu lực: Chưa kiểm tra"

    def test_a_misprint_of_the_plan_stands_with_what_is_right(self, site: Path) -> None:
        article = page(site, "van-ban/27-ct-ttg-2023")
        erratum = text(article, "//article//div[contains(@class, 'erratum')]")
        assert erratum.startswith("Ngày không có trong lịch Bản kế hoạch in: “27/20/2023” (mục II.2, gạch đầu dòng 1).")
        assert "Theo hồ sơ: 27/10/2023." in erratum

    def test_an_ended_document_says_so_in_its_title(self, site: Path) -> None:
        root = page(site, "van-ban/176-kh-ubnd-2022-ls")
        assert "(đã hết thời kỳ)" in text(root, "//title")
        assert "(đã hết thời kỳ)" in text(root, "//article//h1")

    def test_relations_show_at_both_ends(self, site: Path) -> None:
        assert "Hướng dẫn, quy định chi tiết: Luật Thực hiện dân chủ ở cơ sở" in text(
            page(site, "van-ban/59-2023-nd-cp"), "//article"
        )
        assert "Được hướng dẫn, quy định chi tiết bởi: Nghị định số 59/2023/NĐ-CP" in text(
            page(site, "van-ban/luat-10-2022-qh15"), "//article"
        )

    def test_both_citation_styles(self, site: Path) -> None:
        state = [str(code.text).strip() for code in page(site, "van-ban/59-2023-nd-cp").iter("code")]
        assert state[:2] == [
            "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của "
            "Luật Thực hiện dân chủ ở cơ sở",
            "Nghị định số 59/2023/NĐ-CP",
        ]
        party = [str(code.text).strip() for code in page(site, "van-ban/128-kl-tw-2025").iter("code")]
        assert party[:2] == [
            "Kết luận số 128-KL/TW, ngày 07/3/2025 của Bộ Chính trị về chủ trương công tác cán bộ",
            "Kết luận số 128-KL/TW",
        ]


class TestPlanPage:
    def test_citations_stand_in_the_plans_own_wording(self, site: Path) -> None:
        links = {
            str(link.get("href")): " ".join("".join(link.itertext()).split())
            for link in page(site, "ke-hoach/2025").xpath("//article//a[em]")
        }
        assert (
            links["../../van-ban/128-kl-tw-2025/"]
            == "Kết luận số 128-KL/TW, ngày 07/3/2025 của Bộ Chính trị về chủ trương công tác cán bộ"
        )

    def test_every_section_has_its_anchor(self, site: Path) -> None:
        for address in ("ke-hoach/2025", "en/ke-hoach/2025"):
            ids = set(page(site, address).xpath("//article//@id"))
            assert {"i-1", "i-2", "iii-1", "iii-5", *(f"ii-{n}" for n in range(1, 8))} <= ids


class TestLanguages:
    def test_an_untranslated_page_is_honest(self, site: Path) -> None:
        address = "tin-tuc/2026/2026-11-23-han-gui-ke-hoach-15-4-2025"
        root = page(site, f"en/{address}")
        assert root.get("lang") == "en"
        assert root.xpath("//article//*[@lang='vi']//h1")
        assert root.xpath("//link[@rel='canonical']/@href") == [f"{URL}{address}/"]
        assert f"{URL}en/{address}/" not in (site / "sitemap.xml").read_text("utf-8")

    def test_a_translated_page_is_canonical_and_announced(self, site: Path) -> None:
        root = page(site, "en/van-ban/126-kl-tw-2025")
        assert root.xpath("//link[@rel='canonical']/@href") == [f"{URL}en/van-ban/126-kl-tw-2025/"]
        assert f"<loc>{URL}en/van-ban/126-kl-tw-2025/</loc><lastmod>2026-11-23</lastmod>" in (
            site / "sitemap.xml"
        ).read_text("utf-8")

    def test_clicks_are_not_misdirected(self, site: Path) -> None:
        """Material takes over links that begin with an alternate's address, unless its rel is not just "alternate"."""
        source = (site / "en/van-ban/index.html").read_text("utf-8")
        assert 'rel="alternate" href' not in source
        assert source.count('rel="alternate " href') == 2

    def test_the_404_page_speaks_the_readers_language(self, site: Path) -> None:
        assert "Không tìm thấy trang" in (site / "404.html").read_text("utf-8")
        assert "Không tìm thấy trang" not in (site / "en/404.html").read_text("utf-8")

    def test_anchors_keep_their_d(self, site: Path) -> None:
        assert page(site, "van-ban/theo-loai").xpath("//h2[@id='nghi-dinh']")


class TestFeeds:
    def test_every_linked_feed_reads_back(self, site: Path) -> None:
        feeds = sorted((site / "feeds").rglob("*.xml"))
        assert len(feeds) == 46
        for path in feeds:
            parsed = feedparser.parse(path.read_bytes())
            assert not parsed.bozo, path
            assert parsed.entries, path
            ids = [entry.id for entry in parsed.entries]
            assert len(set(ids)) == len(ids)
            assert all(name.startswith("tag:sovhtt.langson.gov.vn,2026:") for name in ids)
            dates = [entry.published_parsed for entry in parsed.entries]
            assert dates == sorted(dates, reverse=True)

    def test_no_feed_for_what_is_empty(self, site: Path) -> None:
        folder = site / "feeds/vi"
        names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
        keys = [
            "tat-ca",
            "van-ban",
            "tin-tuc",
            "don-vi/so-vhttdl",
            "xa-phuong/xa-bac-son",
            *(f"nhiem-vu/2025-ii-{n}" for n in range(1, 8)),
        ]
        forms = ("rss.xml", "atom.xml", "feed.json")
        assert names == {"nguon-tin.opml", *(f"{key}.{form}" for key in keys for form in forms)}

    def test_every_head_announces_the_feeds_of_its_language(self, site: Path) -> None:
        for address, lang in (("van-ban/126-kl-tw-2025", "vi"), ("en/van-ban/126-kl-tw-2025", "en")):
            found = page(site, address).xpath("//head/link[@type='application/rss+xml']/@href")
            assert isinstance(found, list)
            assert [str(href).partition("feeds/")[2] for href in found] == [
                f"{lang}/tat-ca.rss.xml", f"{lang}/van-ban.rss.xml",
            ]  # fmt: skip

    def test_times_are_vietnamese(self, site: Path) -> None:
        source = (site / "feeds/vi/tin-tuc.rss.xml").read_text("utf-8")
        assert set(re.findall(r"<pubDate>.* ([+-]\d{4})</pubDate>", source)) == {"+0700"}


def test_site_json_tells_what_is_not_known(site: Path) -> None:
    facts = json.loads((site / "data/site.json").read_text("utf-8"))
    assert facts["not_updated"] == ["address", "editor", "email", "phone"]
    assert facts["drifted_translations"] == []


def test_every_record_of_the_site_tells_machines_what_it_is(site: Path, library: Library) -> None:
    for document in library.documents:
        for lang in ("", "en/"):
            address = f"{lang}van-ban/{document.key}/"
            block = page(site, address).xpath("//head/script[@type='application/ld+json']/text()")
            law = json.loads(block[0])["@graph"][0]
            shown = page(site, address).xpath("//link[@rel='canonical']/@href")
            assert (law["@type"], law["url"]) == ("Legislation", shown[0])


class TestSources:
    def test_every_page_of_a_content_file_is_listed_with_it(self, site: Path, library: Library) -> None:
        listed = json.loads((site / "data/sources.json").read_text("utf-8"))
        for address, source in listed.items():
            of_both = listed[address.removeprefix("en/")]
            assert source in (of_both, of_both.removesuffix(".md") + ".en.md"), address
        assert listed["van-ban/126-kl-tw-2025/"] == "docs/van-ban/126-kl-tw-2025.md"
        assert (listed[""], listed["en/"]) == ("docs/index.md", "docs/index.en.md")
        written = {record.source.path for record in library.records.values() if record.has_source}
        assert written <= set(listed.values())
        assert [address for address in listed if not (site / address / "index.html").is_file()] == []
        assert [source for source in listed.values() if not (PROJECT / source).is_file()] == []

    def test_a_broken_link_of_the_built_site_names_its_file_and_line(self, site: Path, tmp_path: Path) -> None:
        broken = tmp_path / "site"
        shutil.copytree(site, broken)
        shutil.rmtree(broken / "van-ban/72-kh-tu-2025")
        found = links.check(broken, URL, PROJECT)
        assert ("unreached", "docs/van-ban/72-kh-tu-2025.md") in {(finding.kind, finding.source) for finding in found}
        from_plan = [finding.source for finding in found if finding.page == "ke-hoach/2025/index.html"]
        assert from_plan
        assert all(re.fullmatch(r"docs/ke-hoach/2025\.md:\d+", source) for source in from_plan), from_plan


def test_the_hook_and_the_file_beside_it_alone_know_the_engine() -> None:
    knowing = {path.name for path in (PROJECT / "scripts").rglob("*.py") if "mkdocs" in path.read_text("utf-8")}
    assert knowing == {"site_hooks.py", "fast_engine.py"}
