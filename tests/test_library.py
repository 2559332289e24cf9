"""Every record together: what is shown on a day, who refers to whom, and the rules between files."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import ClassVar

import pytest
from attached import pdf
from making import (
    COMMENDATION,
    DOCUMENT,
    IMAGE,
    MODEL,
    MOVEMENT,
    PAGE,
    PLAN,
    POST,
    TODAY,
    TRANSLATION,
    UNCHECKED,
    UNIT,
    loaded,
    problems,
    site,
    text,
    write,
)
from photographs import drawing

from danvan import frontmatter
from danvan.library import load, reading, readings
from danvan.library.reading import communes
from danvan.library.rooms import find, folder_of, kind_of
from danvan.records import Commendation, Document, Model, Movement, Plan, Post

POST_FILE = "news/2026/2026-11-23-hai.md"
PLAN_FILE = "docs/ke-hoach/2025.md"
CITED = {
    "section": "ke-hoach-2025#II.1", "place": "gạch đầu dòng 1",
    "text": "Kết luận số 126-KL/TW, ngày 14/02/2025 của Bộ Chính trị về một việc để thử",
}  # fmt: skip


def post(number: int, body: str = "", **changes: object) -> str:
    return text(POST, body, **{"id": f"2026-11-23-{number:02}", **changes})


def test_a_right_tree_is_loaded_whole(tmp_path: Path) -> None:
    library = loaded(tmp_path, {})
    own = {key for key, record in library.records.items() if record.has_source}
    assert own == {
        "126-kl-tw-2025", "ke-hoach-2025", "dan-van-kheo", "so-vhttdl", "cau-lac-bo", "giay-khen", "2026-11-23-bai-viet",
    }  # fmt: skip
    assert list(library.pages) == ["gioi-thieu/index"]
    assert (library.today, library.waiting, library.drafts, library.sample) == (TODAY, [], [], False)
    assert load(tmp_path, TODAY, sample=True).sample


def test_what_is_no_page_stays_out(tmp_path: Path) -> None:
    assert problems(tmp_path, {"docs/assets/anh/Ảnh 1.PNG": b"x", "docs/assets/README.md": "# Ảnh"}) == []


def test_drafts_and_later_days_wait(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "news/2026/2026-11-24-mai.md": text(POST, id="2026-11-24-01", date="2026-11-24T00:00:00+07:00"),
        POST_FILE: post(2, draft=True),
        "docs/van-ban/127-kl-tw-2025.md": text(DOCUMENT, number="127-KL/TW", draft=True),
    }
    library = loaded(tmp_path, files)
    assert [item.key for item in library.posts] == ["2026-11-23-bai-viet"]
    assert [item.key for item in library.waiting] == ["2026-11-24-mai"]
    assert sorted(item.key for item in library.drafts) == ["127-kl-tw-2025", "2026-11-23-hai"]
    assert [item.key for item in load(tmp_path, TODAY, preview=True).posts] == [
        "2026-11-24-mai", "2026-11-23-bai-viet", "2026-11-23-hai",
    ]  # fmt: skip
    assert [item.key for item in load(tmp_path, dt.date(2026, 11, 24)).posts] == [
        "2026-11-24-mai",
        "2026-11-23-bai-viet",
    ]


def test_nobody_refers_to_what_is_not_shown(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "news/2026/2026-11-24-mai.md": text(POST, id="2026-11-24-01", date="2026-11-24T00:00:00+07:00"),
        POST_FILE: post(2, "Xem [[2026-11-24-mai]]."),
        "news/2026/2026-11-23-ba.md": post(3, "Xem [[2026-11-24-mai]] và [[khong-co]].", draft=True),
    }
    assert problems(tmp_path, files) == [
        "news/2026/2026-11-23-ba.md:15: không có trang nào mã «khong-co» → xem mã ở tên tệp của trang cần dẫn",
        f"{POST_FILE}:14: dẫn tới «2026-11-24-mai» là bài chưa đến ngày đăng → bỏ chỗ dẫn này, hoặc đăng bài kia trước",
    ]
    assert problems(tmp_path, {}, preview=True) == [
        "news/2026/2026-11-23-ba.md:15: không có trang nào mã «khong-co» → xem mã ở tên tệp của trang cần dẫn"
    ]


def test_a_draft_keeps_the_rules_between_files_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/van-ban/127-kl-tw-2025.md": text(
            DOCUMENT, number="127-KL/TW", draft=True, relations=[{"type": "guides", "document": "126-kl-tw-2205"}],
            files=[{"path": "assets/mat.pdf", "label": "Bản ký"}],
        ),
        "news/2026/2026-11-23-ba.md": post(1, "Xem [[127-kl-tw-2025]].", draft=True),
    }  # fmt: skip
    assert problems(tmp_path, files) == [
        "docs/van-ban/127-kl-tw-2025.md:17: không có trang nào mã «126-kl-tw-2205» → có phải «126-kl-tw-2025»?",
        "docs/van-ban/127-kl-tw-2025.md:19: không có tệp «docs/assets/mat.pdf» → đặt tệp vào docs/assets/, hoặc sửa đường dẫn",
        "news/2026/2026-11-23-bai-viet.md:2: mã bền «2026-11-23-01» đã dùng ở news/2026/2026-11-23-ba.md"
        " → đặt một mã khác chưa ai dùng, rồi không đổi nữa",
    ]


def test_a_draft_document_is_no_citation_that_the_plan_lacks(tmp_path: Path) -> None:
    draft = text(DOCUMENT, number="127-KL/TW", draft=True, citations=[CITED])
    assert problems(tmp_path, {"docs/van-ban/127-kl-tw-2025.md": draft}) == []


def test_lists_stand_in_their_lasting_order(tmp_path: Path) -> None:
    library = loaded(tmp_path, {
        "docs/van-ban/127-kl-tw-2025.md": text(DOCUMENT, number="127-KL/TW", date="2025-03"),
        "docs/van-ban/chuong-trinh.md": text(DOCUMENT, number=None, date=None, type="Chương trình"),
        "docs/ke-hoach/2026.md": text(PLAN, "## I. Một", year=2026),
        "docs/phong-trao/an.md": text(MOVEMENT, name="An toàn"),
        "docs/dan-van-kheo/moi.md": text(MODEL, id="moi"),
        "docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, posted="2026-11-22"),
        "docs/khen-thuong/2026/moi.md": None,
        "docs/khen-thuong/2026/bieu-duong.md": text(
            COMMENDATION, id="bieu-duong", form="Biểu dương", decision=None, date="2026-06-01"
        ),
        POST_FILE: post(2, date="2026-11-23T09:00:00+07:00", pinned_until="2026-11-23"),
        "docs/don-vi/phong-a.md": text(UNIT, name="A phòng", kind="room", parent="so-vhttdl"),
    })  # fmt: skip
    assert [item.key for item in library.documents] == ["127-kl-tw-2025", "126-kl-tw-2025", "chuong-trinh"]
    assert [item.key for item in library.plans] == ["ke-hoach-2026", "ke-hoach-2025"]
    assert [item.key for item in library.movements] == ["dan-van-kheo", "an"]
    assert [item.key for item in library.models] == ["moi", "cau-lac-bo"]
    assert [item.key for item in library.commendations] == ["bieu-duong", "giay-khen"]
    assert [item.key for item in library.posts] == ["2026-11-23-hai", "2026-11-23-bai-viet"]
    assert [item.key for item in library.pinned] == ["2026-11-23-hai"]
    assert [item.key for item in library.units] == ["so-vhttdl", "phong-a"]
    assert [item.name for item in library.communes[:2]] == ["Phường Đông Kinh", "Phường Kỳ Lừa"]


def test_references_are_known_from_both_ends(tmp_path: Path) -> None:
    library = loaded(tmp_path, {
        POST_FILE: post(2, "Xem [[ke-hoach-2025#II.1]].", documents=["126-kl-tw-2025"], communes=["xa-bac-son"]),
        "docs/van-ban/127-kl-tw-2025.md": text(
            DOCUMENT, number="127-KL/TW", relations=[{"type": "guides", "document": "126-kl-tw-2025"}]
        ),
        "news/2026/2026-11-23-hai.en.md": text({"title": "A second post", "translation": TRANSLATION}, "See [[cau-lac-bo]]."),
    })  # fmt: skip
    assert [item.key for item in library.referring("126-kl-tw-2025", Post)] == ["2026-11-23-hai"]
    assert [item.key for item in library.referring("126-kl-tw-2025", Document)] == ["127-kl-tw-2025"]
    assert [item.key for item in library.referring("126-kl-tw-2025", Plan)] == ["ke-hoach-2025"]
    assert [item.key for item in library.referring("ke-hoach-2025", Movement, "II.1")] == ["dan-van-kheo"]
    assert library.referring("ke-hoach-2025", Movement, "I") == []
    assert [item.key for item in library.referring("xa-bac-son", Post)] == ["2026-11-23-hai"]
    assert [item.key for item in library.referring("cau-lac-bo", Post)] == ["2026-11-23-hai"]
    assert library.section_title("ke-hoach-2025#II.1", "en") == "Nội dung"
    links = [link for link in library.links if link.source == "2026-11-23-hai"]
    assert [(link.target, link.section, link.field, link.path.rpartition(".")[0][-3:]) for link in links] == [
        ("so-vhttdl", "", "unit", "hai"), ("126-kl-tw-2025", "", "documents", "hai"), ("xa-bac-son", "", "communes", "hai"),
        ("ke-hoach-2025", "II.1", "body", "hai"), ("cau-lac-bo", "", "body", ".en"),
    ]  # fmt: skip


def test_a_figures_unit_of_measure_is_no_key(tmp_path: Path) -> None:
    figure = {"what": "Thành viên", "value": "40", "unit": "người", "date": "2026", "report": "Báo cáo (mẫu)"}
    assert problems(tmp_path, {"docs/dan-van-kheo/hai.md": text(MODEL, id="hai", figures=[figure])}) == []


def test_a_plan_and_the_recorded_citations_agree(tmp_path: Path) -> None:
    cited: dict[str, str | bytes | None] = {"docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, citations=[CITED])}
    mend = "thêm hoặc bớt một mục ở citations (Kế hoạch trích dẫn) trong tệp của văn bản, hoặc chỗ dẫn ở đây"
    assert problems(tmp_path, cited) == [
        f"{PLAN_FILE}:19: mục II.1 thiếu chỗ dẫn «126-kl-tw-2025» (văn bản ghi 1 trích dẫn ở mục này)"
        " → thêm [[126-kl-tw-2025]] vào mục II.1"
    ]
    plan = "## I. Mục đích\n\nMột.\n\n### II.1. Nội dung\n\n[[126-kl-tw-2025]]"
    assert problems(tmp_path, {**cited, PLAN_FILE: text(PLAN, plan)}) == []
    assert problems(tmp_path, {**cited, PLAN_FILE: text(PLAN, f"{plan} [[126-kl-tw-2025]]")}) == [
        f"{PLAN_FILE}:19: mục II.1 dẫn «126-kl-tw-2025» 2 lần, mà văn bản ghi 1 trích dẫn ở mục này → {mend}"
    ]
    english = text({"title": "A plan", "translation": TRANSLATION}, plan.replace("[[126-kl-tw-2025]]", "Two."))
    assert problems(tmp_path, {**cited, PLAN_FILE: text(PLAN, plan), "docs/ke-hoach/2025.en.md": english}) == [
        "docs/ke-hoach/2025.en.md:12: mục II.1 thiếu chỗ dẫn «126-kl-tw-2025» (văn bản ghi 1 trích dẫn ở mục này)"
        " → thêm [[126-kl-tw-2025]] vào mục II.1"
    ]


def test_a_citation_in_the_papers_own_head_is_not_looked_for(tmp_path: Path) -> None:
    head = {**CITED, "place": "phần đầu"}
    assert problems(tmp_path, {"docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, citations=[head])}) == []


def test_a_broken_record_does_not_break_those_that_refer_to_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        PLAN_FILE: text(PLAN, "## I. Một", year="hai"),
        "docs/ke-hoach/2025.en.md": text({"title": "A plan", "translation": TRANSLATION}, "## I. One"),
        "docs/don-vi/so-vhttdl.md": text(UNIT, kind="so"),
    }
    assert problems(tmp_path, files) == [
        "docs/don-vi/so-vhttdl.md:3: kind (Loại đơn vị): «so» không có trong danh sách"
        " → chọn một trong: department (Sở); room (Phòng, văn phòng); unit (Đơn vị trực thuộc); commune (Xã, phường)",
        f"{PLAN_FILE}:2: year (Năm): «hai» không phải là số → năm của kế hoạch; ví dụ  year: 2025",
    ]


def test_an_ill_named_file_is_told_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/van-ban/126-kl-tw-2025.md": None, "docs/van-ban/126-KL-TW-2025.md": text(DOCUMENT),
    }  # fmt: skip
    assert problems(tmp_path, files) == [
        "docs/van-ban/126-KL-TW-2025.md:1: tên tệp «126-KL-TW-2025.md» không dùng được"
        " → đổi tên thành 126-kl-tw-2025.md (chữ thường không dấu, số, gạch nối)"
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"docs/gioi-thieu/index.md": text(PAGE, "{{ home }}\n\n{{ x }}")},
            [
                "docs/gioi-thieu/index.md:8: không có khối «{{ x }}» → chọn một trong: {{ home }}, {{ department }}, {{ feeds }}, {{ handbook }}, {{ messages }}, {{ fields post }}, {{ fields document }}, {{ fields model }}, {{ fields commendation }}; muốn in dấu { thì viết `{`"
            ],
        ),
        (
            {"docs/gioi-thieu/index.md": text(PAGE, "{{ Home }}\n\nĐây: {{ feeds }}\n\n{{ home }}")},
            [
                "docs/gioi-thieu/index.md:6: không có khối «{{ Home }}» → chọn một trong: {{ home }}, {{ department }}, {{ feeds }}, {{ handbook }}, {{ messages }}, {{ fields post }}, {{ fields document }}, {{ fields model }}, {{ fields commendation }}; muốn in dấu { thì viết `{`",
                "docs/gioi-thieu/index.md:8: khối «{{ feeds }}» không đứng riêng một dòng → viết {{ feeds }} ở một dòng riêng",
            ],
        ),
        (
            {"docs/dan-van-kheo/hai.md": text(MODEL, id="hai", unit="xa-bac-son")},
            [
                "docs/dan-van-kheo/hai.md:20: «xa-bac-son» là xã, phường, không phải đơn vị của Sở → ghi  commune: xa-bac-son, còn ở unit (Đơn vị) ghi mã đơn vị của Sở theo dõi mô hình, ví dụ so-vhttdl"
            ],
        ),
        (
            {"docs/gioi-thieu/index.en.md": text(PAGE, "{{ x }}\n\n[[so]]")},
            [
                "docs/gioi-thieu/index.en.md:6: không có khối «{{ x }}» → chọn một trong: {{ home }}, {{ department }}, {{ feeds }}, {{ handbook }}, {{ messages }}, {{ fields post }}, {{ fields document }}, {{ fields model }}, {{ fields commendation }}; muốn in dấu { thì viết `{`",
                "docs/gioi-thieu/index.en.md:8: không có trang nào mã «so» → xem mã ở tên tệp của trang cần dẫn",
            ],
        ),
        (
            {POST_FILE: post(2, "{{ home }}")},
            [f"{POST_FILE}:14: dấu ngoặc nhọn «{{{{ home }}}}» → bỏ phần trong {{ }}; muốn in dấu {{ thì viết `{{`"],
        ),
        (
            {POST_FILE: post(2, communes=["so-vhttdl"])},
            [f"{POST_FILE}:13: «so-vhttdl» không phải xã, phường → ghi mã xã, phường, ví dụ xa-bac-son"],
        ),
        (
            {"docs/dan-van-kheo/cau-lac-bo.en.md": text({"method": ["One.", "Two."], "translation": TRANSLATION})},
            [
                "docs/dan-van-kheo/cau-lac-bo.en.md:2: method (4. Nội dung, cách thức) có 2 mục, bản tiếng Việt có 1 → dịch đủ từng mục, đúng thứ tự"
            ],
        ),
        (
            {
                "docs/van-ban/126-kl-tw-2025.en.md": text(
                    {"discrepancies": {"weekend_date": "x"}, "translation": TRANSLATION}
                )
            },
            [
                "docs/van-ban/126-kl-tw-2025.en.md:3: bản tiếng Việt không có sai khác weekend_date (Ngày rơi vào cuối tuần) → xóa dòng discrepancies (Sai khác)"
            ],
        ),
        (
            {"docs/dan-van-kheo/so-vhttdl.md": text(MODEL, id="hai")},
            ["docs/don-vi/so-vhttdl.md:1: mã «so-vhttdl» đã dùng ở docs/dan-van-kheo/so-vhttdl.md → đổi tên tệp"],
        ),
        (
            {"docs/khen-thuong/giay.md": text(COMMENDATION, id="hai")},
            [
                "docs/khen-thuong/giay.md:1: tệp không nằm trong thư mục năm → chuyển tệp vào docs/khen-thuong/2026/ (thư mục của năm đăng)"
            ],
        ),
    ],
)
def test_rules_between_files(tmp_path: Path, files: dict[str, str | bytes | None], expected: list[str]) -> None:
    assert sorted(problems(tmp_path, files)) == sorted(expected)


SELF = "126-kl-tw-2025"


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("docs/van-ban/126-kl-tw-2025.md", text(DOCUMENT, relations=[{"type": "replaces", "document": SELF}]), 16),
        ("docs/van-ban/126-kl-tw-2025.md", text(DOCUMENT, status={**UNCHECKED, "replaced_by": SELF}), 12),
        (
            "docs/van-ban/126-kl-tw-2025.md",
            text(DOCUMENT, sources=[{"document": SELF, "checked_on": "2026-11-23"}]),
            15,
        ),
        ("docs/don-vi/so-vhttdl.md", text(UNIT, parent="so-vhttdl"), 5),
    ],
)
def test_no_record_names_itself_in_its_fields(tmp_path: Path, path: str, content: str, line: int) -> None:
    key = path.rpartition("/")[2].removesuffix(".md")
    assert problems(tmp_path, {path: content}) == [
        f"{path}:{line}: «{key}» là mã của chính trang này → ghi mã của trang kia"
    ]
    assert problems(tmp_path, {path: text(UNIT if "don-vi" in path else DOCUMENT, f"Trang này là [[{key}]].")}) == []


def test_files_that_are_there_are_not_missed(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        POST_FILE: post(2, "![Múa sư tử](assets/a.png)", image=IMAGE),
        "docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, files=[{"path": "assets/b.pdf", "label": "Bản ký"}]),
        "docs/assets/a.png": drawing(), "docs/assets/b.pdf": pdf("Mau"),
    }  # fmt: skip
    assert problems(tmp_path, files) == []


def test_a_page_is_read_in_the_language_that_it_has(tmp_path: Path) -> None:
    page = loaded(tmp_path, {}).pages["gioi-thieu/index"]
    assert page.in_language("en") is page
    page = loaded(tmp_path, {"docs/gioi-thieu/index.en.md": text({**PAGE, "title": "About"})}).pages["gioi-thieu/index"]
    assert (page.in_language("en").fields.title, page.in_language("vi").fields.title) == ("About", "Giới thiệu")
    assert page.in_language("en").stem == page.stem == "gioi-thieu/index"


def test_findings_are_those_of_the_documents(tmp_path: Path) -> None:
    wrong = {**CITED, "text": CITED["text"].replace("14/02", "15/02"), "place": "phần đầu"}
    library = loaded(tmp_path, {"docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, citations=[wrong])})
    assert [item.kind for item in library.findings["126-kl-tw-2025"]] == ["weekend_date"]


def test_each_kind_has_its_folder() -> None:
    assert kind_of("news/2026/2026-11-23-a.md") is Post
    assert kind_of("docs/khen-thuong/2026/a.md") is Commendation
    assert kind_of("docs/van-ban-khac/a.md") is None
    assert folder_of(Model) == "docs/dan-van-kheo"


def test_files_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files, wrong = find(write(tmp_path, site()))
    assert [file.name for file in files] == sorted(file.name for file in files)
    assert wrong == []
    assert find(tmp_path / "khong-co") == ([], [])


def test_the_communes_are_those_of_the_resolution() -> None:
    found = communes()
    assert len({unit.key for unit in found}) == 65
    assert all(unit.former and unit.is_commune for unit in found)


def files_of(monkeypatch: pytest.MonkeyPatch, function: str) -> list[str]:
    """The files with which a function of ``frontmatter`` is called from now on."""
    called: list[str] = []
    whole = getattr(frontmatter, function)

    def noted(what: object, name: str) -> object:
        called.append(name)
        return whole(what, name)

    monkeypatch.setattr(frontmatter, function, noted)
    return called


class TestReadInHalves:
    """Many new files are read by two processes: what comes of it, and what is said, is what one of them says."""

    MANY: ClassVar[dict[str, str | bytes | None]] = {
        f"news/2026/2026-10-{day:02}-bai{lang}.md": text(
            {"title": f"Sample post {day}", "translation": TRANSLATION}
            if lang
            else {**POST, "id": f"bai-mau-{day}", "date": f"2026-10-{day:02}T08:00:00+07:00"},
            "Lời.",
        )
        for day in range(1, 29)
        for lang in ("", ".en")
    }

    @pytest.fixture(autouse=True)
    def _halves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "WORTH_A_COPY", 2)
        monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def test_the_same_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        two = loaded(tmp_path / "two", self.MANY)
        monkeypatch.setattr(os, "cpu_count", lambda: 1)
        one = loaded(tmp_path / "one", self.MANY)
        assert list(two.records) == list(one.records)
        assert two.records == one.records
        assert [record.digest for record in two.records.values()] == [record.digest for record in one.records.values()]
        assert two.links == one.links
        assert two.hints == one.hints

    def test_a_copy_reads_only_its_half(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        parsed = files_of(monkeypatch, "parse")
        library = loaded(tmp_path, self.MANY)
        files = sum(1 for record in library.records.values() if record.has_source for _ in record.languages())
        assert len(parsed) < 0.7 * files

    def test_what_is_wrong_is_told_once_and_in_order(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        wrong = {
            **self.MANY, "news/2026/2026-10-05-bai.md": text(POST, "CCCD 001190001234"), "news/2026/2026-10-06-bai.en.md": "không",
            "news/2026/2026-10-07-le.en.md": text({"title": "Alone", "translation": TRANSLATION}),
        }  # fmt: skip
        two = problems(tmp_path / "two", wrong)
        monkeypatch.setattr(os, "cpu_count", lambda: 1)
        assert two == problems(tmp_path / "one", wrong)
        assert len(two) >= 3


class TestReadAgain:
    """Files that were right are not read again while their text is the same; what is wrong with them is always told."""

    def test_the_second_reading_gives_the_same(self, tmp_path: Path) -> None:
        first = loaded(
            tmp_path,
            {
                "news/2026/2026-11-23-bai-viet.en.md": text(
                    {"title": "Sample post", "translation": TRANSLATION}, "Text."
                )
            },
        )
        second = load(tmp_path, TODAY)
        assert second.records == first.records
        assert second.records["2026-11-23-bai-viet"].languages() == ["vi", "en"]
        assert {key: record.digest for key, record in second.records.items()} == {
            key: record.digest for key, record in first.records.items()
        }

    def test_it_is_not_parsed_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        loaded(tmp_path, {})
        parsed = files_of(monkeypatch, "parse")
        write(tmp_path, {"docs/gioi-thieu/index.md": text(PAGE, "Khác.")})
        load(tmp_path, TODAY)
        assert parsed == ["docs/gioi-thieu/index.md"]

    def test_a_file_that_nobody_has_touched_is_not_even_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = files_of(monkeypatch, "decode")
        first = loaded(tmp_path, {})
        files = len(opened)
        # Written just now, they may be written again in the same tick of the clock.
        load(tmp_path, TODAY)
        assert len(opened) == 2 * files
        monkeypatch.setattr(readings, "FRESH", 0)
        load(tmp_path, TODAY)
        opened.clear()
        again = load(tmp_path, TODAY)
        assert opened == []
        assert again.records == first.records
        write(tmp_path, {"docs/gioi-thieu/index.md": text(PAGE, "Khác.")})
        assert load(tmp_path, TODAY).pages["gioi-thieu/index"].source.body == "Khác."
        assert opened == ["docs/gioi-thieu/index.md"]

    def test_a_wrong_file_is_told_each_time(self, tmp_path: Path) -> None:
        files: dict[str, str | bytes | None] = {"docs/gioi-thieu/index.md": text(PAGE, "CCCD 001190001234")}
        said = problems(tmp_path, files)
        assert len(said) == 1
        assert problems(tmp_path, files) == said

    def test_a_damaged_memory_is_none(self, tmp_path: Path) -> None:
        loaded(tmp_path, {})
        for path in (tmp_path / ".build/cache/readings").rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes()[:-1])
        assert load(tmp_path, TODAY).records
