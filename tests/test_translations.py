"""English files: what they may carry, how they drift from the Vietnamese text, and how they are marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from making import (
    IMAGE,
    MODEL,
    POST,
    TODAY,
    TRANSLATION,
    UNCHECKED,
    loaded,
    problems,
    record,
    text,
)

from danvan import translations
from danvan.frontmatter import parse
from danvan.library import load
from danvan.problems import ContentError
from danvan.records import KINDS, Commendation, Document, Model, Movement, Plan, Post, Record
from danvan.records.translation import OwnShape, is_translatable, read_translation, translation_model

ENGLISH = "news/2026/2026-11-23-bai-viet.en.md"
FACT = {"text": "Một điều.", "source": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}
FIGURE = {"what": "Thành viên", "value": "40", "unit": "người", "date": "2026", "report": "Báo cáo (mẫu)"}
DISCREPANCY = {"kind": "number_not_unique", "found": "a", "evidence": "Vì sao."}
ASKED = {"from": "2026-05-01", "to": "2026-05-15", "how": "Gửi Văn phòng."}
FILE = {"path": "assets/a.pdf", "label": "Bản ký"}
RELATION = {"type": "guides", "text": "Một văn bản"}
DEADLINE = {"date": "2025-04-15", "what": "Gửi kế hoạch", "who": "Các đơn vị", "section": "I", "text": "trước 15/4"}
BODY = "## I. Một"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Document, ["title", "short_name", "summary", "files"]),
        (Plan, ["title", "summary", "deadlines", "duties", "discrepancies"]),
        (Model, ["name", "summary", "image", "situation", "goal", "method", "place", "forces", "resources", "timing", "outputs",
                 "upkeep", "figures", "replicated_at"]),
        (Commendation, ["title", "reason", "consultation", "files"]),
        (Post, ["title", "summary", "image", "corrections"]),
    ],
)  # fmt: skip
def test_the_english_schema_is_what_is_marked_in_the_vietnamese_one(kind: type[Record], names: list[str]) -> None:
    own = list(kind.translation_base.model_fields)
    assert list(translation_model(kind).model_fields) == [*own, *names, "translation"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_for_a_field_stands_in_for_one_that_is_there(kind: type[Record]) -> None:
    assert issubclass(kind.translation_base, OwnShape)
    assert kind.translation_base.instead_of <= set(kind.model_fields)
    marked = {name for name, info in kind.model_fields.items() if is_translatable(info)}
    assert marked <= set(translation_model(kind).model_fields)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Document, {"title": "Về việc một"}, {"title": "Về việc hai"}),
        (Document, {"status": {**UNCHECKED, "note": "Một."}}, {"status": {**UNCHECKED, "note": "Hai."}}),
        (Document, {"discrepancies": [DISCREPANCY]}, {"discrepancies": [{**DISCREPANCY, "evidence": "Khác."}]}),
        (Document, {"files": [FILE]}, {"files": [{**FILE, "label": "Bản khác"}]}),
        (Document, {"files": [FILE]}, {"files": [FILE, {**FILE, "path": "assets/b.pdf"}]}),
        (Plan, {"deadlines": [DEADLINE]}, {"deadlines": [{**DEADLINE, "who": "Văn phòng"}]}),
        (Movement, {"facts": [FACT]}, {"facts": [{**FACT, "text": "Điều khác."}]}),
        (Model, {"figures": [FIGURE]}, {"figures": [{**FIGURE, "unit": "hộ"}]}),
        (Model, {"forces": {"lead": "A"}}, {"forces": {"lead": "B"}}),
        (Model, {"timing": {"start": "2026", "progress": ["A"]}}, {"timing": {"start": "2026", "progress": ["B"]}}),
        (Commendation, {"state": "consulting", "consultation": ASKED},
         {"state": "consulting", "consultation": {**ASKED, "how": "Gửi nơi khác."}}),
        (Post, {"image": IMAGE}, {"image": {**IMAGE, "alt": "Múa rồng"}}),
        (Post, {}, {"corrections": [{"date": "2026-11-23", "note": "Sửa."}]}),
        (Post, {"body": "Một."}, {"body": "Hai."}),
    ],
)  # fmt: skip
def test_a_translation_drifts_when_what_it_was_made_from_changes(
    kind: type[Record], before: dict[str, Any], after: dict[str, Any]
) -> None:
    body = {"body": BODY} if kind is Plan else {}
    assert record(kind, **body, **before).source_hash != record(kind, **body, **after).source_hash


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Document, {}, {"status": {**UNCHECKED, "checked_on": "2026-11-22"}}),
        (Document, {"discrepancies": [DISCREPANCY]}, {"discrepancies": [{**DISCREPANCY, "confidence": "high"}]}),
        (Document, {"relations": [RELATION]}, {"relations": [{**RELATION, "type": "amends"}]}),
        (Plan, {"deadlines": [DEADLINE]}, {"deadlines": [{**DEADLINE, "date": "2025-04-16"}]}),
        (Movement, {"facts": [FACT]}, {"facts": [{**FACT, "checked_on": "2026-11-22"}]}),
        (Model, {"figures": [FIGURE]}, {"figures": [{**FIGURE, "value": "41"}]}),
        (Post, {"image": IMAGE}, {"image": {**IMAGE, "file": "assets/b.png"}}),
        (Post, {"tags": ["van-hoa"]}, {"tags": ["du-lich"]}),
        (Post, {}, {"changes": [{"date": "2026-11-23", "note": "Sửa lỗi gõ."}]}),
    ],
)
def test_a_translation_does_not_drift_from_what_it_does_not_say(
    kind: type[Record], before: dict[str, Any], after: dict[str, Any]
) -> None:
    body = {"body": BODY} if kind is Plan else {}
    assert record(kind, **body, **before).source_hash == record(kind, **body, **after).source_hash


def test_every_field_inside_groups_and_lists_is_read_in_the_language_that_it_has() -> None:
    model = record(Model, figures=[FIGURE, {**FIGURE, "what": "Buổi"}], forces={"lead": "A", "cooperating": ["B"]})
    fields = {"figures": [{"what": "Members"}, {"unit": "times"}], "forces": {"cooperating": ["C"]}}
    model.translate("en", read_translation(Model, parse(text({**fields, "translation": TRANSLATION}), "a.en.md")))
    assert model.in_language(("figures", 0, "what"), "en") == ("Members", "en")
    assert model.in_language(("figures", 1, "what"), "en") == ("Buổi", "vi")
    assert model.in_language(("forces", "lead"), "en") == ("A", "vi")
    assert model.in_language(("forces", "cooperating"), "en") == (["C"], "en")
    assert model.in_language(("timing", "progress"), "en") == ([], "vi")
    assert model.in_language(("replicated_at", 0, "text"), "en") == (None, "vi")


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        (Post, {"title": "Có <b>chữ</b>"}, "title (Tiêu đề): có mã trang web (HTML) trong trường → chỉ viết chữ thường, bỏ phần trong dấu < >"),
        (Post, {"image": {"file": "assets/b.png"}}, "không có trường «file» → các trường dùng được: alt (Mô tả ảnh), caption (Chú thích), credit (Nguồn ảnh)"),
        (Model, {"figures": [{"value": "41"}]}, "không có trường «value» → các trường dùng được: what (Chỉ số), unit (Đơn vị tính), report (Báo cáo)"),
        (Document, {"status": {"note": "A"}}, "status (Tình trạng hiệu lực) không dịch, chỉ ghi ở tệp tiếng Việt → xóa dòng này; trang tiếng Anh lấy giá trị từ tệp tiếng Việt"),
        (Post, {"kind": "tin"}, "kind (Loại tin) không dịch, chỉ ghi ở tệp tiếng Việt → xóa dòng này; trang tiếng Anh lấy giá trị từ tệp tiếng Việt"),
    ],
)  # fmt: skip
def test_an_english_file_carries_only_words(kind: type[Record], fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_translation(kind, parse(text({**fields, "translation": TRANSLATION}), "a.en.md"))
    assert [f"{problem.message} → {problem.fix}" for problem in caught.value.problems] == [message]


@pytest.mark.parametrize("of", ["abc", "0123456789AB", "0123456789abc", "Pending", "chưa"])
def test_a_mark_is_written_by_the_command_alone(of: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_translation(Post, parse(text({"translation": {**TRANSLATION, "of": of}}), "a.en.md"))
    assert [(problem.line, problem.message, problem.fix) for problem in caught.value.problems] == [
        (
            3,
            f"translation.of (Bản gốc): «{of}» không phải mã của bản gốc",
            "viết  of: pending  rồi chạy  python -m danvan translated; lệnh này ghi mã",
        )
    ]


def test_a_published_translation_is_marked_and_a_draft_or_preview_may_wait(tmp_path: Path) -> None:
    pending = text({"translation": {**TRANSLATION, "of": "pending"}}, "Body.")
    assert problems(tmp_path, {ENGLISH: pending}) == [
        f"{ENGLISH}:3: bản dịch còn ghi «of: pending»"
        " → đối chiếu với bản tiếng Việt, rồi chạy  python -m danvan translated 2026-11-23-bai-viet"
    ]
    assert problems(tmp_path, {ENGLISH: pending}, preview=True) == []
    draft = text(POST, "Thân bài.", draft=True)
    assert problems(tmp_path, {ENGLISH: pending, ENGLISH.replace(".en", ""): draft}) == []
    later = text(POST, "Thân bài.", date="2026-11-24T08:00:00+07:00")
    waiting = {"news/2026/2026-11-24-mai.md": later, "news/2026/2026-11-24-mai.en.md": pending}
    found = problems(tmp_path / "waiting", {"news/2026/2026-11-23-bai-viet.md": None, **waiting})
    assert [problem.partition(":")[0] for problem in found] == ["news/2026/2026-11-24-mai.en.md"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"figures": [{"what": "A"}] * 2}, "figures (Số liệu) có 2 mục, bản tiếng Việt có 1 → dịch đủ từng mục, đúng thứ tự"),
        ({"forces": {"cooperating": ["A"]}}, "cooperating (Phối hợp) có 1 mục, bản tiếng Việt có 0 → dịch đủ từng mục, đúng thứ tự"),
        ({"forces": {"participating": "A"}}, "bản tiếng Việt không có participating (Tham gia) → thêm vào tệp tiếng Việt trước, hoặc xóa dòng này"),
    ],
)  # fmt: skip
def test_a_translation_has_the_form_of_its_original(tmp_path: Path, fields: dict[str, Any], message: str) -> None:
    files: dict[str, str | bytes | None] = {
        "docs/dan-van-kheo/cau-lac-bo.md": text(MODEL, figures=[FIGURE]),
        "docs/dan-van-kheo/cau-lac-bo.en.md": text({**fields, "translation": TRANSLATION}),
    }
    assert [problem.partition(": ")[2] for problem in problems(tmp_path, files)] == [message]


@pytest.mark.parametrize(
    "block",
    [
        "translation:\n  of: pending\n  by: ban biên tập\n",
        "translation:\n  by: ban biên tập\n  of: 'pending' # sẽ ghi\n",
        "translation: {of: pending, by: ban biên tập}\n",
        'translation: {by: ban biên tập, of: "pending"}\n',
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marking_writes_the_hash_and_nothing_else(tmp_path: Path, block: str, end: str) -> None:
    before = f"---\ntitle: A title, of pending\n{block}---\n\nBody of: pending.\n".replace("\n", end)
    library = loaded(tmp_path, {ENGLISH: before.encode()}, preview=True)
    post = library.records["2026-11-23-bai-viet"]
    assert translations.mark(tmp_path, library, []) == [ENGLISH]
    after = (tmp_path / ENGLISH).read_bytes().decode()
    assert len(after.split(post.source_hash)) == 2
    rest = [line for line in before.split(end) if line not in after.split(end)]
    assert len(rest) == 1
    assert "of: " in rest[0]
    assert "translation" in rest[0] or rest[0].startswith("  ")
    again = load(tmp_path, TODAY)
    assert again.hints == []
    assert translations.mark(tmp_path, again, []) == []
    assert translations.mark(tmp_path, again, ["2026-11-23-bai-viet"]) == []


def test_only_those_never_marked_are_marked_unless_named(tmp_path: Path) -> None:
    english = text({"translation": TRANSLATION}, "Body.")
    library = loaded(tmp_path, {ENGLISH: english})
    assert translations.mark(tmp_path, library, []) == []
    assert [f"{hint.path}:{hint.line}" for hint in library.hints] == [f"{ENGLISH}:3"]
    assert translations.mark(tmp_path, library, ["2026-11-23-bai-viet"]) == [ENGLISH]


def test_a_key_without_an_english_file_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    library = loaded(tmp_path, {ENGLISH: text({"translation": TRANSLATION}, "Body.")})
    with pytest.raises(ContentError) as caught:
        translations.mark(tmp_path, library, ["2026-11-23-bai-viet", "2026-11-23-bai-vet", "zzz"])
    assert [f"{problem.message} → {problem.fix}" for problem in caught.value.problems] == [
        "không có bản tiếng Anh nào mã «2026-11-23-bai-vet» → có phải «2026-11-23-bai-viet»?",
        "không có bản tiếng Anh nào mã «zzz» → xem mã ở tên tệp, bỏ .en.md",
    ]
    assert TRANSLATION["of"] in (tmp_path / ENGLISH).read_text("utf-8")
