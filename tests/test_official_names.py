"""Official names (F79): hints with their source in texts of our own, none in what others wrote, none on the real site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from making import MODEL, POST, TODAY, loaded, text
from pydantic import ValidationError

from danvan.library import load
from danvan.official import unofficial
from danvan.official.table import Name, former_places, forms, misspelt, table

ROOT = Path(__file__).parents[1]
POST_FILE = "news/2026/2026-11-23-bai-viet.md"
PHASE_2021 = (
    "ghi Vì người nghèo - Không để ai bị bỏ lại phía sau (tên của giai đoạn 2021 - 2025);"
    " theo Quyết định 666/QĐ-TTg (congbaokhanhhoa.gov.vn, 09/06/2022)"
)
PHASE_2016 = (
    "ghi Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau (tên của giai đoạn 2016 - 2020);"
    " theo Quyết định 1258/QĐ-TTg ngày 21/8/2017 (thiduakhenthuong.langson.gov.vn)"
)
RESOLUTION = "theo Nghị quyết 1672/NQ-UBTVQH15"
NO_DISTRICTS = f"không còn cấp huyện, ghi tên xã, phường nay; {RESOLUTION}"
TONES = "theo Hướng dẫn 05-HD/VPTW (viết «ủy», không viết «uỷ»)"
SHORT = "theo danh sách viết tắt của trang (/tu-viet-tat/)"


def said(words: str, day: dt.date = TODAY) -> list[str]:
    return [f"{found} → {fix}" for _, found, fix in unofficial(words, day)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Phong trào “Cả nước chung tay vì người nghèo” lan rộng.", [f"«Cả nước chung tay vì người nghèo» chưa đúng tên chính thức → {PHASE_2021}"]),
        (
            "Năm 2024, cả nước chung tay vì người nghèo, không để ai bị bỏ lại phía sau.",
            [f"«cả nước chung tay vì người nghèo» chưa đúng tên chính thức → {PHASE_2021}"],
        ),
        (
            "Giai đoạn 2016 - 2020: vì người nghèo – không để ai bị bỏ lại phía sau.",
            [f"«vì người nghèo – không để ai bị bỏ lại phía sau» chưa đúng tên chính thức → {PHASE_2016}"],
        ),
        (
            "Hội nghị tại huyện Bắc Sơn và thị trấn Đồng Đăng.",
            [
                f"«huyện Bắc Sơn» là tên trước ngày 01/07/2025 → {NO_DISTRICTS}",
                f"«thị trấn Đồng Đăng» là tên trước ngày 01/07/2025 → nay thuộc xã Đồng Đăng; {RESOLUTION}",
            ],
        ),
        ("Ngày 02/7/2025, Xã Mai Pha ra quân.", [f"«Xã Mai Pha» là tên trước ngày 01/07/2025 → nay thuộc phường Đông Kinh; {RESOLUTION}"]),
        (
            "Bài gửi UBND huyện trước ngày 10.",
            [f"«UBND huyện» chưa đúng tên chính thức → ghi xã, phường (từ ngày 01/7/2025 không còn cấp huyện và thị trấn); {RESOLUTION}"],
        ),
        ("Uỷ ban nhân dân, Tỉnh uỷ", [f"«Uỷ», «uỷ» đặt dấu kiểu cũ → viết «Ủy», «ủy»; {TONES}"]),
        ("Văn hoá, khoá XIII, hoà giải", [f"«hoá», «khoá», «hoà» đặt dấu kiểu cũ → viết «hóa», «khóa», «hòa»; {TONES}"]),
        ("HDND và CQDP", [f"«HDND» viết tắt chưa đúng → viết «HĐND»; {SHORT}", f"«CQDP» viết tắt chưa đúng → viết «CQĐP»; {SHORT}"]),
        ("Ban Bí thư TƯ", ["«TƯ» chưa đúng tên chính thức → ghi TW; theo số, ký hiệu văn bản của Đảng, như 126-KL/TW"]),
    ],
)  # fmt: skip
def test_what_is_not_the_official_name_is_told_with_its_source(words: str, expected: list[str]) -> None:
    assert said(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Năm 2018, phong trào “Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”.",
        "Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau” giai đoạn 2021 - 2025.",
        "“Cả nước chung tay vì người nghèo” nay mang tên “Vì người nghèo - Không để ai bị bỏ lại phía sau”.",
        "Quỹ Vì người nghèo năm 2018 nhận 2 tỷ đồng.",
        "Huyện Bắc Sơn cũ có 18 xã.",
        "Tháng 3/2025, huyện Lộc Bình tổ chức hội thi.",
        "Năm 2025, thị trấn Na Sầm đạt chuẩn.",
        "Từ 01/7/2025 không còn cấp huyện, các huyện của tỉnh kết thúc hoạt động.",
        "Trước đây thuộc thành phố Lạng Sơn.",
        "Xã Bắc Sơn, xã Vũ Lễ và phường Tam Thanh.",  # names of today
        "Ông viết: “Tỉnh uỷ, HDND và huyện Bắc Sơn đều khen”.",
        "> Tỉnh uỷ Lạng Sơn, xã Mai Pha",
        "Chỉ thị số 22-CT/TU, ngày 23/3/2023 của Ban Thường vụ Tỉnh uỷ về tăng cường công tác",
        "Bà Nguyễn Thị Thuỷ, ông Trần Khánh Hoà",
        "quý, quỳnh, quỹ, toàn, khoảng, thuyền, khuỷu, hòa, ủy, khóa",
        "Viết `Tỉnh uỷ` là sai; xem [ở đây](assets/uỷ.pdf) và https://vi.du.vn/uỷ",
        "HĐND, UBND, TTg, NĐ-CP, 126-KL/TW, AHDND",
    ],
)
def test_what_is_right_or_others_words_is_not_told(words: str) -> None:
    assert said(words) == []


def test_a_text_of_before_names_places_as_they_were_then() -> None:
    words = "Hội nghị tại huyện Bắc Sơn và xã Mai Pha."
    assert said(words, dt.date(2025, 6, 30)) == []
    assert len(said(words, dt.date(2025, 7, 1))) == 2


def test_a_paragraph_about_another_time_changes_nothing_in_the_next() -> None:
    words = "Năm 2018: huyện Bắc Sơn.\n\nNay: huyện Bắc Sơn."
    assert [place for place, _, _ in unofficial(words, TODAY)] == [words.rindex("huyện")]


def test_hints_stand_at_their_line_in_own_fields_and_text(tmp_path: Path) -> None:
    post = text({**POST, "summary": f"Tỉnh uỷ họp. {POST['summary']}"}, "Đoạn một.\n\nTại huyện Bắc Sơn.")
    model = text({**MODEL, "commune": "xa-bac-son", "commune_as_written": "xã Mai Pha"})
    library = loaded(tmp_path, {POST_FILE: post, "docs/dan-van-kheo/cau-lac-bo.md": model})
    lines = post.splitlines()
    field = next(number for number, line in enumerate(lines, start=1) if line.startswith("summary"))
    assert [str(hint).replace("\n    → ", " → ") for hint in library.hints] == [
        f"{POST_FILE}:{field}: «uỷ» đặt dấu kiểu cũ → viết «ủy»; {TONES}",
        f"{POST_FILE}:{lines.index('Tại huyện Bắc Sơn.') + 1}: «huyện Bắc Sơn» là tên trước ngày 01/07/2025 → {NO_DISTRICTS}",
    ]


def test_the_real_site_has_no_such_hint() -> None:
    library = load(ROOT, TODAY)
    assert library.pages
    assert [hint for hint in library.hints if "; theo " in hint.fix] == []


def test_the_table_is_right() -> None:
    assert {rule.wrong[0] for rule in table().names} >= {"Cả nước chung tay vì người nghèo", "TƯ"}
    assert former_places()["Thị trấn Đồng Đăng"] == "nay thuộc xã Đồng Đăng"
    assert "Xã Vũ Lễ" not in former_places()
    assert misspelt()["HDND"] == "HĐND"
    assert not misspelt().keys() & set(misspelt().values())
    # None of the right forms is itself told as wrong.
    assert [
        right for rule in table().names for right in [rule.right] if said(f"Năm {rule.since.year + 1}: {right}")
    ] == []
    assert all(forms()[wrong].right for wrong in forms())
    with pytest.raises(ValidationError, match="source"):
        Name.model_validate({"wrong": ["A"], "right": "BC", "reader": "người đọc trang"})
