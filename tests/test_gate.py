"""What must not be published stops the build: in posts, in English files, in attachments, under every disguise.

Every personal value here is invented.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from making import COMMENDATION, MODEL, PAGE, POST, TRANSLATION, loaded, problems, text

from danvan.gate import canonical
from danvan.gate.ids import FAR_ID, ID_SIGNS, NAMED_ID, PASSPORT, PASSPORT_SIGNS
from danvan.gate.phones import NAMED_PHONE, PHONE_SIGNS
from danvan.gate.reading import Text

POST_FILE = "news/2026/2026-11-23-bai-viet.md"
AWARD_FILE = "docs/khen-thuong/2026/giay-khen.md"
PUBLISHED = "nếu là của cơ quan và đã công bố thì thêm vào mục published (Được đăng) của quy-dinh-bien-tap.md"
ENTRY = {
    "value": "0205 3000 099", "reason": "Điện thoại Văn phòng (mẫu)", "source": "https://langson.gov.vn/tin",
    "by": "Văn phòng Sở", "date": "2026-11-23",
}  # fmt: skip


def policy(**changes: Any) -> str:
    return text({"published": [ENTRY], **changes}, "Quy định.")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Gọi 0912 000 123.", f"«0912****23» giống số điện thoại → xóa số đó; {PUBLISHED}"),
        ("CCCD: 001099000000", "«0010******00» giống số căn cước, chứng minh nhân dân hoặc hộ chiếu → xóa số đó"),
        ("STK 840020000001", f"«8400******01» giống số tài khoản ngân hàng → xóa số đó; {PUBLISHED}"),
        (
            "Ông A, sinh ngày 12/3/1975",
            "«sinh ngày 1*/3/1***» giống ngày sinh hoặc năm sinh của một người → xóa ngày sinh; chỉ nêu tên, chức vụ, đơn vị",
        ),
        (
            "Thường trú: thôn Nà Mẫu",
            "«Thường trú: ***» giống địa chỉ nhà riêng → xóa địa chỉ; chỉ nêu tên cơ quan, thôn, xã",
        ),
        ("Gửi vana@gmail.com", f"«v***@gmail.com» không phải thư điện tử công vụ (….gov.vn) → xóa địa chỉ đó; {PUBLISHED}"),
        (
            "em Nguyễn Văn Mẫu, lớp 5",
            "«N.V.M.» giống tên một trẻ em → chỉ nêu tập thể; chỉ khi em đó và cha mẹ (người giám hộ) đều đã đồng ý mới ghi tên,"
            " và ghi hai sự đồng ý vào mục children (Trẻ em được nêu tên)",
        ),
        (
            "TUYỆT MẬT",
            "«TUYỆT MẬT» giống dấu chỉ độ mật hoặc tài liệu nội bộ → không đăng; báo người phụ trách bảo vệ bí mật nhà nước của cơ quan",
        ),
    ],
    ids=["phone", "id", "account", "birth", "home", "email", "child", "secrecy"],
)  # fmt: skip
def test_a_finding_stops_the_build_masked_with_its_line(tmp_path: Path, body: str, said: str) -> None:
    assert problems(tmp_path, {POST_FILE: text(POST, f"Một.\n\n{body}\n")}) == [f"{POST_FILE}:16: {said}"]


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        (POST_FILE, text(POST, "Thân bài.", summary="Ai muốn dự xin gọi số 0912000123 trước ngày khai mạc của câu lạc bộ ở xã."), 8),
        (POST_FILE, text(POST, "Thân bài.") + "\n<!-- 0912000123 -->", 16),
        ("docs/dan-van-kheo/cau-lac-bo.md", text(MODEL, upkeep="Gọi 0912.000.123."), 17),
        (AWARD_FILE, text(COMMENDATION, reason="Gọi 0912.000.123."), 13),
        ("docs/gioi-thieu/index.md", text(PAGE, "Gọi 0912.000.123."), 6),
        ("docs/van-ban/126-kl-tw-2025.md", "không phải tệp đúng\n0912.000.123", 2),
    ],
    ids=["summary", "comment", "model", "commendation", "page", "broken file"],
)  # fmt: skip
def test_every_place_where_people_write_is_searched(tmp_path: Path, path: str, content: str, line: int) -> None:
    found = problems(tmp_path, {path: content})
    assert [said for said in found if "giống số điện thoại" in said] == [
        f"{path}:{line}: «0912****23» giống số điện thoại → xóa số đó; {PUBLISHED}"
    ]


def test_an_english_file_is_searched_too(tmp_path: Path) -> None:
    english = text({"translation": TRANSLATION}, "Call 0912 000 123.")
    assert [said[:52] for said in problems(tmp_path, {POST_FILE.replace(".md", ".en.md"): english})] == [
        "news/2026/2026-11-23-bai-viet.en.md:7: «0912****23» "
    ]


@pytest.mark.parametrize(
    "body", ["Số ０９１２００0123", "Số 0912**000**123", "Số 0912&nbsp;000&#8203;123", "Số 0912\\.000\\.123"]
)
def test_a_disguise_does_not_help(tmp_path: Path, body: str) -> None:
    assert "«0912****23»" in problems(tmp_path, {POST_FILE: text(POST, body)})[0]


def test_letters_apart_from_their_marks_are_the_same_letters(tmp_path: Path) -> None:
    content = unicodedata.normalize("NFD", text(POST, "Sinh ngày 12/3/1975; em Nguyễn Văn Mẫu; TỐI MẬT"))
    assert len(problems(tmp_path, {POST_FILE: content})) == 3


def test_attachments_are_searched_and_their_text_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret: dict[str, str | bytes | None] = {
        "docs/assets/van-ban/ds.txt": "Danh sách\nNguyễn Văn A, CMND 080000001\n".encode()
    }
    said = "docs/assets/van-ban/ds.txt:2: «08*****01» giống số căn cước, chứng minh nhân dân hoặc hộ chiếu → xóa số đó"
    assert problems(tmp_path, secret) == [said]
    monkeypatch.setattr("danvan.gate.files.search", None)
    assert problems(tmp_path, secret) == [said]


def test_what_was_found_in_an_attachment_is_kept_without_the_value(tmp_path: Path) -> None:
    content = "Nguyễn Văn A, CMND 080000001; em Trần Thị Mẫu, lớp 5; gửi vana@gmail.com\n".encode()
    problems(tmp_path, {"docs/assets/van-ban/ds.txt": content})
    kept = b"".join(path.read_bytes() for path in (tmp_path / ".build/cache/gate").rglob("*") if path.is_file())
    assert [kind in kept for kind in (b'"id"', b'"child"', b'"email"')] == [True, True, True]
    assert [told for told in (b"080000001", b"tran thi mau", b"vana@", b"M\\u1eabu") if told in kept.lower()] == []


def test_what_is_on_the_list_of_published_data_may_stand_in_any_writing(tmp_path: Path) -> None:
    for written in ("0205 3000 099", "0205.3000.099", "(0205) 3000 099", "+84 205 3000 099"):
        files: dict[str, str | bytes | None] = {
            POST_FILE: text(POST, f"Gọi {written}."),
            "quy-dinh-bien-tap.md": policy(),
        }
        assert loaded(tmp_path, files).hints == []


def test_a_listed_number_that_stands_nowhere_is_a_hint(tmp_path: Path) -> None:
    hints = loaded(tmp_path, {"quy-dinh-bien-tap.md": policy()}).hints
    assert [str(hint).replace("\n    → ", " → ") for hint in hints] == [
        "quy-dinh-bien-tap.md:3: «0205 3000 099» không còn ở bài nào → không dùng nữa thì xóa mục này"
    ]


def test_wrong_entries_of_the_list_are_errors(tmp_path: Path) -> None:
    wrong = policy(published=[{**ENTRY, "date": "2026-11-24"}, {**ENTRY, "value": "0205.3000.099", "reason": "Của Sở"}])
    assert problems(tmp_path, {"quy-dinh-bien-tap.md": wrong}) == [
        "quy-dinh-bien-tap.md:9: published.2.reason (Lý do) ngắn quá (6 ký tự) → viết ít nhất 10 ký tự"
    ]
    wrong = wrong.replace("Của Sở", "Điện thoại Sở")
    assert problems(tmp_path, {"quy-dinh-bien-tap.md": wrong}) == [
        "quy-dinh-bien-tap.md:8: «0205.3000.099» đã ghi ở mục 1 → giữ lại một mục"
    ]
    late = policy(published=[{**ENTRY, "date": "2026-11-24"}])
    assert problems(tmp_path, {"quy-dinh-bien-tap.md": late}) == [
        "quy-dinh-bien-tap.md:7: date (Ngày): ngày 24/11/2026 chưa tới (hôm nay là 23/11/2026) → ghi ngày đã làm việc đó"
    ]


@pytest.mark.parametrize(
    ("value", "same"),
    [("0205 3000 099", "02053000099"), ("+84 912 000 123", "0912.000.123"), ("Van.Phong@Mau.vn", "van.phong@mau.vn")],
)
def test_a_value_is_compared_whatever_its_writing(value: str, same: str) -> None:
    assert canonical(value) == canonical(same) != canonical("0205 3000 098")


CHILD = {"name": "Nguyễn Văn Mẫu", "child": "Phiếu số 3", "guardian": "Phiếu số 4", "recorded_on": "2026-05-10"}


def test_a_child_is_named_only_with_both_consents(tmp_path: Path) -> None:
    body = "Giải nhất: em Nguyễn Văn Mẫu, lớp 5."
    assert problems(tmp_path, {POST_FILE: text(POST, body, children=[CHILD])}) == []
    alone = problems(tmp_path, {POST_FILE: text(POST, body, children=[{**CHILD, "guardian": None}])})
    assert [said.partition(" → ")[0] for said in alone] == [
        f"{POST_FILE}:15: children.1.guardian (Người giám hộ đồng ý) để trống",
        f"{POST_FILE}:19: «N.V.M.» giống tên một trẻ em",
    ]
    other = problems(tmp_path, {POST_FILE: text(POST, "em Trần Thị Mẫu", children=[CHILD])})
    assert [said.partition(" → ")[0] for said in other] == [f"{POST_FILE}:19: «T.T.M.» giống tên một trẻ em"]


def test_a_commended_child_needs_both_consents_in_the_record(tmp_path: Path) -> None:
    basis = {"kind": "consent", "recorded_on": "2026-05-10", "reference": "Phiếu số 3"}
    child = {"person": "Nguyễn Văn Mẫu", "post": "Học sinh", "unit_name": "Trường (mẫu)", "child": True}
    body = "Khen em Nguyễn Văn Mẫu."
    wrong = text(COMMENDATION, body, recipients=[{**child, "basis": basis}])
    assert problems(tmp_path, {AWARD_FILE: wrong})[0] == (
        f"{AWARD_FILE}:16: nêu tên trẻ em mà chưa có đủ hai sự đồng ý (của em và của cha mẹ hoặc người giám hộ)"
        " → ghi  kind: consent, thêm  guardian: Phiếu đồng ý số …; không có thì chỉ nêu tập thể"
    )
    right = text(COMMENDATION, body, recipients=[{**child, "basis": {**basis, "guardian": "Phiếu số 4"}}])
    assert problems(tmp_path, {AWARD_FILE: right}) == []


# Every way to write the words before a number.
NAMING = [
    "cccd",
    "c.c.c.d",
    "ccc.d",
    "cmnd",
    "c.m.n.d",
    "c.mnd",
    "cmt",
    "c.m.t",
    "cmtnd",
    "can cuoc",
    "dinh danh",
    "chung minh nhan dan",
    "chung minh thu",
    "so cc",
    "cc so",
    "identity card",
    "id no",
    "ho chieu",
    "passport",
    "hc so",
    "dien thoai",
    "dt",
    "d.t",
    "dtdd",
    "sdt",
    "tel",
    "phone",
    "di dong",
    "so may",
    "zalo",
    "hotline",
    "duong day nong",
    "fax",
]


@pytest.mark.parametrize(
    ("expression", "signs"),
    [(NAMED_ID, ID_SIGNS), (FAR_ID, ID_SIGNS), (PASSPORT, PASSPORT_SIGNS), (NAMED_PHONE, PHONE_SIGNS)],
)
def test_what_is_looked_for_first_stands_in_all_that_is_found(
    expression: re.Pattern[str], signs: tuple[str, ...]
) -> None:
    numbers = ("b 1234567", "123456789")
    found = [word for word in NAMING if any(expression.search(f" {word} {number}\n") for number in numbers)]
    assert found
    assert [word for word in found if not Text(word).has(signs)] == []


def test_the_hash_of_a_translation_is_no_identity_number(tmp_path: Path) -> None:
    """Of three hundred hashes one is all digits; the same digits in the text are told."""
    fields = {"title": "Sample post", "translation": {"of": "025112345695", "by": "ban biên tập"}}
    english = "news/2026/2026-11-23-bai-viet.en.md"
    assert problems(tmp_path / "right", {english: text(fields, "Text.")}) == []
    told = problems(tmp_path / "wrong", {english: text(fields, "Number 025112345695.")})
    assert [problem.partition(" → ")[0] for problem in told] == [
        f"{english}:8: «0251******95» giống số căn cước, chứng minh nhân dân hoặc hộ chiếu"
    ]
