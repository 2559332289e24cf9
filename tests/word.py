"""Word files for the tests, ugly like real ones, made with python-docx and some XML of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = "word/footnotes.xml"
NOTE_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


class Word:
    """A Word file that grows paragraph by paragraph."""

    def __init__(self) -> None:
        self.file = Document()
        self.notes: list[str] = []

    def add(self, text: str, *, bold: bool = False, font: str | None = None, style: str | None = None) -> Paragraph:
        """A paragraph; ``**`` parts bold text from plain, ``|`` parts runs of one look."""
        paragraph = self.file.add_paragraph(style=style)
        for place, piece in enumerate(text.split("**")):
            for part in piece.split("|"):
                run = paragraph.add_run(part)
                run.bold = True if bold or place % 2 else None
                if font:
                    run.font.name = font
        return paragraph

    def lines(self, *texts: str, **look: Any) -> None:
        """A paragraph for each text."""
        for text in texts:
            self.add(text, **look)

    def cells(self, rows: Sequence[Sequence[Sequence[str]]], style: str | None = None) -> Any:
        """A table: each cell's lines; a line between ``**`` is bold."""
        table = self.file.add_table(len(rows), len(rows[0]), style)
        for y, row in enumerate(rows):
            for x, lines in enumerate(row):
                cell = table.cell(y, x)
                for place, line in enumerate(lines):
                    paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
                    paragraph.add_run(line.strip("*")).bold = line.startswith("**") or None
        return table

    def head(self, left: Sequence[str], number: str, day: str, right: Sequence[str] = STATE) -> None:
        """The head of a paper of the State: two rows of two cells without borders, as Word's users lay it out."""
        self.cells([[left, [f"**{line}**" for line in right]], [[number], [day]]])

    def foot(self, recipients: Sequence[str], signing: Sequence[str]) -> None:
        """The foot: who receives it, who signs."""
        self.cells([[["**Nơi nhận:**", *recipients], [f"**{line}**" if line else "" for line in signing]]])

    def xml(self, paragraph: Paragraph, inside: str) -> None:
        """XML at the end of a paragraph."""
        for element in parse_xml(f"<w:p {NS} xmlns:v='urn:schemas-microsoft-com:vml'>{inside}</w:p>"):
            paragraph._p.append(element)

    def note(self, paragraph: Paragraph, text: str) -> None:
        """A footnote at the end of a paragraph."""
        self.notes.append(text)
        self.xml(paragraph, f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>')

    def picture(self, *, width: int = 2400, height: int = 1600, kind: str = "JPEG") -> None:
        """A picture of many colours in a paragraph of its own."""
        image = Image.effect_noise((width, height), 80).convert("RGB")
        into = io.BytesIO()
        image.save(into, kind)
        into.seek(0)
        self.file.add_picture(into, width=Cm(4))

    def data(self) -> bytes:
        """The file's bytes."""
        into = io.BytesIO()
        self.file.save(into)
        return with_notes(into.getvalue(), self.notes) if self.notes else into.getvalue()

    def save(self, path: Path) -> Path:
        """Write it."""
        path.write_bytes(self.data())
        return path


def changed(data: bytes, **parts: Any) -> bytes:
    """A zip with parts replaced (a function is given the old part) or added."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = parts.pop(name, None)
            content = old.read(name)
            new.writestr(name, change(content) if callable(change) else content if change is None else change)
        for name, content in parts.items():
            new.writestr(name, content)
    return into.getvalue()


def with_notes(data: bytes, notes: list[str]) -> bytes:
    """The file with a part of footnotes, which python-docx does not write."""
    inside = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
        "</w:p></w:footnote>"
        for number, text in enumerate(notes, 1)
    )
    relation = f'<Relationship Id="rIdNotes" Type="{NOTE_KIND}" Target="footnotes.xml"/></Relationships>'
    kind = f'<Override PartName="/{NOTES}" ContentType="{NOTE_TYPE}"/></Types>'
    return changed(
        data,
        **{
            NOTES: f"<w:footnotes {NS}>{inside}</w:footnotes>",
            "word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", relation.encode()),
            "[Content_Types].xml": lambda old: old.replace(b"</Types>", kind.encode()),
        },
    )
