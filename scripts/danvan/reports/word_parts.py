"""Small things that python-docx has no name for: rules, fields, links, shades, charts."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from danvan.reports.charts import WIDTH_CM, height_cm, literal
from danvan.reports.content import Chart

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def rule(paragraph: Any, indent_mm: float, right_mm: float | None = None) -> None:
    """A thin line between the indents: the rule below the motto, the agency and the title."""
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = Cm(indent_mm / 10), Cm((indent_mm if right_mm is None else right_mm) / 10)
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().append(borders)


def page_number(paragraph: Any) -> None:
    """The number of the page, as a field."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)


def link(paragraph: Any, text: str, address: str) -> None:
    """Words that lead to an address."""
    name = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(text)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), name)
    paragraph._p.append(element)
    element.append(run._r)


def shade(cell: Any, colour: str) -> None:
    """A background that shows in black-and-white print."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def whole(row: Any) -> None:
    """A row is not parted by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def chart(file: WordFile, paragraph: Any, number: int, values: Chart) -> None:
    """A native chart in a paragraph, with its words for those who do not see it."""
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, literal(values), file.part.package)
    name = file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    spoken = "; ".join(f"{label}: {value}" for label, value in zip(values.labels, values.values, strict=True))
    inline: Any = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Cm(WIDTH_CM)}" cy="{Cm(height_cm(values))}"/><wp:docPr id="{number}" name="chart{number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHARTS}"><c:chart xmlns:c="{CHARTS}" r:id="{name}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    inline.find(f".//{qn('wp:docPr')}").set("descr", f"{values.name}: {spoken}")
    paragraph.add_run()._r.append(inline)
