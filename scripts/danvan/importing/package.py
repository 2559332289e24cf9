"""The Word file's own XML, mended before pandoc reads it: old encodings, text boxes; and what it says of itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from danvan.filetypes.packages import BadPackage, parse
from danvan.importing.fonts import Fonts
from danvan.importing.opening import DOCUMENT
from danvan.importing.report import Report
from danvan.legacy import TCVN3, VNI, Encoding, is_unicode, legacy_of, of_font, shows_capitals
from danvan.problems import Refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TEXTS = (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
Element = etree._Element


@dataclass(frozen=True)
class Mended:
    """The file to read, and whether text in an old encoding was left as it was."""

    data: bytes
    legacy: Encoding | None = None


def mend(data: bytes, name: str, convert: str, report: Report) -> Mended:
    """Convert old encodings (``convert``: tcvn3, vni, auto; "" only finds them), free text boxes, count changes.

    Raises Refusal when the XML cannot be read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    try:
        trees = {part: parse(parts[part]) for part in TEXTS if part in parts}
        fonts = Fonts(parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None)
    except BadPackage:
        raise Refusal(f"{name}: nội dung tệp hỏng\n    → mở bằng Word, lưu lại dưới dạng .docx rồi thử lại") from None
    _count(parts, trees[DOCUMENT], report)
    found = None
    for tree in trees.values():
        found = _legacy(tree, fonts, convert, report) or found
        _free_boxes(tree, report)
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(
                part, etree.tostring(trees[part], xml_declaration=True, encoding="UTF-8") if part in trees else content
            )
    return Mended(into.getvalue(), None if convert else found)


def _count(parts: dict[str, bytes], tree: Element, report: Report) -> None:
    added, taken = len(tree.findall(f".//{W}ins/{W}r")), len(tree.findall(f".//{W}del/{W}r"))
    if added or taken:
        report.did(f"chấp nhận mọi chỗ sửa đang theo dõi (thêm {added}, bớt {taken} đoạn chữ)")
        report.see(f"tệp có {added + taken} chỗ sửa chưa duyệt trong Word; đã coi như đồng ý hết")
    comments = parts.get("word/comments.xml")
    count = comments.count(b"<w:comment ") if comments else 0
    if count:
        report.did(f"bỏ {count} lời nhận xét (comment)")
        report.see(f"đọc lại {count} lời nhận xét trong tệp Word; chúng không lên trang")


def _free_boxes(tree: Element, report: Report) -> None:
    """Paragraphs in text boxes stand after the paragraph that holds the box; the copy for old programs goes."""
    for fallback in tree.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"):
        for box in list(fallback.iter(f"{W}txbxContent")):
            box.clear()
    for box in list(tree.iter(f"{W}txbxContent")):
        host = next((parent for parent in box.iterancestors(f"{W}p")), None)
        paragraphs = [child for child in box if child.tag in (f"{W}p", f"{W}tbl")]
        if host is None or not paragraphs:
            continue
        for paragraph in reversed(paragraphs):
            host.addnext(paragraph)
        _empty(box)
        text = " ".join(str(text) for paragraph in paragraphs for text in paragraph.itertext()).strip()
        if text:
            report.did("đưa chữ trong hộp chữ (text box) ra giữa bài")
            report.see("chữ vốn ở trong hộp, xem có đúng chỗ không", text)


def _empty(box: Element) -> None:
    """Take out the run that held a box: pandoc drops the whole paragraph around an empty one. One with a picture stays."""
    run = next(box.iterancestors(f"{W}r"), None)
    parent = run.getparent() if run is not None else None
    if run is not None and parent is not None and not any(True for _ in run.iter(f"{BLIP}blip")):
        parent.remove(run)


def _legacy(tree: Element, fonts: Fonts, convert: str, report: Report) -> Encoding | None:
    """Convert the runs in an old encoding, told by their fonts or by how they read; the encoding that was found."""
    found: Encoding | None = None
    for paragraph in tree.iter(f"{W}p"):
        runs = [run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is paragraph]
        wanted = list(_old_runs(runs, fonts))
        if not wanted:
            continue
        found = wanted[0][1]
        if convert:
            _convert(wanted, fonts, convert)
            report.did(f"chuyển chữ {found.label} sang Unicode")
            report.see(f"đoạn chuyển từ {found.label}, đọc lại", "".join(map(_text, runs)))
    return found


def _old_runs(runs: list[Element], fonts: Fonts) -> Iterator[tuple[Element, Encoding]]:
    """The runs of a paragraph that are in an old encoding; Unicode text in an old font is not."""
    by_text = legacy_of("".join(map(_text, runs)))
    for run in runs:
        text, font = _text(run), fonts.of_run(run)
        encoding = of_font(font) or by_text
        old = any(letter > "\x7f" for letter in text) or shows_capitals(font)
        if encoding and old and not is_unicode(text):
            yield run, encoding


def _convert(wanted: list[tuple[Element, Encoding]], fonts: Fonts, convert: str) -> None:
    named = {"tcvn3": TCVN3, "vni": VNI}.get(convert)
    for (run, encoding), following in zip(wanted, [*wanted[1:], None], strict=True):
        right = named or encoding
        if following and following[0].getprevious() is run:
            _give_back(run, following[0], right)
        capitals = shows_capitals(fonts.of_run(run))
        for hyphen in list(run.iter(f"{W}softHyphen")):  # what Word makes of ư
            hyphen.tag, hyphen.text = f"{W}t", "\xad"
        for text in run.iter(f"{W}t"):
            plain = right.to_unicode(_bytes(text.text or ""))
            text.text = plain.upper() if capitals else plain


def _give_back(run: Element, following: Element, encoding: Encoding) -> None:
    """A sign that Word has put into the next run belongs to the letter at the end of this one."""
    mine, others = list(run.iter(f"{W}t")), list(following.iter(f"{W}t"))
    if mine and others and others[0].text and others[0].text[0] in encoding.joins and encoding.joins:
        mine[-1].text = (mine[-1].text or "") + others[0].text[0]
        others[0].text = others[0].text[1:]


def _bytes(text: str) -> str:
    """Letters that Word moved to the private area for symbol fonts, at their own places."""
    return "".join(chr(ord(letter) - 0xF000) if 0xF020 <= ord(letter) <= 0xF0FF else letter for letter in text)


def _text(run: Element) -> str:
    return "".join(_texts(run))


def _texts(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}softHyphen":
            yield "\xad"
