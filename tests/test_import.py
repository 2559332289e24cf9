"""``import``: Word files, ugly like real ones, and the drafts that come of them."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest
from attached import old_office
from making import SUMMARY, TODAY, problems
from PIL import Image
from word import NS, Word, changed
from writing_help import files, run, tree, typing

from danvan.frontmatter import SourceFile, read
from danvan.library import load

POST = ["--set", "unit=so-vhttdl", "--set", "tags=van-hoa", "--set", "sources.url=https://langson.gov.vn/tin"]
POST += ["--set", "sources.checked_on=2026-11-23", "--set", f"summary={SUMMARY}", "--as", "post"]
LEFT = ["UBND TỈNH LẠNG SƠN", "**SỞ VĂN HÓA, THỂ THAO**", "**VÀ DU LỊCH**"]


def imported(
    capsys: pytest.CaptureFixture[str], folder: Path, word: Word | bytes, *options: str, name: str = "bai.docx"
) -> tuple[SourceFile, str, Path]:
    """The draft that an import makes of a Word file, what was said, and the tree."""
    root = tree(folder)
    before = files(root)
    (folder / name).write_bytes(word if isinstance(word, bytes) else word.data())
    code, out, err = run(capsys, root, "import", str(folder / name), "--no-input", *options)
    assert (code, err) == (0, "")
    (made,) = [path for path in files(root) - before if path.endswith(".md")]
    return read(root / made, made), out, root


def body(capsys: pytest.CaptureFixture[str], folder: Path, word: Word, *options: str) -> str:
    """The Markdown of a Word file that becomes a post."""
    return imported(capsys, folder, word, *POST, "--set", "title=Tiêu đề để thử", *options)[0].body


def refused(
    capsys: pytest.CaptureFixture[str], folder: Path, data: bytes, *options: str, name: str = "bai.docx"
) -> list[str]:
    """What is said of a file that cannot be imported; nothing may have been written."""
    root = tree(folder)
    before = files(root)
    (folder / name).write_bytes(data)
    code, out, err = run(capsys, root, "import", str(folder / name), "--no-input", *options)
    assert (code, out, files(root)) == (1, "", before)
    return err.replace("\n    → ", " → ").splitlines()


def plan_of_the_department() -> Word:
    word = Word()
    word.head(LEFT, "Số:  45 /KH-SVHTTDL", "Lạng Sơn, ngày  05  tháng 9 năm 2026")
    word.add("")
    word.lines("KẾ HOẠCH", "Triển khai phong trào “Dân vận khéo”", "năm 2026", bold=True)
    word.add("––––––––––")
    word.add("Thực hiện Kết lu|ận số 126-KL/TW của Bộ Chính trị,\xa0Sở xây dựng kế hoạch như sau:")
    word.add("**I. MỤC |ĐÍCH, YÊU CẦU**")
    word.add("1. Mục đích", bold=True)
    word.lines("- Nâng cao nhận thức.", "-\tGắn với nhiệm vụ.", "+ Ý nhỏ.")
    word.add("2. Yêu cầu", bold=True)
    word.add("**Làm tốt:** việc được giao.")
    word.add("II. TỔ CHỨC THỰC HIỆN")
    word.add("1. Văn phòng Sở theo dõi chung, báo cáo trước ngày 15/12/2026.")
    word.foot(["- Như trên;", "- Lưu: VT."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "(Đã ký)", "Nguyễn Văn Mẫu"])
    return word


def test_a_paper_of_the_decree_gives_its_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, out, root = imported(capsys, tmp_path, plan_of_the_department())
    assert made.path == "docs/van-ban/45-kh-svhttdl-2026.md"
    assert made.fields == {
        "draft": "true",
        "to_check": ["number", "type", "level", "issuers", "date", "title", "signer", "signer_title", "summary", "body"],
        "number": "45/KH-SVHTTDL", "type": "Kế hoạch", "level": "department",
        "issuers": ["Sở Văn hóa, Thể Thao và Du Lịch"], "date": "2026-09-05",
        "title": "Triển khai phong trào “Dân vận khéo” năm 2026", "signer": "Nguyễn Văn Mẫu", "signer_title": "Phó Giám đốc",
        "status": {"value": "unchecked", "checked_on": "2026-11-23"},
        "summary": "Kế hoạch số 45/KH-SVHTTDL của Sở Văn hóa, Thể Thao và Du Lịch triển khai phong trào “Dân vận khéo”"
        " năm 2026.",
        "posted": "2026-11-23",
    }  # fmt: skip
    assert made.body == (
        "Thực hiện Kết luận số 126-KL/TW của Bộ Chính trị, Sở xây dựng kế hoạch như sau:\n\n"
        "## I. MỤC ĐÍCH, YÊU CẦU\n\n### 1. Mục đích\n\n"
        "- Nâng cao nhận thức.\n- Gắn với nhiệm vụ.\n    - Ý nhỏ.\n\n"
        "### 2. Yêu cầu\n\n**Làm tốt:** việc được giao.\n\n## II. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Văn phòng Sở theo dõi chung, báo cáo trước ngày 15/12/2026."
    )
    assert out.splitlines() == [
        "Đã ghi docs/van-ban/45-kh-svhttdl-2026.md",
        "Đã làm:",
        "  - bỏ các dòng gạch ngang",
        "  - lấy số, ngày, cơ quan, loại, trích yếu từ phần đầu văn bản; bỏ quốc hiệu, tiêu ngữ",
        "  - lấy người ký, chức vụ từ phần ký; bỏ phần ký",
        "  - bỏ phần Nơi nhận (giữ lại thì thêm --keep-recipients)",
        "  - đặt 4 đề mục",
        "  - đổi các dòng gạch đầu dòng thành danh sách",
        "Cần xem lại:",
        "  - bài đang là bản nháp (draft: true): đối chiếu từng mục ở to_check (Còn phải kiểm tra) với tệp Word, xong thì xóa hai dòng đó",
    ]
    assert [draft.key for draft in load(root, TODAY).drafts] == ["45-kh-svhttdl-2026"]


def test_what_was_imported_is_published_only_when_it_was_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Word()
    word.add("Đoạn một.")
    word.picture()
    made, _, root = imported(capsys, tmp_path, word, *POST, "--set", "title=Tiêu đề để thử")
    path = root / made.path
    text = path.read_text("utf-8")
    path.write_text(text.replace("draft: true\n", ""), "utf-8")
    assert problems(root, {}) == [
        f"{made.path}:2: còn phải kiểm tra: body → đối chiếu với bản gốc, xong thì xóa dòng to_check (Còn phải kiểm tra); chưa xong thì ghi  draft: true",
        f"{made.path}:17: ảnh chưa có mô tả → thay chữ «CẦN MÔ TẢ ẢNH …» bằng lời tả ảnh cho người không nhìn thấy",
    ]  # fmt: skip
    path.write_text(
        text.replace("draft: true\nto_check: [body]\n", "").replace("CẦN MÔ TẢ ẢNH 1", "Một bức tường"), "utf-8"
    )
    assert problems(root, {}) == []


def test_a_paper_of_the_party(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    right = ["**ĐẢNG CỘNG SẢN VIỆT NAM**", "Hà Nội, ngày 28 tháng 02 năm 2025"]
    word.cells([[["BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "Số 127-KL/TW"], right]])
    word.lines(
        "KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ", "về triển khai nghiên cứu tiếp tục sắp xếp tổ chức bộ máy", bold=True
    )
    word.add("-----")
    word.add("I- VIỆC THỨ NHẤT", bold=True)
    word.add("Nội dung.")
    word.foot(["- Các tỉnh ủy,"], ["T/M BỘ CHÍNH TRỊ", "", "Nguyễn Văn Mẫu"])
    made, _, _ = imported(capsys, tmp_path, word)
    kept = {name: made.fields[name] for name in ("number", "type", "level", "issuers", "date", "title", "signer")}
    assert kept == {
        "number": "127-KL/TW", "type": "Kết luận", "level": "party-central", "issuers": ["Bộ Chính trị", "Ban Bí Thư"],
        "date": "2025-02-28", "title": "Về triển khai nghiên cứu tiếp tục sắp xếp tổ chức bộ máy", "signer": "Nguyễn Văn Mẫu",
    }  # fmt: skip
    assert made.body == "## I- VIỆC THỨ NHẤT\n\nNội dung."


def test_of_a_provincial_party_paper_only_what_names_it_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Word()
    right = ["**ĐẢNG CỘNG SẢN VIỆT NAM**", "Lạng Sơn, ngày 15 tháng 02 năm 2025"]
    word.cells([[["TỈNH ỦY LẠNG SƠN", "*", "Số 73-KH/TU"], right]])
    word.lines("KẾ HOẠCH", "thực hiện công tác dân vận của hệ thống chính trị năm 2025", bold=True)
    word.add("Nội dung riêng của Tỉnh ủy.")
    made, out, _ = imported(capsys, tmp_path / "a", word)
    assert (made.fields["level"], made.fields["issuers"], made.body) == ("party-province", ["Tỉnh ủy Lạng Sơn"], "")
    assert "Nội dung riêng" not in str(made.fields)
    assert "chỉ ghi thông tin nhận dạng; nơi ban hành đã công bố thì thêm --keep-text" in out
    assert imported(capsys, tmp_path / "b", word, "--keep-text")[0].body == "Nội dung riêng của Tỉnh ủy."


def test_an_official_letter_without_number_and_day_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    number = "Số:      /SVHTTDL-VP\nV/v báo cáo công tác dân vận\nquý III năm 2026"
    word.head(
        ["UBND TỈNH LẠNG SƠN", "**SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH**"], number, "Lạng Sơn, ngày     tháng 9 năm 2026"
    )
    word.add("Kính gửi: Các phòng, đơn vị.")
    word.foot(["- Như trên;", "- Lưu: VT, VP."], ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "", "Trần Thị Mẫu"])
    made, out, _ = imported(capsys, tmp_path, word, "--keep-recipients")
    assert made.path == "docs/van-ban/cong-van-bao-cao-cong-tac-dan-van-quy-iii-nam-2026.md"
    assert (made.fields["number_form"], made.fields["date"], made.fields["type"], made.fields["title"]) == (
        "…/SVHTTDL-VP", "2026-09", "Công văn", "Báo cáo công tác dân vận quý III năm 2026",
    )  # fmt: skip
    assert made.fields["signer_title"] == "Chánh Văn phòng"
    assert made.body == "Kính gửi: Các phòng, đơn vị.\n\n**Nơi nhận:**\n\n- Như trên\n- Lưu: VT, VP"
    assert "  - số, ký hiệu chưa đủ hoặc sai dạng: «/SVHTTDL-VP»" in out


def test_footnotes_stay_below_the_recipients(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.head(LEFT, "Số: 47/KH-SVHTTDL", "Lạng Sơn, ngày 05 tháng 9 năm 2026")
    word.lines("KẾ HOẠCH", "Về một việc để thử của Sở Văn hóa, Thể thao và Du lịch", bold=True)
    word.note(word.add("Nội dung"), "Chú thích.")
    word.foot(["- Lưu: VT."], ["GIÁM ĐỐC", "", "Nguyễn Văn Mẫu"])
    made = imported(capsys, tmp_path, word, "--keep-recipients")[0]
    assert made.body == "Nội dung[^1]\n\n**Nơi nhận:**\n\n- Lưu: VT\n\n[^1]: Chú thích."


@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_older_forms_come_through_libreoffice(tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    path = plan_of_the_department().save(tmp_path / "ke-hoach.docx")
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        ending,
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], capture_output=True, check=True, timeout=300)
    data = (tmp_path / f"ke-hoach.{ending}").read_bytes()
    # A .doc that somebody renamed to .docx is known by its content.
    name = "bai.docx" if ending == "doc" else f"bai.{ending}"
    made, _, _ = imported(capsys, tmp_path, data, name=name)
    assert [made.fields[name] for name in ("number", "date", "type", "title", "signer")] == [
        "45/KH-SVHTTDL", "2026-09-05", "Kế hoạch", "Triển khai phong trào “Dân vận khéo” năm 2026", "Nguyễn Văn Mẫu",
    ]  # fmt: skip
    assert "### 1. Mục đích\n\n- Nâng cao nhận thức.\n- Gắn với nhiệm vụ.\n    - Ý nhỏ." in made.body


def test_a_word_file_behind_a_password_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locked = old_office({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})
    assert refused(capsys, tmp_path, locked) == [
        "bai.docx: tệp có mật khẩu → mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại"
    ]


def test_a_head_and_a_foot_typed_without_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.lines("UBND TỈNH LẠNG SƠN", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Số: 46/BC-SVHTTDL")
    word.lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Lạng Sơn, ngày 10/9/2026")
    word.lines("BÁO CÁO", "Kết quả công tác dân vận chín tháng đầu năm của ngành văn hóa", bold=True)
    word.add("Đã làm nhiều việc.")
    word.lines("Nơi nhận:", "- Như trên;", "GIÁM ĐỐC", "NGUYỄN VĂN MẪU")
    made, _, _ = imported(capsys, tmp_path, word, "--set", "date=2026-09-10")
    assert (made.fields["number"], made.fields["signer"], made.fields["signer_title"], made.body) == (
        "46/BC-SVHTTDL", "Nguyễn Văn Mẫu", "Giám đốc", "Đã làm nhiều việc.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("above", "issuer"),
    [
        (["UBND TỈNH LẠNG SƠN", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"], "Sở Văn hóa, Thể Thao và Du Lịch"),
        (["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN", "SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"], "Sở Văn hóa, Thể Thao và Du Lịch"),
        (["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"], "Ủy Ban Nhân Dân tỉnh Lạng Sơn"),
        (["ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "TỈNH LẠNG SƠN"], "Ủy Ban Mặt Trận Tổ Quốc Việt Nam tỉnh Lạng Sơn"),
    ],
)
def test_who_issues_it_is_told_from_who_stands_above_though_both_look_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], above: list[str], issuer: str
) -> None:
    word = Word()
    word.head(above, "Số: 46/BC-SVHTTDL", "Lạng Sơn, ngày 10 tháng 9 năm 2026")
    word.lines("BÁO CÁO", "Kết quả công tác dân vận chín tháng đầu năm", bold=True)
    word.add("Đã làm nhiều việc.")
    made, _, _ = imported(capsys, tmp_path, word, "--set", "signer=Nguyễn Văn Mẫu")
    assert made.fields["issuers"] == [issuer]


def test_a_decision_of_commendation_never_copies_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.head(LEFT, "Số: 951/QĐ-SVHTTDL", "Lạng Sơn, ngày 20 tháng 5 năm 2026")
    word.lines("QUYẾT ĐỊNH", "Về việc tặng Giấy khen", "GIÁM ĐỐC SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", bold=True)
    word.add("**Điều 1.** Tặng Giấy khen cho ông Lê Văn Mẫu đã có thành tích trong phong trào “Dân vận khéo” năm 2026.")
    word.foot(["- Như Điều 1;"], ["GIÁM ĐỐC", "", "Nguyễn Văn Mẫu"])
    made, _, _ = imported(capsys, tmp_path, word, "--set", "recipients.1.collective=Phòng (mẫu)")
    assert made.path == "docs/khen-thuong/2026/tang-giay-khen.md"
    assert (made.fields["form"], made.fields["granted_by"], made.fields["decision"]) == (
        "Giấy khen", "department-head",
        {"number": "951/QĐ-SVHTTDL", "date": "2026-05-20", "issuer": "Sở Văn hóa, Thể Thao và Du Lịch",
         "signer_title": "Giám đốc"},
    )  # fmt: skip
    assert made.fields["reason"] == "Đã có thành tích trong phong trào “Dân vận khéo” năm 2026."
    assert "Lê Văn Mẫu" not in str(made)


def test_a_registration_form_fills_the_ten_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.add("PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", bold=True)
    word.lines("**1. Tên mô hình: **Câu lạc bộ Dân ca thôn Mẫu", "**2. Thực trạng, lý do: **Họp thôn vắng.")
    word.lines(
        "**3. Mục tiêu, tiêu chí**", "Mỗi tháng một buổi.", "**4. Nội dung, cách thức:**", "- Lập nhóm.", "- Chọn lịch."
    )
    word.lines(
        "5. Địa bàn, đối tượng: Thôn Mẫu",
        "6. Lực lượng:",
        "- Chủ trì: Ban công tác Mặt trận",
        "- Phối hợp: Hội A; Hội B",
    )
    word.lines(
        "7. Nguồn lực: Tự nguyện.", "8. Thời gian:", "- Bắt đầu: tháng 3/2026", "9. Sản phẩm, kết quả:", "- Sổ ghi."
    )
    word.add("10. Duy trì, nhân rộng: Làm được lâu.")
    options = ["--set", f"summary={SUMMARY}", "--set", "field_of_work=culture-society", "--set", "stage=running"]
    made, _, _ = imported(capsys, tmp_path, word, *options, "--set", "unit=so-vhttdl")
    assert made.path == "docs/dan-van-kheo/cau-lac-bo-dan-ca-thon-mau.md"
    assert {name: made.fields[name] for name in ("situation", "goal", "method", "place", "forces", "timing", "outputs")} == {
        "situation": "Họp thôn vắng.", "goal": "Mỗi tháng một buổi.", "method": ["Lập nhóm.", "Chọn lịch."],
        "place": "Thôn Mẫu", "forces": {"lead": "Ban công tác Mặt trận", "cooperating": ["Hội A", "Hội B"]},
        "timing": {"start": "2026-03"}, "outputs": ["Sổ ghi."],
    }  # fmt: skip


def test_tracked_changes_are_accepted_and_comments_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    paragraph = word.add("Câu có sửa:")
    by = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
    word.xml(paragraph, f'<w:ins w:id="1" {by}><w:r><w:t xml:space="preserve"> thêm mới</w:t></w:r></w:ins>')
    word.xml(paragraph, f'<w:del w:id="2" {by}><w:r><w:delText> đã bỏ</w:delText></w:r></w:del>')
    word.file.add_comment(word.add("Câu có nhận xét.").runs, text="Xem lại số này", author="B", initials="B")
    made, out, _ = imported(capsys, tmp_path, word, *POST, "--set", "title=Tiêu đề để thử")
    assert made.body == "Câu có sửa: thêm mới\n\nCâu có nhận xét."
    assert "  - chấp nhận mọi chỗ sửa đang theo dõi (thêm 1, bớt 1 đoạn chữ)" in out
    assert "  - đọc lại 1 lời nhận xét trong tệp Word; chúng không lên trang" in out


def test_footnotes_merged_cells_lists_and_breaks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.note(word.add("Câu có chú thích"), "Chú thích [một].")
    table = word.cells([[["a"], ["b"], ["c"]], [["d"], ["e | f"], ["hai", "đoạn"]], [["g"], ["12"], ["-"]]])
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    word.file.add_page_break()
    word.lines("Một", "Hai", style="List Number")
    word.lines("Ba", style="List Bullet")
    word.add("Dòng trên\nDòng dưới")
    word.add("- 2 -")
    word.note(word.add("Cuối"), "Hai.")
    made, out, _ = imported(capsys, tmp_path, word, *POST, "--set", "title=Tiêu đề để thử")
    assert made.body == (
        "Câu có chú thích[^1]\n\n"
        "| a b | a b | c |\n|---|---|---|\n| d g | e \\| f | hai đoạn |\n| d g | 12 | - |\n\n"
        "1.  Một\n2.  Hai\n\n- Ba\n\nDòng trên  \nDòng dưới\n\nCuối[^2]\n\n[^1]: Chú thích \\[một\\].\n\n[^2]: Hai."
    )
    assert "  - bảng có ô gộp, so lại với tệp Word: «a b a b c»" in out
    assert "  - bỏ số trang «- 2 -»" in out


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("a<b và <script>alert(1)</script>", "a&lt;b và &lt;script>alert(1)&lt;/script>"),
        ("{{ home }} {: onclick=x }", "&#123;&#123; home &#125;&#125; &#123;: onclick&#61;x &#125;"),
        ("[[126-kl-tw-2025]] và [x](javascript:1)", "\\[\\[126-kl-tw-2025\\]\\] và \\[x\\](javascript:1)"),
        ("* sao _gạch_ `mã` \\ 5 < 6 & &amp;", "\\* sao \\_gạch\\_ \\`mã\\` \\\\ 5 &lt; 6 & &amp;amp;"),
        ("# không phải đề mục", "\\# không phải đề mục"),
        ("2025. Năm của nhiều việc", "2025\\. Năm của nhiều việc"),
        ("!!! chú ý", "\\!!! chú ý"),
        ("chữ\u200b ẩn\xad và\tTab", "chữ ẩn và Tab"),
        (unicodedata.normalize("NFD", "Đoạn dựng rời"), "Đoạn dựng rời"),
        ("Ðảng bộ", "Đảng bộ"),
        ("Quyết định cũ với chữ Сộng", "Quyết định cũ với chữ Cộng"),
    ],
)
def test_text_shows_exactly_what_word_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, markdown: str
) -> None:
    word = Word()
    word.add(typed)
    assert body(capsys, tmp_path, word) == markdown


def test_links_are_kept_when_they_may_stand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    for address in ("https://langson.gov.vn/tin", "javascript:alert(1)", "file:///C:/a.docx"):
        paragraph = word.add("")
        relation = word.file.part.relate_to(
            address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
        )
        r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        word.xml(paragraph, f'<w:hyperlink xmlns:r="{r}" r:id="{relation}"><w:r><w:t>xem</w:t></w:r></w:hyperlink>')
    made, out, _ = imported(capsys, tmp_path, word, *POST, "--set", "title=Tiêu đề để thử")
    assert made.body == "[xem](https://langson.gov.vn/tin)\n\nxem\n\nxem"
    assert "  - liên kết tới «javascript:alert(1)» không dùng được, chỉ giữ chữ: «xem»" in out


def test_text_boxes_stand_where_their_paragraph_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    box = f"<w:txbxContent {NS}><w:p><w:r><w:t>Chữ trong hộp</w:t></w:r></w:p></w:txbxContent>"
    word.xml(word.add("Đoạn trước."), f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")
    word.add("Đoạn sau.")
    made, out, _ = imported(capsys, tmp_path, word, *POST, "--set", "title=Tiêu đề để thử")
    assert made.body == "Đoạn trước.\n\nChữ trong hộp\n\nĐoạn sau."
    assert "  - chữ vốn ở trong hộp, xem có đúng chỗ không: «Chữ trong hộp»" in out


DRAWING = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


def test_a_box_as_todays_word_draws_it_and_a_floating_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Word()
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in DRAWING.items())
    box = "<w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent>"
    new = f'<w:drawing><wp:anchor><a:graphic><a:graphicData uri="{DRAWING["wps"]}"><wps:wsp><wps:txbx>{box}</wps:txbx>'
    new += "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    for_old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    inside = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{for_old}</mc:Fallback>'
    word.xml(word.add("Trước."), f"<w:r {names}><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>")
    word.add("Sau.")
    word.picture(width=500, height=400)
    for inline in word.file.element.body.iter(f"{{{DRAWING['wp']}}}inline"):
        inline.tag = f"{{{DRAWING['wp']}}}anchor"
    assert body(capsys, tmp_path, word) == (
        "Trước.\n\nTrong hộp\n\nSau.\n\n![CẦN MÔ TẢ ẢNH 1](assets/anh/2026-11-23-bai-1.jpg)"
    )


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def test_pictures_are_made_small_and_wait_for_their_description(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Word()
    word.add("Đoạn một.")
    word.picture(width=3000, height=2000)
    word.add("Ảnh 1. Hội nghị")
    word.picture(width=300, height=200, kind="PNG")
    made, out, root = imported(capsys, tmp_path, word, *POST, "--set", "title=Tiêu đề để thử", name="Bài hội nghị.docx")
    names = [f"docs/assets/anh/2026-11-23-bai-hoi-nghi-{file}" for file in ("1.jpg", "2.png")]
    assert made.body == (
        "Đoạn một.\n\n"
        '![CẦN MÔ TẢ ẢNH 1](assets/anh/2026-11-23-bai-hoi-nghi-1.jpg "Ảnh 1. Hội nghị")\n\n'
        "![CẦN MÔ TẢ ẢNH 2](assets/anh/2026-11-23-bai-hoi-nghi-2.png)"
    )
    assert [size_of(root / name) for name in names] == [(1600, 1067), (300, 200)]
    assert f"  - viết mô tả cho ảnh 1 ({names[0]}): thay chữ «CẦN MÔ TẢ ẢNH 1»" in out


def test_headings_of_every_kind_of_numbering(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.lines("Chương I\nQUY ĐỊNH CHUNG", "Điều 1. Phạm vi", bold=True)
    word.lines("1. Khoản một.", "2. Khoản hai.")
    word.add("**Điều 2.** Hiệu lực từ ngày ký.")
    word.add("a) Điểm a, chữ đậm", bold=True)
    word.add("Câu đậm kết thúc bằng dấu chấm.", bold=True)
    assert body(capsys, tmp_path, word) == (
        "## Chương I QUY ĐỊNH CHUNG\n\n### Điều 1. Phạm vi\n\n1. Khoản một.\n\n2. Khoản hai.\n\n### Điều 2.\n\n"
        "Hiệu lực từ ngày ký.\n\n#### a) Điểm a, chữ đậm\n\n**Câu đậm kết thúc bằng dấu chấm.**"
    )


def test_headings_that_word_numbers_have_their_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.add("Việc thứ nhất", bold=True, style="List Number")
    word.add("Nội dung.")
    word.add("Việc thứ hai", bold=True, style="List Number")
    word.add("Đề mục của Word", style="Heading 2")
    assert body(capsys, tmp_path, word) == (
        "### 1. Việc thứ nhất\n\nNội dung.\n\n### 2. Việc thứ hai\n\n## Đề mục của Word"
    )


def old(text: str) -> str:
    """Text as a Word file in TCVN3 has it."""
    return subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN"], input=text.encode(), capture_output=True, check=True
    ).stdout.decode("latin-1")


def test_tcvn3_is_found_and_converted_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = Word()
    word.add(old("Hội nghị công tác dân vận"), font=".VnTimeH")
    word.add(old("Đồng bào các dân tộc, những điều ưu tiên"), font=".VnTime")
    word.add("Đoạn Unicode trong phông cũ", font=".VnTime")
    said = refused(capsys, tmp_path / "a", word.data(), *POST)
    assert said == [
        "bai.docx: chữ trong tệp là TCVN3 (phông .Vn), không phải Unicode → chạy lại với  --convert auto  để chuyển mã"
        " (hoặc  --convert none  để giữ nguyên)"
    ]
    made, out, _ = imported(capsys, tmp_path / "b", word, *POST, "--convert", "auto", "--set", "title=Tiêu đề để thử")
    assert made.body == (
        "HỘI NGHỊ CÔNG TÁC DÂN VẬN\n\nĐồng bào các dân tộc, những điều ưu tiên\n\nĐoạn Unicode trong phông cũ"
    )
    assert "  - chuyển chữ TCVN3 (phông .Vn) sang Unicode" in out
    kept = imported(capsys, tmp_path / "c", word, *POST, "--convert", "none", "--set", "title=Tiêu đề để thử")[0]
    assert "vËn" in kept.body


def test_vni_split_in_the_middle_of_letters_and_found_without_its_font(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Word()
    word.add("Hoäi nghò co|âng taùc daân va|än taïi tænh Laïng Sôn", font="VNI-Times")
    word.add("Ñaûng boä, chính quyeàn vaø ñoaøn theå xaõ; quyõ; TÆNH")
    made = body(capsys, tmp_path, word, "--convert", "auto")
    assert made == "Hội nghị công tác dân vận tại tỉnh Lạng Sơn\n\nĐảng bộ, chính quyền và đoàn thể xã; quỹ; TỈNH"


def bomb() -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 450_000_000)
    return into.getvalue()


SAVE_AS = "mở bằng Word, chọn Tệp → Lưu dưới dạng → Word Document (*.docx), rồi thử lại"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "tệp trống (0 byte) → chép lại tệp từ máy đã soạn"),
        (b"<html>", f"không phải tệp Word → {SAVE_AS}"),
        (b"PK\x03\x04 hong", f"tệp hỏng → chép lại tệp; {SAVE_AS}"),
        (Word().data()[:-4000], f"tệp hỏng → chép lại tệp; {SAVE_AS}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, f"tệp hỏng → {SAVE_AS}"),
        (changed(Word().data(), **{"word/vbaProject.bin": b"macro"}),
         "tệp có macro → mở bằng Word, chọn Lưu dưới dạng → Word Document (*.docx), không chọn loại có macro"),
        (changed(Word().data(), **{"word/document.xml": b"<w:document>"}),
         "nội dung tệp hỏng → mở bằng Word, lưu lại dưới dạng .docx rồi thử lại"),
        (bomb(), f"tệp giải nén ra 450 MB, 1 phần, quá lớn → {SAVE_AS}"),
        (b"PK" + b"\0" * 41_000_000, "tệp nặng 41 MB, quá lớn (tối đa 40 MB) → thu nhỏ ảnh trong Word (Nén ảnh), rồi thử lại"),
    ],
    ids=["empty", "html", "not a zip", "cut off", "broken OLE", "macros", "broken XML", "bomb", "huge"],
)  # fmt: skip
def test_what_cannot_be_read_is_a_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, expected: str
) -> None:
    assert refused(capsys, tmp_path, data) == [f"bai.docx: {expected}"]


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "Lưu hành nội bộ"])
def test_a_secret_paper_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], mark: str) -> None:
    word = Word()
    word.head([*LEFT, mark], "Số: 45/KH-SVHTTDL", "Lạng Sơn, ngày 05 tháng 9 năm 2026")
    assert refused(capsys, tmp_path, word.data()) == [
        f"bai.docx: văn bản có dấu «{mark}» → không đăng văn bản mật hoặc lưu hành nội bộ lên trang"
    ]


def test_what_is_missing_is_told_at_once_and_no_picture_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Word()
    word.add("Một dòng làm tiêu đề")
    word.picture()
    said = refused(capsys, tmp_path, word.data())
    assert [line.partition(":")[0] for line in said] == [
        "--set tags",
        "--set summary",
        "--set sources",
        "",
        "Tổng cộng",
    ]


def test_a_person_is_asked_only_for_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path)
    path = plan_of_the_department().save(tmp_path / "ke-hoach.docx")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    options = ["import", str(path), "--as", "post", "--set", "unit=so-vhttdl", "--set", f"summary={SUMMARY}"]
    typing(monkeypatch, ["van hoa"])
    code, _, err = run(capsys, root, *options)
    assert (code, err.splitlines()[1:]) == (
        1,
        [
            "Đã dừng; chưa ghi tệp nào. Muốn làm tiếp với những câu đã trả lời, chạy:",
            f"  PYTHONPATH=scripts .venv/bin/python -m danvan import {path} --set tags.1=van-hoa",
        ],
    )
    prompts = typing(monkeypatch, ["van hoa", "", "https://langson.gov.vn/tin", "", "", "", "", "", "k"])
    code, out, err = run(capsys, root, *options)
    assert (code, err) == (0, "")
    assert [prompt.strip() for prompt in prompts[:4]] == ["Chủ đề:", "Chủ đề:", "Địa chỉ:", "Văn bản:"]
    assert "Đã ghi news/2026/2026-11-23-trien-khai-phong-trao-dan-van-kheo-nam-2026.md" in out


def test_a_missing_pandoc_is_told_with_the_way_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypandoc", None)
    assert refused(capsys, tmp_path, Word().data()) == [
        "chưa cài phần đọc tệp Word (pandoc) → chạy  make import FILE=bai.docx  (tự cài), hoặc  make .venv/ready-word  một lần"
    ]


def test_an_old_form_without_libreoffice_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refused(capsys, tmp_path, b"{\\rtf1 a}", name="bai.rtf") == [
        f"bai.rtf: không phải .docx, và máy này không có LibreOffice để đổi → {SAVE_AS}"
    ]
