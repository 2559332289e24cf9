"""``new``: records made by asking and from options, as a person at a terminal meets it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from making import COMMENDATION, DOCUMENT, MODEL, POST, SUMMARY, TODAY, text
from writing_help import files, run, tree, typing

from danvan.frontmatter import Value, parse, read
from danvan.library import load
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.writing.blanks import KINDS, blanks, leaves
from danvan.writing.text import file_text

NEW_POST = ["--title", "Sở tổ chức hội nghị", "--tags", "van-hoa", "--unit", "so-vhttdl", "--summary", SUMMARY]
SOURCE = ["--set", "sources.url=https://langson.gov.vn/tin", "--set", "sources.checked_on=2026-11-23"]


def test_a_post_from_options_is_a_right_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree(tmp_path)
    code, out, err = run(capsys, root, "new", "post", "--no-input", *NEW_POST, *SOURCE, "--documents", "126-KL/TW")
    name = "news/2026/2026-11-23-so-to-chuc-hoi-nghi.md"
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        f"Đã ghi {name}",
        "Việc tiếp theo:",
        "  1. mở tệp, viết nội dung dưới dòng --- thứ hai",
    ]
    assert (root / name).read_text("utf-8") == (
        "---\nid: 2026-11-23-02\ntitle: Sở tổ chức hội nghị\ndate: 2026-11-23T08:00:00+07:00\nunit: so-vhttdl\n"
        "tags: [van-hoa]\nsummary: >-\n"
        "  Tóm tắt để thử, dài vừa đủ cho mọi loại bài: văn bản nói về việc gì và vì sao kế hoạch nhắc tới nó.\n"
        "sources:\n  - url: https://langson.gov.vn/tin\n    checked_on: 2026-11-23\ndocuments: [126-kl-tw-2025]\n---\n"
    )
    assert "2026-11-23-so-to-chuc-hoi-nghi" in load(root, TODAY).records


def test_every_problem_is_told_at_once_with_its_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree(tmp_path)
    before = files(root)
    code, out, err = run(
        capsys, root, "new", "commendation", "--no-input", "--title", "Giấy khen", "--form", "Giay khen",
        "--decision.number", "12-QĐ-SVHTTDL", "--decision.date", "20/5/2026", "--set", "recipients.2.person=Nguyễn Văn Mẫu",
        "--state", "in_forced", "--reason", "Thành tích.", "--granted_by", "department-head",
    )  # fmt: skip
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "--decision.number: decision.number (Số, ký hiệu): số, ký hiệu «12-QĐ-SVHTTDL» viết sai dạng",
        "    → viết 12/QĐ-SVHTTDL",
        "--decision.date: decision.date (Ngày): ngày «20/5/2026» viết sai dạng",
        "    → viết năm-tháng-ngày: 2026-05-20",
        "--decision.issuer: thiếu trường decision.issuer (Cơ quan)",
        "    → cơ quan ban hành quyết định; ví dụ  issuer: Sở Văn hóa, Thể thao và Du lịch",
        "--set recipients.1: recipients.1 (Được khen) để trống",
        "    → từng tập thể hoặc cá nhân được khen; ví dụ  recipients: [{collective: Câu lạc bộ Dân ca (mẫu)}], hoặc xóa"
        " dòng này nếu không bắt buộc",
        "--state: state (Tình trạng): «in_forced» không có trong danh sách",
        "    → có phải «in_force»? chọn một trong: consulting (Đang lấy ý kiến); in_force (Có hiệu lực); annulled (Đã hủy bỏ)",
        "",
        "Tổng cộng: 5 lỗi; chưa ghi tệp nào.",
    ]
    assert files(root) == before


def test_a_field_that_does_not_exist_is_told_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, tree(tmp_path), "new", "post", "--no-input", "--set", "tieu đe=a", "--set", "titel=a")
    assert code == 1
    assert err.splitlines()[0] == "--set titel: không có trường «titel»"
    assert err.splitlines()[1].startswith("    → có phải «title»? các trường: draft, ")


def test_what_the_library_refuses_is_refused_before_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(tmp_path)
    before = files(root)
    code, _, err = run(capsys, root, "new", "post", "--no-input", *NEW_POST, *SOURCE, "--models", "cau-lac-bo-dan-ca")
    assert (code, err.splitlines()[:2]) == (
        1, ["--models: không có trang nào mã «cau-lac-bo-dan-ca»", "    → có phải «cau-lac-bo»?"],
    )  # fmt: skip
    assert files(root) == before


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree(tmp_path)
    before = (root / "news/2026/2026-11-23-bai-viet.md").read_bytes()
    code, _, err = run(capsys, root, "new", "post", "--no-input", *NEW_POST[2:], *SOURCE, "--title", "Bài viết")
    assert (code, err.splitlines()) == (
        1,
        [
            "new post: trùng với news/2026/2026-11-23-bai-viet.md",
            "    → sửa tệp có sẵn, hoặc đổi tiêu đề hoặc ngày nếu đây là bài khác",
            "",
            "Tổng cộng: 1 lỗi; chưa ghi tệp nào.",
        ],
    )
    assert (root / "news/2026/2026-11-23-bai-viet.md").read_bytes() == before


def test_a_document_is_named_by_its_number_and_never_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree(tmp_path)
    common = ["--no-input", "--level", "party-central", "--issuers", "Bộ Chính trị", "--summary", SUMMARY]
    options = ["new", "document", *common, "--number", "127-KL/TW", "--type", "Kết luận", "--date", "2025-02-28"]
    assert run(capsys, root, *options)[1].splitlines()[0] == "Đã ghi docs/van-ban/127-kl-tw-2025.md"
    law = ["new", "document", "--no-input", "--level", "state-central", "--issuers", "Quốc hội", "--summary", SUMMARY]
    law += ["--number", "10/2022/QH15", "--type", "Luật", "--date", "2022-11-10"]
    assert run(capsys, root, *law)[1].splitlines()[0] == "Đã ghi docs/van-ban/luat-10-2022-qh15.md"
    resolution = [*law[:-5], "88/2019/QH14", "--type", "Nghị quyết", "--date", "2019-11-18"]
    assert run(capsys, root, *resolution)[1].splitlines()[0] == "Đã ghi docs/van-ban/nq-88-2019-qh14.md"
    code, _, err = run(capsys, root, *options, "--key", "127-kl-tw-2025-khac")
    assert (code, err.splitlines()[0]) == (
        1,
        "--number: văn bản 127-KL/TW năm 2025 đã có ở docs/van-ban/127-kl-tw-2025.md",
    )


def test_a_person_is_asked_and_wrong_answers_are_asked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    title = unicodedata.normalize("NFD", "Sở tổ chức hội nghị dân vận")
    typing(monkeypatch, [
        "Ngắn", title, "23/11/2026", "", "so (mau)", "van hoa", "du lich", "", "Ngắn quá.", SUMMARY,
        "langson.gov.vn", "https://langson.gov.vn/tin", "", "", "", "", "",  # url, document, title, confirms, day, note
        "k", "van ban", "ket luan", "1", "", "Phong trao", "dan van kheo", "", "", "Thân bài <b>.", "Thân bài.", "",
        "Xem [[126-kl-tw-2025]].", ".",
    ])  # fmt: skip
    code, out, err = run(capsys, root, "new", "post")
    assert (code, err) == (0, "")
    for said in (
        "  ✗ title (Tiêu đề) ngắn quá (4 ký tự)\n    → viết ít nhất 8 ký tự",
        "  ✗ date (Ngày giờ đăng): «23/11/2026» không phải là ngày giờ",
        "    1. Sở (mẫu)  [so-vhttdl]",
        "    ✓ Văn hóa\n",
        "  ✗ sources.1.url (Địa chỉ): «langson.gov.vn» không phải địa chỉ trang web",
        "  ✗ mã HTML «<b>»\n    → bỏ phần trong dấu < >; chữ đậm viết **chữ**; muốn in dấu < thì viết `<`; gõ lại dòng này",
        "Đã ghi news/2026/2026-11-23-so-to-chuc-hoi-nghi-dan-van.md",
    ):
        assert said in out, said
    made = read(root / "news/2026/2026-11-23-so-to-chuc-hoi-nghi-dan-van.md", "f.md")
    assert made.fields == {
        "id": "2026-11-23-02", "title": "Sở tổ chức hội nghị dân vận", "date": "2026-11-23T08:00:00+07:00",
        "unit": "so-vhttdl", "tags": ["van-hoa", "du-lich"], "summary": SUMMARY, "sources": [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-23"}],
        "documents": ["126-kl-tw-2025"], "movements": ["dan-van-kheo"],
    }  # fmt: skip
    assert made.body == "Thân bài.\n\nXem [[126-kl-tw-2025]]."


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_who_stops_is_told_what_happened_and_can_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    root = tree(tmp_path)
    before = files(root)
    typing(monkeypatch, ["Hội nghị “dân vận”", end])
    code, _, err = run(capsys, root, "new", "post")
    assert (code, err.splitlines()) == (
        1,
        [
            "",
            "Đã dừng; chưa ghi tệp nào. Muốn làm tiếp với những câu đã trả lời, chạy:",
            "  PYTHONPATH=scripts .venv/bin/python -m danvan new post --set 'title=Hội nghị “dân vận”'",
        ],
    )
    assert files(root) == before


def test_a_broken_rule_of_the_whole_is_mended_by_asking_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    given = [*NEW_POST[:4], *NEW_POST[6:], *SOURCE, "--date", "2026-11-23T08:00:00+07:00"]
    # The first empty answer leaves the unit out, the second one adds nothing more.
    typing(monkeypatch, ["", "", ".", "tac gia", "Văn phòng Sở (mẫu)"])
    code, out, err = run(capsys, root, "new", "post", *given)
    assert (code, err) == (0, "")
    assert (
        "Chưa ghi được:\n  ✗ tin phải có đúng một trong hai: unit (Đơn vị đăng) hoặc author (Tác giả)\n    → viết  unit: so-vhttdl\n"
        in out
    )
    made = read(root / "news/2026/2026-11-23-so-to-chuc-hoi-nghi.md", "f.md")
    assert made.fields["author"] == "Văn phòng Sở (mẫu)"


RIGHT: list[tuple[type[Record], dict[str, Any]]] = [
    (Post, POST), (Document, DOCUMENT), (Model, MODEL), (Commendation, COMMENDATION),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields"), RIGHT, ids=lambda value: getattr(value, "kind", ""))
def test_a_file_reads_back_in_the_schema_order(kind: type[Record], fields: dict[str, Any]) -> None:
    typed = parse(text(fields), "f.md").fields
    backwards = dict(reversed(typed.items()))
    made = parse(file_text(kind, backwards, "Thân bài."), "f.md")
    assert (made.fields, made.body) == (typed, "Thân bài.")
    order = [blank.name for blank in blanks(kind)]
    assert list(made.fields) == [name for name in order if name in typed]


@pytest.mark.parametrize(
    "value",
    [
        "a: b", "# không", "- gạch", "null", "~", "«x»", "'một'", '"hai"', "[a]", "{b}", "a #b", "@c", "100%", "!d", "&e",
        "*f", "có dấu \\ chéo", "tin: " + "rất dài " * 40, "?", "key:", "2026-11-23", "0126", "no", "| x", "> y", "---", "…",
    ],
)  # fmt: skip
def test_any_text_reads_back_as_it_was(value: str) -> None:
    fields: dict[str, Value] = {
        "title": value,
        "tags": [value, "b, c"],
        "sources": [{"note": value}],
        "image": {"alt": value},
    }
    expected = " ".join(value.split())
    assert parse(file_text(Post, fields), "f.md").fields == {
        "title": expected, "tags": [expected, "b, c"], "sources": [{"note": expected}], "image": {"alt": expected},
    }  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_field_of_the_schema_can_be_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: type[Record]
) -> None:
    with pytest.raises(SystemExit):
        run(capsys, tmp_path, "new", name, "--help")
    said = capsys.readouterr().out
    missing = [".".join(blank.path) for blank in leaves(kind) if f"--{'.'.join(blank.path)} " not in said]
    assert missing == []
