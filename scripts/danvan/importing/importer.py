"""The import from beginning to end: file in, draft out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from danvan.importing.blocks import Block
from danvan.importing.cleaning import cleaned
from danvan.importing.guessing import Guess, Text, guess, kind_of
from danvan.importing.issuing import NAMES_ONLY
from danvan.importing.letterhead import Head, take_head
from danvan.importing.opening import open_word
from danvan.importing.package import mend
from danvan.importing.pandoc import Read, read_docx
from danvan.importing.pictures import Pictures
from danvan.importing.report import Report
from danvan.importing.signature import Foot, take_foot
from danvan.importing.structure import structured
from danvan.importing.writer import Writer, escaped
from danvan.problems import Refusal
from danvan.records import Record
from danvan.vietnamese import slugify
from danvan.writing.blanks import blanks
from danvan.writing.desk import Desk
from danvan.writing.drafts import Draft

NO_CONVERSION = "none"
DRAFT = "bài đang là bản nháp (draft: true): đối chiếu từng mục ở to_check (Còn phải kiểm tra) với tệp Word, xong thì xóa hai dòng đó"


@dataclass(frozen=True)
class Wish:
    """What the person asks for: a kind (None: guess it), an encoding to convert, what else to keep."""

    path: Path
    kind: type[Record] | None = None
    convert: str = ""
    keep_recipients: bool = False
    keep_text: bool = False
    given: Collection[str] = ()


@dataclass
class Imported:
    """The draft, the pictures that belong to it, and what was done."""

    draft: Draft
    report: Report
    pictures: dict[str, bytes] = field(default_factory=dict)


def import_file(desk: Desk, wish: Wish) -> Imported:
    """Read a Word file. Raises Refusal when it cannot be read, is secret, or is in an old encoding and not to be converted."""
    report = Report()
    read = _read(wish, report)
    text = _parts(cleaned(read.blocks, report), desk, wish, report)
    kind = wish.kind or kind_of(text)
    guessed = guess(kind, text, desk.library, wish.given)
    pictures = Pictures(desk.root, f"{desk.today}-{slugify(wish.path.stem) or 'anh'}", read.pictures, report)
    title = str(guessed.fields.get("title") or "")
    if title and title == title.upper():
        report.see("tiêu đề viết hoa toàn bộ, viết lại bằng chữ thường", title)
    body = _body(guessed, text, wish, Writer(report, pictures.markdown))
    draft = Draft(kind, {"draft": "true", **guessed.fields}, body, name=wish.path.name)
    guessed_names = [blank.name for blank in blanks(kind) if blank.name in guessed.fields]
    draft.fields["to_check"] = [*guessed_names, *(["body"] if body else [])]
    report.see(DRAFT)
    return Imported(draft, report, pictures.files)


def _read(wish: Wish, report: Report) -> Read:
    """The file's blocks and pictures."""
    name = wish.path.name
    mended = mend(open_word(wish.path), name, "" if wish.convert == NO_CONVERSION else wish.convert, report)
    if mended.legacy and not wish.convert:
        raise Refusal(
            f"{name}: chữ trong tệp là {mended.legacy.label}, không phải Unicode\n"
            "    → chạy lại với  --convert auto  để chuyển mã (hoặc  --convert none  để giữ nguyên)"
        )
    return read_docx(mended.data, name)


def _parts(blocks: tuple[Block, ...], desk: Desk, wish: Wish, report: Report) -> Text:
    """Head, foot and the text between them."""
    head, blocks = take_head(blocks)
    if head.secret:
        raise Refusal(
            f"{wish.path.name}: văn bản có dấu «{head.secret}»\n"
            "    → không đăng văn bản mật hoặc lưu hành nội bộ lên trang"
        )
    foot, blocks = take_foot(blocks) if head.found else (Foot(), blocks)
    _tell(head, foot, wish, report)
    return Text(head, foot, structured(blocks, report), desk.today)


def _tell(head: Head, foot: Foot, wish: Wish, report: Report) -> None:
    if head.found:
        report.did("lấy số, ngày, cơ quan, loại, trích yếu từ phần đầu văn bản; bỏ quốc hiệu, tiêu ngữ")
    if head.number_text and head.number is None:
        report.see("số, ký hiệu chưa đủ hoặc sai dạng", head.number_text)
    if foot.signer or foot.signer_title:
        report.did("lấy người ký, chức vụ từ phần ký; bỏ phần ký")
    if foot.recipients and not wish.keep_recipients:
        report.did("bỏ phần Nơi nhận (giữ lại thì thêm --keep-recipients)")


def _body(guessed: Guess, text: Text, wish: Wish, writer: Writer) -> str:
    """The text below the fields."""
    if guessed.fields.get("level") in NAMES_ONLY and not wish.keep_text:
        writer.report.see(
            "văn bản của Đảng ở tỉnh: chỉ ghi thông tin nhận dạng; nơi ban hành đã công bố thì thêm --keep-text"
        )
        return ""
    lines = text.foot.recipients if wish.keep_recipients else []
    below = ["**Nơi nhận:**", "\n".join(f"- {escaped(line)}" for line in lines)] if lines else []
    return writer.text(guessed.blocks, *below)
