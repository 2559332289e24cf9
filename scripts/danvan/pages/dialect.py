"""The Markdown of our pages: Python-Markdown without the links that nobody may write, and without inline styles.

Addresses that stand apart from their links (``[words][name]``) are refused in texts (danvan.markup) and no template
uses them; looking for them at every bracket took a tenth of the time of rendering. A table's column that is set to the
right (``---:``) gets a class: a style in the page would be stopped by the site's Content-Security-Policy.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

INLINE = ("reference", "image_reference", "short_reference", "short_image_ref")


class Dialect(Extension):
    """Takes the unused patterns out, puts classes in the place of styles."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by the library when it sets itself up."""
        for name in INLINE:
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        md.treeprocessors.register(_Columns(md), "columns", 15)


class _Columns(Treeprocessor):
    """``text-align: right;`` of a cell → ``dv-right``."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("th", "td") and (style := cell.attrib.pop("style", "")):
                cell.set("class", f"dv-{style.removeprefix('text-align: ').rstrip(';')}")
