"""The Markdown of our pages: Python-Markdown without the links that nobody may write.

Addresses that stand apart from their links (``[words][name]``) are refused in texts (danvan.markup) and no template
uses them; looking for them at every bracket took a tenth of the time of rendering.
"""

from __future__ import annotations

from markdown import Extension, Markdown

INLINE = ("reference", "image_reference", "short_reference", "short_image_ref")


class Dialect(Extension):
    """Takes the unused patterns out."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by the library when it sets itself up."""
        for name in INLINE:
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
