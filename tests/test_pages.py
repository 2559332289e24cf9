"""The Markdown of the pages, as the templates make it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import COMMENDATION, MODEL, POST, SUMMARY, TODAY, loaded, text

from danvan import feeds
from danvan.library import Library, Oblivious, load
from danvan.markup import PLACE
from danvan.pages import Page, SiteConfig, site_pages
from danvan.pages.addresses import address_in, dest_of, relative, section_of
from danvan.pages.lock import lock
from danvan.pages.markdown import Md, escape
from danvan.pages.rendering import host, number

PROJECT = Path(__file__).parents[1]
SITE = SiteConfig("https://dan-van.example/", {"name": "Sở (mẫu)", "address": ""}, ("mau.example", "2026"))


def pages_of(library: Library, lang: str = "vi") -> dict[str, Page]:
    """Every page of a library in a language, by its source path."""
    places = feeds.places(Oblivious(library), SITE, lang)
    return {page.uri: page for page in site_pages(Oblivious(library), SITE, lang, lambda p: feeds.table(p, places))}


@cache
def sample(lang: str) -> dict[str, Page]:
    """The sample site's pages."""
    return pages_of(load(PROJECT / "tests/sample", TODAY, sample=True), lang)


@cache
def real(lang: str) -> dict[str, Page]:
    """The real site's pages."""
    return pages_of(load(PROJECT, TODAY), lang)


def html_of(source: str) -> str:
    """Markdown rendered as the site does."""
    return markdown.markdown(
        source, extensions=["attr_list", "md_in_html", "def_list", "tables", "footnotes", "admonition"]
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("make", [sample, real])
def test_every_page_has_one_title_and_a_description(make: Callable[[str], dict[str, Page]], lang: str) -> None:
    for page in make(lang).values():
        assert len(re.findall(r"^# ", page.markdown, re.MULTILINE)) == 1, page.uri
        assert page.title, page.uri
        assert page.description, page.uri


def test_footnotes_stand_below_their_text_and_are_locked_with_it() -> None:
    page = next(page for uri, page in sample("vi").items() if uri.endswith("2026-01-15-tin-mau-dinh-chinh.md"))
    made = lock(html_of(page.markdown))
    assert PLACE not in made
    assert '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>' in made
    assert re.search(r'<li id="fn:1">\s*<p>Số việc lấy từ sổ của tổ mẫu', made)


def test_both_languages_have_the_same_lists() -> None:
    vietnamese = {uri for uri, page in real("vi").items() if page.kind == "list"}
    english = {uri for uri, page in real("en").items() if page.kind == "list"}
    assert vietnamese == english


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_a_printed_value_shows_exactly_its_text(value: str) -> None:
    rendered = html_of(f"x {escape(value)} x")
    shown = re.sub(r"<[^>]*>", "", rendered)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, letter)
    assert shown == f"x {value} x"


@pytest.mark.parametrize("value", ["# tên", "- mục", "1. mục", "> trích", "+ cộng"])
def test_a_value_at_the_start_of_a_line_stays_text(value: str) -> None:
    assert html_of(escape(value)) == f"<p>{value.replace('>', '&gt;')}</p>"


def test_what_is_markdown_already_is_left_alone() -> None:
    assert escape(Md("**đậm**")) == "**đậm**"


def test_the_second_lock_cleans_what_people_wrote_and_nothing_else() -> None:
    page = '<nav onclick="a()"></nav><!--body--><p onclick="b()">Chữ<script>c()</script></p><!--/body-->'
    assert lock(page) == '<nav onclick="a()"></nav><p>Chữ</p>'


class TestAddresses:
    @pytest.mark.parametrize(
        ("uri", "lang", "expected"),
        [
            ("index.md", "vi", ""),
            ("index.md", "en", "en/"),
            ("van-ban/126-kl-tw-2025.md", "vi", "van-ban/126-kl-tw-2025/"),
            ("van-ban/126-kl-tw-2025.md", "en", "en/van-ban/126-kl-tw-2025/"),
            ("news/2026/2026-11-23-bai.md", "vi", "tin-tuc/2026/2026-11-23-bai/"),
            ("tin-tuc/2026/11.md", "vi", "tin-tuc/2026/11/"),
        ],
    )
    def test_of_a_page(self, uri: str, lang: str, expected: str) -> None:
        assert address_in(uri, lang) == expected

    @pytest.mark.parametrize(
        ("uri", "expected"),
        [
            ("van-ban/index.md", "van-ban/index.html"),
            ("van-ban/index.en.md", "van-ban/index.en/index.html"),
            ("news/2026/bai.en.md", "tin-tuc/2026/bai.en/index.html"),
        ],
    )
    def test_of_the_file_that_the_engine_sorts(self, uri: str, expected: str) -> None:
        assert dest_of(uri) == expected

    def test_between_pages(self) -> None:
        assert relative("van-ban/a.md", "news/2026/b.md") == "../../van-ban/a.md"


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [(1234.0, "vi", "1.234"), (1234.5, "vi", "1.234,5"), (1234.5, "en", "1,234.5"), (40.0, "vi", "40")],
)
def test_figures_are_written_as_the_language_does(value: float, lang: str, expected: str) -> None:
    assert number(value, lang) == expected


def test_a_host_is_shown_as_people_know_it() -> None:
    assert host("https://www.vietnamplus.vn/x.vnp") == "vietnamplus.vn"


class TestModel:
    def test_the_ten_fields_stand_in_their_order(self, tmp_path: Path) -> None:
        page = pages_of(loaded(tmp_path, {}))["dan-van-kheo/cau-lac-bo.md"]
        assert re.findall(r"^## (.+?)(?: \{.*)?$", page.markdown, re.MULTILINE)[:9] == [
            "Thực trạng, lý do", "Mục tiêu, tiêu chí", "Nội dung, cách thức", "Địa bàn, đối tượng",
            "Lực lượng: chủ trì, phối hợp, tham gia", "Nguồn lực", "Thời gian: bắt đầu, tiến độ, thời điểm đánh giá",
            "Sản phẩm, kết quả đầu ra kiểm chứng được", "Khả năng duy trì, nhân rộng",
        ]  # fmt: skip
        assert page.markdown.startswith("# Câu lạc bộ (mẫu)\n")

    def test_one_that_nobody_brought_up_to_date_says_so(self, tmp_path: Path) -> None:
        files = {"docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, posted="2025-11-22")}
        page = pages_of(loaded(tmp_path, files))["dan-van-kheo/cau-lac-bo.md"]
        assert '!!! stale "Chưa cập nhật quá 12 tháng"\n    Lần cập nhật cuối là 22/11/2025.' in page.markdown

    def test_a_figure_shows_its_unit_day_and_source(self, tmp_path: Path) -> None:
        figure = {
            "what": "Thành viên",
            "value": "1200",
            "unit": "người",
            "date": "2026-06-30",
            "source": "https://vbpl.vn/mau",
        }
        files = {"docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, figures=[figure])}
        page = pages_of(loaded(tmp_path, files))["dan-van-kheo/cau-lac-bo.md"]
        assert "| Thành viên | 1.200 người | 30/06/2026 | [vbpl.vn](https://vbpl.vn/mau) |" in page.markdown

    def test_no_model_yet_tells_how_to_send_one(self) -> None:
        page = real("vi")["dan-van-kheo/index.md"].markdown
        assert '!!! empty "Chưa có mô hình nào được đăng"' in page
        assert len(re.findall(r"^1\. ", page, re.MULTILINE)) == 10


class TestCommendation:
    def test_an_annulled_one_says_by_what(self, tmp_path: Path) -> None:
        annulled = {"number": "13/QĐ-SVHTTDL", "date": "2026-06-20", "issuer": "Sở (mẫu)"}
        fields = text(COMMENDATION, state="annulled", annulled_by=annulled)
        page = pages_of(loaded(tmp_path, {"docs/khen-thuong/2026/giay-khen.md": fields}))[
            "khen-thuong/2026/giay-khen.md"
        ]
        assert page.markdown.startswith("# Giấy khen (mẫu) (đã hủy bỏ)\n")
        assert '!!! dead "Đã hủy bỏ theo 13/QĐ-SVHTTDL"\n    Sở (mẫu), 20/06/2026.' in page.markdown

    def test_no_commendation_yet_tells_how_to_send_one(self) -> None:
        assert '!!! empty "Chưa có quyết định nào được đăng"' in real("vi")["khen-thuong/index.md"].markdown


class TestNews:
    @staticmethod
    def many(folder: Path, count: int) -> dict[str, Page]:
        """The pages of a site with so many posts of one month, each naming the movement."""
        files: dict[str, str | bytes | None] = {
            f"news/2026/2026-10-01-bai-{n}.md": text(
                POST,
                id=f"bai-so-{n}",
                title=f"Bài viết số {n}",
                date="2026-10-01T08:00:00+07:00",
                movements=["dan-van-kheo"],
            )
            for n in range(count)
        }
        return pages_of(loaded(folder, files))

    def test_a_long_month_comes_in_pages(self, tmp_path: Path) -> None:
        pages = self.many(tmp_path, 120)
        first, second = pages["tin-tuc/2026/10.md"].markdown, pages["tin-tuc/2026/10/trang-2.md"].markdown
        assert (first.count(">Bài viết số"), second.count(">Bài viết số")) == (100, 20)
        assert '<a href="../2026-10-01-bai-0/">' in first + second
        assert "[Cũ hơn](10/trang-2.md)" in first
        assert "[Mới hơn](../10.md)" in second

    def test_a_subject_shows_the_newest_and_the_way_to_all(self, tmp_path: Path) -> None:
        pages = self.many(tmp_path, 15)
        page = pages["phong-trao/dan-van-kheo.md"].markdown
        assert page.count("[Bài viết số") == 10
        assert "[Xem tất cả (15)](dan-van-kheo/tin-tuc.md)" in page
        assert pages["phong-trao/dan-van-kheo/tin-tuc.md"].markdown.count(">Bài viết số") == 15

    def test_a_pinned_notice_opens_the_home_page_until_its_day(self, tmp_path: Path) -> None:
        home = {"docs/index.md": text({"title": "Trang chủ", "description": "Trang để thử."}, "{{ home }}")}
        pinned = {**home, "news/2026/2026-11-23-bai-viet.md": text(POST, pinned_until="2026-11-23")}
        over = {**home, "news/2026/2026-11-22-bai-cu.md": text(
            POST, id="bai-cu-01", date="2026-11-22T08:00:00+07:00", pinned_until="2026-11-22")}  # fmt: skip
        assert "Bài viết để thử" in pages_of(loaded(tmp_path / "a", pinned))["index.md"].markdown.split("##")[0]
        assert "!!! pinned" not in pages_of(loaded(tmp_path / "b", over))["index.md"].markdown

    def test_a_correction_stands_above_the_news(self, tmp_path: Path) -> None:
        fields = text(POST, "Thân bài.", corrections=[{"date": "2026-11-23", "note": "Bản đầu ghi sai giờ."}])
        page = pages_of(loaded(tmp_path, {"news/2026/2026-11-23-bai-viet.md": fields}))[
            "news/2026/2026-11-23-bai-viet.md"
        ]
        assert page.markdown.index('!!! correction "Đính chính 23/11/2026"') < page.markdown.index("Thân bài.")

    def test_references_become_links_with_the_records_name_or_own_words(self, tmp_path: Path) -> None:
        body = "Theo [[126-kl-tw-2025]] và [[ke-hoach-2025#II.1|mục này]]."
        page = pages_of(loaded(tmp_path, {"news/2026/2026-11-23-bai-viet.md": text(POST, body)}))
        assert (
            'Theo [Kết luận số <span class="dv-symbol">126-KL/TW</span>](../../van-ban/126-kl-tw-2025.md) và '
            "[mục này](../../ke-hoach/2025.md#ii-1)." in page["news/2026/2026-11-23-bai-viet.md"].markdown
        )


class TestEnglish:
    def test_untranslated_names_are_marked_as_vietnamese(self, tmp_path: Path) -> None:
        page = pages_of(loaded(tmp_path, {}), "en")["tin-tuc/index.md"]
        assert '[<span lang="vi">Bài viết để thử</span>](../news/2026/2026-11-23-bai-viet.md)' in page.markdown
        assert f'<span lang="vi">{SUMMARY}</span>' in page.markdown

    def test_communes_and_documents_have_english_names(self) -> None:
        assert real("en")["xa-phuong/xa-bac-son.md"].title == "Bắc Sơn Commune"
        assert real("en")["xa-phuong/phuong-tam-thanh.md"].title == "Tam Thanh Ward"
        assert real("en")["van-ban/126-kl-tw-2025.md"].title == "Conclusion No. 126-KL/TW"

    def test_a_former_name_is_on_todays_communes_page(self) -> None:
        assert "Xã An Sơn (Huyện Văn Quan)" in real("vi")["xa-phuong/xa-yen-phuc.md"].markdown


class TestRealPages:
    def test_the_coverage_counts_what_there_is(self) -> None:
        page = real("vi")["van-ban/doi-chieu.md"].markdown
        assert re.search(r"35 văn bản: \d+ có nguồn ngoài kế hoạch, 1 có địa chỉ chính thức, 0 có toàn văn", page)

    def test_unknown_contacts_say_so(self) -> None:
        assert "Địa chỉ\n:   chưa cập nhật" in real("vi")["gioi-thieu/index.md"].markdown

    def test_the_plans_missing_number_and_day_are_shown(self) -> None:
        page = real("vi")["ke-hoach/2025.md"].markdown
        assert "…/KH-SVHTTDL (chưa cập nhật)" in page
        assert "04/2025 (chưa rõ ngày)" in page
        assert "**trước ngày 15/04/2025**" in page

    def test_every_finding_is_on_the_page_of_errata(self) -> None:
        page = real("vi")["van-ban/cho-in-sai.md"].markdown
        for printed in ("27/20/2023", "26/22/2021", "72-KH/TU … của UBND tỉnh", "những nhiễu Nhân dân", "15/12/2024"):
            assert printed in page


@pytest.mark.parametrize(
    ("uri", "section"),
    [
        ("van-ban/126-kl-tw-2025.md", "van-ban/index.md"), ("van-ban/index.md", "van-ban/index.md"), ("index.md", "index.md"),
        ("khen-thuong/2025/giay-khen.md", "khen-thuong/index.md"), ("news/2026/2026-01-02-tin.md", "tin-tuc/index.md"),
    ],
)  # fmt: skip
def test_a_page_hangs_below_the_list_of_its_folder(uri: str, section: str) -> None:
    assert section_of(uri) == section


def test_every_whole_list_is_linked_from_some_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        f"news/2026/2026-10-{day:02}-tin.md": text(
            {
                **POST,
                "id": f"2026-10-{day:02}-01",
                "date": f"2026-10-{day:02}T08:00:00+07:00",
                "tasks": ["ke-hoach-2025#II.1"],
            }
        )
        for day in range(1, 13)
    }
    pages = pages_of(loaded(tmp_path, files))
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), link))
        for page in pages.values()
        for link in re.findall(r"\]\(([^)#]+\.md)", page.markdown)
    }
    lists = {uri for uri in pages if uri.endswith("/tin-tuc.md")}
    assert "ke-hoach/2025/ii-1/tin-tuc.md" in lists
    assert lists <= linked
