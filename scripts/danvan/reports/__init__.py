"""Reports: what was published in a period, as the Department's papers (features F106 to F109)."""

from collections.abc import Callable

from danvan.reports.content import Report
from danvan.reports.excel import as_xlsx
from danvan.reports.making import make
from danvan.reports.page import as_html
from danvan.reports.period import Period
from danvan.reports.plain import as_md
from danvan.reports.word import as_docx

WRITERS: dict[str, Callable[[Report], bytes]] = {"docx": as_docx, "xlsx": as_xlsx, "md": as_md, "html": as_html}

__all__ = ["WRITERS", "Period", "Report", "make"]
