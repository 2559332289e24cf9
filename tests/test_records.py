"""Fields of records: each kind of value, right and wrong, and the exact sentence an editor reads."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from making import (
    COMMENDATION,
    DECISION,
    IMAGE,
    MODEL,
    POST,
    SUMMARY,
    TRANSLATION,
    UNCHECKED,
    record,
    text,
    wrong_record,
)

from danvan.frontmatter import parse
from danvan.problems import ContentError
from danvan.records import KINDS, Commendation, Document, Model, Movement, PartialDate, Plan, Post, Record, Unit
from danvan.records.awards import PERSON_FORMS, Form, Grantor
from danvan.records.translation import read_translation, translation_model

ISO = "viết năm-tháng-ngày, ví dụ 2025-02-14"
SOURCE = {"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}
MOMENT = "viết ngày, giờ và múi giờ Việt Nam, ví dụ 2026-11-23T08:00:00+07:00"


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_front_matter_of_each_kind_is_right(kind: type[Record]) -> None:
    assert wrong_record(kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_name_a_help_and_an_example(kind: type[Record]) -> None:
    bare = [name for name, info in kind.model_fields.items() if not (info.title and info.description and info.examples)]
    assert bare == []


@pytest.mark.parametrize(
    ("value", "iso", "shown", "precision", "first", "last"),
    [
        ("2025-02-14", "2025-02-14", "14/02/2025", "day", dt.date(2025, 2, 14), dt.date(2025, 2, 14)),
        ("2024-02", "2024-02", "02/2024", "month", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2025", "2025", "2025", "year", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    ],
)
def test_a_date_may_lack_its_day_or_month(
    value: str, iso: str, shown: str, precision: str, first: dt.date, last: dt.date
) -> None:
    date = PartialDate.parse(value)
    assert (date.isoformat(), str(date), date.precision, date.first, date.last) == (iso, shown, precision, first, last)
    assert date.exact == (first if precision == "day" else None)
    assert PartialDate.parse(date) is date


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("14/02/2025", "ngày «14/02/2025» viết sai dạng → viết năm-tháng-ngày: 2025-02-14"),
        ("14-2-2025", "ngày «14-2-2025» viết sai dạng → viết năm-tháng-ngày: 2025-02-14"),
        ("27/20/2023", "ngày «27/20/2023» không có thật → viết năm-tháng-ngày của một ngày có trong lịch, ví dụ 2025-02-14"),
        ("2025-2-4", "ngày «2025-2-4» viết sai dạng → viết đủ hai chữ số: 2025-02-04"),
        ("2025-02-30", "ngày «2025-02-30» không có thật → viết một ngày có trong lịch, ví dụ 2025-02-14"),
        ("2025-13", f"«2025-13» không phải là ngày → {ISO}"),
        ("2025-00", "«2025-00» không có tháng 00 → chưa rõ tháng thì chỉ viết năm: 2025"),
        ("2025-00-15", "ngày «2025-00-15» không có thật → viết một ngày có trong lịch, ví dụ 2025-02-14"),
        ("2025-02-00", "ngày «2025-02-00» không có thật → viết một ngày có trong lịch, ví dụ 2025-02-14"),
        ("0000-01-01", "ngày «0000-01-01» không có thật → viết một ngày có trong lịch, ví dụ 2025-02-14"),
        ("٢٠٢٥-٠٢-١٤", f"«٢٠٢٥-٠٢-١٤» không phải là ngày → {ISO}"),
        ("hôm qua", f"«hôm qua» không phải là ngày → {ISO}"),
        ("2025-02-14T08:00", f"«2025-02-14T08:00» không phải là ngày → {ISO}"),
    ],
)  # fmt: skip
def test_wrong_dates(value: str, message: str) -> None:
    assert wrong_record(Document, date=value) == [f"date (Ngày ban hành): {message}"]


def test_a_day_needs_all_its_parts() -> None:
    assert wrong_record(Document, posted="2026-11") == [
        "posted (Ngày đăng): ngày «2026-11» thiếu ngày hoặc tháng → viết đủ năm-tháng-ngày, ví dụ 2025-02-14"
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2026-11-23", "ngày giờ «2026-11-23» không ghi múi giờ +07:00 → viết 2026-11-23T00:00:00+07:00"),
        ("2026-11-23T08:00:00", "ngày giờ «2026-11-23T08:00:00» không ghi múi giờ +07:00 → viết 2026-11-23T08:00:00+07:00"),
        ("2026-11-23T01:00:00Z", f"ngày giờ «2026-11-23T01:00:00Z» không theo múi giờ +07:00 → {MOMENT}"),
        ("2026-11-23T08:00:00-05:00", f"ngày giờ «2026-11-23T08:00:00-05:00» không theo múi giờ +07:00 → {MOMENT}"),
        ("23/11/2026 08:00", f"«23/11/2026 08:00» không phải là ngày giờ → {MOMENT}"),
        ("2026-02-30T08:00:00+07:00", f"«2026-02-30T08:00:00+07:00» không phải là ngày giờ → {MOMENT}"),
    ],
)  # fmt: skip
def test_wrong_moments(value: str, message: str) -> None:
    assert wrong_record(Post, date=value) == [f"date (Ngày giờ đăng): {message}"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("langson.gov.vn", "«langson.gov.vn» không phải địa chỉ trang web → viết đầy đủ, ví dụ https://langson.gov.vn/…"),
        ("javascript:alert(1)", "«javascript:alert(1)» không phải địa chỉ trang web → viết đầy đủ, ví dụ https://langson.gov.vn/…"),
        ("https://a b.vn", "«https://a b.vn» không phải địa chỉ trang web → viết đầy đủ, ví dụ https://langson.gov.vn/…"),
        ('https://a.vn/"><script>', '«https://a.vn/"><script>» không phải địa chỉ trang web → viết đầy đủ, ví dụ https://langson.gov.vn/…'),
        ("https://[::1", "địa chỉ «https://[::1» không đọc được → viết đầy đủ, ví dụ https://langson.gov.vn/…"),
        ("https://a.vn:99999/", "địa chỉ «https://a.vn:99999/» không đọc được → viết đầy đủ, ví dụ https://langson.gov.vn/…"),
        ("https://.", "địa chỉ «https://.» sai tên trang «.» → viết đầy đủ, ví dụ https://langson.gov.vn/…"),
        ("https://a:b@c.vn/", "địa chỉ «https://a:b@c.vn/» chứa tên đăng nhập → bỏ phần trước dấu @"),
        ("https://www.societynewstech.com/x", "trang «www.societynewstech.com» không được dẫn nguồn → dẫn trang của cơ quan ban hành, phapluat.gov.vn hoặc vbpl.vn"),
    ],
)  # fmt: skip
def test_wrong_addresses(value: str, message: str) -> None:
    assert wrong_record(Post, sources=[{**SOURCE, "url": value}]) == [f"sources.1.url (Địa chỉ): {message}"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": "Có <b>chữ</b>"}, "title (Tiêu đề): có mã trang web (HTML) trong trường → chỉ viết chữ thường, bỏ phần trong dấu < >"),
        ({"title": "Kết luận của Сở"}, "title (Tiêu đề): chữ «С» ở vị trí 14 không phải chữ Latinh (chữ Nga) → gõ lại chữ đó bằng bàn phím tiếng Việt"),
        ({"title": "Ngắn"}, "title (Tiêu đề) ngắn quá (4 ký tự) → viết ít nhất 8 ký tự"),
        ({"title": "Dài " * 60}, "title (Tiêu đề) dài quá (240 ký tự) → viết nhiều nhất 200 ký tự"),
        ({"title": ["a"]}, "title (Tiêu đề): phải là một dòng chữ → một dòng, không viết hoa toàn bộ; ví dụ  title: Công bố Công viên địa chất toàn cầu"),
        ({"title": None}, "thiếu trường title (Tiêu đề) → một dòng, không viết hoa toàn bộ; ví dụ  title: Công bố Công viên địa chất toàn cầu"),
        ({"tags": "van-hoa"}, "tags (Chủ đề): «van-hoa» phải là một danh sách → một đến bốn chủ đề trong danh sách; ví dụ  tags: [van-hoa]"),
        ({"tags": ["van-hóa"]}, "tags.1 (Chủ đề): «van-hóa» không có trong danh sách → có phải «van-hoa»? chọn một trong: van-hoa (Văn hóa); the-thao (Thể thao); du-lich (Du lịch); di-san (Di sản); cai-cach-hanh-chinh (Cải cách hành chính); dan-chu-co-so (Dân chủ ở cơ sở); dan-toc-ton-giao (Dân tộc, tôn giáo); mat-tran-doan-the (Mặt trận, đoàn thể); bo-may (Tổ chức bộ máy); thi-dua (Thi đua, khen thưởng); huong-dan (Hướng dẫn)"),
        ({"tags": ["zzzz"]}, "tags.1 (Chủ đề): «zzzz» không có trong danh sách → chọn một trong: van-hoa (Văn hóa); the-thao (Thể thao); du-lich (Du lịch); di-san (Di sản); cai-cach-hanh-chinh (Cải cách hành chính); dan-chu-co-so (Dân chủ ở cơ sở); dan-toc-ton-giao (Dân tộc, tôn giáo); mat-tran-doan-the (Mặt trận, đoàn thể); bo-may (Tổ chức bộ máy); thi-dua (Thi đua, khen thưởng); huong-dan (Hướng dẫn)"),
        ({"tags": []}, "tags (Chủ đề) cần ít nhất 1 mục → một đến bốn chủ đề trong danh sách; ví dụ  tags: [van-hoa]"),
        ({"tags": ["van-hoa", "the-thao", "du-lich", "di-san", "bo-may"]}, "tags (Chủ đề) có nhiều nhất 4 mục → bớt lại"),
        ({"documents": ["126-KL/TW"]}, "documents.1 (Văn bản): mã «126-KL/TW» sai dạng → chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ 126-kl-tw-2025"),
        ({"tasks": ["II.3"]}, "tasks.1 (Nhiệm vụ): «II.3» không phải mục của kế hoạch → viết mã kế hoạch, dấu # và số mục, ví dụ ke-hoach-2025#II.1"),
        ({"draft": "có"}, "draft (Bản nháp): «có» không phải true hoặc false → viết true (đúng) hoặc false (sai)"),
        ({"image": "assets/a.png"}, "image (Ảnh): «assets/a.png» phải là một nhóm gồm nhiều dòng → ảnh minh họa: tệp, mô tả, chú thích, nguồn; ví dụ  image: {file: assets/anh/le-hoi.jpg, alt: Các em nhỏ múa sư tử, caption: Lễ hội đầu xuân, credit: Văn phòng Sở}"),
        ({"image": {"file": "assets/a.png", "alt": "Múa sư tử"}}, "thiếu trường image.caption (Chú thích) → chú thích dưới ảnh: việc gì, ở đâu, khi nào; ví dụ  caption: Lễ hội đầu xuân|thiếu trường image.credit (Nguồn ảnh) → người hoặc đơn vị chụp; ví dụ  credit: Văn phòng Sở"),
        ({"image": {**IMAGE, "file": "https://a.vn/b.png"}}, "image.file (Tệp ảnh): «https://a.vn/b.png» sai dạng → đường dẫn tới tệp trong docs/assets/; ví dụ  file: assets/anh/le-hoi.jpg"),
        ({"image": {**IMAGE, "alt": "", "x": "y"}}, "image.alt (Mô tả ảnh) để trống → tả ảnh cho người không nhìn thấy; ví dụ  alt: Các em nhỏ múa sư tử|không có trường «x» → các trường dùng được: file (Tệp ảnh), alt (Mô tả ảnh), caption (Chú thích), credit (Nguồn ảnh)"),
        ({"tieu_de": "Tên"}, "không có trường «tieu_de» → các trường dùng được: posted (Ngày đăng), changes (Các lần sửa), draft (Bản nháp), audience (Đối tượng đọc), to_check (Còn phải kiểm tra), review (Ngày rà soát), workflow (Soạn, duyệt, đăng), id (Mã bền), title (Tiêu đề), date (Ngày giờ đăng), unit (Đơn vị đăng), author (Tác giả), kind (Loại tin), tags (Chủ đề), summary (Tóm tắt), event_date (Ngày diễn ra), sources (Nguồn), image (Ảnh), pinned_until (Ghim đến ngày), corrections (Đính chính), documents (Văn bản), models (Mô hình), commendations (Khen thưởng), children (Trẻ em được nêu tên), movements (Phong trào), communes (Xã, phường), tasks (Nhiệm vụ)"),
        ({"tag": "Tên"}, "không có trường «tag» → có phải «tags»? các trường dùng được: posted (Ngày đăng), changes (Các lần sửa), draft (Bản nháp), audience (Đối tượng đọc), to_check (Còn phải kiểm tra), review (Ngày rà soát), workflow (Soạn, duyệt, đăng), id (Mã bền), title (Tiêu đề), date (Ngày giờ đăng), unit (Đơn vị đăng), author (Tác giả), kind (Loại tin), tags (Chủ đề), summary (Tóm tắt), event_date (Ngày diễn ra), sources (Nguồn), image (Ảnh), pinned_until (Ghim đến ngày), corrections (Đính chính), documents (Văn bản), models (Mô hình), commendations (Khen thưởng), children (Trẻ em được nêu tên), movements (Phong trào), communes (Xã, phường), tasks (Nhiệm vụ)"),
        ({"author": "Văn phòng"}, "tin phải có đúng một trong hai: unit (Đơn vị đăng) hoặc author (Tác giả) → viết  unit: so-vhttdl"),
        ({"unit": None}, "tin phải có đúng một trong hai: unit (Đơn vị đăng) hoặc author (Tác giả) → viết  unit: so-vhttdl"),
        ({"date": "2026-11-24T08:00:00+07:00"}, "ngày 24/11/2026 khác ngày trong tên tệp (2026-11-23) → sửa ngày hoặc đổi tên tệp"),
        ({"key": "bai-viet"}, "tên tệp «bai-viet.md» sai dạng → đặt tên năm-tháng-ngày-tên-không-dấu.md, ví dụ 2026-11-23-cong-bo.md"),
        ({"pinned_until": "2026-11-22"}, "hạn ghim trước ngày đăng → sửa hạn ghim hoặc xóa dòng này"),
        ({"corrections": [{"date": "2026-11-22", "note": "Sửa."}]}, "đính chính trước ngày đăng → sửa ngày đính chính"),
        ({"sources": [{"checked_on": "2026-11-23"}]}, "nguồn phải có đúng một trong hai: url (Địa chỉ) hoặc document (Văn bản) → viết  - url: https://…"),
        ({"sources": [{**SOURCE, "confirms": ["tên"]}]}, "sources.1.confirms.1 (Xác nhận): «tên» không có trong danh sách → chọn một trong: number (số); date (ngày); issuers (cơ quan); title (tên); type (loại); effective (ngày có hiệu lực); signer (người ký); status (tình trạng); context (bối cảnh)"),
    ],
)  # fmt: skip
def test_wrong_posts(changes: dict[str, Any], message: str) -> None:
    assert sorted(wrong_record(Post, **changes)) == sorted(message.split("|"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": ["a", "b"]}, "id (Mã bền): «[a, b]» phải là một giá trị, không phải danh sách → mã không bao giờ đổi, dùng cho nguồn tin; ví dụ  id: 2026-11-23-01"),
        ({"date": {"a": "b"}}, "date (Ngày giờ đăng): «{a: b}» phải là một giá trị, không phải danh sách → khi bài hiện trên trang; ví dụ  date: 2026-11-23T08:00:00+07:00"),
        ({"tags": {"a": "b"}}, "tags (Chủ đề): «{a: b}» phải là một danh sách → một đến bốn chủ đề trong danh sách; ví dụ  tags: [van-hoa]"),
        ({"image": ["a"]}, "image (Ảnh): «[a]» phải là một nhóm gồm nhiều dòng → ảnh minh họa: tệp, mô tả, chú thích, nguồn; ví dụ  image: {file: assets/anh/le-hoi.jpg, alt: Các em nhỏ múa sư tử, caption: Lễ hội đầu xuân, credit: Văn phòng Sở}"),
    ],
)  # fmt: skip
def test_a_value_of_another_form_is_shown_as_it_was_typed(changes: dict[str, Any], message: str) -> None:
    assert wrong_record(Post, **changes) == [message]


@pytest.mark.parametrize("name", ["id", "title", "date", "tags", "summary", "sources", "draft", "posted"])
def test_every_kind_of_field_can_be_found_empty(name: str) -> None:
    source = parse(text(MODEL if name == "posted" else POST, **{name: ""}).replace(f"{name}: ''", f"{name}:"), "a.md")
    assert source.fields[name] is None
    with pytest.raises(ContentError) as caught:
        (Model if name == "posted" else Post).read(source, "2026-11-23-bai-viet")
    (problem,) = caught.value.problems
    assert problem.message.endswith(") để trống")
    assert problem.fix.endswith(", hoặc xóa dòng này nếu không bắt buộc")


def test_a_number_beyond_all_bounds_is_still_only_a_wrong_value() -> None:
    assert wrong_record(Plan, year="9" * 5000) == [
        f"year (Năm): «{'9' * 57}…» không hợp lệ → năm của kế hoạch; ví dụ  year: 2025"
    ]


def test_an_empty_field_is_told_from_a_missing_one() -> None:
    source = parse(text(COMMENDATION).replace("reason: Thành tích (mẫu).", "reason:"), "a.md")
    with pytest.raises(ContentError) as caught:
        Commendation.read(source, "giay-khen")
    (problem,) = caught.value.problems
    assert source.fields["reason"] is None
    assert problem.message == "reason (Thành tích) để trống"
    assert (
        problem.fix
        == "được khen vì việc gì; ví dụ  reason: Duy trì sinh hoạt đều., hoặc xóa dòng này nếu không bắt buộc"
    )
    assert wrong_record(Commendation, reason="  ") == [
        "reason (Thành tích) để trống → được khen vì việc gì; ví dụ  reason: Duy trì sinh hoạt đều."
    ]


def test_problems_stand_on_the_fields_own_line() -> None:
    source = parse(
        "---\ntitle: Bài viết để thử\nsources:\n  - url: https://a.vn\n    checked_on: 1/1/2026\n---\n", "a.md"
    )
    with pytest.raises(ContentError) as caught:
        Post.read(source, "2026-11-23-a")
    lines = {problem.message.split(" ")[0]: problem.line for problem in caught.value.problems}
    assert lines["sources.1.checked_on"] == 5


IN_FORCE = {"value": "in_force", "since": "2023-07-01", "checked_on": "2026-11-23", "source": "https://vbpl.vn/x"}


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"number": "126 kl tw"}, ["number (Số, ký hiệu): số, ký hiệu «126 kl tw» viết sai dạng → viết 126-KL/TW"]),
        ({"number": "126-KL"}, ["number (Số, ký hiệu): «126-KL» thiếu cơ quan ban hành sau «KL» → hãy viết thêm cơ quan, ví dụ 126-KL/TW (Đảng) hoặc 176/KL-UBND (Nhà nước)"]),
        ({"type": "Chỉ thị"}, ["ký hiệu 126-KL/TW không phải của «Chỉ thị» → viết  type: Kết luận"]),
        ({"issuers": ["UBND tỉnh"]}, [
            "ký hiệu 126-KL/TW không phải của «UBND tỉnh» → của Đảng viết 126-KL/TW, của Nhà nước viết 176/KH-UBND; nếu nguồn in như vậy, ghi vào discrepancies (Sai khác)"]),
        ({"date": "2024-02-14"}, ["tên tệp «126-kl-tw-2025» không khớp số 126-KL/TW năm 2024 → đổi tên tệp theo số và năm"]),
        ({"date": None}, []),
        ({"number": "59/2023/NĐ-CP", "type": "Nghị định", "issuers": ["Chính phủ"], "key": "59-2023-nd-cp"}, [
            "ngày 14/02/2025 không thuộc năm 2023 ghi trong số 59/2023/NĐ-CP → sửa ngày hoặc số"]),
        ({"effective": "2025-01-01"}, ["có hiệu lực (01/01/2025) trước khi ban hành (14/02/2025) → sửa ngày"]),
        ({"status": {**UNCHECKED, "value": "in_force"}}, [
            "tình trạng hiệu lực không có nguồn → thêm  source: https://…  hoặc ghi  value: unchecked (chưa kiểm tra)",
            "tình trạng không ghi có từ ngày nào → thêm  since: 2023-07-01"]),
        ({"status": {**UNCHECKED, "value": "period_ended", "since": "2025-12-31"}}, [
            "đã hết thời kỳ nhưng không ghi căn cứ → thêm  basis: title  hoặc  source: https://…"]),
        ({"status": {**UNCHECKED, "value": "period_ended", "since": "2025-12-31", "basis": "title"}}, [
            "hết thời kỳ theo tên văn bản nhưng không ghi thời kỳ → thêm  period: {from: 2021, to: 2025}"]),
        ({"status": {**UNCHECKED, "value": "period_ended", "since": "2025-12-30", "basis": "title"}, "period": {"from": "2021", "to": "2025"}}, [
            "ngày hết thời kỳ khác thời kỳ (2025) → viết  since: 2025-12-31"]),
        ({"status": {**IN_FORCE, "until": "2023-06-30"}}, ["hết (30/06/2023) trước khi bắt đầu (01/07/2023) → sửa ngày"]),
        ({"status": {**IN_FORCE, "until": "2023-07-01"}}, []),
        ({"status": {**IN_FORCE, "replaced_by": "127-kl-tw-2025"}}, [
            "văn bản còn hiệu lực mà lại có văn bản thay thế → xóa dòng này, hoặc ghi  value: expired_all (hết hiệu lực toàn bộ)"]),
        ({"status": {**IN_FORCE, "value": "expired_all", "replaced_by": "127-kl-tw-2025"}}, []),
        ({"status": {**IN_FORCE, "value": "not_yet", "since": None}}, []),
        ({"issuers": ["Bộ Chính trị", "Bộ Chính trị"]}, ["«Bộ Chính trị» ghi hai lần ở issuers (Cơ quan ban hành) → xóa một dòng"]),
        ({"title": "Về việc của Ðảng"}, ["title (Trích yếu): từ «Ðảng» dùng chữ Ð của tiếng Iceland → gõ lại bằng chữ Đ: «Đảng»"]),
        ({"period": {"from": "2025", "to": "2021"}}, ["kết thúc (2021) trước khi bắt đầu (2025) → đổi lại hai giá trị"]),
        ({"relations": [{"type": "guides"}]}, ["quan hệ phải có đúng một trong hai: document (Văn bản) hoặc text (Tên văn bản) → viết  document: luat-10-2022-qh15"]),
        ({"discrepancies": [{"kind": "typo", "found": "a", "evidence": "b"}]}, [
            "discrepancies.1.kind (Loại): «typo» không có trong danh sách → chọn một trong: impossible_date (Ngày không có trong lịch); different_dates (Một văn bản ghi hai ngày khác nhau); different_titles (Một văn bản ghi hai tên khác nhau); issuer_symbol_conflict (Ký hiệu không phải của cơ quan được nêu); weekend_date (Ngày rơi vào cuối tuần); title_differs (Tên khác tên trong hồ sơ); missing_date (Thiếu ngày); missing_number (Thiếu số); missing_day (Thiếu ngày trong tháng); missing_title (Không nêu trích yếu); title_repeats_type (Tên lặp lại loại văn bản); date_format (Cách viết ngày); capital_letters (Chữ hoa); number_not_unique (Có văn bản khác trùng số); type_ambiguous_in_symbol (Ký hiệu không cho biết loại văn bản); programme_named_without_number (Chương trình nêu tên, không nêu số); source_conflict (Các nguồn ghi khác nhau); outdated_basis (Căn cứ đã được thay); issuer_left_implicit (Không nêu cơ quan ban hành); title_incomplete (Tên có thể thiếu chữ)"]),
        ({"discrepancies": [{"kind": "source_conflict", "found": "a", "evidence": "b"}] * 2}, [
            "sai khác source_conflict (Các nguồn ghi khác nhau) ghi hai lần → gộp làm một mục"]),
        ({"summary": "Ngắn."}, ["summary (Tóm tắt) ngắn quá (5 ký tự) → viết ít nhất 80 ký tự"]),
    ],
)  # fmt: skip
def test_wrong_documents(changes: dict[str, Any], messages: list[str]) -> None:
    if changes.get("status", {"since": ""}).get("since", "") is None:
        changes = {"status": {name: value for name, value in changes["status"].items() if value}}
    if changes == {"date": None}:
        messages = []
        changes = {"date": None, "key": "126-kl-tw"}
    assert sorted(wrong_record(Document, **changes)) == sorted(messages)


def test_what_a_document_is_called() -> None:
    assert record(Document).name == "Kết luận số 126-KL/TW"
    law = {
        "number": "10/2022/QH15",
        "type": "Luật",
        "issuers": ["Quốc hội"],
        "date": "2022-11-10",
        "key": "luat-10-2022-qh15",
    }
    assert record(Document, **law, title="Thực hiện dân chủ").name == "Luật Thực hiện dân chủ"
    assert record(Document, **law, title="Luật Thanh tra").heading == "Luật Thanh tra"
    assert record(Document, number=None, number_form="…/KH-SVHTTDL", type="Kế hoạch").name == "Kế hoạch số …/KH-SVHTTDL"
    assert record(Document, number=None, type="Chương trình").name == "Chương trình"
    assert str(record(Document).symbol) == "126-KL/TW"
    assert (record(Document).year, record(Document, date=None, number=None).year) == (2025, None)
    assert not record(Document).dead
    gone = {**UNCHECKED, "value": "expired", "since": "2026-01-01", "source": "https://vbpl.vn/x"}
    assert record(Document, status=gone).dead


FIGURE = {"what": "Thành viên", "value": "40", "unit": "người", "date": "2026-06", "report": "Báo cáo (mẫu)"}


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"figures": [FIGURE]}, []),
        ({"figures": [{**FIGURE, "value": "12.5"}]}, []),
        ({"figures": [{**FIGURE, "report": None}]}, ["số liệu «Thành viên» không có nguồn → thêm  source: https://…  hoặc  report: Báo cáo số …"]),
        ({"figures": [{**FIGURE, "value": "1.500"}]}, ["figures.1.value (Giá trị): số «1.500» có dấu tách hàng nghìn → viết liền: 1500"]),
        ({"figures": [{**FIGURE, "value": "1,234,567"}]}, ["figures.1.value (Giá trị): số «1,234,567» có dấu tách hàng nghìn → viết liền: 1234567"]),
        ({"figures": [{**FIGURE, "value": "12,5"}]}, ["figures.1.value (Giá trị): số «12,5» dùng dấu phẩy → viết dấu chấm: 12.5"]),
        ({"figures": [{**FIGURE, "value": "40 người"}]}, ["figures.1.value (Giá trị): «40 người» không phải là số → chỉ viết chữ số, ví dụ 1500 hoặc 12.5; đơn vị tính ghi ở unit (Đơn vị tính)"]),
        ({"figures": [{**FIGURE, "value": "inf"}]}, ["figures.1.value (Giá trị): «inf» không phải là số → chỉ viết chữ số, ví dụ 1500 hoặc 12.5; đơn vị tính ghi ở unit (Đơn vị tính)"]),
        ({"figures": [{**FIGURE, "value": "-1"}]}, ["figures.1.value (Giá trị): «-1» không phải là số → chỉ viết chữ số, ví dụ 1500 hoặc 12.5; đơn vị tính ghi ở unit (Đơn vị tính)"]),
        ({"stage": "replicated"}, ["mô hình đã nhân rộng mà không ghi nơi nhân rộng → thêm  replicated_at:"]),
        ({"replicated_at": [{"date": "2026", "source": "Báo cáo (mẫu)"}]}, ["nơi nhân rộng không ghi ở đâu → thêm  commune: mã xã, phường  hoặc  text: tên nơi ngoài tỉnh"]),
        ({"tasks": ["ke-hoach-2025#II.1", "ke-hoach-2025#II.1"]}, ["«ke-hoach-2025#II.1» ghi hai lần ở tasks (Nhiệm vụ) → xóa một dòng"]),
        ({"commune_as_written": "xã An Sơn"}, ["có tên nơi cũ mà không có xã, phường hiện nay → thêm  commune: mã xã, phường"]),
        ({"stage": "runing"}, ["stage (Giai đoạn): «runing» không có trong danh sách → có phải «running»? chọn một trong: registered (Đăng ký); running (Đang làm); recognised (Đã công nhận); replicated (Đã nhân rộng); ended (Đã kết thúc)"]),
        ({"forces": {"leader": "a"}}, ["không có trường «leader» → có phải «lead»? các trường dùng được: lead (Chủ trì), cooperating (Phối hợp), participating (Tham gia)", "thiếu trường forces.lead (Chủ trì) → đơn vị hoặc người chủ trì; ví dụ  lead: Ban công tác Mặt trận thôn (mẫu)"]),
    ],
)  # fmt: skip
def test_wrong_models(changes: dict[str, Any], messages: list[str]) -> None:
    figures = [{name: value for name, value in item.items() if value} for item in changes.get("figures", [])]
    assert sorted(wrong_record(Model, **{**changes, **({"figures": figures} if figures else {})})) == messages


def test_a_model_belongs_to_no_movement_unless_it_says_so() -> None:
    assert record(Model).movements == []


@pytest.mark.parametrize(
    ("posted", "stage", "stale"),
    [("2025-11-23", "running", True), ("2025-11-24", "running", False), ("2020-01-01", "ended", False)],
)
def test_a_model_is_stale_after_twelve_months(posted: str, stage: str, stale: bool) -> None:
    assert record(Model, posted=posted, stage=stage).stale_on(dt.date(2026, 11, 23)) is stale


PERSON = {"person": "Người (mẫu)", "post": "Chuyên viên", "unit_name": "Văn phòng"}
BASIS = {"kind": "consent", "recorded_on": "2026-05-10", "reference": "Phiếu số 3"}


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"recipients": [{**PERSON, "basis": BASIS}]}, []),
        ({"recipients": [PERSON]}, ["nêu tên «Người (mẫu)» mà không ghi căn cứ công bố → thêm  basis: {kind: consent, recorded_on: 2026-05-10, reference: …}"]),
        ({"recipients": [{"person": "Người (mẫu)", "basis": BASIS}]}, ["cá nhân «Người (mẫu)» không có chức vụ → thêm  post: …", "cá nhân «Người (mẫu)» không có đơn vị công tác → thêm  unit_name: …"]),
        ({"recipients": [{**PERSON, "basis": {**BASIS, "recorded_on": "2026-11-24"}}]}, ["tên đã đăng ngày 23/11/2026, trước ngày người đó đồng ý (24/11/2026) → sửa ngày; có đồng ý rồi mới đăng tên"]),
        ({"recipients": [{**PERSON, "basis": {**BASIS, "recorded_on": "2026-11-23"}}]}, []),
        ({"recipients": [{"collective": "Phòng (mẫu)", "post": "Trưởng phòng", "unit_name": "Sở (mẫu)"}]}, [
            "tập thể không ghi post (Chức vụ) → xóa dòng này; đơn vị có trang thì ghi  unit:", "tập thể không ghi unit_name (Đơn vị công tác) → xóa dòng này; đơn vị có trang thì ghi  unit:"]),
        ({"recipients": [{"unit": "so-vhttdl"}]}, ["mỗi mục phải là một tập thể hoặc một cá nhân → viết  collective: …  hoặc  person: …"]),
        ({"form": "Bằng khen"}, ["Giám đốc Sở không tặng được «Bằng khen» (Luật 06/2022/QH15, Điều 80) → Sở quyết định: Giấy khen, Chiến sĩ thi đua cơ sở, Lao động tiên tiến, Tập thể lao động tiên tiến, Biểu dương; «Bằng khen» của tỉnh do Chủ tịch UBND tỉnh quyết định (granted_by: province-chairman)"]),
        ({"form": "Bằng khen", "granted_by": "province-chairman"}, []),
        ({"form": "Huân chương", "granted_by": "minister"}, ["«Huân chương» không do minister (Bộ trưởng) quyết định → chọn: president (Chủ tịch nước)"]),
        ({"form": "Bằng Khen"}, ["form (Hình thức): «Bằng Khen» không có trong danh sách → có phải «Bằng khen»? chọn một trong: Huân chương; Huy chương; Danh hiệu vinh dự nhà nước; Bằng khen; Giấy khen; Kỷ niệm chương; Chiến sĩ thi đua toàn quốc; Chiến sĩ thi đua bộ, ban, ngành, tỉnh; Chiến sĩ thi đua cơ sở; Lao động tiên tiến; Chiến sĩ tiên tiến; Cờ thi đua của Chính phủ; Cờ thi đua của bộ, ban, ngành, tỉnh; Tập thể lao động xuất sắc; Tập thể lao động tiên tiến; Biểu dương"]),
        ({"form": "Lao động tiên tiến"}, ["«Lao động tiên tiến» chỉ tặng cá nhân → viết  person: …"]),
        ({"form": "Tập thể lao động tiên tiến", "recipients": [{**PERSON, "basis": BASIS}]}, ["«Tập thể lao động tiên tiến» chỉ tặng tập thể → viết  collective: …"]),
        ({"decision": None}, ["«Giấy khen» phải có quyết định → thêm  decision: {number: …, date: …, issuer: …}"]),
        ({"decision": None, "form": "Biểu dương"}, []),
        ({"date": "2026-05-21"}, ["ngày 21/05/2026 khác ngày của quyết định → viết  date: 2026-05-20"]),
        ({"state": "annulled"}, ["khen thưởng đã hủy bỏ phải có quyết định hủy bỏ, và ngược lại → thêm  annulled_by:  (Quyết định hủy bỏ), hoặc sửa  state:  (Tình trạng)"]),
        ({"state": "annulled", "annulled_by": DECISION}, []),
        ({"state": "annulled", "annulled_by": {**DECISION, "date": "2026-05-19"}}, ["hủy bỏ (19/05/2026) trước khi khen thưởng (20/05/2026) → sửa ngày"]),
        ({"date": None}, ["thiếu trường date (Ngày) → thêm ngày quyết định, ví dụ  date: 2026-05-20"]),
        ({"date": None, "decision": None, "state": "consulting", "consultation": {"from": "2026-05-01", "to": "2026-05-15", "how": "Gửi Văn phòng."}}, []),
        ({"form": "Chiến sĩ tiên tiến", "granted_by": "minister"}, ["chưa có nguồn nào cho biết ai quyết định «Chiến sĩ tiên tiến» → xem lại hình thức ghi trong quyết định, hoặc hỏi người phụ trách trang", "«Chiến sĩ tiên tiến» chỉ tặng cá nhân → viết  person: …"]),
        ({"state": "consulting"}, ["đang lấy ý kiến phải có thời hạn lấy ý kiến, và ngược lại → thêm  consultation:  (Lấy ý kiến), hoặc sửa  state:  (Tình trạng)"]),
        ({"state": "consulting", "consultation": {"from": "2026-05-15", "to": "2026-05-01", "how": "Gửi Văn phòng."}}, ["hết hạn lấy ý kiến trước khi bắt đầu → đổi lại hai ngày"]),
    ],
)  # fmt: skip
def test_wrong_commendations(changes: dict[str, Any], messages: list[str]) -> None:
    assert wrong_record(Commendation, **changes) == messages


PROVINCE = {"minister", "province-chairman"}
ALLOWED = {
    "Huân chương": {"president"}, "Huy chương": {"president"}, "Danh hiệu vinh dự nhà nước": {"president"},
    "Cờ thi đua của Chính phủ": {"prime-minister", "government"},
    "Chiến sĩ thi đua toàn quốc": {"prime-minister", "government"},
    "Cờ thi đua của bộ, ban, ngành, tỉnh": PROVINCE, "Chiến sĩ thi đua bộ, ban, ngành, tỉnh": PROVINCE,
    "Tập thể lao động xuất sắc": PROVINCE, "Kỷ niệm chương": PROVINCE, "Bằng khen": {*PROVINCE, "prime-minister"},
    "Giấy khen": {"department-head"}, "Lao động tiên tiến": {"department-head"},
    "Tập thể lao động tiên tiến": {"department-head"}, "Chiến sĩ thi đua cơ sở": {"department-head"},
    "Chiến sĩ tiên tiến": set(), "Biểu dương": set(get_args(Grantor)),
}  # fmt: skip


@pytest.mark.parametrize("form", get_args(Form))
def test_each_form_has_its_grantors_and_no_other(form: str) -> None:
    person = form in PERSON_FORMS
    recipients = [{**PERSON, "basis": BASIS}] if person else [{"collective": "Phòng (mẫu)"}]
    allowed = {
        grantor for grantor in get_args(Grantor)
        if not wrong_record(Commendation, form=form, granted_by=grantor, recipients=recipients)
    }  # fmt: skip
    assert allowed == ALLOWED[form]


@pytest.mark.parametrize(
    "path",
    [
        "../docs/index.md",
        "/etc/passwd",
        "assets",
        "assets/../docs/index.md",
        "assets//a.pdf",
        "assets/.htaccess",
        "docs/assets/a.pdf",
        "assets/bản ký.pdf",
    ],
)
def test_a_file_of_the_site_lies_below_its_assets(path: str) -> None:
    fix = "đường dẫn tới tệp trong docs/assets/; ví dụ  "
    assert wrong_record(Document, files=[{"path": path, "label": "Bản ký"}]) == [
        f"files.1.path (Tệp): «{path}» sai dạng → {fix}path: assets/van-ban/126-kl-tw.pdf"
    ]
    assert wrong_record(Post, image={**IMAGE, "file": path}) == [
        f"image.file (Tệp ảnh): «{path}» sai dạng → {fix}file: assets/anh/le-hoi.jpg"
    ]


def test_problems_of_a_plans_headings_stand_on_the_heading() -> None:
    with pytest.raises(ContentError) as caught:
        record(Plan, "Lạc.\n\n## I. Một\n\n## I. Hai")
    start = record(Plan, "## I. Một").source.body_line
    assert [(problem.line - start, problem.message) for problem in caught.value.problems] == [
        (0, "thân bài có chữ trước đề mục đầu tiên"), (4, f"mục «I» đã có ở dòng {start + 2}"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "body", "changes", "messages"),
    [
        (Plan, "Lạc.\n\n## I. Một", {}, ["thân bài có chữ trước đề mục đầu tiên → thêm một đề mục, ví dụ  ## I. Mục đích, yêu cầu"]),
        (Plan, "Chỉ có chữ.", {}, ["thân bài không có đề mục nào → thêm một đề mục, ví dụ  ## I. Mục đích, yêu cầu"]),
        (Plan, "## I. Một\n\n## I. Hai\n\n## Ba\n\n## Bốn", {}, [
            "mục «I» đã có ở dòng 15 → mỗi mục một số, ví dụ  ### II.1. Tên mục",
            "đề mục không có số đã có ở dòng 19 → mỗi mục một số, ví dụ  ### II.1. Tên mục"]),
        (Plan, "## I. Một", {"duties": [{"section": "II", "who": "Ai", "what": "Gì"}]}, ["kế hoạch không có mục «II» → chọn một trong: I"]),
        (Plan, "", {"year": "hai nghìn"}, ["year (Năm): «hai nghìn» không phải là số → năm của kế hoạch; ví dụ  year: 2025"]),
        (Plan, "", {"year": "1025"}, ["year (Năm): 1025 nhỏ quá → năm của kế hoạch; ví dụ  year: 2025"]),
        (Plan, "", {"year": "20250"}, ["year (Năm): 20250 lớn quá → năm của kế hoạch; ví dụ  year: 2025"]),
        (Movement, "", {"period_names": [{"from": "2016", "to": "2020", "name": "Tên"}]}, ["tên theo thời kỳ không có nguồn → thêm  source: https://…  hoặc  source_name: …"]),
        (Movement, "", {"facts": [{"text": "Một điều.", "checked_on": "2026-11-23"}]}, ["thông tin không có nguồn → thêm  source: https://…  hoặc  source_name: …"]),
        (Unit, "", {"kind": "ward"}, ["kind (Loại đơn vị): «ward» không có trong danh sách → chọn một trong: department (Sở); room (Phòng, văn phòng); unit (Đơn vị trực thuộc); commune (Xã, phường)"]),
    ],
)  # fmt: skip
def test_wrong_plans_movements_and_units(
    kind: type[Record], body: str, changes: dict[str, Any], messages: list[str]
) -> None:
    assert wrong_record(kind, body, **changes) == messages


def test_a_plan_is_read_section_by_section() -> None:
    plan = record(Plan, "## Mở đầu\n\nMột.\n\n## II. Nội dung\n\n### II.1. Việc\n\nHai.\n\nBa.")
    start = plan.source.body_line
    assert [(s.number, s.title, s.text, s.level, s.line - start, s.anchor) for s in plan.sections()] == [
        ("0", "Mở đầu", "Một.", 2, 0, "mo-dau"), ("II", "Nội dung", "", 2, 4, "ii"), ("II.1", "Việc", "Hai.\n\nBa.", 3, 6, "ii-1"),
    ]  # fmt: skip
    assert [section.number for section in plan.tasks()] == ["II.1"]


def test_a_post_appears_on_its_day_in_viet_nam() -> None:
    post = record(Post, pinned_until="2026-12-31", corrections=[{"date": "2026-12-01", "note": "Sửa."}])
    assert (post.public_on(dt.date(2026, 11, 22)), post.public_on(dt.date(2026, 11, 23))) == (False, True)
    assert (post.pinned_on(dt.date(2026, 12, 31)), post.pinned_on(dt.date(2027, 1, 1))) == (True, False)
    assert (post.updated, post.year, post.lasting_id) == (dt.date(2026, 12, 1), 2026, "2026-11-23-01")
    assert not record(Post, draft=True).public_on(dt.date(2030, 1, 1))


def english(fields: dict[str, Any], body: str = "") -> Any:
    return parse(text({**fields, "translation": TRANSLATION}, body), "a.en.md")


def wrong_english(kind: type[Record], fields: dict[str, Any]) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_translation(kind, english(fields))
    return [f"{problem.line}: {problem.message} → {problem.fix}" for problem in caught.value.problems]


def test_an_english_file_carries_what_is_translated_and_nothing_else() -> None:
    repeated = "xóa dòng này; trang tiếng Anh lấy giá trị từ tệp tiếng Việt"
    assert wrong_english(Post, {"title": "A title", "date": "2026-11-23", "tags": ["van-hoa"]}) == [
        f"3: date (Ngày giờ đăng) không dịch, chỉ ghi ở tệp tiếng Việt → {repeated}",
        f"4: tags (Chủ đề) không dịch, chỉ ghi ở tệp tiếng Việt → {repeated}",
    ]
    assert wrong_english(Unit, {"nam": "x"}) == [
        "2: không có trường «nam» → có phải «name»? các trường dùng được: name (Tên), summary (Giới thiệu), translation (Bản dịch)"
    ]
    assert wrong_english(Plan, {"duties": [{"waht": "x"}]}) == [
        "3: không có trường «waht» → có phải «what»? các trường dùng được: who (Ai), what (Việc)"
    ]
    assert list(translation_model(Post).model_fields) == ["title", "summary", "image", "corrections", "translation"]


def test_a_record_is_read_in_the_language_that_it_has() -> None:
    post = record(Post, "Thân bài.")
    assert (post.languages(), post.in_language("title", "en")) == (["vi"], ("Bài viết để thử", "vi"))
    translated = read_translation(Post, english({"title": "A longer title"}, "Body."))
    post.translate("en", translated)
    assert (post.languages(), translated.body, translated.machine) == (["vi", "en"], "Body.", False)
    assert post.in_language("title", "en") == ("A longer title", "en")
    assert post.in_language("summary", "en") == (SUMMARY, "vi")
    assert translated.drifted(post)
    fresh = parse(text({"translation": {**TRANSLATION, "of": post.source_hash}}), "a.en.md")
    assert not read_translation(Post, fresh).drifted(post)
    changed = record(Post, "Thân bài khác.")
    assert read_translation(Post, fresh).drifted(changed)
    assert not read_translation(Post, fresh).drifted(record(Post, "Thân bài.", tags=["du-lich"]))


def test_a_record_without_a_file_says_so() -> None:
    unit = Unit.model_validate({"name": "Xã (mẫu)", "kind": "commune", "posted": "2025-07-01"})
    assert (unit.has_source, unit.body, unit.is_commune) == (False, "", True)
    with pytest.raises(LookupError, match="unit  was not read from a file"):
        _ = unit.source


def test_a_record_is_as_new_as_its_last_change() -> None:
    changes = [{"date": "2026-12-05", "note": "Thêm số liệu."}, {"date": "2026-12-01", "note": "Sửa."}]
    model = record(Model, changes=changes)
    assert (model.updated, model.heading, model.lasting_id) == (dt.date(2026, 12, 5), MODEL["name"], "mo-hinh-2026-01")
    assert record(Movement).lasting_id == "dan-van-kheo"
