"""Files to download: what is refused, what is hinted at, what the page says of them, and what ``clean`` takes out."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import docx
import pytest
from attached import CONTENT_TYPES, W, excel, old_office, opendocument, pdf, scan, with_parts, word, zipped
from making import DOCUMENT, loaded, problems, text
from photographs import OWNER, drawing, photograph, saved, scene
from PIL import Image
from pypdfium2 import PdfDocument
from signing import signed_pdf

from danvan.attachments.checking import examine
from danvan.attachments.cleaning import NotCleaned, cleaned
from danvan.cli import main
from danvan.pages import Context, SiteConfig
from danvan.pages.documents import document_page

PAGE = "docs/van-ban/126-kl-tw-2025.md"
VBA = "word/vbaProject.bin"
CLEAN_WORD = (
    "chạy  python -m danvan clean {path}, hoặc mở tệp, vào Tệp → Thông tin → Kiểm tra tài liệu (Inspect Document),"
    " xóa thuộc tính và thông tin cá nhân"
)


def written_by(author: str, last: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.author, document.core_properties.last_modified_by = author, last
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def wordy(xml: str) -> bytes:
    return with_parts(
        word("Một"), {"word/document.xml": f"<w:document {W}><w:body><w:p>{xml}</w:p></w:body></w:document>"}
    )


def lines(name: str, data: bytes) -> list[str]:
    return [f"{'lưu ý: ' if found.hint else ''}{found.message} → {found.fix}" for found in examine(name, data).findings]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf("Mot")), ("a.docx", word("Một")), ("a.xlsx", excel(("a", 1))), ("a.odt", opendocument("Một")),
        ("a.txt", "Một".encode()), ("a.csv", "Một,Hai\n".encode()), ("a.rtf", b"{\\rtf1 Mot}"), ("a.png", drawing()),
        ("a.jpg", saved(scene())), ("a.jpeg", saved(scene())), ("a.zip", zipped({"b.txt": "Một", "c.pdf": pdf("Mot")})),
        ("a.doc", old_office({"WordDocument": bytes(100)})), ("a.pdf", signed_pdf()), ("a.pdf", scan()),
    ],
)  # fmt: skip
def test_right_files_are_let_by(name: str, data: bytes) -> None:
    assert lines(name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "start"),
    [
        ("a.pdf", b"", "tệp trống (0 byte)"),
        ("a.exe", b"MZ" + bytes(80), "loại tệp không đăng được: Windows Executable file → đổi sang một trong: pdf, docx,"),
        ("a.pdf", b"MZ" + bytes(80), "loại tệp không đăng được: Windows Executable"),
        ("a.pdf", word("Một"), "tên tệp có đuôi .pdf mà nội dung là Word → đổi đuôi tệp thành .docx"),
        ("a.docx", zipped({"b.txt": "a"}), "tên tệp có đuôi .docx mà nội dung là tệp nén zip → đổi đuôi tệp thành .zip"),
        ("a.txt", b"<!DOCTYPE html><html><script>", "loại tệp không đăng được: HTML document"),
        ("a.docx", old_office({"EncryptedPackage": b"x"}), "tệp có mật khẩu → mở tệp bằng mật khẩu"),
        ("a.docx", with_parts(word("a"), {VBA: b"x"}), "tệp có macro (đoạn chương trình tự chạy) → mở tệp, lưu lại"),
        ("a.docx", with_parts(word("a"), {"[Content_Types].xml": CONTENT_TYPES.replace("application/xml", "x.macroEnabled")}),
         "loại tệp không đăng được: tài liệu Office có macro"),
        ("a.odt", with_parts(opendocument("a"), {"Basic/Standard/Module1.xml": "<a/>"}), "tệp có macro"),
        ("a.odt", with_parts(opendocument("a"), {"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "tệp có mật khẩu"),
        ("a.doc", old_office({"WordDocument": bytes(100), "Macros/VBA/dir": b"x"}), "tệp có macro"),
        ("a.doc", old_office({"WordDocument": bytes(11) + b"\1" + bytes(90)}), "tệp có mật khẩu"),
        ("a.xls", old_office({"Workbook": b"\x09\x08\x04\0" + bytes(4) + b"\x2f\0" + bytes(60)}), "tệp có mật khẩu"),
        ("a.docx", with_parts(word("a"), {"word/embeddings/oleObject1.bin": b"x"}),
         "có chương trình hoặc tệp khác nhúng bên trong «word/embeddings/oleObject1.bin»"),
        ("a.docx", with_parts(word("a"), {"word/media/a.png": b"MZ\x90"}), "có chương trình hoặc tệp khác nhúng bên trong «word/media/a.png»"),
        ("a.docx", with_parts(word("a"), {"word/_rels/settings.xml.rels": '<R><R Type="x/attachedTemplate" Target="http://x" TargetMode="External"/></R>'}),
         "tệp gọi mẫu (template) ở máy khác"),
        ("a.docx", written_by("Nguyễn Văn Mẫu", "May tram 3"),
         f"tệp còn ghi tác giả «Nguyễn Văn Mẫu», người sửa cuối «May tram 3» → {CLEAN_WORD}"),
        ("a.odt", opendocument("a", **{"meta.xml": "<m xmlns:d='d'><d:creator>Mẫu</d:creator></m>"}), "tệp còn ghi người sửa cuối «Mẫu»"),
        ("a.docx", wordy("<w:ins w:id='1'><w:r><w:t>Thêm</w:t></w:r></w:ins>"), "tệp còn vết sửa chưa chấp nhận (track changes)"),
        ("a.docx", with_parts(word("a"), {"word/comments.xml": f"<w:comments {W}><w:comment/></w:comments>"}),
         "tệp còn chú thích góp ý của người soạn"),
        ("a.docx", word("a")[:900], "loại tệp không đăng được: tệp nén hỏng"),
        ("a.pdf", pdf("Mot")[:120], "tệp PDF hỏng hoặc thiếu phần cuối"),
        ("a.pdf", pdf("Mot").replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (a.exe) >>"), "tệp PDF có đoạn chương trình tự chạy"),
        ("a.pdf", pdf("Mot", author="Nguyen Van Mau"), "lưu ý: tệp còn ghi tác giả «Nguyen Van Mau» → chạy  python -m danvan clean {path}"),
        ("a.pdf", pdf("Mot") + bytes(5_000_000), "lưu ý: tệp nặng 5,0 MB, người ở nơi mạng yếu khó tải"),
        ("a.pdf", pdf("Mot") + bytes(20_000_000), "tệp nặng 20,0 MB (tối đa 20 MB) → quét lại với độ nét 200 dpi"),
        ("a.jpg", photograph(), "ảnh còn ghi dữ liệu của máy ảnh (nơi chụp, chủ máy hoặc chương trình) → chạy"),
        ("a.jpg", photograph()[:9000], "tệp ảnh hỏng hoặc thiếu phần cuối"),
        ("a.zip", zipped({"cai-dat.exe": "x"}), "trong tệp nén có chương trình «cai-dat.exe» → nén lại, bỏ tệp đó"),
        ("a.zip", zipped({"b.zip": zipped({"c.txt": "x"})}), "trong tệp nén có tệp nén «b.zip»"),
        ("a.zip", zipped({"b.docx": written_by("Mẫu")}), "trong tệp nén, «b.docx»: tệp còn ghi tác giả «Mẫu» → chạy  python -m danvan clean  với tệp đó"),
        ("a.rtf", b"{\\rtf1 {\\object {\\objdata 0105}}}", "có chương trình hoặc tệp khác nhúng bên trong"),
        ("a.rtf", b"{\\rtf1{\\info{\\author Mau}}}", "tệp còn ghi tên người soạn"),
        ("a.txt", b"S\xf4", "lưu ý: chữ trong tệp lưu bằng bảng mã cũ, nhiều máy đọc sai"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_told(name: str, data: bytes, start: str) -> None:
    found = lines(name, data)
    assert len(found) == 1, found
    assert found[0].startswith(start)


def test_a_finding_stands_at_the_line_that_names_the_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        PAGE: text(DOCUMENT, "Xem [bản Word](assets/a.docx).", files=[{"path": "assets/a.docx", "label": "Bản Word"}]),
        "docs/assets/a.docx": written_by("Mẫu"),
    }
    fix = CLEAN_WORD.replace("{path}", "docs/assets/a.docx")
    expected = [f"{PAGE}:{line}: docs/assets/a.docx: tệp còn ghi tác giả «Mẫu» → {fix}" for line in (15, 19)]
    assert problems(tmp_path, files) == expected
    assert problems(tmp_path, files) == expected, "the same from the cache"


def test_the_page_says_type_size_and_pages_and_shows_the_first(tmp_path: Path) -> None:
    files = [{"path": "assets/a.pdf", "label": "Bản PDF"}, {"path": "assets/b.docx", "label": "Bản Word"}]
    library = loaded(tmp_path, {
        PAGE: text(DOCUMENT, files=files), "docs/assets/a.pdf": pdf(*["Mot trang cua van ban mau"] * 3) + bytes(1_234_567),
        "docs/assets/b.docx": word("Một"),
    })  # fmt: skip
    document = library.documents[0]
    for lang, facts in (("vi", "PDF, 1,2 MB, 3 trang"), ("en", "PDF, 1.2 MB, 3 pages")):
        page = document_page(Context(library, SiteConfig("https://x.vn/"), lang, "van-ban/126-kl-tw-2025.md"), document)
        assert f'<span class="dv-meta">{facts}</span>' in page.markdown
        assert '<span class="dv-meta">DOCX, 3' in page.markdown
        assert page.markdown.count('<img class="dv-page"') == 1
    assert list(library.previews) == ["assets/a.pdf"]
    assert library.previews["assets/a.pdf"].startswith("anh/a-")


def test_a_scan_says_so_and_the_editor_is_asked_for_its_text(tmp_path: Path) -> None:
    def tree(body: str) -> dict[str, str | bytes | None]:
        files = [{"path": "assets/a.pdf", "label": "Bản quét"}]
        return {PAGE: text(DOCUMENT, body, files=files), "docs/assets/a.pdf": scan()}

    library = loaded(tmp_path, tree(""))
    p = Context(library, SiteConfig("https://x.vn/"), "vi", "van-ban/126-kl-tw-2025.md")
    assert str(p.file_facts("assets/a.pdf")).endswith("1 trang, bản quét")
    message = "docs/assets/a.pdf: bản quét không có lớp chữ, mà bài chưa có toàn văn"
    assert [hint.message for hint in library.hints if "bản quét" in hint.message] == [message]
    assert [hint for hint in loaded(tmp_path, tree("## Điều 1. Chữ")).hints if "bản quét" in hint.message] == []


@pytest.mark.parametrize(
    ("name", "data", "hidden"),
    [
        ("a.docx", written_by("Nguyễn Văn Mẫu", "May tram 3"), "Nguyễn Văn Mẫu"), ("a.pdf", pdf("Mot", author="Nguyen Van Mau"), "Nguyen Van Mau"),
        ("a.jpg", photograph(), OWNER), ("a.jpg", photograph(orientation=6), OWNER),
        ("a.odt", opendocument("Một", **{"meta.xml": "<m xmlns:d='d'><d:creator>Mẫu</d:creator></m>"}), "Mẫu"),
    ],
    ids=["docx", "pdf", "jpg", "jpg held upright", "odt"],
)  # fmt: skip
def test_clean_takes_hidden_data_out_and_leaves_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, hidden: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert lines(name, data)
    assert main(["clean", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: đã xóa dữ liệu ẩn.\n"
    assert lines(name, path.read_bytes()) == []
    assert hidden.encode() not in path.read_bytes()
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_what_clean_leaves_is_still_the_document() -> None:
    document = docx.Document(io.BytesIO(cleaned(with_parts(written_by("Mẫu"), {}))))
    assert document.core_properties.author == ""
    with Image.open(io.BytesIO(cleaned(photograph(900, 600, orientation=6)))) as image:
        assert image.size == (600, 900)
    with PdfDocument(cleaned(pdf("Mot", "Hai", author="Nguyen Van Mau"))) as read:
        assert [page.get_textpage().get_text_bounded() for page in read] == ["Mot", "Hai"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (signed_pdf(), "PDF có chữ ký số: sửa tệp sẽ làm hỏng chữ ký; giữ nguyên"),
        (old_office({"WordDocument": bytes(100)}), "Word 97-2003: không tự xóa được; mở tệp bằng Word hoặc LibreOffice"),
        (b"{\\rtf1 a}", "RTF: không tự xóa được"), (pdf("Mot")[:60], "không mở được tệp"), (b"MZ" + bytes(70), "Windows Executable file: không tự xóa được"),
    ],
)  # fmt: skip
def test_clean_leaves_alone_what_it_cannot_clean_safely(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, message: str
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    with pytest.raises(NotCleaned):
        cleaned(data)
    assert main(["clean", str(path), str(tmp_path / "khong-co.pdf")]) == 1
    assert path.read_bytes() == data
    said = capsys.readouterr().err
    assert f"a.bin:1: {message}" in said
    assert "khong-co.pdf:1: không có tệp này" in said


def summary(author: str) -> bytes:
    """The properties of an old Office file (MS-OLEPS): its code page and its author."""
    name = author.encode() + b"\0"
    values = struct.pack("<Ihh", 2, -535, 0) + struct.pack("<II", 30, len(name)) + name
    section = struct.pack("<IIIIII", 24 + len(values), 2, 1, 24, 4, 32) + values
    form = bytes.fromhex("E0859FF2F94F6810AB9108002B27B3D9")
    return struct.pack("<HHI16sI", 0xFFFE, 0, 0, bytes(16), 1) + form + struct.pack("<I", 48) + section


def test_old_office_files_name_their_writers() -> None:
    data = old_office({"WordDocument": bytes(100), "\x05SummaryInformation": summary("Nguyễn Văn Mẫu")})
    (found,) = lines("a.doc", data)
    assert found.startswith(
        "tệp còn ghi tác giả «Nguyễn Văn Mẫu» → mở tệp, lưu lại thành docx, xlsx hoặc pptx, rồi chạy"
    )
