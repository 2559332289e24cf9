"""The Vietnamese language in text: forms, folding, tones, slugs, order, look-alikes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.vietnamese import (
    comparison_key,
    fold,
    foreign_letters,
    latin_lookalike,
    modern_tones,
    nearest,
    nfc,
    same_text,
    slugify,
    sort_key,
)

LETTERS = "aăâeêioôơuưyàáảãạằẫệốữđĐqQuUhtHNk"
VIETNAMESE = st.text(alphabet=LETTERS + " -0129") | st.text()


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_nfc_joins_letters_and_marks() -> None:
    assert nfc(nfd("Dân vận khéo")) == "Dân vận khéo"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy", "dang uy"),
        ("\u00d0ảng \u00f0oàn", "dang doan"),
        ("  Kế\u00a0 hoạch\t\n2025 ", "ke hoach 2025"),
        (nfd("Ủy ban Nhân dân"), "uy ban nhan dan"),
        ("NGHỊ QUYẾT 30a", "nghi quyet 30a"),
        ("đường Ơ Ư ă â ê ô", "duong o u a a e o"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(VIETNAMESE)
def test_fold_does_not_depend_on_the_unicode_form_and_is_final(text: str) -> None:
    assert fold(nfd(text)) == fold(text) == fold(nfc(text))
    assert not any(unicodedata.category(char).startswith("M") for char in fold(text))


@given(st.text(alphabet=LETTERS + " -0129"))
def test_fold_of_folded_vietnamese_is_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("khoá", "khóa"),
        ("xoá", "xóa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("thuỳ", "thùy"),
        ("UỶ BAN, HOÀ BÌNH, Hoà Bình", "ỦY BAN, HÒA BÌNH, Hòa Bình"),
        ("Uỷ viên khoá XII.", "Ủy viên khóa XII."),
        ("loà xoà, toả, đoạ, loè", "lòa xòa, tỏa, đọa, lòe"),
        ("khoá1", "khóa1"),
        (nfd("hoà"), "hòa"),
    ],
)
def test_modern_tones_moves_the_tone(old: str, new: str) -> None:
    assert modern_tones(old) == new


@pytest.mark.parametrize(
    "text",
    ["quý", "giá", "quà", "quỳ", "QUÝ", "Quỵ", "hoàn", "toán", "khuỷu", "hòa", "ủy", "khoái", "thuở", "thuế", "huỳnh"],
)
def test_modern_tones_leaves_what_is_right(text: str) -> None:
    assert modern_tones(text) == text


@given(VIETNAMESE)
def test_modern_tones_keeps_letters_and_case(text: str) -> None:
    assert modern_tones(modern_tones(text)) == modern_tones(text)
    assert fold(modern_tones(text)) == fold(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ban Thường vụ Tỉnh uỷ", "ban  thường vụ tỉnh ủy "),
        ("giai đoạn 2021 – 2030", "giai đoạn 2021-2030"),
        ("kinh tế — xã hội", "kinh tế - xã hội"),
        (nfd("khoá XII"), "khóa XII"),
        ("\u00d0ảng", "Đảng"),
    ],
)
def test_same_text(a: str, b: str) -> None:
    assert same_text(a, b)
    assert comparison_key(a) == comparison_key(b)


@pytest.mark.parametrize(
    ("a", "b"), [("dân vận", "dân vẫn"), ("Dân vận", "Dan van"), ("kinh tế", "kinh tế -"), ("khóa 1", "khóa 2")]
)
def test_different_text(a: str, b: str) -> None:
    assert not same_text(a, b)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Dân vận khéo", "dan-van-kheo"),
        ("II.1. Công tác chỉ đạo, điều hành", "ii-1-cong-tac-chi-dao-dieu-hanh"),
        ("59/2023/NĐ-CP", "59-2023-nd-cp"),
        ("  Đề án – số 05 ", "de-an-so-05"),
        (nfd("Ủy ban"), "uy-ban"),
        ("日本 – «»", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_slugify_takes_the_separator_that_markdown_gives() -> None:
    assert slugify("Dân vận khéo", "_") == "dan_van_kheo"


@given(VIETNAMESE)
def test_slug_is_plain_and_final(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["f", "g", "i", "j", "k", "v", "w", "x", "y", "z"],
        ["ba", "bà", "bả", "bã", "bá", "bạ"],
        ["ba", "ba ba", "bà", "bà con", "bá"],
        ["da", "dạ", "dao", "dăm", "dân", "đa", "đá", "e"],
        ["Bắc Sơn", "Bằng Mạc", "Bình Gia", "Cai Kinh", "Cao Lộc", "Đông Kinh", "Kỳ Lừa", "Lương Văn Tri", "Tam Thanh"],
        ["5", "05a", "12", "126", "1000", "a"],
        ["Kế hoạch 2", "Kế hoạch 10", "Kế hoạch 10 b"],
        ["hòa", "Hòa", "HÒA", "hoá"],
        ["uy", "uỷ", "ủy", "úy", "ư"],
        ["resume", "résumé", "резюме"],
    ],
)
def test_sort_key_gives_dictionary_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


@given(st.lists(VIETNAMESE, max_size=6))
def test_sort_key_is_a_total_order(texts: list[str]) -> None:
    texts = list({nfc(text) for text in texts})
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)
    assert [sort_key(text) for text in texts] == [sort_key(nfd(text)) for text in texts]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("126-kl-tw-2024", "126-kl-tw-2025"),
        ("126-KL-TW-2025", "126-kl-tw-2025"),
        ("127-kl-tw", "127-kl-tw-2025"),
        ("Ke hoach", "Kế hoạch"),
        ("Quyêt định", "Quyết định"),
        ("Quy dinh", "Quy định"),
        ("xyz", None),
    ],
)
def test_nearest(word: str, found: str | None) -> None:
    assert nearest(word, ["127-kl-tw-2025", "126-kl-tw-2025", "Quy định", "Quyết định", "Kế hoạch"]) == found


def test_nearest_prefers_the_right_marks_and_then_plain_order() -> None:
    assert nearest("thủ", ["thư", "thủ", "thu"]) == "thủ"
    assert nearest("ab", ["ac", "ad"], cutoff=0.5) == nearest("ab", ["ad", "ac"], cutoff=0.5) == "ac"
    assert nearest("ab", []) is None
    assert nearest("abcd", ["abcx"], cutoff=0.9) is None


def test_foreign_letters_names_look_alikes() -> None:
    assert foreign_letters("126-\u041aL/TW của \u0391") == [
        (4, "\u041a", "CYRILLIC CAPITAL LETTER KA"),
        (14, "\u0391", "GREEK CAPITAL LETTER ALPHA"),
    ]


@pytest.mark.parametrize("text", ["Đảng ủy Ơ Ư ạ", nfd("Đảng ủy"), "1º, 2ª, m², naïve, \u02bc", "– « » … 2025", ""])
def test_latin_text_has_no_foreign_letters(text: str) -> None:
    assert foreign_letters(text) == []


@pytest.mark.parametrize(
    ("letter", "latin"), [("\u041a", "K"), ("\u0455", "s"), ("\u0391", "A"), ("\u0416", None), ("K", None)]
)
def test_latin_lookalike(letter: str, latin: str | None) -> None:
    assert latin_lookalike(letter) == latin
