"""Taking something down: what stays, what goes, what the operator hears, and that a refusal leaves all as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attached import pdf
from making import COMMENDATION, DOCUMENT, POST, TODAY, TRANSLATION, problems, site, text, write
from photographs import drawing

from danvan import translations
from danvan.exports import sitemap, sources_json
from danvan.library import Library, Oblivious, load
from danvan.pages import Page, SiteConfig, site_pages
from danvan.pages.markdown import Md
from danvan.problems import ContentError
from danvan.records import Commendation, Withdrawn
from danvan.search.names import entries
from danvan.withdrawal import Order, withdraw

AWARD = "docs/khen-thuong/2026/giay-khen.md"
PERSON = {
    "person": "Nguyễn Văn Mẫu (mẫu)", "post": "Chuyên viên", "unit_name": "Văn phòng Sở (mẫu)",
    "basis": {"kind": "law", "recorded_on": "2026-05-10", "reference": "Điều khoản mẫu"},
}  # fmt: skip
REASON = "Theo đề nghị của người được nêu tên."
PDF = "assets/khen-thuong/12-qd.pdf"
URL = "https://mau.example/"


def award(**changes: object) -> str:
    return text(
        COMMENDATION, "Thân bài.", **{"recipients": [PERSON], "title": "Giấy khen tặng ông Mẫu (mẫu)", **changes}
    )


def tree(root: Path, **files: str | bytes | None) -> Path:
    return write(root, site(**{AWARD: award(), **files}))


def content(root: Path) -> dict[str, bytes]:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and ".build" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def refused(root: Path, order: Order) -> list[str]:
    """What a refused order says; nothing has changed."""
    before = content(root)
    with pytest.raises(ContentError) as error:
        withdraw(root, TODAY, order)
    assert content(root) == before
    return [f"{problem.message} → {problem.fix}" for problem in error.value.problems]


def pages(library: Library, lang: str) -> dict[str, Page]:
    return {page.uri: page for page in site_pages(Oblivious(library), SiteConfig(URL), lang, lambda _: Md(""))}


def test_a_tombstone_says_what_and_when_and_why_but_not_whom(tmp_path: Path) -> None:
    root = tree(tmp_path, **{AWARD: award(movements=["dan-van-kheo"], tasks=["ke-hoach-2025#II.1"])})
    withdraw(root, TODAY, Order("giay-khen", REASON, "Luật 91/2025/QH15"))
    assert (root / AWARD).read_text("utf-8") == (
        "---\n"
        "id: khen-thuong-2026-01\n"
        "posted: 2026-11-23\n"
        "withdrawn:\n"
        "  date: 2026-11-23\n"
        f'  reason: "{REASON}"\n'
        '  by_law: "Luật 91/2025/QH15"\n'
        "movements: [dan-van-kheo]\n"
        "tasks: [ke-hoach-2025#II.1]\n"
        "---\n"
    )
    item = load(root, TODAY).records["giay-khen"]
    assert isinstance(item, Withdrawn)
    assert (item.was, item.id_kind, item.lasting_id) == (Commendation, "commendation", "khen-thuong-2026-01")


def test_the_text_is_gone_from_every_page_list_and_search(tmp_path: Path) -> None:
    english = text({"title": "Certificate for Mr Mẫu (sample)", "translation": TRANSLATION}, "Body.")
    naming = text(POST, "Xem [[giay-khen|Giấy khen của ông Mẫu]].", commendations=["giay-khen"])
    root = tree(tmp_path, **{AWARD[:-3] + ".en.md": english, "news/2026/2026-11-23-bai-viet.md": naming})
    withdraw(root, TODAY, Order("giay-khen", REASON))
    assert not (root / (AWARD[:-3] + ".en.md")).exists()
    library = load(root, TODAY)
    assert (library.commendations, [item.key for item in library.withdrawn]) == ([], ["giay-khen"])
    for lang, title, words in (
        ("vi", "Nội dung đã rút", "ngày 23/11/2026"),
        ("en", "Content withdrawn", "Withdrawn on"),
    ):
        made = pages(library, lang)
        assert [uri for uri, page in made.items() if "Mẫu (mẫu)" in page.markdown or "ông Mẫu" in page.markdown] == []
        page = made["khen-thuong/2026/giay-khen.md"]
        assert (page.title, page.search, page.kind) == (title, "no", "withdrawn")
        assert words in page.markdown or "23/11/2026" in page.markdown
        assert "giay-khen" not in sitemap({lang: made}, SiteConfig(URL))
        assert [entry for entry in entries(library, lang) if "giay-khen" in entry["u"]] == []
    post = pages(library, "vi")["news/2026/2026-11-23-bai-viet.md"].markdown
    # The words stay where the name stood, without a link: the check of the built site refuses one to a taken-down page.
    assert post.count("Nội dung đã rút") == 2
    assert "giay-khen" not in post


def test_files_that_nobody_else_uses_go_and_the_others_stay(tmp_path: Path) -> None:
    picture = "assets/anh/a.png"
    root = tree(
        tmp_path,
        **{
            AWARD: text(
                COMMENDATION, f"![Ảnh mẫu để thử]({picture})",
                files=[{"path": PDF, "label": "QĐ"}, {"path": "assets/b.pdf", "label": "B"}],
            ),
            "docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, files=[{"path": "assets/b.pdf", "label": "B"}]),
            f"docs/{PDF}": pdf("A"), f"docs/{picture}": drawing(), "docs/assets/b.pdf": pdf("B"),
        },
    )  # fmt: skip
    said = withdraw(root, TODAY, Order("giay-khen", REASON))
    assert [path for path in content(root) if "assets" in path] == ["docs/assets/b.pdf"]
    assert f"  - đã xóa docs/{PDF}\n" in said
    assert f"  - đã xóa docs/{picture}\n" in said
    assert "  - giữ docs/assets/b.pdf: docs/van-ban/126-kl-tw-2025.md còn dùng\n" in said


def test_an_address_that_names_a_person_gets_another_and_still_answers(tmp_path: Path) -> None:
    naming = text(
        POST, "Xem [[giay-khen-nguyen-van-mau]] và [[126-kl-tw-2025]].", commendations=["giay-khen-nguyen-van-mau"]
    )
    english = text(
        {"title": "A post to try", "translation": {**TRANSLATION, "of": "pending"}}, "See [[giay-khen-nguyen-van-mau]]."
    )
    old = "docs/khen-thuong/2026/giay-khen-nguyen-van-mau.md"
    post = "news/2026/2026-11-23-bai-viet"
    root = write(tmp_path, site(**{AWARD: None, old: award(), f"{post}.md": naming, f"{post}.en.md": english}))
    translations.mark(root, load(root, TODAY, preview=True), [])
    said = withdraw(root, TODAY, Order("giay-khen-nguyen-van-mau", REASON))
    assert not (root / old).exists()
    library = load(root, TODAY)
    assert library.withdrawn[0].key == "khen-thuong-2026-01"
    assert library.posts[0].commendations == ["khen-thuong-2026-01"]
    assert "[[khen-thuong-2026-01]] và [[126-kl-tw-2025]]" in library.posts[0].body
    assert [hint.message for hint in library.hints] == []
    made = pages(library, "vi")
    assert (
        made["khen-thuong/2026/giay-khen-nguyen-van-mau.md"].markdown
        == made["khen-thuong/2026/khen-thuong-2026-01.md"].markdown
    )
    listed = json.loads(sources_json({"vi": made, "en": pages(library, "en")}))
    assert listed["en/khen-thuong/2026/khen-thuong-2026-01/"] == "docs/khen-thuong/2026/khen-thuong-2026-01.md"
    assert "nguyen-van-mau" not in str(listed)
    assert "Mã «giay-khen-nguyen-van-mau» nêu tên người: trang mang mã mới «khen-thuong-2026-01»." in said
    assert "Địa chỉ cũ /khen-thuong/2026/giay-khen-nguyen-van-mau/ vẫn trả lời bằng trang không nêu tên" in said
    assert f"  - đã sửa chỗ dẫn trong {post}.md\n" in said
    assert problems(
        root, {AWARD: None, old: award(id="khen-thuong-2026-02"), f"{post}.md": None, f"{post}.en.md": None}
    )[0] == (
        f"{old}:1: mã «giay-khen-nguyen-van-mau» là địa chỉ cũ của nội dung đã rút ở "
        "docs/khen-thuong/2026/khen-thuong-2026-01.md → đặt tên tệp khác"
    )


def test_an_address_can_be_forgotten(tmp_path: Path) -> None:
    old = "docs/khen-thuong/2026/giay-khen-van-mau.md"
    root = write(tmp_path, site(**{AWARD: None, old: award(id="khen-thuong-van-mau")}))
    said = withdraw(root, TODAY, Order("giay-khen-van-mau", REASON, forget=True))
    assert [item.key for item in load(root, TODAY).withdrawn] == ["da-rut-2026-01"]
    assert [uri for uri in pages(load(root, TODAY), "vi") if "van-mau" in uri] == []
    assert "Địa chỉ cũ không còn trả lời." in said
    assert "Mã bền «khen-thuong-van-mau» nêu tên người; mã này giữ lại" in said


def test_the_operator_hears_where_names_still_stand_and_what_git_keeps(tmp_path: Path) -> None:
    other = text(POST, "Ông NGUYEN VAN MAU nói.\n\nTheo lời ông Nguyễn Văn Mẫu.")
    root = tree(tmp_path, **{"news/2026/2026-11-23-bai-viet.md": other})
    said = withdraw(root, TODAY, Order("giay-khen", REASON)).splitlines()
    assert said[0] == "Đã rút «giay-khen» (khen thưởng, đăng ngày 23/11/2026)."
    start = said.index("Tên còn ở những chỗ sau, hãy sửa bằng tay (tệp kèm và ảnh thì tự mở xem):")
    assert [line.partition(".md:")[2] for line in said[start + 1 : start + 3]] == [
        "14: «Nguyễn Văn Mẫu»",
        "16: «Nguyễn Văn Mẫu»",
    ]
    assert said[start + 3] == "Lịch sử git và các bản đã phát hành vẫn giữ nội dung cũ:"
    assert f"git filter-repo cho {AWARD} " in " ".join(said)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order("giay-khem", REASON), "không có trang nào mã «giay-khem» → có phải «giay-khen»?"),
        (Order("giay-khen", "  "), 'thiếu lý do rút → thêm  --reason "Theo đề nghị của người được nêu tên."'),
        (
            Order("giay-khen", "Ông Nguyen Van Mau đề nghị."),
            "lý do nêu tên «Nguyễn Văn Mẫu», mà lý do sẽ hiện trên trang → viết lý do không nêu tên ai",
        ),
        (
            Order("126-kl-tw-2025", REASON),
            "«126-kl-tw-2025» là văn bản: văn bản không rút mà hết hiệu lực, để người đọc còn biết → sửa status (Tình trạng hiệu lực) trong "
            "docs/van-ban/126-kl-tw-2025.md; cần bỏ toàn văn hoặc tệp kèm thì xóa phần đó và ghi một dòng ở changes (Các lần sửa)",
        ),
        (
            Order("dan-van-kheo", REASON),
            "«dan-van-kheo» là phong trào: bài khác dẫn tới, không rút được → chỉ rút được: tin, mô hình, khen thưởng",
        ),
        (
            Order("2026-11-23-nhap", REASON),
            "«2026-11-23-nhap» chưa lên trang → không cần rút: xóa tệp news/2026/2026-11-23-nhap.md là đủ",
        ),
    ],
    ids=["unknown", "no reason", "named", "document", "movement", "draft"],
)
def test_a_wrong_order_is_refused_with_the_way_out(tmp_path: Path, order: Order, expected: str) -> None:
    draft = text(POST, id="2026-11-23-02", draft=True)
    assert refused(tree(tmp_path, **{"news/2026/2026-11-23-nhap.md": draft}), order) == [expected]


def test_what_is_down_is_not_taken_down_twice(tmp_path: Path) -> None:
    root = tree(tmp_path)
    withdraw(root, TODAY, Order("giay-khen", REASON))
    assert refused(root, Order("giay-khen", REASON)) == ["«giay-khen» đã rút ngày 23/11/2026 → không phải làm gì thêm"]


def test_all_is_undone_when_the_rest_would_not_hold_together(tmp_path: Path) -> None:
    """The files are written before the content is read again: what is wrong then is told, and they are put back."""
    root = tree(tmp_path)
    reason = "Tên có chữ <b>đậm</b>"
    assert refused(root, Order("giay-khen", reason)) == [
        "withdrawn.reason (Lý do): có mã trang web (HTML) trong trường → chỉ viết chữ thường, bỏ phần trong dấu < >"
    ]


@pytest.mark.parametrize(
    ("changes", "body", "expected"),
    [
        ({}, "Chữ.", "nội dung đã rút mà tệp vẫn còn phần văn bản → xóa phần dưới dòng --- thứ hai"),
        ({"draft": True}, "", "nội dung đã rút không ghi draft (Bản nháp) → xóa dòng này"),
        (
            {"posted": "2026-11-24"},
            "",
            "rút (23/11/2026) trước khi đăng (24/11/2026) → sửa ngày",
        ),
    ],
)
def test_a_tombstone_holds_nothing_else(tmp_path: Path, changes: dict[str, object], body: str, expected: str) -> None:
    fields = {
        "id": "khen-thuong-2026-01",
        "posted": "2026-05-21",
        "withdrawn": {"date": "2026-11-23", "reason": REASON},
    }
    found = problems(tmp_path, {AWARD: text(fields, body, **changes)})
    assert expected in [line.split(": ", 1)[1] for line in found]


def test_an_english_text_of_a_tombstone_is_refused(tmp_path: Path) -> None:
    fields = {
        "id": "khen-thuong-2026-01",
        "posted": "2026-05-21",
        "withdrawn": {"date": "2026-11-23", "reason": REASON},
    }
    english = text({"title": "A", "translation": TRANSLATION})
    assert problems(tmp_path, {AWARD: text(fields), AWARD[:-3] + ".en.md": english}) == [
        f"{AWARD[:-3]}.en.md:1: bản tiếng Anh của nội dung đã rút → xóa tệp này"
    ]
