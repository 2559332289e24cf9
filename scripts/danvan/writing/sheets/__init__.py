"""Sheets, xlsx or CSV: one row a record; all are written or none. Also the empty sheet to fill in."""

from danvan.writing.sheets.making import make_from_sheet
from danvan.writing.sheets.template import template

__all__ = ["make_from_sheet", "template"]
