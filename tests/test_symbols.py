"""Document numbers of State and Party: reading, searching, keys, citing."""

import datetime as dt
import unicodedata
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.symbols import (
    Query,
    Side,
    Symbol,
    SymbolError,
    cite,
    issuer_side,
    key_matches,
    long_date,
    lower_title,
    make_key,
    organ_side,
    parse,
    parse_query,
    short_date,
    variants,
)

PARTY, STATE = Side.PARTY, Side.STATE

# Every numbered document that the plan cites: number, key of its record, year of issue.
DOCUMENTS = [
    ("72-KH/TU", "72-kh-tu-2025", 2025),
    ("126-KL/TW", "126-kl-tw-2025", 2025),
    ("127-KL/TW", "127-kl-tw-2025", 2025),
    ("128-KL/TW", "128-kl-tw-2025", 2025),
    ("18-NQ/TW", "18-nq-tw-2017", 2017),
    ("27/CT-TTg", "27-ct-ttg-2023", 2023),
    ("60-NQ/TU", "60-nq-tu-2021", 2021),
    ("26/CT-TTg", "26-ct-ttg-2016", 2016),
    ("43-KL/TW", "43-kl-tw-2019", 2019),
    ("25-NQ/TW", "25-nq-tw-2013", 2013),
    ("23-QĐ/TW", "23-qd-tw-2021", 2021),
    ("33/CT-TTg", "33-ct-ttg-2021", 2021),
    ("593-QĐ/TU", "593-qd-tu-2021", 2021),
    ("10/2022/QH15", "luat-10-2022-qh15", 2022),
    ("120-KL/TW", "120-kl-tw-2016", 2016),
    ("59/2023/NĐ-CP", "59-2023-nd-cp", 2023),
    ("61/2023/NĐ-CP", "61-2023-nd-cp", 2023),
    ("176/KH-UBND", "176-kh-ubnd-2022-ls", 2022),
    ("2255/QĐ-UBND", "2255-qd-ubnd-2024-ls", 2024),
    ("65-KL/TW", "65-kl-tw-2019", 2019),
    ("24-NQ/TW", "24-nq-tw-2003", 2003),
    ("88/2019/QH14", "nq-88-2019-qh14", 2019),
    ("168-KH/TU", "168-kh-tu-2024", 2024),
    ("43-NQ/TW", "43-nq-tw-2023", 2023),
    ("22-CT/TU", "22-ct-tu-2023", 2023),
    ("320-QĐ/TU", "320-qd-tu-2016", 2016),
    ("129-NQ/TU", "129-nq-tu-2020", 2020),
    ("05-ĐA/TU", "05-da-tu-2022", 2022),
    ("18-CT/TW", "18-ct-tw-2022", 2022),
    ("124-QĐ/TW", "124-qd-tw-2018", 2018),
    ("04/2015/NĐ-CP", "04-2015-nd-cp", 2015),
    ("01/2016/TT-BNV", "01-2016-tt-bnv", 2016),
]
PROGRAMMES = [
    ("76/NQ-CP", "chuong-trinh-tong-the-cchc-2021-2030", 2021),
    ("1719/QĐ-TTg", "ctmtqg-dtts-mn-2021-2030", 2021),
]
OTHERS = [
    "05/2016/NQ-HĐND8", "12/2025/QĐ-CTUBND", "249/MTTQ-BTT", "1672/NQ-UBTVQH15", "12-NQ/ĐU", "05-HD/VPTW",
    "24-KH/BDVTU", "399-QĐ/TW", "30a/2008/NQ-CP", "12-CTr/TU", "18/TTr-SVHTTDL", "64/CP",
    ".../KH-SVHTTDL", ".../2025/QĐ-UBND",
]  # fmt: skip
NUMBERS = [number for number, _, _ in DOCUMENTS + PROGRAMMES] + OTHERS


@pytest.mark.parametrize("number", NUMBERS)
def test_every_right_writing_comes_back_as_it_was(number: str) -> None:
    assert str(parse(number)) == number
    assert parse(str(parse(unicodedata.normalize("NFD", number)))) == parse(number)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_side_is_told_by_dash_and_slash(number: str) -> None:
    dash_first = "-" in number and "/" in number and number.index("-") < number.index("/")
    assert parse(number).side is (PARTY if dash_first else STATE)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("126-KL/TW", Symbol(126, "126", None, None, "KL", "TW", PARTY)),
        ("05-ĐA/TU", Symbol(5, "05", None, None, "ĐA", "TU", PARTY)),
        ("59/2023/NĐ-CP", Symbol(59, "59", 2023, None, "NĐ", "CP", STATE)),
        ("10/2022/QH15", Symbol(10, "10", 2022, "QH15", "", "QH15", STATE)),
        ("05/2016/NQ-HDND8", Symbol(5, "05", 2016, "HĐND8", "NQ", "HĐND8", STATE)),
        ("12/2025/QD-CTUBND", Symbol(12, "12", 2025, None, "QĐ", "CTUBND", STATE)),
        ("249/MTTQ-BTT", Symbol(249, "249", None, None, "", "MTTQ-BTT", STATE)),
        ("30a/2008/NQ-CP", Symbol(30, "30a", 2008, None, "NQ", "CP", STATE)),
        ("Số: /KH-SVHTTDL", Symbol(None, "", None, None, "KH", "SVHTTDL", STATE)),
    ],
)
def test_parts(text: str, symbol: Symbol) -> None:
    assert parse(text) == symbol


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("126 KL TW", "126-KL/TW"),
        ("126 kl/tw", "126-KL/TW"),
        ("126-kl-tw", "126-KL/TW"),
        ("126/KL/TW", "126-KL/TW"),
        ("126KL/TW", "126-KL/TW"),
        ("126-kltw", "126-KL/TW"),
        ("Số: 126-KL/TW", "126-KL/TW"),
        ("số 126-KL/TW.", "126-KL/TW"),
        ("Số, ký hiệu: 126 - KL / TW", "126-KL/TW"),
        ("126\u2013KL/TW", "126-KL/TW"),
        ("126-KL/TƯ", "126-KL/TW"),
        ("12-KH/VPTƯ", "12-KH/VPTW"),
        ("59/2023/ND-CP", "59/2023/NĐ-CP"),
        ("59 2023 nđ cp", "59/2023/NĐ-CP"),
        ("59/2023/N\u00d0\u2014CP", "59/2023/NĐ-CP"),
        ("59-2023-nd-cp", "59/2023/NĐ-CP"),
        ("33 ct ttg", "33/CT-TTg"),
        ("27/CT-TTG", "27/CT-TTg"),
        ("593-qd/tu", "593-QĐ/TU"),
        ("05 đa tu", "05-ĐA/TU"),
        ("05-DA/TU", "05-ĐA/TU"),
        ("7 nq hdnd15", "7/NQ-HĐND15"),
        ("10 2022 qh15", "10/2022/QH15"),
        ("12 qđ svhttdl", "12/QĐ-SVHTTDL"),
        ("12/qd-hđtđkt", "12/QĐ-HĐTĐKT"),
        ("249 mttq btt", "249/MTTQ-BTT"),
        ("12-HĐ/TU", "12-HĐ/TU"),
        ("12-HD/TU", "12-HD/TU"),
        ("…/KH-SVHTTDL", ".../KH-SVHTTDL"),
    ],
)
def test_loose_writings(typed: str, meant: str) -> None:
    assert str(parse(typed)) == meant
    assert str(parse(unicodedata.normalize("NFD", typed))) == meant


BOTH = "ví dụ 126-KL/TW (Đảng) hoặc 59/2023/NĐ-CP (Nhà nước)"
WHOLE = f"hãy viết đủ số, loại và cơ quan, {BOTH}"


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("", "chưa ghi số, ký hiệu văn bản", WHOLE),
        ("126", "«126» mới có số, thiếu loại văn bản và cơ quan ban hành", WHOLE),
        ("59/2023", "«59/2023» mới có số, thiếu loại văn bản và cơ quan ban hành", WHOLE),
        ("kl126", "«kl126» không bắt đầu bằng số thứ tự của văn bản", f"hãy viết số trước, {BOTH}"),
        ("00-KL/TW", "«00-KL/TW» không bắt đầu bằng số thứ tự của văn bản", f"hãy viết số trước, {BOTH}"),
        ("1234567-KL/TW", "«1234567-KL/TW» không bắt đầu bằng số thứ tự của văn bản", f"hãy viết số trước, {BOTH}"),
        (
            "126-KL/",
            "«126-KL» thiếu cơ quan ban hành sau «KL»",
            "hãy viết thêm cơ quan, ví dụ 126-KL/TW (Đảng) hoặc 176/KL-UBND (Nhà nước)",
        ),
        ("59/2023/nd", "«59/2023/nd» thiếu cơ quan ban hành sau «NĐ»", "hãy viết thêm cơ quan, ví dụ 59/2023/NĐ-CP"),
        (
            "126-\u041aL/TW",
            "«126-\u041aL/TW» có chữ «\u041a» ở vị trí 5 không phải chữ Latinh (chữ Nga)",
            f"hãy xóa chữ đó và gõ lại chữ Latinh «K», {BOTH}",
        ),
        (
            "126-\u0416L/TW",
            "«126-\u0416L/TW» có chữ «\u0416» ở vị trí 5 không phải chữ Latinh (chữ Nga)",
            f"hãy xóa chữ đó và gõ lại bằng chữ Latinh, {BOTH}",
        ),
        (
            "126-KL/TW (sao)",
            "«126-KL/TW (sao)» có dấu «(» không dùng trong số văn bản",
            f"hãy chỉ dùng chữ, số, gạch nối và gạch chéo, {BOTH}",
        ),
        (
            "33/CT-TTg/2021",
            "«33/CT-TTg/2021» có năm 2021 ở cuối",
            "hãy bỏ năm, hoặc viết năm ngay sau số như văn bản ghi, ví dụ 59/2023/NĐ-CP",
        ),
        (
            "126-KL/Trung ương",
            "«126-KL/Trung ương» có «ƯƠNG» không phải chữ viết tắt của cơ quan",
            f"hãy viết tắt bằng chữ in hoa, không dấu, {BOTH}",
        ),
        (
            "126/2025/KL-TW",
            "«126/2025/KL-TW» có năm 2025, mà số văn bản của Đảng (TW) không mang năm",
            "hãy bỏ năm và ghi ngày ban hành ở trường ngày, ví dụ 126-KL/TW",
        ),
        (
            "126-XX/TW",
            "«126-XX/TW» có «XX» không phải loại văn bản",
            f"hãy viết loại văn bản như NQ, QĐ, CT, KL, NĐ, TT, KH, {BOTH}",
        ),
        (
            "59/2023/MĐ-CP",
            "«59/2023/MĐ-CP» có «MĐ» không phải loại văn bản",
            f"hãy viết loại văn bản như NQ, QĐ, CT, KL, NĐ, TT, KH, {BOTH}",
        ),
    ],
)
def test_what_is_no_number_is_refused_with_a_way_out(text: str, message: str, fix: str) -> None:
    with pytest.raises(SymbolError) as caught:
        parse(text)
    assert (caught.value.message, caught.value.fix, str(caught.value)) == (message, fix, f"{message}; {fix}")


@given(st.text(alphabet="0123456789aAKLTWĐđNcCPgq/- .…\u2013_(\u041a") | st.text())
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        symbol = parse(text)
    except SymbolError:
        return
    assert parse(str(symbol)) == symbol


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("126", Query(digits="126")),
        ("126-", Query(digits="126")),
        ("kl126", Query(digits="126", type_code="KL")),
        ("126kl", Query(digits="126", type_code="KL")),
        ("127-kl", Query(digits="127", type_code="KL")),
        ("nd 59", Query(digits="59", type_code="NĐ")),
        ("nd 59/2023", Query(digits="59", year=2023, type_code="NĐ")),
        ("QH15", Query(organ="QH15")),
        ("qh15", Query(organ="QH15")),
        ("CT 33 TTg", Query(digits="33", type_code="CT", organ="TTg")),
        ("33 ct ttg 2021", Query(digits="33", year=2021, type_code="CT", organ="TTg")),
        ("59/2023", Query(digits="59", year=2023)),
        ("2255", Query(digits="2255")),
        ("2021 qđ 1719", Query(digits="1719", year=2021, type_code="QĐ")),
        ("nq30a", Query(digits="30a", type_code="NQ")),
        ("126-KL/TW", Query(digits="126", type_code="KL", organ="TW")),
        ("126 kltw", Query(digits="126", type_code="KL", organ="TW")),
        ("Số: 12/KH-SVHTTDL", Query(digits="12", type_code="KH", organ="SVHTTDL")),
        ("30a", Query(digits="30a")),
        ("kl tw", Query(type_code="KL", organ="TW")),
        ("ND", Query(type_code="NĐ")),
        ("TTg", Query(organ="TTg")),
    ],
)
def test_parse_query(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@pytest.mark.parametrize(
    "typed",
    ["", "-", "dân vận khéo", "da", "tu", "kế hoạch 2025", "10 du an", "1 2", "1 2 3", "126-\u041aL", "126 (KL)"],
)
def test_other_searches_are_no_numbers(typed: str) -> None:
    assert parse_query(typed) is None


@pytest.mark.parametrize(
    ("typed", "number", "year"),
    [
        ("126", "126-KL/TW", None),
        ("5", "05-ĐA/TU", None),
        ("0126", "126-KL/TW", None),
        ("30", "30a/2008/NQ-CP", None),
        ("30A", "30a/2008/NQ-CP", None),
        ("QH 10", "10/2022/QH15", None),
        ("nq 88 qh14", "88/2019/QH14", None),
        ("249 mttq/btt", "249/MTTQ-BTT", None),
        ("249/mttq", "249/MTTQ-BTT", None),
        ("33 ct ttg 2021", "33/CT-TTg", 2021),
        ("59/2023", "59/2023/NĐ-CP", 2023),
    ],
)
def test_query_finds(typed: str, number: str, year: int | None) -> None:
    query = parse_query(typed)
    assert query
    assert query.matches(parse(number), year)


@pytest.mark.parametrize(
    ("typed", "number", "year"),
    [
        ("127", "126-KL/TW", None),
        ("12", "126-KL/TW", None),
        ("26", "126-KL/TW", None),
        ("1260", "126-KL/TW", None),
        ("30b", "30a/2008/NQ-CP", None),
        ("kl 126", "126-NQ/TW", None),
        ("nq 126", "249/MTTQ-BTT", None),
        ("126-KL/TU", "126-KL/TW", None),
        ("ubnd 12", "12/2025/QĐ-CTUBND", None),
        ("59/2023", "59-KL/TW", None),
        ("33 ct ttg 2021", "33/CT-TTg", 2026),
        ("QH14", "10/2022/QH15", None),
        ("126", ".../KH-SVHTTDL", None),
    ],
)
def test_query_passes_over(typed: str, number: str, year: int | None) -> None:
    query = parse_query(typed)
    assert query
    assert not query.matches(parse(number), year)


def test_variants_of_a_party_number() -> None:
    assert variants(parse("126-KL/TW")) == [
        "126-KL/TW", "126-kl/tw", "126 KL TW", "126 kl tw", "126-KL-TW", "126-kl-tw", "126KL/TW", "126kl/tw",
        "KL126", "kl126", "KL 126", "kl 126", "KL-126", "kl-126", "126 KL", "126 kl", "126-KL", "126-kl",
        "126KL", "126kl",
    ]  # fmt: skip


def test_variants_of_a_law_and_of_an_unnumbered_paper() -> None:
    assert variants(parse("10/2022/QH15")) == [
        "10/2022/QH15", "10/2022/qh15", "10 2022 QH15", "10 2022 qh15", "10-2022-QH15", "10-2022-qh15",
        "10/2022", "10/QH15", "10/qh15", "10 QH15", "10 qh15",
    ]  # fmt: skip
    assert variants(parse("/KH-SVHTTDL")) == [
        ".../KH-SVHTTDL", ".../kh-svhttdl", "KH SVHTTDL", "kh svhttdl", "KH-SVHTTDL", "kh-svhttdl",
    ]  # fmt: skip


def test_variants_hold_the_writings_without_marks_and_without_zero() -> None:
    assert {"04/2015/NĐ-CP", "04/2015/ND-CP", "4/2015/nd-cp", "nd 4", "NĐ 04/2015", "04-nđ"} <= set(
        variants(parse("04/2015/NĐ-CP"))
    )


@pytest.mark.parametrize("number", [number for number in NUMBERS if number[0] != "."])
def test_a_search_for_any_variant_finds_the_document(number: str) -> None:
    symbol = parse(number)
    forms = variants(symbol)
    assert len(forms) == len(set(forms))
    for form in forms:
        query = parse_query(form)
        assert query, form
        assert query.matches(symbol), form


@pytest.mark.parametrize(
    ("number", "year", "key"),
    [
        ("126-KL/TW", 2025, "126-kl-tw-2025"),
        ("33/CT-TTg", 2021, "33-ct-ttg-2021"),
        ("59/2023/NĐ-CP", 2023, "59-2023-nd-cp"),
        ("10/2022/QH15", 2022, "10-2022-qh15"),
        ("05-ĐA/TU", 2022, "05-da-tu-2022"),
        ("249/MTTQ-BTT", 2026, "249-mttq-btt-2026"),
        ("/KH-SVHTTDL", 2025, "kh-svhttdl-2025"),
        ("126-KL/TW", None, "126-kl-tw"),
    ],
)
def test_make_key(number: str, year: int | None, key: str) -> None:
    assert make_key(parse(number), year) == key


@pytest.mark.parametrize(("number", "key", "year"), DOCUMENTS)
def test_every_numbered_record_has_a_right_key(number: str, key: str, year: int) -> None:
    assert key_matches(key, parse(number), year)
    assert key_matches(make_key(parse(number), year), parse(number), year)


@pytest.mark.parametrize(
    ("number", "key", "year"),
    [
        *PROGRAMMES,
        ("126-KL/TW", "127-kl-tw-2025", 2025),
        ("126-KL/TW", "126-kl-tw-2024", 2025),
        ("126-KL/TW", "126-kl-tw", 2025),
        ("126-KL/TW", "126-tw-kl-2025", 2025),
        ("126-KL/TW", "26-kl-tw-2025", 2025),
        ("26/CT-TTg", "126-ct-ttg-2016", 2016),
        ("26/CT-TTg", "1-26-ct-ttg-2016", 2016),
        ("59/2023/NĐ-CP", "59-nd-cp-2023", 2023),
        ("59/2023/NĐ-CP", "59-2023-nđ-cp", 2023),
        ("59/2023/NĐ-CP", "59-2023-ND-CP", 2023),
        ("59/2023/NĐ-CP", "", 2023),
    ],
)
def test_wrong_keys(number: str, key: str, year: int) -> None:
    assert not key_matches(key, parse(number), year)


@pytest.mark.parametrize(
    ("organ", "side"),
    [
        ("TW", PARTY), ("TU", PARTY), ("ĐU", PARTY), ("HU", PARTY), ("VPTW", PARTY), ("BTGTU", PARTY),
        ("CP", STATE), ("TTg", STATE), ("UBND", STATE), ("UBND-VX", STATE), ("QH15", STATE), ("HĐND8", STATE),
        ("MTTQ-BTT", None), ("XYZ", None),
    ],
)  # fmt: skip
def test_organ_side(organ: str, side: Side | None) -> None:
    assert organ_side(organ) is side


@pytest.mark.parametrize(
    ("issuer", "side"),
    [
        ("Bộ Chính trị", PARTY),
        ("Ban Bí thư", PARTY),
        ("Ban Bí thư Trung ương Đảng", PARTY),
        ("Ban Chấp hành Trung ương (khóa XII), Hội nghị lần thứ sáu", PARTY),
        ("Ban Thường vụ Tỉnh uỷ Lạng Sơn", PARTY),
        ("Tỉnh ủy Lạng Sơn", PARTY),
        ("Đảng ủy các cơ quan Đảng tỉnh", PARTY),
        ("Đảng ủy UBND tỉnh", PARTY),
        ("Thành ủy", PARTY),
        ("Huyện ủy", PARTY),
        ("Chi bộ Sở Văn hóa, Thể thao và Du lịch", PARTY),
        ("Văn phòng Trung ương Đảng", PARTY),
        ("Văn phòng Tỉnh ủy", PARTY),
        ("Ban Dân vận Trung ương", PARTY),
        ("Chính phủ", STATE),
        ("Thủ tướng Chính phủ", STATE),
        ("Quốc hội", STATE),
        ("Ủy ban Thường vụ Quốc hội", STATE),
        ("UBND tỉnh Lạng Sơn", STATE),
        ("Uỷ ban nhân dân tỉnh", STATE),
        ("Chủ tịch UBND tỉnh", STATE),
        ("Chủ tịch tỉnh Ủy ban nhân dân", STATE),
        ("HĐND tỉnh", STATE),
        ("Hội đồng nhân dân tỉnh", STATE),
        ("Bộ Nội vụ", STATE),
        ("Bộ trưởng Bộ Nội vụ", STATE),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn", STATE),
        ("Giám đốc Sở Nội vụ", STATE),
        ("Cục Di sản văn hóa", STATE),
        ("Tổng cục Du lịch", STATE),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", None),
        ("Mặt trận Tổ quốc", None),
        ("Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh", None),
        ("Liên đoàn Lao động tỉnh", None),
        ("", None),
    ],
)
def test_issuer_side(issuer: str, side: Side | None) -> None:
    assert issuer_side(issuer) is side


@dataclass
class Doc:
    type: str
    symbol: Symbol | None = None
    date: dt.date | None = None
    issuers: list[str] = field(default_factory=list)
    title: str | None = None


DECREE = Doc(
    "Nghị định",
    parse("59/2023/NĐ-CP"),
    date(2023, 8, 14),
    ["Chính phủ"],
    "Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở",
)
CONCLUSION = Doc(
    "Kết luận",
    parse("126-KL/TW"),
    date(2025, 2, 14),
    ["Bộ Chính trị", "Ban Bí thư"],
    "Về một số nội dung, nhiệm vụ tiếp tục sắp xếp, tinh gọn tổ chức bộ máy của hệ thống chính trị năm 2025",
)
LAW = Doc("Luật", parse("10/2022/QH15"), date(2022, 11, 10), ["Quốc hội"], "Thực hiện dân chủ ở cơ sở")


def test_first_citation_in_a_state_paper() -> None:
    assert cite(DECREE, STATE, "first") == (
        "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ "
        "quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở"
    )


def test_first_citation_in_a_party_paper() -> None:
    assert cite(CONCLUSION, PARTY, "first") == (
        "Kết luận số 126-KL/TW, ngày 14/02/2025 của Bộ Chính trị, Ban Bí thư về một số nội dung, nhiệm vụ "
        "tiếp tục sắp xếp, tinh gọn tổ chức bộ máy của hệ thống chính trị năm 2025"
    )


@pytest.mark.parametrize("style", [STATE, PARTY])
def test_later_citations_name_type_and_number(style: Side) -> None:
    assert cite(DECREE, style, "later") == "Nghị định số 59/2023/NĐ-CP"
    assert cite(CONCLUSION, style, "later") == "Kết luận số 126-KL/TW"


@pytest.mark.parametrize("style", [STATE, PARTY])
def test_laws_are_cited_by_type_and_name(style: Side) -> None:
    named = Doc("Luật", LAW.symbol, title="Luật Thực hiện dân chủ ở cơ sở")
    assert cite(LAW, style, "first") == cite(LAW, style, "later") == "Luật Thực hiện dân chủ ở cơ sở"
    assert cite(named, style, "first") == cite(named, style, "later") == "Luật Thực hiện dân chủ ở cơ sở"
    assert cite(Doc("Luật", title="Bộ luật Dân sự"), style, "first") == "Bộ luật Dân sự"


@pytest.mark.parametrize(
    ("doc", "state", "party"),
    [
        (Doc("Luật", LAW.symbol), "Luật số 10/2022/QH15", "Luật số 10/2022/QH15"),
        (Doc("Kế hoạch"), "Kế hoạch", "Kế hoạch"),
        (Doc("Đề án", parse("05-ĐA/TU")), "Đề án số 05-ĐA/TU", "Đề án số 05-ĐA/TU"),
        (
            Doc("Kế hoạch", date=date(2025, 3, 9), issuers=["UBND tỉnh"]),
            "Kế hoạch ngày 09 tháng 3 năm 2025 của UBND tỉnh",
            "Kế hoạch ngày 09/3/2025 của UBND tỉnh",
        ),
        (
            Doc("Nghị quyết", parse("60-NQ/TU"), date(2021, 12, 15), ["Ban Thường vụ Tỉnh ủy Lạng Sơn"]),
            "Nghị quyết số 60-NQ/TU ngày 15 tháng 12 năm 2021 của Ban Thường vụ Tỉnh ủy Lạng Sơn",
            "Nghị quyết số 60-NQ/TU, ngày 15/12/2021 của Ban Thường vụ Tỉnh ủy Lạng Sơn",
        ),
        (
            Doc("Nghị định", parse("04/2015/NĐ-CP"), date(2015, 1, 9), title="Về thực hiện dân chủ"),
            "Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 về thực hiện dân chủ",
            "Nghị định số 04/2015/NĐ-CP, ngày 09/01/2015 về thực hiện dân chủ",
        ),
        (
            Doc("Kế hoạch", parse("/KH-SVHTTDL"), title="Triển khai thực hiện công tác dân vận năm 2025"),
            "Kế hoạch số .../KH-SVHTTDL triển khai thực hiện công tác dân vận năm 2025",
            "Kế hoạch số .../KH-SVHTTDL triển khai thực hiện công tác dân vận năm 2025",
        ),
    ],
)
def test_missing_parts_are_left_out(doc: Doc, state: str, party: str) -> None:
    assert cite(doc, STATE, "first") == state
    assert cite(doc, PARTY, "first") == party


def test_a_paper_without_number_is_later_told_by_its_date() -> None:
    plan = Doc("Kế hoạch", None, date(2025, 3, 15), ["UBND tỉnh"], "Thực hiện công tác dân vận")
    assert cite(plan, STATE, "later") == "Kế hoạch ngày 15 tháng 3 năm 2025"
    assert cite(plan, PARTY, "later") == "Kế hoạch ngày 15/3/2025"


@pytest.mark.parametrize(
    ("title", "lowered"),
    [
        ("Về Quy chế đối thoại", "về Quy chế đối thoại"),
        ("Quy định chi tiết", "quy định chi tiết"),
        ("Giao UBND tỉnh", "giao UBND tỉnh"),
        ("Điều lệ thi đua", "điều lệ thi đua"),
        ("Lạng Sơn xây dựng nông thôn mới", "Lạng Sơn xây dựng nông thôn mới"),
        ("UBND tỉnh phân công", "UBND tỉnh phân công"),
        ("Đảng lãnh đạo công tác dân vận", "Đảng lãnh đạo công tác dân vận"),
        ("Tỉnh uỷ lãnh đạo", "Tỉnh uỷ lãnh đạo"),
        (" Về  việc ", "về việc"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_a_title_takes_a_small_letter_unless_it_is_a_name(title: str, lowered: str) -> None:
    assert lower_title(title) == lowered


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2016, 9, 5), "05/9/2016", "ngày 05 tháng 9 năm 2016"),
        (date(2015, 1, 9), "09/01/2015", "ngày 09 tháng 01 năm 2015"),
        (date(2025, 2, 28), "28/02/2025", "ngày 28 tháng 02 năm 2025"),
        (date(2025, 3, 7), "07/3/2025", "ngày 07 tháng 3 năm 2025"),
        (date(2022, 10, 10), "10/10/2022", "ngày 10 tháng 10 năm 2022"),
    ],
)
def test_dates_follow_the_rule_of_zeros(day: date, short: str, long: str) -> None:
    assert short_date(day) == short
    assert long_date(day) == long
