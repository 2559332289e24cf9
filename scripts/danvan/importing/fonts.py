"""Which font a run of a Word file has: its own, its style's, or the document's."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element
DEPTH = 12


class Fonts:
    """The fonts of the styles of ``word/styles.xml``."""

    def __init__(self, styles: Element | None) -> None:
        found = styles.findall(f"{W}style") if styles is not None else []
        self._styles = {str(style.get(f"{W}styleId")): style for style in found}
        self._usual = {str(style.get(f"{W}type")): style for style in found if style.get(f"{W}default") == "1"}
        defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._default = _named(defaults)

    def of_run(self, run: Element) -> str | None:
        """The font of a run's Latin letters."""
        own = run.find(f"{W}rPr")
        if name := _named(own):
            return name
        paragraph = next(run.iterancestors(f"{W}p"), None)
        style = own.find(f"{W}rStyle") if own is not None else None
        holder = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        for chosen in (style, holder):
            if chosen is not None and (name := self._of_style(self._styles.get(str(chosen.get(f"{W}val"))))):
                return name
        return self._of_style(self._usual.get("paragraph")) or self._default

    def _of_style(self, style: Element | None) -> str | None:
        """The font of a style, or of the one that it is based on."""
        for _ in range(DEPTH):
            if style is None:
                return None
            if name := _named(style.find(f"{W}rPr")):
                return name
            base = style.find(f"{W}basedOn")
            style = self._styles.get(str(base.get(f"{W}val"))) if base is not None else None
        return None


def _named(properties: Element | None) -> str | None:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return None
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
