"""``new --from-sheet``: many records from one sheet, with everything that Excel does to what people type."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from making import COMMENDATION, DOCUMENT, MODEL, POST, SUMMARY, TODAY, text
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from writing_help import files, run, tree

from danvan.frontmatter import parse, read
from danvan.library import load
from danvan.records import Commendation, Document, Model, Post, Record
from danvan.writing.blanks import KINDS, leaves
from danvan.writing.sheets.columns import columns_of
from danvan.writing.sheets.excel_reading import read_excel
from danvan.writing.sheets.model import Sheet
from danvan.writing.sheets.template import NOT_IN_SHEET, columns_in

HEADER = [
    "STT",
    "Tiêu đề",
    "Ngày giờ đăng",
    "Đơn vị đăng",
    "Chủ đề",
    "Tóm tắt",
    "Nguồn.Địa chỉ",
    "Nguồn.Ngày kiểm tra",
    "Nội dung",
]
FILES = "news/2026/2026-11-20-hoi-nghi-thu-nhat.md", "news/2026/2026-11-21-hoi-nghi-thu-hai.md"


def row(number: int, title: str, day: Any, **changes: Any) -> list[Any]:
    """A right row, changed by the column's letter."""
    cells = [
        number, title, day, "so-vhttdl", "Văn hóa; du-lich", SUMMARY, "https://langson.gov.vn/tin", dt.date(2026, 11, 20),
        "Đoạn một.\nĐoạn hai.",
    ]  # fmt: skip
    for letter, value in changes.items():
        cells[ord(letter) - ord("A")] = value
    return cells


def right_rows() -> list[list[Any]]:
    return [row(1, "Hội nghị thứ nhất", dt.datetime(2026, 11, 20, 8)), row(2, "Hội nghị thứ hai", "21/11/2026 09:30")]


def book(path: Path, rows: list[list[Any]], *, header: list[str] = HEADER, above: int = 0) -> Worksheet:
    """A workbook of one sheet; saved again by the caller who changes it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tin"
    for _ in range(above):
        sheet.append([])
    for cells in [header, *rows]:
        sheet.append(cells)
    workbook.save(path)
    return sheet


def said(err: str) -> list[str]:
    """The problems, each in a line."""
    return err.replace("\n    → ", " → ").splitlines()


def test_each_row_becomes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree(tmp_path)
    book(tmp_path / "tin.xlsx", right_rows())
    code, out, err = run(capsys, root, "new", "post", "--from-sheet", str(tmp_path / "tin.xlsx"))
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [f"Đã ghi {FILES[0]}", f"Đã ghi {FILES[1]}", "Tổng cộng: 2 tệp."]
    made = read(root / FILES[1], "f.md")
    assert made.fields["id"] == "2026-11-21-01"
    assert made.fields["date"] == "2026-11-21T09:30:00+07:00"
    assert made.fields["tags"] == ["van-hoa", "du-lich"]
    assert made.fields["sources"] == [{"url": "https://langson.gov.vn/tin", "checked_on": "2026-11-20"}]
    assert made.body == "Đoạn một.\n\nĐoạn hai."
    assert {"2026-11-20-hoi-nghi-thu-nhat", "2026-11-21-hoi-nghi-thu-hai"} <= set(load(root, TODAY).records)


def test_every_problem_is_told_by_sheet_row_and_column_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(tmp_path)
    before = files(root)
    rows = [
        *right_rows(),
        row(3, "Ngắn", "05/02/2026", E="van-hao"),
        row(4, dt.datetime(2026, 5, 12), "2026-11-21", D="Sở (mẫu)", G="langson.gov.vn"),
        row(5, "Hội nghị thứ hai", "21/11/2026", F=None),
        row(6, "Hội nghị thứ hai", "21/11/2026", D="phong-la"),
        row(7, "Bài viết", dt.datetime(2026, 11, 23, 8)),
        row(8, "Hội nghị thứ ba", dt.datetime(2026, 11, 23, 8), D="phong-la"),
    ]  # fmt: skip
    sheet = book(tmp_path / "tin.xlsx", rows, above=2)
    sheet["B1"] = "Danh sách tin năm 2026"
    sheet.merge_cells("B1:F1")
    sheet["J3"] = "Ghi chú riêng"
    sheet["J9"] = "=1/0"
    sheet.merge_cells("H9:I9")
    sheet.parent.save(tmp_path / "tin.xlsx")
    code, out, err = run(capsys, root, "new", "post", "--from-sheet", str(tmp_path / "tin.xlsx"))
    assert (code, out) == (1, "")
    lines = said(err)
    assert lines[0] == "tin.xlsx:"
    assert lines[1].startswith("trang «Tin», dòng 3, cột J (ô J3): không có trường «Ghi chú riêng» → có phải «")
    names = (
        "van-hoa (Văn hóa); the-thao (Thể thao); du-lich (Du lịch); di-san (Di sản); cai-cach-hanh-chinh (Cải cách hành"
        " chính); dan-chu-co-so (Dân chủ ở cơ sở); dan-toc-ton-giao (Dân tộc, tôn giáo); mat-tran-doan-the (Mặt trận, đoàn"
        " thể)"
    )
    assert lines[2:] == [
        "trang «Tin», dòng 6, cột B (ô B6): title (Tiêu đề) ngắn quá (4 ký tự) → viết ít nhất 8 ký tự",
        "trang «Tin», dòng 6, cột C (ô C6): ngày «05/02/2026» có thể là 2026-02-05 hoặc 2026-05-02 → viết năm-tháng-ngày,"
        " ví dụ 2016-09-05, hoặc nhập thành ngày của Excel",
        "trang «Tin», dòng 6, cột E (ô E6): tags.1 (Chủ đề): «van-hao» không có trong danh sách → có phải «van-hoa»?"
        f" chọn một trong: {names}; bo-may (Tổ chức bộ máy); thi-dua (Thi đua, khen thưởng); huong-dan (Hướng dẫn)",
        "trang «Tin», dòng 7, cột B (ô B7): Excel đã đổi ô này thành ngày 12/05/2026 → định dạng ô là Văn bản (Text) rồi"
        " gõ lại",
        "trang «Tin», dòng 7, cột G (ô G7): sources.1.url (Địa chỉ): «langson.gov.vn» không phải địa chỉ trang web → viết"
        " đầy đủ, ví dụ https://langson.gov.vn/…",
        "trang «Tin», dòng 8, cột F (ô F8): thiếu trường summary (Tóm tắt) → một hoặc hai câu: việc gì, ở đâu, khi nào;"
        " ví dụ  summary: Tỉnh đón bằng Công viên địa chất toàn cầu UNESCO Lạng Sơn ngày 28/6/2025.",
        "trang «Tin», dòng 9: trùng với Tin dòng 5 → sửa tệp có sẵn, hoặc đổi tiêu đề hoặc ngày nếu đây là bài khác",
        "trang «Tin», dòng 9, cột H (ô H9): ô gộp qua nhiều cột, không rõ là giá trị của cột nào → bỏ gộp ô (Unmerge),"
        " ghi vào từng ô",
        "trang «Tin», dòng 9, cột J (ô J9): ô có công thức chưa có kết quả → chép ô, dán đặc biệt → Giá trị; hoặc mở bằng"
        " Excel rồi lưu lại",
        "trang «Tin», dòng 10: trùng với news/2026/2026-11-23-bai-viet.md → sửa tệp có sẵn, hoặc đổi tiêu đề hoặc ngày"
        " nếu đây là bài khác",
        "trang «Tin», dòng 11, cột D (ô D11): không có trang nào mã «phong-la» → có phải «phuong-ky-lua»?",
        "",
        "Tổng cộng: 12 lỗi; chưa ghi tệp nào.",
    ]
    assert files(root) == before


def test_a_row_with_a_wrong_field_is_told_of_its_references_and_of_personal_data_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(tmp_path)
    before = files(root)
    (tmp_path / "tin.csv").write_text(
        "title;date;unit;tags;summary;sources.url;sources.checked_on;documents;body\n"
        f"Hội nghị thứ nhất;2026-11-20;so-la;bong-da;{SUMMARY};https://example.org;2026-11-20;999-kl-tw-2025;Gọi 0912 000 123.\n",
        "utf-8",
    )
    code, out, err = run(capsys, root, "new", "post", "--from-sheet", str(tmp_path / "tin.csv"))
    assert (code, out, files(root)) == (1, "", before)
    assert [line.partition(" → ")[0] for line in said(err)[1:-2]] == [
        "dòng 2, cột C (ô C2): không có trang nào mã «so-la»",
        "dòng 2, cột D (ô D2): tags.1 (Chủ đề): «bong-da» không có trong danh sách",
        "dòng 2, cột H (ô H2): không có trang nào mã «999-kl-tw-2025»",
        "dòng 2, cột I (ô I2): «0912****23» giống số điện thoại",
    ]


DOCUMENT_HEADER = [
    "so, ky hieu *", "LOẠI VĂN BẢN", "level", "Cơ quan ban hành", "Ngày ban hành", "Tóm tắt", "Thời kỳ.Từ", "Thời kỳ.Đến",
    "Tên khác", "Quan hệ.Quan hệ", "Quan hệ.Văn bản", "relations.2.type", "relations.2.text",
]  # fmt: skip


def test_cells_as_excel_leaves_them_are_read_as_they_were_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(tmp_path)
    rows: list[list[Any]] = [
        [unicodedata.normalize("NFD", "59/2023/NĐ-CP "), "nghị  định", "Nhà nước, Trung ương", "Chính phủ", "14/08/2023",
         f" {SUMMARY}\xa0", 2021.0, 2025, "Tên một\nTên; hai", "guides", "126-KL/TW", "replaces", "Nghị định số 1"],
        [],
        ["61/2023/NĐ-CP", "Nghị định", "state-central", None, "05/9/2023", SUMMARY],
        ["43-KL/TW", "Kết luận", "party-central", "Bộ Chính trị; Ban Bí thư", "9/2019", SUMMARY],
    ]  # fmt: skip
    sheet = book(tmp_path / "vb.xlsx", rows, header=DOCUMENT_HEADER)
    sheet.merge_cells("D2:D4")
    sheet.parent.save(tmp_path / "vb.xlsx")
    code, out, err = run(capsys, root, "new", "document", "--from-sheet", str(tmp_path / "vb.xlsx"))
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if line.startswith("Đã")] == [
        "Đã ghi docs/van-ban/59-2023-nd-cp.md", "Đã ghi docs/van-ban/61-2023-nd-cp.md", "Đã ghi docs/van-ban/43-kl-tw-2019.md",
    ]  # fmt: skip
    assert read(root / "docs/van-ban/59-2023-nd-cp.md", "f.md").fields == {
        "number": "59/2023/NĐ-CP", "type": "Nghị định", "level": "state-central", "issuers": ["Chính phủ"],
        "date": "2023-08-14", "period": {"from": "2021", "to": "2025"},
        "status": {"value": "unchecked", "checked_on": "2026-11-23"}, "summary": SUMMARY,
        "relations": [{"type": "guides", "document": "126-kl-tw-2025"}, {"type": "replaces", "text": "Nghị định số 1"}],
        "aliases": ["Tên một", "Tên; hai"], "posted": "2026-11-23",
    }  # fmt: skip
    merged = read(root / "docs/van-ban/61-2023-nd-cp.md", "f.md").fields
    assert (merged["issuers"], merged["date"]) == (["Chính phủ"], "2023-09-05")
    plain = read(root / "docs/van-ban/43-kl-tw-2019.md", "f.md").fields
    assert (plain["issuers"], plain["date"]) == (["Bộ Chính trị", "Ban Bí thư"], "2019-09")


@pytest.mark.parametrize(
    ("shown", "value", "expected"),
    [
        ("General", 40.0, "40"),
        ("General", 0.1 + 0.2, "0.3"),
        ("00", 5, "05"),
        ("0000", 126, "0126"),
        ("@", "007", "007"),
    ],
)
def test_a_number_is_read_as_it_is_shown(tmp_path: Path, shown: str, value: Any, expected: str) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = value
    sheet["A1"].number_format = shown
    into = io.BytesIO()
    workbook.save(into)
    assert read_excel(into.getvalue(), "a.xlsx")[0].rows == {1: {1: expected}}


CSV = "Tiêu đề;Ngày giờ đăng;Đơn vị đăng;Chủ đề;Tóm tắt;Nguồn.Địa chỉ;Nguồn.Ngày kiểm tra\n"
CSV += f"“Hội nghị” dân vận;20/11/2026 8:00;so-vhttdl;du-lich;{SUMMARY};https://langson.gov.vn/tin;20/11/2026\n"


def as_1258(csv: str) -> bytes:
    """In Windows' old Vietnamese code page, which has marks apart from letters."""
    apart = {letter: unicodedata.normalize("NFD", letter) for letter in set(csv) if ord(letter) > 0x1E9F}
    for letter, marks in apart.items():
        base = unicodedata.normalize("NFC", marks[0] + "".join(m for m in marks[1:] if m in "\u0302\u0306\u031b"))
        apart[letter] = base + "".join(mark for mark in marks[1:] if mark not in "\u0302\u0306\u031b")
    text = "".join(apart.get(letter, letter) for letter in csv)
    return "".join(unicodedata.normalize("NFD", x) if x in "ìòĩũõÌÒ" else x for x in text).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(), CSV.encode("utf-8-sig"), CSV.encode("utf-16"), unicodedata.normalize("NFD", CSV).encode(), as_1258(CSV),
        CSV.replace("\n", "\r\n").encode(), ("sep=;\n" + CSV).encode(), CSV.replace(";", "\t").encode(),
        ("\n\n" + CSV).encode(),
    ],
    ids=["UTF-8", "BOM", "UTF-16", "NFD", "Windows-1258", "CRLF", "sep", "tab", "blank lines"],
)  # fmt: skip
def test_csv_as_programs_write_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    root = tree(tmp_path)
    (tmp_path / "tin.csv").write_bytes(data)
    code, _, err = run(capsys, root, "new", "post", "--from-sheet", str(tmp_path / "tin.csv"))
    assert (code, err) == (0, "")
    made = read(root / "news/2026/2026-11-20-hoi-nghi-dan-van.md", "f.md").fields
    assert (made["title"], made["date"], made["summary"]) == (
        "“Hội nghị” dân vận",
        "2026-11-20T08:00:00+07:00",
        SUMMARY,
    )


def test_problems_of_a_csv_have_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tin.csv").write_text("\n" + CSV.replace("du-lich", "du-lic"), "utf-8")
    _, _, err = run(capsys, tree(tmp_path), "new", "post", "--from-sheet", str(tmp_path / "tin.csv"))
    assert said(err)[1].startswith("dòng 3, cột D (ô D3): tags.1 (Chủ đề): «du-lic» không có trong danh sách")


def zip_bomb() -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 250_000_000)
    return into.getvalue()


def plain_zip() -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("a.txt", "a")
    return into.getvalue()


AGAIN = "mở bằng Excel, lưu lại dưới dạng .xlsx rồi thử lại"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.xlsx", b"", "a.xlsx: tệp trống → lưu lại bảng rồi thử lại"),
        ("a.xlsx", b"khong phai", f"a.xlsx: tệp hỏng, hoặc không phải .xlsx → {AGAIN}"),
        ("a.xlsx", plain_zip(), f"a.xlsx: không đọc được bảng → {AGAIN}"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" * 200, f"a.xlsx: tệp có mật khẩu, hoặc là .xls đời cũ → bỏ mật khẩu; {AGAIN}"),
        ("a.xlsx", zip_bomb(), "a.xlsx: tệp giải nén ra 250 MB, quá lớn → chép các dòng cần thiết sang tệp mới"),
        ("a.csv", "một;hai\nba;bốn".encode(), "a.csv: không thấy dòng tiêu đề cột, hoặc không có dòng nào bên dưới"
         " → lấy bảng mẫu:  python -m danvan new post --template mau.xlsx"),
        ("a.csv", "C¨n cø KÕ ho¹ch cña tØnh L¹ng S¬n".encode("latin-1"),
         "a.csv: chữ trong tệp là TCVN3 (phông .Vn), không phải Unicode → chuyển mã sang Unicode rồi trong Excel: Tệp →"
         " Lưu dưới dạng → «CSV UTF-8», hoặc lưu thành .xlsx"),
    ],
    ids=["empty", "no zip", "other zip", "locked", "bomb", "no header", "TCVN3"],
)  # fmt: skip
def test_what_is_no_sheet_is_a_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(data)
    code, out, err = run(capsys, tree(tmp_path), "new", "post", "--from-sheet", str(tmp_path / name))
    assert (code, out, said(err)) == (1, "", [expected])


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, tree(tmp_path), "new", "post", "--from-sheet", "khong-co.xlsx")
    assert (code, said(err)) == (1, ["khong-co.xlsx: không có tệp này → xem lại đường dẫn"])


RIGHT: list[tuple[type[Record], dict[str, Any]]] = [
    (Post, POST), (Document, {**DOCUMENT, "number": "127-KL/TW"}), (Model, {**MODEL, "name": "Tổ hòa giải (mẫu)"}),
    (Commendation, {**COMMENDATION, "title": "Giấy khen tặng phòng (mẫu)"}),
]  # fmt: skip


def value_at(fields: Any, path: tuple[str, ...]) -> Any:
    """The value of a right record for a column: the first item of a list of groups."""
    for part in path:
        fields = fields[0] if isinstance(fields, list) else fields
        fields = fields.get(part) if isinstance(fields, dict) else None
    return "\n".join(fields) if isinstance(fields, list) else fields


@pytest.mark.parametrize(("kind", "fields"), RIGHT, ids=lambda value: getattr(value, "kind", ""))
def test_the_template_filled_in_makes_the_same_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: type[Record], fields: dict[str, Any]
) -> None:
    root = tree(tmp_path)
    path = tmp_path / "mau.xlsx"
    name = next(name for name, known in KINDS.items() if known is kind)
    assert run(capsys, root, "new", name, "--template", str(path))[0] == 0
    typed = parse(
        text({**fields, **({"title": "Một tiêu đề khác"} if kind is Post else {}), "id": None}), "f.md"
    ).fields
    workbook = load_workbook(path)
    for number, (_, blank, _) in enumerate(columns_in(kind), 1):
        workbook.worksheets[0].cell(2, number, value_at(typed, blank.path) if blank else "Thân bài.")
    workbook.save(path)
    before = files(root)
    code, _, err = run(capsys, root, "new", name, "--from-sheet", str(path))
    assert (code, err) == (0, "")
    (made,) = files(root) - before
    read_back = read(root / made, "f.md")
    assert {name: value for name, value in read_back.fields.items() if name != "id"} == typed
    assert read_back.body == "Thân bài."


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_template_has_every_field_explained_and_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: type[Record]
) -> None:
    root = tree(tmp_path)
    path = tmp_path / "mau.xlsx"
    run(capsys, root, "new", name, "--template", str(path))
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    header = {number: cell.value for number, cell in enumerate(sheet[1], 1)}
    columns = columns_of(kind, Sheet("", {1: {n: str(value) for n, value in header.items()}}))
    assert columns is not None
    found = {target.blank.path for target in columns.targets.values()}
    assert found == {blank.path for blank in leaves(kind) if blank.path[0] not in NOT_IN_SHEET}
    for blank in (target.blank for target in columns.targets.values()):
        assert any(cell.comment and blank.help in cell.comment.text for cell in sheet[1]), blank.path
    assert len(sheet.data_validations.dataValidation) >= 3
    code, _, err = run(capsys, root, "new", name, "--template", str(path))
    assert (code, said(err)[0]) == (1, "mau.xlsx:1: tệp đã có, không ghi đè → đặt tên khác, hoặc sửa tệp có sẵn")
