"""Pictures of a Word file → files of the site, at a sensible size, without what the camera wrote; each to be described."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageOps

from danvan.importing.report import Report
from danvan.records.base import UNDESCRIBED

FOLDER = "docs/assets/anh"
WIDEST = 1600
QUALITY = 85
FEW_COLOURS = 256
# Windows' drawings, which no browser shows and Pillow cannot read here.
DRAWINGS = (".emf", ".wmf", ".svg", ".tif", ".tiff")


@dataclass
class Pictures:
    """The pictures that a text uses: ``files`` by their path from the project's root."""

    root: Path
    stem: str
    media: Mapping[str, bytes]
    report: Report
    files: dict[str, bytes] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)

    def markdown(self, name: str) -> str:
        """A picture where it stands, with a place for its description; "" for one that cannot be shown."""
        path = self._paths.get(name) or self._kept(name)
        if not path:
            return ""
        number = list(self._paths).index(name) + 1
        return f"![{UNDESCRIBED} {number}]({path.removeprefix('docs/')})"

    def _kept(self, name: str) -> str:
        data = self.media.get(name)
        made = None if data is None or name.lower().endswith(DRAWINGS) else shrunk(data)
        if made is None:
            self.report.see(
                f"hình {name.rpartition('/')[2]} không dùng được (hình vẽ của Word, hoặc hỏng), đã bỏ; chụp lại thành ảnh PNG nếu cần"
            )
            return ""
        content, ending = made
        path = self._free(ending)
        self.files[path] = content
        self._paths[name] = path
        self.report.did("lấy ảnh ra, thu nhỏ vừa trang, bỏ dữ liệu máy ảnh")
        self.report.see(f"viết mô tả cho ảnh {len(self._paths)} ({path}): thay chữ «{UNDESCRIBED} {len(self._paths)}»")
        return path

    def _free(self, ending: str) -> str:
        """A path that no file has."""
        number = len(self.files) + 1
        while (self.root / (path := f"{FOLDER}/{self.stem}-{number}.{ending}")).exists() or path in self.files:
            number += 1
        return path


def shrunk(data: bytes) -> tuple[bytes, str] | None:
    """The picture upright, at most 1,600 points wide, without hidden data, and its file's ending; None when it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                image = ImageOps.exif_transpose(opened)
                image.thumbnail((WIDEST, 4 * WIDEST))
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    clear = "A" in image.getbands() or "transparency" in image.info
    drawing = clear or image.convert("RGB").getcolors(FEW_COLOURS) is not None
    into = io.BytesIO()
    if drawing:
        image.convert("RGBA" if clear else "RGB").save(into, "PNG", optimize=True)
    else:
        image.convert("RGB").save(into, "JPEG", quality=QUALITY, optimize=True)
    return into.getvalue(), "png" if drawing else "jpg"
