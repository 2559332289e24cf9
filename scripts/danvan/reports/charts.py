"""A chart as Office draws it (DrawingML): bars with their numbers, dark on white, so that black-and-white print is clear."""

from __future__ import annotations

from typing import Any

from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.text import Text as ChartText
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from danvan.reports.content import Chart

INK = "1F3864"
WIDTH_CM = 16.0


def height_cm(chart: Chart) -> float:
    """Enough for its rows and its title."""
    return 2.4 + min(0.75, max(0.45, 14 / len(chart.labels))) * len(chart.labels)


def literal(chart: Chart) -> bytes:
    """The chart with its numbers in it, for a paper."""
    values = NumData(ptCount=len(chart.values), pt=[NumVal(idx=i, v=number) for i, number in enumerate(chart.values)])
    made = _bars(chart, NumDataSource(numLit=values))
    written: bytes = etree.tostring(made._write(), encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def of_cells(chart: Chart, sheet: Worksheet, first: int, column: int) -> BarChart:
    """The chart of cells below each other from row ``first`` on: it follows when a number is mended."""
    cells = Reference(sheet, column, first, column, first + len(chart.labels) - 1)
    names = Reference(sheet, 1, first, 1, first + len(chart.labels) - 1)
    made: BarChart = _bars(chart, NumDataSource(numRef=NumRef(f=str(cells))))
    # LibreOffice takes no names but a sheet's own cells.
    made.series[0].cat = AxDataSource(strRef=StrRef(f=str(names)))
    return made


def _title(text: str) -> Title:
    """A title of the size of a table's words; as it comes it would be larger than the paper's own."""
    size = CharacterProperties(sz=1200, b=True)
    words = Paragraph(pPr=ParagraphProperties(defRPr=size), r=[RegularTextRun(rPr=size, t=text)])
    return Title(tx=ChartText(rich=RichText(p=[words])), overlay=False)


def _bars(chart: Chart, values: NumDataSource) -> Any:
    made: Any = BarChart()
    made.type, made.title, made.legend, made.gapWidth = "bar", _title(chart.name), None, 45
    made.width, made.height = WIDTH_CM, height_cm(chart)
    # The first label on top, as in the table.
    made.x_axis.scaling.orientation = "maxMin"
    made.x_axis.delete, made.y_axis.delete = False, True
    made.y_axis.majorGridlines = None
    made.y_axis.scaling.min = 0
    labels = StrData(ptCount=len(chart.labels), pt=[StrVal(idx=i, v=text) for i, text in enumerate(chart.labels)])
    series = Series(idx=0, order=0, cat=AxDataSource(strLit=labels), val=values)
    series.graphicalProperties = GraphicalProperties(solidFill=INK)
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    made.series.append(series)
    return made
