"""TCVN3 and VNI: converted as glibc does, found where they are and nowhere else."""

from __future__ import annotations

import subprocess

import pytest

from danvan.legacy import TCVN3, VNI, Encoding, by_name, legacy_of, of_font, shows_capitals

LETTERS = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ"
TEXT = (
    "Căn cứ Kế hoạch của Tỉnh ủy, Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn đề nghị các đơn vị: người dân được biết,"
    " được bàn; những nơi khó khăn thì ưu tiên trước. Quỹ, kỹ sư, yểu điệu, thuở trước, khuỷu tay, nghiêng."
)
VNI_TEXT = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc; thò traán, quyõ ñaát, tænh Laïng Sôn"
)


def iconv(data: bytes, *direction: str) -> bytes:
    """What glibc makes of bytes."""
    return subprocess.run(["iconv", *direction], input=data, capture_output=True, check=True).stdout


@pytest.mark.parametrize("code", range(0xA1, 0xFF))
def test_every_byte_of_tcvn3_is_as_glibc_has_it(code: int) -> None:
    assert TCVN3.to_unicode(f"a{chr(code)}") == iconv(b"a" + bytes([code]), "-f", "TCVN", "-t", "UTF-8").decode()


@pytest.mark.parametrize(
    "text", [LETTERS, TEXT, "ĂÂÊÔƠƯĐ", "“Dân vận khéo” – 2025…".replace("–", "-").replace("…", ".")]
)
def test_tcvn3_text_comes_back_whole(text: str) -> None:
    plain = text.replace("“", '"').replace("”", '"')
    assert TCVN3.to_unicode(iconv(plain.encode(), "-f", "UTF-8", "-t", "TCVN").decode("latin-1")) == plain


def test_word_keeps_its_own_quotation_marks() -> None:
    assert TCVN3.to_unicode("“D©n vËn khÐo” – n¨m 2025…") == "“Dân vận khéo” – năm 2025…"


def test_vni_letters_and_their_signs() -> None:
    assert VNI.to_unicode(VNI_TEXT) == (
        "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc; thị trấn, quỹ đất, tỉnh Lạng Sơn"
    )
    assert VNI.to_unicode("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM, ÑÖÔØNG, TÆNH ÔÛ KYÕ, Lyù, MÎ") == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, ĐƯỜNG, TỈNH Ở KỸ, Lý, MỴ"
    )
    assert VNI.to_unicode("aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë ôù öø uõ") == (
        "á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ ớ ừ ũ"
    )


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [(".VnTime", TCVN3, False), (".VnTimeH", TCVN3, True), (".vnArial", TCVN3, False), ("VNI-Times", VNI, False),
     ("VNI Times", VNI, False), ("Times New Roman", None, False), ("Arial", None, False), (None, None, False)],
)  # fmt: skip
def test_fonts_by_their_names(font: str | None, encoding: Encoding | None, capitals: bool) -> None:
    assert (of_font(font), shows_capitals(font)) == (encoding, capitals)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (iconv(TEXT.encode(), "-f", "UTF-8", "-t", "TCVN").decode("latin-1"), TCVN3),
        (VNI_TEXT, VNI),
        (TEXT, None),
        ("Các ông bà là cán bô xã, có các sách và báo, thí dù nói là các bà các cô", None),
        ("Công tác dân vân là viêc chung", None),
        ("Café, résumé, naïve, élève, à la carte, garçon, déjà vu, été", None),
        ("Plain English text about documents.", None),
        ("ViÖt Nam", None),
        ("", None),
    ],
    ids=["TCVN3", "VNI", "Unicode", "Latin-1 letters only", "few marks", "French", "English", "too short", "nothing"],
)  # fmt: skip
def test_found_where_it_is_and_nowhere_else(text: str, found: Encoding | None) -> None:
    assert legacy_of(text) is found


def test_an_encoding_by_its_name() -> None:
    assert (by_name("tcvn3"), by_name("vni")) == (TCVN3, VNI)
